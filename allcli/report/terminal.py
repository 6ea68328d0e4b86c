"""The terminal: width, colour and encoding, decided once."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.theme import Theme

from allcli.report.forms import Colouring
from allcli.report.layout import StyledLine
from allcli.report.safe import as_line

# the same colours, as they can be read on a dark and on a light background; a terminal that knows
# sixteen of them shows its own
LEGIBLE = {"yellow": "color(130)", "green": "color(28)", "cyan": "color(30)"}
MIN_WIDTH, USUAL_WIDTH, MAX_WIDTH = 20, 80, 120

_ASCII = str.maketrans({
    "≥": ">=", "≤": "<=", "→": "->", "×": "x", "·": "-", "•": "*", "–": "-", "µ": "u", "’": "'",
    "“": '"', "”": '"', "…": "...",
})  # fmt: skip


def console(out: TextIO, color: Colouring = "auto") -> Console:
    """A console on `out`: markup off (it would eat `[cp12]`), colour as asked, 20 to 120 wide."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")  # a legacy code page must not end in a traceback
    made = Console(
        file=out,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        force_terminal={"auto": None, "always": True, "never": False}[color],
        no_color=True if color == "never" else None,
        theme=Theme(LEGIBLE),
    )
    made.width = min(max(made.width or USUAL_WIDTH, MIN_WIDTH), MAX_WIDTH)
    return made


def plain_for(made: Console, text: str) -> str:
    """Safe text on one line, in characters that this console can show."""
    safe = as_line(text)
    try:
        safe.encode(made.encoding)
    except (UnicodeEncodeError, LookupError):
        return safe.translate(_ASCII)
    return safe


def write(to: Console, lines: Iterable[StyledLine]) -> None:
    """Every line in one piece, in characters that the terminal can show.

    Lines are laid out by now: a rich Text would look for places to wrap and take twice as long.
    """
    end = Segment.line()
    parts: list[Segment] = []
    for line in lines:
        parts += [
            Segment(plain_for(to, words), to.get_style(style) if style else None)
            for words, style in line
        ]
        parts.append(end)
    to.print(Segments(parts), end="", soft_wrap=True)
