"""Rows in columns, wrapped to the terminal.

rich's tables measure every cell several times over and cost a tenth of a short run; a report needs
only this much of them.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from allcli.report.safe import as_line, printable

Styled = tuple[str, str]
Line = list[Styled]
Cell = Sequence[Styled]
GAP = 2
NARROW = 30


def paragraph(words: str, style: str, width: int, rest: str = "") -> list[Line]:
    """Words wrapped to a width, each line in one style; a line break in them is a space."""
    lines = wrap(printable(words), width, subsequent_indent=rest, break_on_hyphens=False)
    return [[(line, style)] for line in lines or [""]]


def title(words: str, style: str, width: int) -> list[Line]:
    """What begins with the name of a case: no line but the first starts at the edge, as ours do."""
    return paragraph(as_line(words), style, width, rest="  ")


def rows(table: Sequence[Sequence[Cell]], width: int) -> Iterator[Line]:
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
            yield from _beside(first, heads, [])
            yield from ([("  ", ""), *line] for line in _wrapped(last, width - GAP))


def _length(cell: Cell) -> int:
    return max((len(words) for words, _ in cell), default=0)


def _wrapped(cell: Cell, width: int) -> list[Line]:
    return [line for words, style in cell for line in paragraph(words, style, width)]


def _beside(cells: Sequence[Cell], widths: Sequence[int], last: Sequence[Line]) -> Iterator[Line]:
    for i in range(max(len(last), *map(len, cells))):
        line: Line = []
        for cell, width in zip(cells, widths, strict=True):
            words, style = cell[i] if i < len(cell) else ("", "")
            line += [(words, style), (" " * (width - len(words) + GAP), "")]
        yield line + (last[i] if i < len(last) else [])
