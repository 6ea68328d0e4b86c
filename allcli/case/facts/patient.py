"""The patient, apart from the leukaemia: the place, age, size, performance."""

from typing import Any

from allcli.case.calculators.body import Body, mass_index, surface_area_m2
from allcli.case.calculators.scale import narrower
from allcli.case.dates import PartialDate, months_between
from allcli.case.facts.ageing import PERFORMANCE
from allcli.case.facts.performance import TOPIC, ecog, karnofsky
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import FALLS, RISES, Value, asked, choice, count, number
from allcli.case.model import Case
from allcli.case.places import PLACES
from allcli.case.span import Span, span


def age_years(case: Case) -> Any:
    """As far as it is stated or follows from the date of birth."""
    return narrower(value(case.patient.age), age_by_birth(case))


def age_by_birth(case: Case) -> float | Span | None:
    """In years, between the date of birth and the day of the decision."""
    born, day = case.patient.birth_date, case.assessed_on
    if not isinstance(born, PartialDate) or not isinstance(day, PartialDate):
        return None
    months: Any = months_between(born, day)
    low, high = (months.low, months.high) if isinstance(months, Span) else (months, months)
    return span(low / 12, high / 12)


def _surface(reading: Reading) -> Value:
    patient = reading.case.patient
    return surface_area_m2(Body(value(patient.height_cm), value(patient.weight_kg)))


def _mass_index(reading: Reading) -> Value:
    patient = reading.case.patient
    return mass_index(Body(value(patient.height_cm), value(patient.weight_kg)))


PATIENT = (
    *asked(
        "plan",
        choice("jurisdiction", "jurisdiction", PLACES),
    ),
    *asked(
        "status",
        number(
            "patient.age_years", "age", "years", (0, 120), "patient.age",
            stated="patient.age", of=lambda reading: age_by_birth(reading.case),
        ),
    ),
    count(
        "patient.ecog", "ECOG", "", (0, 4), "patient.ecog", "patient.lansky",
        stated="patient.ecog", of=ecog, topic=TOPIC, change=FALLS, ages=PERFORMANCE,
    ),
    count(
        "patient.kps", "Karnofsky", "", (0, 100), "patient.kps", "patient.lansky",
        stated="patient.kps", of=karnofsky, topic=TOPIC, change=RISES, ages=PERFORMANCE,
    ),
    number("patient.weight_kg", "weight", "kg", (0.5, 400)),
    # 250 cm and 400 kg, the most that the fields take, are 5.3 m2
    number(
        "patient.bsa_m2", "body surface", "m2", (0, 6), "patient.height_cm", "patient.weight_kg",
        of=_surface,
    ),
    # 250 cm and 0.5 kg, 20 cm and 400 kg are the ends of the fields
    number(
        "patient.bmi_kg_m2", "body mass index", "kg/m2", (0.08, 10000), "patient.height_cm",
        "patient.weight_kg", of=_mass_index,
    ),
)  # fmt: skip
