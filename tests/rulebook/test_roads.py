"""The records about roads pass the checks that all records pass."""

import pytest

from allcli.rulebook.build import build
from allcli.rulebook.verify import RulebookError
from tests.overlays import local
from tests.rulebook.test_verify import GOOD, faults

ROADS = (
    GOOD
    + """
[[interval]]
id = "cycle"
stretch = "response"
title = "a cycle"
options = ["drug"]
shortest = 21
usual = 28
longest = 56
says = "A cycle takes that long."
strength = "label"
references = ["some-2020"]

[[constraint]]
id = "collect-late"
step = "collection"
title = "not before day 100"
options = ["drug"]
clock = "hct.days_since"
days = 100
holds = true
when = "hct.prior_allo"
says = "Not before day 100."
strength = "expert"
references = ["some-2020"]
"""
)


def test_intervals_and_constraints_are_read() -> None:
    """The example that the faults below are planted in is itself accepted."""
    rulebook, _ = build({"my.toml": ROADS.encode()})

    assert [record.longest for record in rulebook.intervals] == [56]
    assert [record.days for record in rulebook.constraints] == [100]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("usual = 28", "usual = 60", "cycle: shortest, usual and longest must not fall: 21, 60"),
        ('options = ["drug"]\nshortest', 'options = ["drg"]\nshortest', 'did you mean "drug"?'),
        ("usual = 28", "typical = 28", "cycle.typical"),
        ("longest = 56", "longest = -1", "cycle.longest"),
        ('stretch = "response"', 'stretch = "responce"', "cycle.stretch"),
        ('id = "collect-late"', 'id = "rule"', "rule is defined twice"),
        ("hct.days_since", "hct.day_since", 'did you mean "hct.days_since"?'),
        ("hct.days_since", "labs.bilirubin_x_uln", "counts no days of a patient"),
        ("days = 100\n", "", "collect-late: needs days: how long is to be waited"),
        ('clock = "hct.days_since"\n', "", "collect-late: only a clock holds a road up"),
        ('clock = "hct.days_since"\n', "", "collect-late: days count from a clock, or from a"),
        ('clock = "', 'after = ["drug"]\nclock = "', "needs either a clock, or in after a therapy"),
        ("holds = true", "holds = true\nchecked = false", "may not hold a road up"),
        ('when = "hct.prior_allo"', 'when = "hct.prior_alo"', 'did you mean "hct.prior_allo"?'),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, said: str) -> None:
    """A fault in a record about roads is told with the record, and what may be meant."""
    assert ROADS.count(old) == 1

    assert any(said in fault for fault in faults(ROADS.replace(old, new)))


def test_an_unknown_reference_is_refused() -> None:
    """What takes so long, or has to wait, says who found that."""
    start = ROADS.index("[[interval]]")
    planted = ROADS[:start] + ROADS[start:].replace("some-2020", "some-2021", 1)

    assert faults(planted) == [
        'my.toml: cycle: reference "some-2021" is not defined (did you mean "some-2020"?)'
    ]


def test_a_ward_changes_its_own_waiting_times() -> None:
    """A local rulebook changes an interval by its id, and says at which line it goes wrong."""
    ours = local('[[interval]]\nid = "authorisation-korea"\nlongest = 21\n')
    longest = {record.id: record.longest for record in ours.intervals}

    assert longest["authorisation-korea"] == 21
    with pytest.raises(RulebookError, match=r"ward\.toml:\d+: authorisation-korea: longst"):
        local('[[interval]]\nid = "authorisation-korea"\nlongst = 21\n')
