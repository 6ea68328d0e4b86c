"""Patients whom no option is left for, and holes between dates, are found."""

from datetime import date

import pytest

from allcli.case.derive import derive
from allcli.case.files.read import parse_case
from allcli.triage.access import accesses
from allcli.triage.assess import assess
from allcli.triage.evaluate import evaluate
from allcli.verify.check import Accepted, check
from allcli.verify.counter_examples import cases
from tests.verify.mini import criterion, rulebook_of
from tests.verify.planted import found

# --- gaps -----------------------------------------------------------------------------------------


def test_patients_left_with_nothing_are_found_in_as_few_words_as_make_it_certain() -> None:
    """Mixed phenotype has no drug; T-ALL loses its only one at 70, B-ALL both."""
    rulebook = rulebook_of(
        criterion("a", "patient.age_years >= 70", 'verdict = { other = "avoid" }'),
        criterion("b", "hct.prior_allo", 'verdict = { drug = "avoid" }'),
    )
    gaps = [finding for finding in check(rulebook) if finding.kind == "gap"]

    assert [gap.says for gap in gaps] == [
        "lineage mpal",
        "age 70 years, prior allo-HCT yes",
        "age 70 years, lineage t-all",
    ]
    for name, text in cases(gaps).items():
        result = assess(parse_case(name, text), rulebook, date(2026, 3, 1))
        assert result.suggestion.salvage is None


def test_a_gap_that_was_accepted_is_not_told_again() -> None:
    """A clinician has said: yes, that is a true dead end."""
    known = Accepted("gap", "true dead end", when="disease.lineage == 'mpal'")

    assert [finding for finding in check(rulebook_of(), [known]) if finding.kind == "gap"] == []


# --- dates and places -----------------------------------------------------------------------------


def access(since: str, *lines: str, layer: str = "licence") -> str:
    return "\n".join((
        "", "[[access]]", 'option = "drug"', 'jurisdiction = "KR"', f'layer = "{layer}"',
        f'since = "{since}"', "when = \"disease.lineage == 'b-all'\"", 'says = "So it is."',
        'references = ["source-2020"]', *lines, "",
    ))  # fmt: skip


def test_a_hole_between_two_rows_is_found_and_the_case_falls_into_it() -> None:
    """On that day nothing says whether the drug is licensed."""
    rulebook = rulebook_of(access("2015-01-01", 'until = "2018-12-31"'), access("2019-03-01"))
    (finding,) = [finding for finding in check(rulebook) if finding.kind == "dates"]
    ((name, text),) = cases([finding]).items()
    case = parse_case(name, text).case

    assert finding.says == "no row is in force from 2019-01-01 until 2019-03-01"
    assert str(case.assessed_on) == "2019-01-01"
    assert accesses(evaluate(rulebook, derive(case), finding.as_of))["drug"].licence == "no"


def test_two_rows_that_begin_on_one_day_leave_no_hole() -> None:
    """One for adults and one for children may have come with the same licence."""
    rulebook = rulebook_of(access("2015-01-01"), access("2015-01-01", 'until = "2018-12-31"'))

    assert not any("no row is in force" in finding.says for finding in check(rulebook))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((access("2015", 'until = "2018-12-31"'), access("2018-06-01")),
         "two rows say the same from 2018-06-01 on"),
        ((access("2015"), access("2018-06")), "two rows say the same from 2018-06 on"),
        ((access("2015-05-02", 'until = "2015-05-01"'),),
         "ends (2015-05-01) before it begins (2015-05-02)"),
        ((access("2015", layer="reimbursement"),),
         "paid for, but no row says whether it is licensed there"),
        ((criterion("a", "hct.prior_allo", "since = 2020-01-02", "until = 2020-01-01"),),
         "ends (2020-01-01) before it begins (2020-01-02)"),
    ],
    ids=["overlap", "overlap without end", "row", "place", "criterion"],
)  # fmt: skip
def test_dates_that_cannot_be_are_found(rows: tuple[str, ...], said: str) -> None:
    """Overlaps, ends before beginnings, a payer without a licence."""
    (finding,) = found("dates", *rows)

    assert finding.says == said
    assert finding.example
    assert finding.example.case


def test_rows_that_follow_one_another_are_in_order() -> None:
    """The next begins on the day after the last ends."""
    rows = (access("2015", 'until = "2018-12-31"'), access("2019-01-01"))

    assert found("dates", *rows) == []
