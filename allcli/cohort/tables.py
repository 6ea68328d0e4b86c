"""A table as CSV: its header, and its rows, each with the line it begins on."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from allcli.case.files.encodings import marked, probably
from allcli.case.files.source_text import MAX_BYTES
from allcli.case.problems import CaseError, Problem
from allcli.cohort.cell_text import as_meant
from allcli.cohort.cells import RowCells
from allcli.cohort.items import FaultItem, Item, RowItem
from allcli.cohort.mapping import Layout, Map
from allcli.cohort.notes import Notes
from allcli.cohort.rows import TableLayout, TableRow, table, unread
from allcli.cohort.unused_bounds import watched

MAX_COLUMNS = 5_000
MAX_NAME = 1_000
MOST_PASSED = 100  # times as long as a case: what a line may be to be passed over
_NO_COMMENT = re.compile(r"#(?:[,;\t|]|N/A|NV|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
BELOW = "nothing below it is read"


class TooLongError(Exception):
    """A row is longer than any case; `alone` where the next line surely begins another row."""

    def __init__(self, *, alone: bool) -> None:
        super().__init__()
        self.alone = alone


class Lines:
    """The lines of a table, counted; those of one row are together no longer than a case."""

    def __init__(self, text: io.TextIOWrapper, layout: Layout) -> None:
        self._text, self._comment = text, layout.comment
        self.number = self._size = self.comments = 0
        while (first := text.readline(MAX_BYTES + 1)) and (
            self.number + 1 < (layout.header or 0) or first.isspace() or self._is_comment(first)
        ):
            self.number += 1
        self.first = self._ahead = first

    def __iter__(self) -> "Lines":
        return self

    def begin(self) -> int:
        """A row begins; on which line."""
        self._size = 0
        return self.number + 1

    def __next__(self) -> str:
        line, self._ahead = self._ahead or self._text.readline(MAX_BYTES + 1), ""
        while not self._size and self._is_comment(line):
            self.number += 1
            self.comments += 1
            line = self._text.readline(MAX_BYTES + 1)
        if not line:
            raise StopIteration
        self.number += 1
        within = self._size > 0
        self._size += len(line)
        if self._size > MAX_BYTES:
            raise TooLongError(alone=not within and self._quotes_to_end(line) % 2 == 0)
        return line

    def _is_comment(self, line: str) -> bool:
        """Whether a line is for people; a column may be called #, a cell hold #N/A."""
        if not self._comment or not line.startswith(self._comment):
            return False
        return self._comment != "#" or not _NO_COMMENT.match(line)

    def _quotes_to_end(self, line: str) -> int:
        """Pass over the rest of a line; how many quotes it holds: of an odd number one is open.

        Of a line that goes on and on nothing is known, and so one may be.
        """
        count = line.count('"')
        for _ in range(MOST_PASSED):
            if line.endswith(("\n", "\r")) or not (line := self._text.readline(MAX_BYTES)):
                return count
            count += line.count('"')
        return 1


class Unfinished(str):
    """A text, or why there is none, behind which nothing of its file is read."""

    __slots__ = ()


TableRecord = tuple[int, tuple[str, ...] | str]


