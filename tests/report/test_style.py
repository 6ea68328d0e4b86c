"""The style of the documents: contrast by WCAG 2.2, and nothing that leads outside."""

import re

import pytest

from allcli.report.document.html import STYLE

CSS = STYLE.read_text(encoding="utf-8")
PALETTES = dict(zip(("light", "dark", "print"), re.findall(r":root \{(.*?)\}", CSS, re.S),
                    strict=True))  # fmt: skip
TEXT, SHAPE = 4.5, 3.0


def colours(palette: str) -> dict[str, str]:
    """The colours by name."""
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", PALETTES[palette]))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """From 1 to 21."""
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_every_colour_can_be_read_on_its_ground(palette: str, ground: str) -> None:
    """4.5 to 1 for text, 3 to 1 for lines."""
    named = colours(palette)

    for name in ("ink", "dim", "link", "bad", "warn", "good"):
        assert contrast(named[name], named[ground]) >= TEXT, name
    assert contrast(named["line"], named["paper"]) >= SHAPE


def test_every_colour_has_a_name() -> None:
    """So that no colour escapes the test above."""
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.S)

    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", rules)
    assert set(re.findall(r"var\(--(\w+)\)", CSS)) == set(colours("light"))
    assert colours("light").keys() == colours("dark").keys() == colours("print").keys()


def test_the_style_leads_nowhere_and_needs_no_escaping() -> None:
    """It is written like any other text of the document."""
    assert not re.search(r"[<>&]|url\(|@import|@font-face", CSS)
