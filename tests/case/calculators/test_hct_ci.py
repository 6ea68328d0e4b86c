"""HCT-CI and HCT-CI/Age."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given

from allcli.case.calculators.hct_ci import (
    BeforeTransplant,
    hct_ci,
    hct_ci_age,
    hct_ci_points,
)
from allcli.case.calculators.scale import bounds
from allcli.case.span import Span
from allcli.case.units import read_quantity
from tests.case.calculators.strategies import (
    Gapped,
    around,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)

YES_NO = (False, True)
NUMBERS: dict[str, Sequence[Any]] = {
    "age_years": (10, 30, 40, 60),
    "ejection_fraction_pct": (60, 50, 40),
    "bilirubin_x_uln": (1, 1.2, 2),
    "transaminases_x_uln": (1, 2, 3),
    "bmi_kg_m2": (22, 40),
    "bmi_percentile": (50, 97),
    "creatinine_mg_dl": (1, 2, 3),
    "dlco_pct": (90, 80, 65),
    "fev1_pct": (90, 80, 65),
}
VALUES = {name: NUMBERS.get(name, YES_NO) for name in BeforeTransplant._fields}
FIT = BeforeTransplant(**{name: values[0] for name, values in VALUES.items()})._replace(
    age_years=30
)
SINGLE = ["age_years", "arrhythmia", "rheumatologic_disease", "prior_solid_tumour", "dlco_pct"]


def points_of(state: BeforeTransplant) -> int | Span:
    return hct_ci_points(state)[0]


def points_with_age(state: BeforeTransplant) -> int | Span:
    return hct_ci_points(state)[1]


def test_a_fit_patient_scores_nothing() -> None:
    """With every item absent the score is certain."""
    result = hct_ci(FIT)

    assert (result.text, result.deciding, result.missing) == ("0", ("0 points",), ())


@pytest.mark.parametrize(
    ("item", "weight"),
    [
        ("arrhythmia", 1),
        ("coronary_disease_heart_failure_or_infarction", 1),
        ("inflammatory_bowel_disease", 1),
        ("diabetes_on_drugs", 1),
        ("cerebrovascular_disease", 1),
        ("psychiatric_disturbance_treated", 1),
        ("chronic_hepatitis", 1),
        ("infection_on_treatment", 1),
        ("rheumatologic_disease", 2),
        ("peptic_ulcer_treated", 2),
        ("dialysis_or_kidney_transplant", 2),
        ("dyspnoea_on_slight_activity", 2),
        ("prior_solid_tumour", 3),
        ("heart_valve_disease", 3),
        ("cirrhosis", 3),
        ("dyspnoea_at_rest_or_oxygen", 3),
    ],
)
def test_the_weight_of_each_item(item: str, weight: int) -> None:
    """Each comorbidity scores its published weight."""
    assert points_of(FIT._replace(**{item: True})) == weight


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        *(("ejection_fraction_pct", *case) for case in around((50, 1, 1, 0))),
        *(("bilirubin_x_uln", *case) for case in around((1, 0, 0, 1), (1.5, 1, 1, 3))),
        *(("transaminases_x_uln", *case) for case in around((1, 0, 0, 1), (2.5, 1, 1, 3))),
        *(("bmi_kg_m2", *case) for case in around((35, 0, 0, 1))),
        *(("creatinine_mg_dl", *case) for case in around((2, 0, 0, 2))),
        *(("dlco_pct", *case) for case in around((65, 3, 3, 2), (80, 2, 2, 0))),
        *(("fev1_pct", *case) for case in around((65, 3, 3, 2), (80, 2, 2, 0))),
    ],
)
def test_the_cut_offs_of_measured_items(name: str, value: Any, expected: int) -> None:
    """Each measurement scores by its published cut-offs, without a gap between two rows."""
    assert points_of(FIT._replace(**{name: value})) == expected


@pytest.mark.parametrize(
    ("creatinine", "expected"), [("176.7 umol/L", 0), ("176.8 umol/L", 0), ("176.9 umol/L", 2)]
)
def test_creatinine_in_umol(creatinine: str, expected: int) -> None:
    """176.8 umol/L is 2 mg/dL, which does not count yet."""
    value = read_quantity(creatinine, "creatinine mg/dL", 0, 40)

    assert points_of(FIT._replace(creatinine_mg_dl=value)) == expected


@pytest.mark.parametrize(("percentile", "expected"), around((95, 0, 1, 1)))
def test_children_are_obese_by_percentile(percentile: float, expected: int) -> None:
    """A child's body mass index counts from the 95th percentile for age, not from 35 kg/m2."""
    child = FIT._replace(age_years=10, bmi_kg_m2=36, bmi_percentile=percentile)

    assert points_of(child) == expected


