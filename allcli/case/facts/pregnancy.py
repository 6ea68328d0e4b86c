"""Pregnancy and breast-feeding, asked of those in whom they are possible."""

from typing import Any

from allcli.case.calculators.scale import bounds
from allcli.case.facts.patient import age_years
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import PASSES, CanChange, Value, number, yes_no

_YOUNGEST, _OLDEST = 10, 56  # years between which pregnancy is asked about: convention
_TOPIC = "pregnancy"


def of_childbearing_age(age: Any) -> bool:
    """Unless surely too young or too old."""
    if age is None:
        return True
    low, high = bounds(age)
    return high >= _YOUNGEST and low < _OLDEST


def _possible(reading: Reading) -> bool:
    is_male = value(reading.case.patient.sex) == "male"
    return not is_male and of_childbearing_age(age_years(reading.case))


def _pregnant(reading: Reading) -> bool | None:
    if value(reading.case.patient.gestation_weeks) is not None:
        return True
    return None if _possible(reading) else False


def _breast_feeding(reading: Reading) -> bool | None:
    return None if _possible(reading) else False


def _weeks(reading: Reading) -> Value:
    """0 in those who are not pregnant."""
    stated = value(reading.case.patient.pregnant)
    return 0 if stated is False or (stated is None and _pregnant(reading) is False) else None


PREGNANCY = (
    yes_no(
        "patient.pregnant", "pregnancy", stated="patient.pregnant", of=_pregnant,
        safety=True, topic=_TOPIC, test="blood", change=PASSES,
    ),
    number(
        "patient.gestation_weeks", "weeks of gestation", "weeks", (0, 45),
        stated="patient.gestation_weeks", of=_weeks, topic=_TOPIC, test="imaging",
        change=CanChange("time", "higher", ends=True),
    ),
    yes_no(
        "patient.breast_feeding", "breast-feeding", stated="patient.breast_feeding",
        of=_breast_feeding, change=CanChange("plan", "absent"),
    ),
)  # fmt: skip
