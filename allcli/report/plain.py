"""A page that goes to no terminal: text and nothing else, without the library that draws on one.

To load it takes a tenth of a run whose output another program reads.
"""

import os
from collections.abc import Iterable
from typing import TextIO

from allcli.report.forms import Colouring
from allcli.report.layout import StyledLine
from allcli.report.safe import as_line

MIN_WIDTH, USUAL_WIDTH, MAX_WIDTH = 20, 80, 120
# What makes rich take any output for a terminal.
_ASK_FOR_MORE = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
_STREAMS = (0, 1, 2)
_ASCII = str.maketrans({
    "≥": ">=", "≤": "<=", "→": "->", "×": "x", "·": "-", "•": "*", "–": "-", "µ": "u", "’": "'",
    "“": '"', "”": '"', "…": "...",
})  # fmt: skip


def is_plain(out: TextIO, color: Colouring) -> bool:
    """Whether a page on `out` is text alone: no terminal, and nobody who asks for colours."""
    return color != "always" and not out.isatty() and not any(map(os.environ.get, _ASK_FOR_MORE))


def usual_width() -> int:
    """As wide as is asked for, or as the terminal that started the run; of 20 to 120 columns."""
    asked = os.environ.get("COLUMNS", "")
    return within(int(asked) if asked.isdecimal() else _terminal_width())


def within(width: int) -> int:
    """A width that a page is laid out for."""
    return min(max(width or USUAL_WIDTH, MIN_WIDTH), MAX_WIDTH)


def _terminal_width() -> int:
    for stream in _STREAMS:
        try:
            return os.get_terminal_size(stream).columns
        except (OSError, ValueError):
            continue
    return USUAL_WIDTH


def ready(out: TextIO) -> None:
    """What a legacy code page cannot write must not end in a traceback."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def plain_for(encoding: str, text: str) -> str:
    """Safe text on one line, in characters that the encoding has."""
    safe = as_line(text)
    try:
        safe.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return safe.translate(_ASCII)
    return safe


def write(out: TextIO, lines: Iterable[StyledLine]) -> None:
    """Every line without its styles."""
    ready(out)
    encoding = (getattr(out, "encoding", None) or "utf-8").lower()
    for line in lines:
        out.write("".join([plain_for(encoding, words) for words, _ in line]) + "\n")
