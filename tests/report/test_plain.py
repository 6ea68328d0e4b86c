"""A page that goes to no terminal."""

import io

import pytest

from allcli.override import override
from allcli.report import plain
from allcli.report.forms import Colouring
from allcli.report.screen import lines
from allcli.report.terminal import console, write
from tests.cases import CASES
from tests.profile import dear
from tests.triage.test_examples import example


class Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", dear([path.stem for path in CASES]))
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_it_is_what_a_terminal_without_colours_shows(name: str, encoding: str) -> None:
    """To the last blank, also in an encoding that lacks some signs."""
    drawn = list(lines(example(name), 80))
    raw, drawn_on = io.BytesIO(), io.BytesIO()
    piped, shown = (io.TextIOWrapper(bytes_, encoding=encoding) for bytes_ in (raw, drawn_on))

    plain.write(piped, drawn)
    write(console(shown, "never"), drawn)

    for out in (piped, shown):
        out.flush()
    assert raw.getvalue() == drawn_on.getvalue()


@pytest.mark.parametrize(
    ("terminal", "color", "asked", "is_plain"),
    [
        (False, "auto", "", True),
        (False, "never", "", True),
        (False, "always", "", False),
        (False, "auto", "FORCE_COLOR", False),
        (False, "auto", "TTY_COMPATIBLE", False),
        (True, "auto", "", False),
        (True, "never", "", False),
    ],
)
def test_a_page_is_plain_where_no_terminal_is_and_no_colour_is_asked_for(
    terminal: bool, color: Colouring, asked: str, is_plain: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A pipe or a file, unless somebody says otherwise."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    if asked:
        monkeypatch.setenv(asked, "1")

    assert plain.is_plain(Terminal() if terminal else io.StringIO(), color) is is_plain


@pytest.mark.parametrize(
    ("columns", "width"), [("100", 100), ("5", 20), ("400", 120), ("0", 80), ("wide", None)]
)
def test_it_is_as_wide_as_asked_for_within_bounds(
    columns: str, width: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """20 to 120 columns; what is no number is as if nothing were asked for."""
    monkeypatch.setenv("COLUMNS", columns)
    asked = plain.usual_width()
    monkeypatch.delenv("COLUMNS")

    assert asked == (plain.usual_width() if width is None else width)
