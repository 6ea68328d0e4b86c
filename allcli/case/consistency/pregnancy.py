"""Pregnancy and breast-feeding against sex and age."""

from collections.abc import Iterator

from allcli.case.facts.patient import age_years
from allcli.case.facts.pregnancy import of_childbearing_age
from allcli.case.facts.reading import value
from allcli.case.model import Case
from allcli.case.problems import Fault


def pregnancy_faults(case: Case) -> Iterator[Fault]:
    """What cannot be true of one patient."""
    patient = case.patient
    if patient.sex == "male":
        for name in ("pregnant", "breast_feeding", "gestation_weeks"):
            if value(getattr(patient, name)):
                yield Fault(("patient", name), "the patient is male", beside=(("patient", "sex"),))
    elif not of_childbearing_age(age_years(case)):
        for name in ("pregnant", "breast_feeding", "gestation_weeks"):
            if value(getattr(patient, name)):
                path = ("patient", "birth_date" if patient.age is None else "age")
                yield Fault(("patient", name), "not possible at this age", beside=(path,))
