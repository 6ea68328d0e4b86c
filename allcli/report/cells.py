"""Text by the columns that it takes on a terminal: a Korean or Chinese letter takes two."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

FIRST_WIDE = "\u1100"  # no letter before it is wide
_NARROW = frozenset("≥≤→…–—‘’“”•⁺⁻")  # signs behind it that are common in a page, and are not
_SECOND_HALF = "\0"  # stands in for the second column of a letter; safe text never holds it


def columns(text: str) -> int:
    """How many columns a text takes."""
    if (
        not text
        or max(text) < FIRST_WIDE
        or {char for char in text if char >= FIRST_WIDE} <= _NARROW
    ):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most texts have no wide letter

    return cell_len(text)


def padded(text: str, width: int) -> str:
    """The text with blanks behind it, up to a width."""
    return text + " " * (width - columns(text))


def head(text: str, width: int) -> str:
    """As much of the beginning as goes into a width."""
    end = min(len(text), width)
    while columns(text[:end]) > width:
        end -= 1
    return text[:end]


def pieces(text: str, width: int) -> Iterator[str]:
    """The text in pieces of at most a width, wherever they end."""
    while text:
        piece = head(text, width) or text[0]
        yield piece
        text = text[len(piece) :]


def broken(text: str, width: int, **how: Any) -> list[str]:
    """The lines of safe text at a width, as textwrap breaks them."""
    if not how and len(text) <= width and text.isprintable() and columns(text) == len(text):
        return [text.rstrip()] if text.strip() else []  # most texts fit; textwrap takes its time
    if len(text) == columns(text):
        return wrap(text, width, break_on_hyphens=False, **how)
    doubled = "".join(
        char + _SECOND_HALF * (columns(char) - 1) if char >= FIRST_WIDE else char for char in text
    )
    if any(len(word) > width for word in doubled.split()):
        width -= 1  # a word may be broken between the columns of a letter
    lines = wrap(doubled, width, break_on_hyphens=False, **how)
    return [line.replace(_SECOND_HALF, "") for line in lines]
