"""Chronic GVHD by NIH 2014."""

import pytest
from hypothesis import given

from allcli.case.calculators.chronic_gvhd import (
    LiverTests,
    LungTests,
    Organs,
    liver_score,
    lung_score,
    severity,
)
from tests.case.calculators.strategies import (
    Gapped,
    around,
    bilirubins,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)

NONE = Organs(0, 0, 0, 0, 0, 0, 0, 0)
NORMAL = LiverTests(bilirubin_mg_dl=0.8, bilirubin_uln_mg_dl=1.2, alt_x_uln=1, alp_x_uln=1)
OTHER_ORGANS = [organ for organ in Organs._fields if organ != "lungs"]
SCORES = {organ: range(4) for organ in Organs._fields}
SOME = {organ: range(4) for organ in ("skin", "mouth", "eyes", "lungs")}
TESTS = {
    "bilirubin_mg_dl": (0.3, 0.5, 1, 1.5, 2, 3, 4, 8),
    "bilirubin_uln_mg_dl": (0.4, 1, 1.2, 1.5, 3),
    "alt_x_uln": (0.5, 3, 4, 5, 6),
    "alp_x_uln": (1, 3, 4),
}


@pytest.mark.parametrize("organ", OTHER_ORGANS)
@pytest.mark.parametrize(
    ("score", "expected"), [(0, "none"), (1, "mild"), (2, "moderate"), (3, "severe")]
)
def test_one_organ_alone(organ: str, score: int, expected: str) -> None:
    """Every organ but the lungs counts the same."""
    assert severity(NONE._replace(**{organ: score})).text == expected


@pytest.mark.parametrize(
    ("score", "expected"), [(0, "none"), (1, "moderate"), (2, "severe"), (3, "severe")]
)
def test_the_lungs_count_one_class_higher(score: int, expected: str) -> None:
    """Lung score 1 is moderate, 2 and 3 are severe."""
    assert severity(NONE._replace(lungs=score)).text == expected


@pytest.mark.parametrize(
    ("involved", "expected"), [(1, "mild"), (2, "mild"), (3, "moderate"), (7, "moderate")]
)
def test_three_organs_at_score_1_are_moderate(involved: int, expected: str) -> None:
    """One or two organs at score 1 are mild, three or more moderate."""
    organs = NONE._replace(**dict.fromkeys(OTHER_ORGANS[:involved], 1))

    assert severity(organs).text == expected


def test_the_organs_that_decide_are_named() -> None:
    """The worst organ; or all that are involved where their number decides."""
    assert severity(NONE._replace(skin=2, mouth=1)).deciding == ("skin 2",)
    assert severity(NONE._replace(skin=1, mouth=1, eyes=1)).deciding == (
        "skin 1",
        "mouth 1",
        "eyes 1",
    )


def test_unknown_organs_leave_a_range() -> None:
    """Two organs at score 1 are mild at least, and a third that is unknown may be anything."""
    result = severity(NONE._replace(skin=1, mouth=1, lungs=None))

    assert (result.text, result.missing) == ("mild to severe", ("lungs",))


def test_severe_is_certain_whatever_is_unknown() -> None:
    """One organ at score 3 settles it."""
    result = severity(Organs(skin=3))

    assert (result.text, result.missing) == ("severe", ())


@pytest.mark.parametrize(
    ("fev1", "score"),
    [
        *around((80, "1", "0", "0"), (60, "2", "1", "1"), (40, "3", "2", "2")),
        (39, "3"),
        (79.5, "1"),
    ],
)
def test_lung_score_follows_fev1(fev1: float, score: str) -> None:
    """From 80 % 0, from 60 % 1, from 40 % 2, below 3; no value falls between two rows."""
    assert lung_score(LungTests(fev1)).text == score


