"""VOD/SOS while findings are unknown, and where the sets disagree."""

import pytest
from hypothesis import given

from allcli.case.calculators.vod import (
    assess,
    baltimore,
    disagreements,
    ebmt_2016_classical,
    modified_seattle,
)
from allcli.case.calculators.vod_findings import VodFindings, implied
from tests.case.calculators.strategies import (
    Gapped,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)
from tests.case.calculators.vod_patients import (
    CLASSICAL,
    EXTREMES,
    NORMAL,
    RECORDS,
    SETS,
    VALUES,
    Criteria,
    consistent,
)


def test_an_unknown_finding_is_asked_for() -> None:
    """With one sign of two, ascites decides Baltimore: it cannot be told."""
    result = baltimore(CLASSICAL._replace(ascites=None))

    assert (result.text, result.missing) == ("not met to met", ("ascites",))
    assert result.deciding == ("day 10 (≤ 21)", "bilirubin 2 mg/dL (≥ 2)", "hepatomegaly")


def test_an_unknown_finding_that_cannot_matter_is_not_asked_for() -> None:
    """Bilirubin below 2 mg/dL rules Baltimore out, whatever else is unknown."""
    assert baltimore(VodFindings(bilirubin_mg_dl=1)).missing == ()


def test_painful_hepatomegaly_is_hepatomegaly() -> None:
    """What one finding implies need not be stated again."""
    stated = CLASSICAL._replace(hepatomegaly=None)

    assert baltimore(stated).text == "met"


def test_disagreements_name_the_items() -> None:
    """A weight gain of 4 % meets Seattle only, and the others say why they are not met."""
    findings = NORMAL._replace(days_since_hct=10, weight_gain_pct=4, hepatomegaly=True)
    results = [modified_seattle(findings), baltimore(findings), ebmt_2016_classical(findings)]

    assert disagreements(results)[0] == (
        "Baltimore is not met, unlike modified Seattle: bilirubin 1 mg/dL (not ≥ 2); "
        "weight gain 4 % (not ≥ 5); no ascites"
    )
    assert len(disagreements(results)) == 2


def test_the_halves_of_ebmt_2016_do_not_disagree() -> None:
    """The late set is not a dissent when the classical one is met, or the other way round."""
    dissent = disagreements(assess(CLASSICAL))

    assert not any(text.startswith("EBMT 2016") for text in dissent)


@pytest.mark.parametrize("findings", [NORMAL, VodFindings()])
def test_without_a_set_that_is_met_nothing_disagrees(findings: VodFindings) -> None:
    """All not met, or all unknown, is no disagreement."""
    assert disagreements(assess(findings)) == ()


@pytest.mark.parametrize("criteria", SETS)
@given(RECORDS)
def test_completing_the_findings_stays_in_the_range(criteria: Criteria, gapped: Gapped) -> None:
    """No set's answer ever leaves the range that was given while findings were unknown."""
    before, after = criteria(gapped.partial), criteria(gapped.complete)

    assert before.low <= after.low == after.high <= before.high


@pytest.mark.parametrize("criteria", SETS)
@given(records(VodFindings, VALUES), records(VodFindings, VALUES))
def test_more_findings_never_undo_a_set(
    criteria: Criteria, first: VodFindings, second: VodFindings
) -> None:
    """On the same day, the item-wise worse of two patients meets whatever either meets."""
    worse = worse_of(first, second)._replace(days_since_hct=first.days_since_hct)

    assert criteria(worse).low >= criteria(first).low


@pytest.mark.parametrize("criteria", SETS)
@given(with_gaps(records(VodFindings, VALUES).map(implied), EXTREMES))
def test_missing_findings_are_exactly_those_that_can_change_the_answer(
    criteria: Criteria, gapped: Gapped
) -> None:
    """A finding is missing when, and only when, some completion lets it decide."""
    findings = without_bounds(gapped.partial)
    expected = decisive(criteria, findings, EXTREMES, possible=consistent)

    assert set(criteria(findings).missing) == expected
