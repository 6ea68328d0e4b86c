"""The pieces of a TOML or JSON text, for what the parsers do not tell: where something opened.

Neither syntax is checked here; that is the parsers' task. One pass, and it never goes back: a text
may be a megabyte of anything.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

QUOTES = ('"""', "'''", '"', "'")
# Long strings first; a closing """ may have two quotes before it. Nothing is tried twice (*+).
_PIECE = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r"|\"\"\"|'''"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"|[^\s\[\]{},=.\"'#]++"
    r"|[\n\[\]{},=.\"']",
    re.DOTALL,
)
_OPEN, _CLOSE, _APART = frozenset("[{"), frozenset("]}"), frozenset("\n,=")


class Token(NamedTuple):
    """A string, comment, word or mark as it is written, and where: its line, and its offset."""

    text: str
    line: int
    start: int = 0

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Every piece but blanks; nothing follows a quote that opens a string without an end."""
    line = 1
    for match in _PIECE.finditer(text):
        piece = match[0]
        yield Token(piece, line, match.start())
        if piece in QUOTES:
            return
        line += piece.count("\n")


def left_open(text: str) -> Token | None:
    """The quote or the innermost bracket that nothing closes."""
    brackets: list[Token] = []
    for token in tokens(text):
        if token.text in QUOTES:
            return token
        if token.text in _OPEN:
            brackets.append(token)
        elif token.text in _CLOSE and brackets:
            brackets.pop()
    return brackets[-1] if brackets else None


def line_deeper_than(depth: int, text: str) -> int | None:
    """The line where a text goes deeper than `depth` brackets or parts of a dotted key."""
    brackets = dots = 0
    for token in tokens(text):
        if token.text == ".":
            dots += 1
        elif token.text in _OPEN:
            brackets += 1
        elif token.text in _CLOSE:
            brackets -= 1
        elif token.text in _APART:
            dots = 0
        if max(brackets, dots) > depth:
            return token.line
    return None
