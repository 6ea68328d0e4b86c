"""Age, size, performance, heart, kidney, lung and nerves."""

from typing import Any

from allcli.case.calculators.body import Body, surface_area_m2
from allcli.case.calculators.qtc import Ecg, qtcf
from allcli.case.dates import PartialDate, months_between
from allcli.case.derived.values import finding, graded, value
from allcli.case.facts import Value
from allcli.case.kidney import creatinine_clearance
from allcli.case.model import Case
from allcli.case.span import Span, span

_NERVES = (
    "seizures", "cns_disorder", "cerebellar_toxicity_of_cytarabine", "craniospinal_irradiation",
)  # fmt: skip
_DRUGS = ("azole", "hepatotoxic", "anticoagulation")


def body_facts(case: Case) -> dict[str, Value]:
    """The patient, apart from the leukaemia."""
    patient, heart, lung, nerves = case.patient, case.heart, case.lung, case.neurology
    age, weight = _age(case), value(patient.weight_kg)
    return {
        "patient.age_years": age,
        "patient.ecog": value(patient.ecog),
        "patient.kps": value(patient.kps),
        "patient.weight_kg": weight,
        "patient.bsa_m2": surface_area_m2(Body(value(patient.height_cm), weight)),
        "heart.lvef_pct": value(heart.lvef_pct),
        "heart.heart_failure": finding(heart, "heart_failure"),
        "heart.arterial_event": finding(heart, "arterial_event"),
        "heart.venous_thrombosis": finding(heart, "venous_thrombosis"),
        "heart.uncontrolled_hypertension": finding(heart, "uncontrolled_hypertension"),
        "heart.qtcf_ms": _qtcf(case),
        "heart.qt_drugs": finding(heart, "qt_drugs"),
        "lung.dlco_pct": value(lung.dlco_pct),
        "lung.fev1_pct": value(lung.fev1_pct),
        "infection.active": finding(case.comorbidity, "infection"),
        "neurology.neuropathy_grade": graded(nerves, "neuropathy_grade"),
        **{f"neurology.{name}": finding(nerves, name) for name in _NERVES},
        **{f"medication.{name}": finding(case.medication, name) for name in _DRUGS},
        "kidney.creatinine_clearance_ml_min": _clearance(case, age),
    }


def _clearance(case: Case, age: Value) -> Value:
    """As stated, else by Cockcroft and Gault."""
    stated: Value = value(case.labs.creatinine_clearance)
    if stated is not None:
        return stated
    patient = case.patient
    return creatinine_clearance(
        age, value(patient.weight_kg), value(patient.sex), value(case.labs.creatinine)
    )


def _age(case: Case) -> float | Span | None:
    """In years, as stated or from the date of birth."""
    if value(case.patient.age) is not None:
        return value(case.patient.age)  # type: ignore[no-any-return]
    return age_by_birth(case)


def age_by_birth(case: Case) -> float | Span | None:
    """In years, between the date of birth and the day of the decision."""
    born, day = case.patient.birth_date, case.assessed_on
    if not isinstance(born, PartialDate) or not isinstance(day, PartialDate):
        return None
    months: Any = months_between(born, day)
    low, high = (months.low, months.high) if isinstance(months, Span) else (months, months)
    return span(low / 12, high / 12)


def _qtcf(case: Case) -> float | Span | None:
    stated = value(case.heart.qtcf_ms)
    if stated is not None:
        return stated  # type: ignore[no-any-return]
    return qtcf(Ecg(value(case.heart.qt_ms), value(case.heart.rate_per_min)))
