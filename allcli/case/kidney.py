"""Creatinine clearance by Cockcroft and Gault."""

from typing import Any


def creatinine_clearance(age: Any, weight_kg: Any, sex: Any, creatinine: Any) -> float | None:
    """Clearance in mL/min from years, kg, sex and mg/dL.

    (140 - age) x kg x (0.85 if female) / (72 x creatinine). None when an input is unknown or not an
    exact number, and below 18 years, where the formula does not hold.
    """
    inputs = (age, weight_kg, creatinine)
    if sex is None or not all(isinstance(number, int | float) for number in inputs):
        return None
    if age < 18 or creatinine <= 0:
        return None
    return float((140 - age) * weight_kg * (0.85 if sex == "female" else 1) / (72 * creatinine))
