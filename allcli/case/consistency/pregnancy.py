"""Pregnancy and breast-feeding against sex, and gestation against pregnancy."""

from collections.abc import Iterator

from allcli.case.facts.reading import value
from allcli.case.model import Case
from allcli.case.problems import Fault


def pregnancy_faults(case: Case) -> Iterator[Fault]:
    """What cannot be true of one patient."""
    patient = case.patient
    if patient.sex == "male":
        for name in ("pregnant", "breast_feeding"):
            if getattr(patient, name) is True:
                yield Fault(("patient", name), "the patient is male", beside=(("patient", "sex"),))
    if value(patient.gestation_weeks) is not None and patient.pregnant is False:
        said = "weeks of gestation, but the patient is not pregnant"
        yield Fault(("patient", "gestation_weeks"), said, beside=(("patient", "pregnant"),))