def records(lines: Lines, mark: str) -> Iterator[TableRecord]:
    """Every record with the line it begins on; for one that cannot be read, why."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        line = lines.begin()
        try:
            yield line, tuple(next(reader))
        except StopIteration:
            return
        except TooLongError as error:
            said = f"longer than {MAX_BYTES:,} characters, too long for one case"
            yield line, said if error.alone else Unfinished(f"{said}; {BELOW}")
            if not error.alone:
                return
        except csv.Error as error:
            yield line, Unfinished(f"not valid CSV, {BELOW}: {error}")
            return


def rows(file: BinaryIO, name: str, mapping: Map, notes: Notes) -> Iterator[Item]:
    """Every row of a table under its header; rows without any text are passed over."""
    text = _text(file, mapping.layout)
    try:
        lines = Lines(text, mapping.layout)
        mark = mapping.layout.delimiter or delimiter(lines.first)
        read = _in_encoding(records(lines, mark), mapping.layout)
        read = watched(read, mapping, notes)
        yield from rows_of(read, "," if mark == ";" else ".", name, mapping)
        notes["comment lines below the header"] += lines.comments
    except UnicodeError:  # of an encoding in which no single byte is wrong
        said = f"{_alien(mapping.layout)}; it is not read to its end"
        yield FaultItem(name, None, said, ends=True)
    finally:
        text.detach()


def _text(file: BinaryIO, layout: Layout) -> io.TextIOWrapper:
    encoding = layout.encoding
    if encoding.lower() in ("utf-8", "utf8"):
        peek = getattr(file, "peek", None)  # a stream in memory has none
        encoding = (marked(peek(4)[:4]) if peek else "") or "utf-8-sig"  # as spreadsheets begin
    return io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")


def rows_of(read: Iterable[TableRecord], decimal: str, name: str, mapping: Map) -> Iterator[Item]:
    """Every record as a row under the first; `decimal` holds unless the map says otherwise."""
    under: TableLayout | None = None
    for line, cells in read:
        fault = cells if isinstance(cells, str) else ""
        if under is None:
            header = _names(cells)
            fault = fault or faulty(header) or unread(header, mapping)
            if fault:
                yield FaultItem(name, line, fault, ends=True)
                return
            under = table(header, mapping, mapping.layout.decimal or decimal)
        elif fault:
            yield FaultItem(name, line, fault, ends=isinstance(cells, Unfinished))
        elif any(cell.strip() for cell in cells):
            yield RowItem(name, line, TableRow(under, tuple(cells)))
    if under is None:
        yield FaultItem(name, None, EMPTY, ends=True)


def _in_encoding(read: Iterable[TableRecord], layout: Layout) -> Iterator[TableRecord]:
    """The records, each of which may hold bytes that the encoding does not know."""
    for line, cells in read:
        alien = not isinstance(cells, str) and any(map(_is_alien, cells))
        yield line, _alien(layout, _probably(cells)) if alien else cells


EMPTY = "empty: the first line must name the columns"


def _names(cells: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(cells, str) else tuple(map(as_meant, cells))


def _probably(cells: Iterable[str]) -> str:
    return probably(" ".join(cells).encode("utf-8", "surrogateescape"))


def _alien(layout: Layout, other: str = "") -> str:
    said = f"not {layout.encoding} text; the --map can name another, encoding under [layout]"
    return f'{said}: perhaps "{other}"' if other else said


def _is_alien(cell: str) -> bool:
    """Whether a cell holds bytes that the encoding does not know."""
    return not cell.isascii() and any("\udc80" <= character <= "\udcff" for character in cell)


def faulty(header: tuple[str, ...]) -> str:
    """Why a header is none, whatever the map; empty when all is well."""
    if len(header) > MAX_COLUMNS:
        return f"{len(header):,} columns; a table may have {MAX_COLUMNS:,}"
    if any("\0" in name for name in header):
        return 'two bytes a letter: encoding = "utf-16-le" under [layout] of the --map reads them'
    long = next((i for i, name in enumerate(header, 1) if len(name) > MAX_NAME), None)
    return f"the name of column {long} has more than {MAX_NAME:,} characters" if long else ""


class RawTable(NamedTuple):
    """The names of the columns of a table, the mark in its numbers, and its rows as they come.

    `left` counts the rows that could not be read, by why, while the others are gone through.
    """

    header: tuple[str, ...]
    decimal: str
    rows: Iterator[RowCells]
    left: Notes


@contextmanager
def raw_table(file: BinaryIO, name: str, layout: Layout) -> Iterator[RawTable]:
    """A table without a map; rows that cannot be read are left out. Raises CaseError."""
    text = _text(file, layout)
    try:
        lines = Lines(text, layout)
        mark = layout.delimiter or delimiter(lines.first)
        read = _in_encoding(records(lines, mark), layout)
        yield raw(read, layout.decimal or ("," if mark == ";" else "."), name)
    finally:
        text.detach()


def raw(read: Iterator[TableRecord], decimal: str, name: str) -> RawTable:
    """The columns of a table, and its rows as they come. Raises CaseError."""
    line, cells = next(read, (None, EMPTY))
    names = _names(cells)
    fault = cells if isinstance(cells, str) else faulty(names)
    if fault:
        raise CaseError([Problem(name, line, "", fault)])
    left: Notes = Counter()
    return RawTable(names, decimal, _readable(read, left), left)


def _readable(read: Iterator[TableRecord], left: Notes) -> Iterator[RowCells]:
    for _, cells in read:
        if isinstance(cells, str):
            left[str(cells)] += 1
        else:
            yield cells


def delimiter(header: str) -> str:
    """The mark between columns: of semicolon, tab and comma the commonest in the header."""
    mark = max(";\t,", key=header.count)
    return mark if mark in header else ","
