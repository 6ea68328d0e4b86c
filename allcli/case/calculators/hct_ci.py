"""HCT-CI before transplantation (Sorror et al., Blood 2005;106:2912), alone and with age.

HCT-CI/Age adds 1 point from 40 years (Sorror et al., J Clin Oncol 2014;32:3249).
"""

from typing import NamedTuple

from allcli.case.calculators import points
from allcli.case.calculators.findings import (
    VodFinding,
    YesNoItem,
    all_of,
    any_of,
    deciding,
    holds,
    measured,
    missing,
    said,
    unique,
)
from allcli.case.calculators.points import ScoreItem
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Cut, Measured, written
from allcli.case.span import Span

BANDS = ("0", "1-2", "≥ 3")
BAND_CUTS = (Cut(">=", 1), Cut(">=", 3))

AGE_YEARS = Cut(">=", 40)
ADULT_YEARS, CHILD_YEARS = Cut(">=", 18), Cut("<", 18)
EJECTION_FRACTION_PCT = Cut("<=", 50)
BMI_KG_M2, BMI_PERCENTILE = Cut(">", 35), Cut(">=", 95)
CREATININE_MG_DL = Cut(">", 2)
LUNG_MODERATE_PCT, LUNG_SEVERE_PCT = Cut("<=", 80), Cut("<=", 65)
BILIRUBIN_MILD_X_ULN, BILIRUBIN_SEVERE_X_ULN = Cut(">", 1), Cut(">", 1.5)
TRANSAMINASES_MILD_X_ULN, TRANSAMINASES_SEVERE_X_ULN = Cut(">", 1), Cut(">", 2.5)


class BeforeTransplant(NamedTuple):
    """The state before transplantation.

    Creatinine is a persistent value; DLCO and FEV1 are % of predicted, DLCO corrected for
    haemoglobin; transaminases are the higher of AST and ALT. `prior_solid_tumour` was treated at
    any time and is no non-melanoma skin cancer; `heart_valve_disease` leaves asymptomatic mitral
    prolapse out.
    """

    age_years: Measured = None
    arrhythmia: bool | None = None
    coronary_disease_heart_failure_or_infarction: bool | None = None
    ejection_fraction_pct: Measured = None
    inflammatory_bowel_disease: bool | None = None
    diabetes_on_drugs: bool | None = None
    cerebrovascular_disease: bool | None = None
    psychiatric_disturbance_treated: bool | None = None
    chronic_hepatitis: bool | None = None
    cirrhosis: bool | None = None
    bilirubin_x_uln: Measured = None
    transaminases_x_uln: Measured = None
    bmi_kg_m2: Measured = None
    bmi_percentile: Measured = None
    infection_on_treatment: bool | None = None
    rheumatologic_disease: bool | None = None
    peptic_ulcer_treated: bool | None = None
    creatinine_mg_dl: Measured = None
    dialysis_or_kidney_transplant: bool | None = None
    dlco_pct: Measured = None
    fev1_pct: Measured = None
    dyspnoea_on_slight_activity: bool | None = None
    dyspnoea_at_rest_or_oxygen: bool | None = None
    prior_solid_tumour: bool | None = None
    heart_valve_disease: bool | None = None


def hct_ci(state: BeforeTransplant) -> Result:
    """The risk band by HCT-CI."""
    return _banded("HCT-CI", _items(state), "sorror-2005")


def hct_ci_age(state: BeforeTransplant) -> Result:
    """The risk band by HCT-CI/Age."""
    return _banded("HCT-CI/Age", (*_items(state), _age(state)), "sorror-2014")


def hct_ci_points(state: BeforeTransplant) -> tuple[int | Span, int | Span]:
    """HCT-CI and HCT-CI/Age as sums of points; spans while items are unknown."""
    items = _items(state)
    return points.total(items), points.total((*items, _age(state)))


def _banded(system: str, items: tuple[ScoreItem, ...], reference: str) -> Result:
    low, high = points.classed(items, BAND_CUTS)
    made = (
        f"{written(points.total(items))} points",
        *(item.words for item in items if min(item.points)),
    )
    return Result(system, BANDS, low, high, made, points.missing(items, BAND_CUTS), reference)


def _age(s: BeforeTransplant) -> ScoreItem:
    return _item("age", (1, measured(s, "age_years", "age", "years", AGE_YEARS)))


