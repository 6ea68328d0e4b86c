"""Colours that can be read on a dark and on a light background."""

import io

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from allcli.report.terminal import LEGIBLE, console

ENOUGH = 4.3  # to both: no colour has more than 4.58 to black and to white at once


def luminance(colour: ColorTriplet) -> float:
    """As WCAG reckons it."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", LEGIBLE)
def test_a_colour_is_legible_on_black_and_on_white(name: str) -> None:
    """Yellow as terminals have it cannot be read on white."""
    colour = console(io.StringIO()).get_style(name).color

    assert colour
    light = luminance(colour.get_truecolor())
    assert 1.05 / (light + 0.05) >= ENOUGH
    assert (light + 0.05) / 0.05 >= ENOUGH


@pytest.mark.parametrize("name", LEGIBLE)
def test_a_terminal_of_sixteen_colours_shows_its_own(name: str) -> None:
    """Whose owner has chosen them for his background."""
    colour = console(io.StringIO()).get_style(name).color

    assert colour
    own = Color.parse(name).downgrade(ColorSystem.STANDARD)
    assert colour.downgrade(ColorSystem.STANDARD).number == own.number
