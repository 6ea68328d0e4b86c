"""Body surface area by Mosteller (N Engl J Med 1987;317:1098), and body mass index."""

from math import sqrt
from typing import NamedTuple

from allcli.case.calculators.scale import Measured, bounds
from allcli.case.span import span


class Body(NamedTuple):
    """Height and weight."""

    height_cm: Measured = None
    weight_kg: Measured = None


def surface_area_m2(body: Body) -> Measured:
    """Square metres: the root of cm x kg / 3600. A span when an input is one, None when unknown."""
    if body.height_cm is None or body.weight_kg is None:
        return None
    (least_cm, most_cm), (least_kg, most_kg) = bounds(body.height_cm), bounds(body.weight_kg)
    return span(sqrt(least_cm * least_kg / 3600), sqrt(most_cm * most_kg / 3600))


def mass_index(body: Body) -> Measured:
    """Kilograms a square metre of height. A span when an input is one, None when unknown."""
    if body.height_cm is None or body.weight_kg is None:
        return None
    (least_cm, most_cm), (least_kg, most_kg) = bounds(body.height_cm), bounds(body.weight_kg)
    return span(least_kg * 10000 / most_cm**2, most_kg * 10000 / least_cm**2)
