"""Body surface area by Mosteller, and body mass index."""

import pytest
from hypothesis import given

from allcli.case.calculators.body import Body, mass_index, surface_area_m2
from allcli.case.calculators.scale import Measured, bounds
from allcli.case.span import Span
from tests.case.calculators.strategies import Gapped, records, with_gaps

VALUES = {"height_cm": range(50, 210, 10), "weight_kg": range(3, 150, 7)}


@pytest.mark.parametrize(
    ("height", "weight", "expected"), [(180, 80, 2.0), (170, 65, 1.752), (100, 16, 0.667)]
)
def test_known_values(height: float, weight: float, expected: float) -> None:
    """The root of cm x kg / 3600, in adults and children."""
    assert surface_area_m2(Body(height, weight)) == pytest.approx(expected, abs=0.001)


def test_without_both_inputs_there_is_no_surface() -> None:
    """Neither height nor weight stands for the other."""
    assert surface_area_m2(Body(height_cm=170)) is None
    assert surface_area_m2(Body(weight_kg=70)) is None


def test_a_bounded_weight_gives_a_bounded_surface() -> None:
    """The span runs from the lighter to the heavier weight."""
    assert surface_area_m2(Body(180, Span(20, 80))) == Span(1, 2)


@given(with_gaps(records(Body, VALUES), VALUES))
def test_completing_the_body_stays_in_the_range(gapped: Gapped) -> None:
    """The exact surface lies in the span that was given while inputs were bounded."""
    before, after = surface_area_m2(gapped.partial), surface_area_m2(gapped.complete)

    assert after is not None
    if before is not None:
        assert bounds(before)[0] <= after <= bounds(before)[1]


@pytest.mark.parametrize(
    ("height", "weight", "expected"),
    [(100, 30, 30), (200, 80, 20), (None, 80, None), (200, None, None),
     (100, Span(20, 30), Span(20, 30)), (Span(100, 200), 40, Span(10, 40))],
)  # fmt: skip
def test_the_mass_index_is_kilograms_a_square_metre(
    height: Measured, weight: Measured, expected: Measured
) -> None:
    """A span runs from the lightest at the greatest height to the heaviest at the least."""
    assert mass_index(Body(height, weight)) == expected
