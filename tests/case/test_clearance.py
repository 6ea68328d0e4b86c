"""Creatinine clearance, reckoned from age, weight, sex and creatinine."""

from typing import Any

import pytest

from tests.cases import facts


@pytest.mark.parametrize(
    ("sex", "creatinine", "clearance"), [("male", 1.0, 83.33), ("female", 1.0, 70.83)]
)
def test_creatinine_clearance_is_by_cockcroft_and_gault(
    sex: str, creatinine: float, clearance: float
) -> None:
    """(140 - 60) x 75 / 72 for a man of 60 years and 75 kg at 1.0 mg/dL."""
    derived = facts(
        {"patient.age": 60, "patient.weight_kg": 75, "patient.sex": sex,
         "labs.creatinine": creatinine}
    ).value("kidney.creatinine_clearance_ml_min")  # fmt: skip

    assert derived == pytest.approx(clearance, abs=0.01)


@pytest.mark.parametrize(
    "changes", [{"patient.age": 17}, {"patient.age": None}, {"patient.sex": None}]
)
def test_creatinine_clearance_needs_an_adult_and_every_input(changes: dict[str, Any]) -> None:
    """Below 18 the formula does not hold."""
    given = {"patient.age": 60, "patient.weight_kg": 75, "patient.sex": "male",
             "labs.creatinine": 1.0}  # fmt: skip

    assert facts(given, changes).value("kidney.creatinine_clearance_ml_min") is None