def _items(s: BeforeTransplant) -> tuple[ScoreItem, ...]:
    return (
        _history(s, "arrhythmia", 1, "arrhythmia"),
        _item("heart", (1, _heart(s))),
        _history(s, "inflammatory_bowel_disease", 1, "inflammatory bowel disease"),
        _history(s, "diabetes_on_drugs", 1, "diabetes on drugs"),
        _history(s, "cerebrovascular_disease", 1, "cerebrovascular disease"),
        _history(s, "psychiatric_disturbance_treated", 1, "psychiatric disturbance"),
        _item(
            "liver",
            (3, _liver(s, "cirrhosis", BILIRUBIN_SEVERE_X_ULN, TRANSAMINASES_SEVERE_X_ULN)),
            (1, _liver(s, "chronic hepatitis", BILIRUBIN_MILD_X_ULN, TRANSAMINASES_MILD_X_ULN)),
        ),
        _item("obesity", (1, _obesity(s))),
        _history(s, "infection_on_treatment", 1, "infection on treatment"),
        _history(s, "rheumatologic_disease", 2, "rheumatologic disease"),
        _history(s, "peptic_ulcer_treated", 2, "peptic ulcer"),
        _item("kidney", (2, _kidney(s))),
        _item(
            "lungs",
            (3, _lungs(s, "dyspnoea at rest or oxygen", LUNG_SEVERE_PCT)),
            (2, _lungs(s, "dyspnoea on slight activity", LUNG_MODERATE_PCT)),
        ),
        _history(s, "prior_solid_tumour", 3, "prior solid tumour"),
        _history(s, "heart_valve_disease", 3, "heart valve disease"),
    )


def _history(s: BeforeTransplant, name: str, weight: int, label: str) -> ScoreItem:
    return _item(label, (weight, said(s, name, label)))


def _item(label: str, *levels: tuple[int, YesNoItem]) -> ScoreItem:
    """An item that scores the first of its levels, worst first, that holds."""
    possible: list[int] = []
    gaps: list[str] = []
    for weight, node in levels:
        if holds(node) is not False:
            possible.append(weight)
        if holds(node):
            detail = "" if isinstance(node, VodFinding) else f": {', '.join(deciding(node))}"
            return ScoreItem(f"{label} {weight}{detail}", tuple(possible), unique(gaps))
        gaps += missing(node)
    return ScoreItem(label, (*possible, 0), unique(gaps))


def _heart(s: BeforeTransplant) -> YesNoItem:
    history = "coronary_disease_heart_failure_or_infarction"
    fraction = "ejection_fraction_pct"
    return any_of(
        said(s, history, "coronary disease, heart failure or infarction"),
        measured(s, fraction, "ejection fraction", "%", EJECTION_FRACTION_PCT),
    )


def _liver(s: BeforeTransplant, disease: str, bilirubin: Cut, transaminases: Cut) -> YesNoItem:
    return any_of(
        said(s, disease.replace(" ", "_"), disease),
        measured(s, "bilirubin_x_uln", "bilirubin", "x ULN", bilirubin),
        measured(s, "transaminases_x_uln", "transaminases", "x ULN", transaminases),
    )


def _kidney(s: BeforeTransplant) -> YesNoItem:
    return any_of(
        measured(s, "creatinine_mg_dl", "creatinine", "mg/dL", CREATININE_MG_DL),
        said(s, "dialysis_or_kidney_transplant", "dialysis or kidney transplant"),
    )


def _lungs(s: BeforeTransplant, dyspnoea: str, function: Cut) -> YesNoItem:
    return any_of(
        measured(s, "dlco_pct", "DLCO", "%", function),
        measured(s, "fev1_pct", "FEV1", "%", function),
        said(s, dyspnoea.replace(" ", "_"), dyspnoea),
    )


def _obesity(s: BeforeTransplant) -> YesNoItem:
    """By body mass index in adults, by its percentile for age in children."""
    return any_of(
        all_of(
            measured(s, "age_years", "age", "years", ADULT_YEARS),
            measured(s, "bmi_kg_m2", "BMI", "kg/m2", BMI_KG_M2),
        ),
        all_of(
            measured(s, "age_years", "age", "years", CHILD_YEARS),
            measured(s, "bmi_percentile", "BMI percentile", "", BMI_PERCENTILE),
        ),
    )
