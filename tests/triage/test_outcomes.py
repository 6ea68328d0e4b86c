"""What published groups like this patient did."""

from hypothesis import given

from allcli.engine.load import load_rulebook
from allcli.rulebook.parse import parse
from allcli.rulebook.truth import truth
from allcli.triage.assessment import Assessment
from tests.cases import AFTER_HCT, FIT, assessed, facts
from tests.profile import examples
from tests.report.golden import printed
from tests.triage.strategies import Changes, full_cases


def closest(result: Assessment) -> list[str]:
    return [row.id for row in result.outcomes if row.closest]


def test_the_rows_that_ask_most_of_the_case_are_the_closest() -> None:
    """Relapse after HCT without GVHD: that series, before the trial of all comers."""
    assert closest(assessed(AFTER_HCT)) == [
        "blinatumomab-post-hct", "tower-all", "second-hct-ebmt",
    ]  # fmt: skip


def test_another_group_is_not_told_as_this_one() -> None:
    """After the first salvage the first-salvage series is none of this patient's."""
    second = assessed(FIT, {"lines": [{"regimen": "A"}, {"regimen": "B"}]})

    assert "yoon-first-salvage" in [row.id for row in assessed(FIT).outcomes]
    assert "yoon-first-salvage" not in [row.id for row in second.outcomes]


def test_where_the_group_is_not_certain_no_row_is_shown() -> None:
    """BCR::ABL1 not known: the trial of Ph-negative patients may be that of others."""
    result = assessed(FIT, {"genetics.bcr_abl1": "pending"})

    assert "tower-all" not in [row.id for row in result.outcomes]


def test_a_result_is_told_of_the_group_with_its_endpoints_and_source() -> None:
    """Endpoint before figure, the data cut, a number for the source, and no forecast."""
    text = " ".join(printed(assessed(FIT, {"antigens.cd19": "negative"}), 100).split())

    assert "PUBLISHED OUTCOMES IN SIMILAR PATIENTS (not a prognosis)" in text
    assert (
        "inotuzumab ozogamicin, adults in salvage 1 or 2, 326 (final): "
        "CR/CRi 73.8 vs 30.9 % with chemotherapy"
    ) in text


@examples(100)
@given(full_cases())
def test_at_most_three_rows_are_close_and_each_certainly_fits(patient: Changes) -> None:
    """Two of the salvage and one of the destination, whose conditions hold."""
    result = assessed(patient)
    rows = {row.id: row for row in load_rulebook().outcomes}
    known = facts(patient)

    assert len(closest(result)) <= 3
    for row in result.outcomes:
        assert truth(parse(rows[row.id].when), known) is True