@pytest.mark.parametrize(("age", "expected"), around((18, 0, 1, 1)))
def test_the_adult_rule_for_obesity_begins_at_18(age: float, expected: int) -> None:
    """From 18 years the body mass index counts, and not its percentile."""
    heavy = FIT._replace(age_years=age, bmi_kg_m2=36)
    high_for_age = FIT._replace(age_years=age, bmi_percentile=96)

    assert points_of(heavy) == expected
    assert points_of(high_for_age) == 1 - expected


@pytest.mark.parametrize(
    ("mild", "severe"),
    [
        ({"chronic_hepatitis": True}, {"cirrhosis": True}),
        ({"bilirubin_x_uln": 1.2}, {"transaminases_x_uln": 3}),
        ({"dyspnoea_on_slight_activity": True}, {"dlco_pct": 60}),
    ],
)
def test_the_severe_form_replaces_the_mild_one(
    mild: dict[str, Any], severe: dict[str, Any]
) -> None:
    """Liver and lungs score once, by the worst finding."""
    assert points_of(FIT._replace(**mild, **severe)) == 3


@pytest.mark.parametrize(("age", "expected"), around((40, 0, 1, 1)))
def test_age_adds_one_point_from_40(age: float, expected: int) -> None:
    """Only HCT-CI/Age counts it."""
    patient = FIT._replace(age_years=age)

    assert points_of(patient) == 0
    assert points_with_age(patient) == expected


@pytest.mark.parametrize(
    ("items", "band"),
    [
        ([], "0"),
        (["arrhythmia"], "1-2"),
        (["peptic_ulcer_treated"], "1-2"),
        (["arrhythmia", "peptic_ulcer_treated"], "≥ 3"),
        (["heart_valve_disease", "prior_solid_tumour"], "≥ 3"),
    ],
)
def test_the_bands(items: list[str], band: str) -> None:
    """0 is low, 1-2 intermediate, 3 and more high."""
    assert hct_ci(FIT._replace(**dict.fromkeys(items, True))).text == band


def test_age_can_move_the_band() -> None:
    """Two points at 45 years are in the high band by HCT-CI/Age only."""
    patient = FIT._replace(age_years=45, peptic_ulcer_treated=True)

    assert (hct_ci(patient).text, hct_ci_age(patient).text) == ("1-2", "≥ 3")


def test_the_items_that_score_are_named() -> None:
    """The sum, then each item with its weight and what made it."""
    result = hct_ci(FIT._replace(fev1_pct=70, arrhythmia=True))

    assert result.deciding == ("3 points", "arrhythmia 1", "lungs 2: FEV1 70 % (≤ 80)")


def test_unknown_items_give_a_range() -> None:
    """An unknown tumour history leaves 0 to 3 points."""
    patient = FIT._replace(prior_solid_tumour=None)

    assert points_of(patient) == Span(0, 3)
    assert (hct_ci(patient).text, hct_ci(patient).missing) == ("0 to ≥ 3", ("prior_solid_tumour",))


def test_an_item_that_cannot_move_the_band_is_not_asked_for() -> None:
    """With one point, another single point stays in the same band."""
    patient = FIT._replace(arrhythmia=True, diabetes_on_drugs=None)

    assert (hct_ci(patient).text, hct_ci(patient).missing) == ("1-2", ())


def test_nothing_known_is_any_band() -> None:
    """The whole scale is possible."""
    assert hct_ci(BeforeTransplant()).text == "0 to ≥ 3"


@given(with_gaps(records(BeforeTransplant, VALUES), VALUES))
def test_completing_the_items_stays_in_the_range(gapped: Gapped) -> None:
    """Neither points nor band ever leave the range that was given while items were unknown."""
    for score in (points_of, points_with_age):
        low, high = bounds(score(gapped.partial))

        assert low <= score(gapped.complete) <= high
    for index in (hct_ci, hct_ci_age):
        before, after = index(gapped.partial), index(gapped.complete)

        assert before.low <= after.low == after.high <= before.high


@given(records(BeforeTransplant, VALUES), records(BeforeTransplant, VALUES))
def test_more_comorbidity_never_scores_less(
    first: BeforeTransplant, second: BeforeTransplant
) -> None:
    """At the same age, the item-wise worse of two patients scores at least as much as either."""
    falling = ("ejection_fraction_pct", "dlco_pct", "fev1_pct")
    worse = worse_of(first, second, falling)._replace(age_years=first.age_years)

    assert bounds(points_of(worse)) >= bounds(points_of(first))


@given(with_gaps(records(BeforeTransplant, VALUES), {name: VALUES[name] for name in SINGLE}))
def test_missing_items_are_exactly_those_that_can_move_the_band(gapped: Gapped) -> None:
    """An item is missing when, and only when, some completion of the others lets it decide."""
    patient = without_bounds(gapped.partial)

    assert set(hct_ci_age(patient).missing) == decisive(hct_ci_age, patient, VALUES)
