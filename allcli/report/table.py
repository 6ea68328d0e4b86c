"""Rows of a cohort as a table for the eye: widths from the first rows, then row by row."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console

from allcli.report.columns import ColumnValue
from allcli.report.layout import GAP, StyledLine
from allcli.report.safe import as_line
from allcli.report.terminal import write

HEADS = {"robust": "stable"}  # where pages have another word than programs
SEEN = 100
NARROW = 8


class ScreenTable:
    """Lays rows out under their headings; the widest column gives way where there is no room.

    The last cell of every row is why a case was not assessed; it is no column but takes the place
    of the empty cells behind the first.
    """

    def __init__(self, out: Console, columns: Sequence[str]) -> None:
        self._out = out
        self._head = tuple(HEADS.get(name, name.replace("_", " ")).upper() for name in columns)
        self._waiting: list[tuple[str, ...]] = []
        self._widths: list[int] = []

    def add(self, rows: Sequence[Sequence[ColumnValue]]) -> None:
        """Take rows; the first hundred wait for one another."""
        self._waiting += [tuple(map(shown, row)) for row in rows]
        if self._widths or len(self._waiting) >= SEEN:
            self.finish()

    def finish(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        if not self._widths:
            self._widths = widths(
                [self._head, *(row[:-1] for row in self._waiting)], self._out.width
            )
            write(self._out, self._lines(self._head, "bold"))
        for row in self._waiting:
            write(self._out, self._row(row))
        self._waiting = []

    def _row(self, row: tuple[str, ...]) -> Iterator[StyledLine]:
        *cells, error = row
        if not error or any(cells[1:]):
            yield from self._lines(cells, "")
            return
        for i, line in enumerate(_wrapped(f"not assessed: {error}", sum(self._widths[1:]) or 40)):
            head = cells[0] if i == 0 else ""
            yield [(f"{_cut(head, self._widths[0]):{self._widths[0] + GAP}}", ""), (line, "red")]

    def _lines(self, cells: Sequence[str], style: str) -> Iterator[StyledLine]:
        parts = [_wrapped(cell, width) for cell, width in zip(cells, self._widths, strict=True)]
        for i in range(max(map(len, parts))):
            texts = [part[i] if i < len(part) else "" for part in parts]
            line = "".join(
                f"{text:{width + GAP}}" for text, width in zip(texts, self._widths, strict=True)
            )
            yield [(line.rstrip(), style)]


def shown(cell: ColumnValue) -> str:
    """A cell as it is read; a list has its words one after the other."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return as_line("; ".join(cell) if isinstance(cell, tuple) else str(cell))


def widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column; the widest are narrowed until all fit."""
    columns = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    while sum(columns) + GAP * (len(columns) - 1) > room and max(columns) > NARROW:
        columns[columns.index(max(columns))] -= 1
    return columns


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, max(width, 1)) or [""]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
