"""The terminal: width, colour and encoding, decided once."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.theme import Theme

from allcli.report.forms import Colouring
from allcli.report.layout import StyledLine
from allcli.report.plain import plain_for, ready, within

# the same colours, as they can be read on a dark and on a light background; a terminal that knows
# sixteen of them shows its own
LEGIBLE = {"yellow": "color(130)", "green": "color(28)", "cyan": "color(30)"}


def console(out: TextIO, color: Colouring = "auto") -> Console:
    """A console on `out`: markup off (it would eat `[cp12]`), colour as asked, 20 to 120 wide."""
    ready(out)
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
    made.width = within(made.width)
    return made


def write(to: Console, lines: Iterable[StyledLine]) -> None:
    """Every line in one piece, in characters that the terminal can show.

    Lines are laid out by now: a rich Text would look for places to wrap and take twice as long.
    """
    end = Segment.line()
    parts: list[Segment] = []
    for line in lines:
        parts += [
            Segment(plain_for(to.encoding, words), to.get_style(style) if style else None)
            for words, style in line
        ]
        parts.append(end)
    to.print(Segments(parts), end="", soft_wrap=True)
