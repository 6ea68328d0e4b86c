"""Rows in columns, wrapped to the terminal.

rich's tables measure every cell several times over and cost a tenth of a short run; a report needs
only this much of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from allcli.report.cells import broken, columns, head, padded, pieces
from allcli.report.safe import as_line, printable

Styled = tuple[str, str]
StyledLine = list[Styled]
StyledCell = Sequence[Styled]
GAP = 2
NARROW = 30
_WORD = re.compile(r"\s*\S+\s*")
INDENT = "  "


def paragraph(words: str, style: str, width: int, rest: str = "") -> list[StyledLine]:
    """Words wrapped to a width, each line in one style; a line break in them is a space."""
    lines = broken(printable(words), width, subsequent_indent=rest)
    return [[(line, style)] for line in lines or [""]]


def folded(words: str, style: str, width: int) -> list[StyledLine]:
    """Words wrapped to a width; one that is longer than a line begins on a line of its own."""
    lines = [""]
    for word in _WORD.findall(as_line(words)):
        room = width - columns(lines[-1])
        length = columns(word.rstrip())
        if length <= room:
            lines[-1] += word
        elif length <= width:
            lines.append(word)
        else:
            parts = list(pieces(word.rstrip(), width))
            parts[-1] += word[len(word.rstrip()) :]
            lines[-1:] = [lines[-1], *parts] if lines[-1] else parts
    return [[(head(line, width), style)] for line in lines]  # without blanks behind the edge


def title(words: str, style: str, width: int) -> list[StyledLine]:
    """What begins with the name of a case: no line but the first starts at the edge, as ours do."""
    return paragraph(as_line(words), style, width, rest="  ")


def rows(table: Sequence[Sequence[StyledCell]], width: int) -> Iterator[StyledLine]:
    """Every line of a table whose last column takes what the others leave.

    On a very narrow terminal the last column goes below the others.
    """
    if not table:
        return
    heads = [max(_length(row[i]) for row in table) for i in range(len(table[0]) - 1)]
    left = width - sum(heads) - GAP * len(heads)
    for row in table:
        *first, last = row
        if left >= NARROW:
            yield from _beside(first, heads, _wrapped(last, left))
        else:
            alone = len(first) == 1
            yield from _wrapped(first[0], width) if alone else _beside(first, heads, [])
            yield from ([("  ", ""), *line] for line in _wrapped(last, width - GAP))


def _length(cell: StyledCell) -> int:
    return max((columns(words) for words, _ in cell), default=0)


def _wrapped(cell: StyledCell, width: int) -> list[StyledLine]:
    return [line for words, style in cell for line in paragraph(words, style, width)]


def _beside(
    cells: Sequence[StyledCell], widths: Sequence[int], last: Sequence[StyledLine]
) -> Iterator[StyledLine]:
    for i in range(max(len(last), *map(len, cells))):
        line: StyledLine = []
        for cell, width in zip(cells, widths, strict=True):
            words, style = cell[i] if i < len(cell) else ("", "")
            line += [(words, style), (" " * (width - columns(words) + GAP), "")]
        yield line + (last[i] if i < len(last) else [])


def wrapped(
    words: str, width: int, style: str = "", first: str = "", rest: str = ""
) -> list[StyledLine]:
    """Words wrapped behind an indent; a locator longer than the line stays in one piece."""
    lines = broken(
        printable(words), width, initial_indent=first, subsequent_indent=rest,
        break_long_words=False,
    )  # fmt: skip
    return [[(line, style)] for line in lines]


def section(title: str, table: Iterable[tuple[str, str]], width: int) -> Iterator[StyledLine]:
    """A heading and its rows: a label each, and words wrapped beside it; nothing without rows."""
    table = list(table)
    if not table:
        return
    yield []
    yield [(title, "bold")]
    yield from labelled(table, width)


def labelled(table: Sequence[tuple[str, str]], width: int) -> Iterator[StyledLine]:
    """Rows of a label and words; on a narrow terminal the words go below their label."""
    column = max(columns(label) for label, _ in table) + GAP
    room = width - len(INDENT) - column
    for label, words in table:
        if not label:
            yield from wrapped(words, width, first=INDENT, rest=INDENT * 2)
        elif room >= NARROW:
            first = INDENT + padded(label, column)
            yield from wrapped(words, width, first=first, rest=" " * (len(INDENT) + column))
        else:
            yield [(INDENT + label, "")]
            yield from wrapped(words, width, first=INDENT * 2, rest=INDENT * 2)
