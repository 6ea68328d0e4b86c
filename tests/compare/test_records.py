"""Two rulebooks are compared record by record and field by field."""

from datetime import date

import pytest

from allcli.case.places import PLACES
from allcli.compare.records import RecordChange, changes
from allcli.compare.side import Side
from allcli.engine.prepared import Prepared
from tests.overlays import BLASTS, FROM_40, INOTUZUMAB_FIRST, NEW, NO_MEC, local

EVERYTHING = (FROM_40, NO_MEC, INOTUZUMAB_FIRST, NEW)


def named(changed: list[RecordChange]) -> dict[str, str]:
    return {change.name: change.what for change in changed}


@pytest.mark.parametrize("day", [None, date(2017, 3, 20)])
@pytest.mark.parametrize("place", [None, *PLACES])
def test_a_rulebook_does_not_differ_from_itself(day: date | None, place: str | None) -> None:
    """A against A is empty, on any day and at any place, with local changes and without."""
    for rulebook in (local(), local(*EVERYTHING)):
        side = Side(rulebook, day, place)  # type: ignore[arg-type]

        assert changes(side, side) == []


def test_an_overlay_that_says_nothing_does_not_differ(rulebook: Prepared) -> None:
    """Built anew, every record is the same."""
    assert changes(Side(rulebook), Side(local())) == []


def test_each_local_change_is_a_difference(rulebook: Prepared) -> None:
    """Changed, disabled, reordered, added: each is named, and nothing else is."""
    assert named(changes(Side(rulebook), Side(local(*EVERYTHING)))) == {
        BLASTS: "changed",
        "mec": "changed",
        "salvage": "changed",
        "our-rule": "only in B",
    }


def test_the_other_way_round_adds_become_losses(rulebook: Prepared) -> None:
    """What is only in B one way is only in A the other."""
    assert named(changes(Side(local(NEW)), Side(rulebook))) == {"our-rule": "only in A"}


def test_only_the_fields_that_differ_are_told(rulebook: Prepared) -> None:
    """A verdict is compared option by option, a list by what one side has alone."""
    table = f'{FROM_40}verdict = {{ blinatumomab = "avoid" }}\nreferences = ["yoon-2020"]\n'

    (changed,) = changes(Side(rulebook), Side(local(table)))
    fields = {field.field: (field.before, field.after) for field in changed.fields}

    assert fields["when"] == ("disease.marrow_blasts_pct >= 50", "disease.marrow_blasts_pct >= 40")
    assert fields["verdict.blinatumomab"] == ("caution", "avoid")
    assert fields["verdict.blinatumomab-mrd"] == ("caution", "nothing")
    assert "title" not in fields


def test_the_order_tells_only_the_stretch_that_moved(rulebook: Prepared) -> None:
    """Two neighbours that changed places are two names."""
    (changed,) = changes(Side(rulebook), Side(local(INOTUZUMAB_FIRST)))

    assert [(field.before, field.after) for field in changed.fields] == [
        ("blinatumomab, inotuzumab", "inotuzumab, blinatumomab")
    ]


def test_a_later_day_has_what_came_into_force(rulebook: Prepared) -> None:
    """Korea's reimbursement of inotuzumab in 2019 is there in 2020 and not in 2017."""
    changed = named(
        changes(Side(rulebook, date(2017, 3, 20), "KR"), Side(rulebook, date(2020, 1, 1), "KR"))
    )

    assert changed["inotuzumab/KR/reimbursement/2019-10-01"] == "only in B"
    assert changed["blinatumomab/KR/reimbursement/2016-10-01"] == "only in A"


def test_another_place_has_its_own_rows_and_criteria(rulebook: Prepared) -> None:
    """What is bound to Korea is on Korea's side only; what holds everywhere is on neither."""
    changed = changes(Side(rulebook, place="US"), Side(rulebook, place="KR"))
    korean = {criterion.id for criterion in rulebook.criteria if criterion.jurisdictions == ("KR",)}

    assert korean <= {change.name for change in changed if change.what == "only in B"}
    assert all(change.kind in ("criterion", "access") for change in changed)


def test_a_changed_waiting_time_is_told_with_both_days(rulebook: Prepared) -> None:
    """Of the records about roads, too, every field that is not the same."""
    ours = local('[[interval]]\nid = "authorisation-korea"\nlongest = 21\n')
    (change,) = changes(Side(rulebook), Side(ours))

    assert (change.kind, change.name) == ("interval", "authorisation-korea")
    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("longest", "30", "21")
    ]
