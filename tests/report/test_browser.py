"""The documents in a real browser: width, print, accessibility."""

import re
from pathlib import Path

import pytest

from tests.profile import slow
from tests.report.browser import measured, needs_axe, needs_browser, printed_pages, violations
from tests.report.documents import PAGES, written

MOST_PAGES = 2
A4 = (595, 842)  # points
KINDS = ["assess post-hct-active-gvhd", "flags", "whatif", "sweep", "whynot", "matrix", "needs two",
         "assess two", "flags two", "whynot group"]  # fmt: skip
WIDTH = """for (const folded of page.querySelectorAll("details")) folded.open = true;
    return page.documentElement.scrollWidth;"""


@slow
@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", KINDS)
def test_no_page_is_wider_than_its_screen(name: str, width: int, tmp_path: Path) -> None:
    """On a desk and on a phone, with everything unfolded."""
    assert measured(written(name, "html"), width, WIDTH, tmp_path) <= width


@slow
@needs_browser
@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("assess ")][:-2])
def test_an_example_prints_on_two_sheets(name: str, tmp_path: Path) -> None:
    """What is folded is not printed; the paper is A4."""
    pdf = printed_pages(written(name, "html"), tmp_path)
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", pdf)

    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {A4}
    assert len(re.findall(rb"/Type ?/Page\b", pdf)) <= MOST_PAGES


@slow
@needs_axe
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing(name: str, tmp_path: Path) -> None:
    """WCAG 2.2 A and AA, and what axe-core holds for good practice."""
    assert violations(written(name, "html"), tmp_path) == []
