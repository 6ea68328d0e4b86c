"""Severity of VOD/SOS in adults by EBMT 2016."""

import pytest
from hypothesis import given

from allcli.case.calculators.vod_severity import VodCourse, severity
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

MILD = VodCourse(
    days_since_first_symptoms=9,
    bilirubin_mg_dl=2.5,
    bilirubin_doubled_within_48_h=False,
    transaminases_x_normal=1,
    weight_gain_pct=3,
    creatinine_x_baseline=1,
    multi_organ_dysfunction=False,
    risk_factors=0,
)
# Each has one criterion of its category, so that a second one decides.
ONE_MODERATE = MILD._replace(creatinine_x_baseline=1.3)
ONE_SEVERE = MILD._replace(bilirubin_doubled_within_48_h=True)
ONE_VERY_SEVERE = MILD._replace(transaminases_x_normal=9)
YES_NO = (False, True)
VALUES = {
    "days_since_first_symptoms": (10, 7, 4),
    "bilirubin_mg_dl": (1, 2, 3, 5, 8),
    "bilirubin_doubled_within_48_h": YES_NO,
    "transaminases_x_normal": (1, 3, 6, 9),
    "weight_gain_pct": (2, 5, 10),
    "creatinine_x_baseline": (1, 1.2, 1.5, 2),
    "multi_organ_dysfunction": YES_NO,
    "risk_factors": (0, 1, 2),
}
FEW = {name: VALUES[name] for name in list(VALUES)[2:]}
NOT_UP = ("mild", "mild", "moderate")
CATEGORIES = ("mild", "moderate", "severe", "very severe")


def test_a_mild_course() -> None:
    """Every criterion in the first column is mild."""
    assert severity(MILD).text == "mild"


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (ONE_MODERATE, 8, "mild"),
        (ONE_MODERATE, 7.1, "mild"),
        (ONE_MODERATE, 7, "moderate"),
        (ONE_MODERATE, 5, "moderate"),
        (ONE_SEVERE, 7, "moderate"),
        (ONE_SEVERE, 5, "moderate"),
        (ONE_SEVERE, 4.9, "severe"),
        (ONE_SEVERE, 4, "severe"),
        (ONE_VERY_SEVERE, 1, "severe"),
    ],
)
def test_days_since_the_first_symptoms(start: VodCourse, days: float, expected: str) -> None:
    """More than 7 days is mild, 5 to 7 moderate, up to 4 severe; no number is very severe."""
    assert severity(start._replace(days_since_first_symptoms=days)).text == expected


@pytest.mark.parametrize(
    ("start", "bilirubin", "expected"),
    [
        *((ONE_MODERATE, *case) for case in bilirubins((3, "mild", "moderate", "moderate"))),
        *((ONE_SEVERE, *case) for case in bilirubins((5, "moderate", "severe", "severe"))),
        *(
            (ONE_VERY_SEVERE, *case)
            for case in bilirubins((8, "severe", "very severe", "very severe"))
        ),
    ],
)
def test_bilirubin(start: VodCourse, bilirubin: float, expected: str) -> None:
    """From 3 mg/dL it is moderate, from 5 severe, from 8 very severe, in either unit."""
    assert severity(start._replace(bilirubin_mg_dl=bilirubin)).text == expected


@pytest.mark.parametrize(("bilirubin", "named"), bilirubins((2, False, True, True)))
def test_bilirubin_is_a_criterion_from_2_mg_dl(bilirubin: float, named: bool) -> None:
    """Below it, bilirubin does not help to make a mild course."""
    deciding = severity(MILD._replace(bilirubin_mg_dl=bilirubin)).deciding

    assert any(text.startswith("bilirubin") for text in deciding) is named


@pytest.mark.parametrize(
    ("start", "times", "expected"),
    [
        *((ONE_MODERATE, *case) for case in around((2, "mild", "mild", "moderate"))),
        *((ONE_SEVERE, *case) for case in around((5, "moderate", "moderate", "severe"))),
        *(
            (MILD._replace(creatinine_x_baseline=2), *case)
            for case in around((8, "severe", "severe", "very severe"))
        ),
    ],
)
def test_transaminases(start: VodCourse, times: float, expected: str) -> None:
    """Above 2 times normal it is moderate, above 5 severe, above 8 very severe."""
    assert severity(start._replace(transaminases_x_normal=times)).text == expected