@pytest.mark.parametrize(
    ("bilirubin", "score"), bilirubins((1.2, "0", "0", "2"), (3, "2", "2", "3"))
)
def test_liver_score_follows_bilirubin(bilirubin: float, score: str) -> None:
    """Raised up to 3 mg/dL is 2, above it 3, in either unit."""
    assert liver_score(NORMAL._replace(bilirubin_mg_dl=bilirubin)).text == score


@pytest.mark.parametrize(("alt", "score"), around((3, "0", "1", "1"), (5, "1", "1", "2")))
def test_liver_score_follows_alt(alt: float, score: str) -> None:
    """ALT 3 to 5 times the upper limit is 1, above it 2."""
    assert liver_score(NORMAL._replace(alt_x_uln=alt)).text == score


@pytest.mark.parametrize(("alp", "score"), [*around((3, "0", "1", "1")), (20, "1")])
def test_liver_score_follows_alkaline_phosphatase(alp: float, score: str) -> None:
    """From 3 times the upper limit it is 1, however high."""
    assert liver_score(NORMAL._replace(alp_x_uln=alp)).text == score


def test_bilirubin_without_its_limit_may_be_raised() -> None:
    """1 mg/dL is normal or raised: the laboratory's limit is asked for."""
    result = liver_score(NORMAL._replace(bilirubin_mg_dl=1, bilirubin_uln_mg_dl=None))

    assert (result.text, result.missing) == ("0 to 2", ("bilirubin_uln_mg_dl",))


def test_bilirubin_above_3_needs_no_limit() -> None:
    """Score 3 is certain from bilirubin alone."""
    result = liver_score(LiverTests(bilirubin_mg_dl=3.5))

    assert (result.text, result.deciding) == ("3", ("bilirubin 3.5 mg/dL",))


@given(with_gaps(records(Organs, SCORES), SCORES))
def test_completing_the_scores_stays_in_the_range(gapped: Gapped) -> None:
    """Severity never leaves the range that was given while organs were unknown."""
    before, after = severity(gapped.partial), severity(gapped.complete)

    assert before.low <= after.low == after.high <= before.high


@given(with_gaps(records(LiverTests, TESTS), TESTS))
def test_completing_the_liver_tests_stays_in_the_range(gapped: Gapped) -> None:
    """The liver score never leaves the range that was given while tests were unknown."""
    before, after = liver_score(gapped.partial), liver_score(gapped.complete)

    assert before.low <= after.low == after.high <= before.high


@given(with_gaps(records(Organs, SCORES), SOME))
def test_missing_organs_are_exactly_those_that_can_change_the_severity(gapped: Gapped) -> None:
    """An organ is missing when, and only when, some scores of the others let it decide."""
    organs = without_bounds(gapped.partial)

    assert set(severity(organs).missing) == decisive(severity, organs, SOME)


@given(with_gaps(records(LiverTests, TESTS), TESTS))
def test_missing_liver_tests_are_exactly_those_that_can_change_the_score(gapped: Gapped) -> None:
    """A test is missing when, and only when, some values of the others let it decide."""
    tests = without_bounds(gapped.partial)

    assert set(liver_score(tests).missing) == decisive(
        liver_score, tests, TESTS | {"bilirubin_uln_mg_dl": (0.2, 0.4, 1, 1.2, 1.5, 3)}
    )


@given(records(Organs, SCORES), records(Organs, SCORES))
def test_worse_scores_never_lower_the_severity(first: Organs, second: Organs) -> None:
    """The organ-wise worse of two patients is at least as severe as either."""
    worse = worse_of(first, second)

    assert severity(worse).low >= max(severity(first).low, severity(second).low)


@given(records(LiverTests, TESTS), records(LiverTests, TESTS))
def test_worse_liver_tests_never_lower_the_score(first: LiverTests, second: LiverTests) -> None:
    """Higher values against the same limit never score lower."""
    worse = worse_of(first, second)._replace(bilirubin_uln_mg_dl=first.bilirubin_uln_mg_dl)

    assert liver_score(worse).low >= liver_score(first).low