@pytest.mark.parametrize(
    ("start", "weight", "expected"),
    [
        *((ONE_MODERATE, *case) for case in around((5, "mild", "moderate", "moderate"))),
        *((ONE_SEVERE, *case) for case in around((5, "mild", "severe", "severe"))),
        *(
            (ONE_VERY_SEVERE, *case)
            for case in around((10, "severe", "very severe", "very severe"))
        ),
    ],
)
def test_weight_gain(start: VodCourse, weight: float, expected: str) -> None:
    """5 to 10 % is severe beside another severe criterion, else moderate; 10 % is very severe."""
    assert severity(start._replace(weight_gain_pct=weight)).text == expected


@pytest.mark.parametrize(
    ("start", "times", "expected"),
    [
        *(
            (MILD._replace(transaminases_x_normal=3), *case)
            for case in around((1.2, "mild", "moderate", "moderate"))
        ),
        *((ONE_SEVERE, *case) for case in around((1.5, "moderate", "severe", "severe"))),
        *((ONE_VERY_SEVERE, *case) for case in around((2, "severe", "very severe", "very severe"))),
    ],
)
def test_creatinine(start: VodCourse, times: float, expected: str) -> None:
    """From 1.2 times baseline it is moderate, from 1.5 severe, from 2 very severe."""
    assert severity(start._replace(creatinine_x_baseline=times)).text == expected


@pytest.mark.parametrize("start", [ONE_MODERATE, ONE_SEVERE, ONE_VERY_SEVERE])
def test_one_criterion_does_not_make_a_category(start: VodCourse) -> None:
    """Two criteria are needed, whichever the category."""
    assert severity(start).text == "mild"


def test_a_worse_criterion_counts_for_the_milder_category_too() -> None:
    """One very severe and one severe criterion are two that are severe."""
    assert severity(ONE_SEVERE._replace(transaminases_x_normal=9)).text == "severe"


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (MILD, "moderate"),
        (ONE_MODERATE._replace(transaminases_x_normal=3), "severe"),
        (ONE_SEVERE._replace(transaminases_x_normal=6), "severe"),
    ],
)
def test_two_risk_factors_move_up_one_class(course: VodCourse, expected: str) -> None:
    """Mild becomes moderate and moderate severe; severe stays."""
    assert severity(course._replace(risk_factors=1)).text != "very severe"
    assert severity(course._replace(risk_factors=2)).text == expected
    assert severity(course._replace(risk_factors=1)).text == severity(course).text


def test_multi_organ_dysfunction_is_very_severe() -> None:
    """It settles the severity alone, whatever is unknown."""
    result = severity(VodCourse(multi_organ_dysfunction=True))

    assert (result.text, result.deciding) == ("very severe", ("multi-organ dysfunction",))


def test_the_deciding_criteria_are_named() -> None:
    """The criteria that reach the category, with their values."""
    result = severity(ONE_SEVERE._replace(transaminases_x_normal=6))

    assert result.deciding == ("bilirubin doubled within 48 h", "transaminases 6 x normal")


def test_unknown_criteria_leave_a_range() -> None:
    """A mild course whose organ function is unknown may still be very severe."""
    result = severity(MILD._replace(multi_organ_dysfunction=None))

    assert (result.text, result.missing) == ("mild to very severe", ("multi_organ_dysfunction",))


def test_nothing_known_is_any_severity() -> None:
    """All eight inputs are asked for."""
    result = severity(VodCourse())

    assert (result.text, result.missing) == ("mild to very severe", VodCourse._fields)


@given(with_gaps(records(VodCourse, VALUES), VALUES))
def test_completing_the_course_stays_in_the_range(gapped: Gapped) -> None:
    """Severity never leaves the range that was given while inputs were unknown."""
    before, after = severity(gapped.partial), severity(gapped.complete)

    assert before.low <= after.low == after.high <= before.high


@given(records(VodCourse, VALUES), records(VodCourse, VALUES))
def test_a_worse_course_is_never_less_severe(first: VodCourse, second: VodCourse) -> None:
    """The item-wise worse of two courses is at least as severe as either."""
    worse = worse_of(first, second, falling=("days_since_first_symptoms",))

    assert severity(worse).low >= max(severity(first).low, severity(second).low)


@given(with_gaps(records(VodCourse, VALUES), FEW))
def test_missing_inputs_are_exactly_those_that_can_change_the_severity(gapped: Gapped) -> None:
    """An input is missing when, and only when, some completion lets it decide."""
    course = without_bounds(gapped.partial)

    assert set(severity(course).missing) == decisive(severity, course, VALUES)
