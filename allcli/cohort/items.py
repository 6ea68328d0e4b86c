"""One case of a stream, still unread: a file, a line, a row, or what could not be read at all."""

from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from allcli.case.files.json_text import parse_json
from allcli.case.files.read import (
    Source,
    check_document,
    parse_case,
    parse_document,
    parse_written,
    telling,
)
from allcli.case.files.source_text import FOREIGN_KEYS, decoded, read_bytes, shown
from allcli.case.problems import CaseError, Problem
from allcli.case.syntaxes import ForeignSyntax
from allcli.cohort.document import document
from allcli.cohort.mapping import Map
from allcli.cohort.rows import TableRow, with_column

DIGEST = 16
_FOREIGN = tuple(key.encode() for key in FOREIGN_KEYS)
EMPTY_LINE = "an empty line is no case"


class FileItem(NamedTuple):
    """A file that holds one case; with `data` where it was read already.

    `foreign` is the syntax that it must be of, if that was said.
    """

    file: str
    data: bytes | None = None
    line: int | None = None
    foreign: ForeignSyntax | None = None


class LineItem(NamedTuple):
    """A line of NDJSON."""

    file: str
    line: int
    data: bytes
    foreign: ForeignSyntax | None = None


class RowItem(NamedTuple):
    """The rows of a table that are one patient: mostly one."""

    file: str
    line: int
    row: TableRow


class FaultItem(NamedTuple):
    """What stands in the place of a case that could not be read.

    `ends` marks that nothing behind it was read: it stands for a whole file, or for the rest of it.
    """

    file: str
    line: int | None
    said: str
    ends: bool = False


Item = FileItem | LineItem | RowItem | FaultItem


def raw(item: Item) -> bytes:
    """The bytes of a case. Raises CaseError."""
    if isinstance(item, FaultItem):
        raise CaseError([Problem(item.file, item.line, "", item.said)])
    if isinstance(item, RowItem):
        cells = "\x1e".join("\x1f".join(cells) for cells in item.row.every)
        return item.row.table.digest + cells.encode(errors="surrogatepass")
    return read_bytes(item.file) if item.data is None else item.data


class Stated(NamedTuple):
    """What stands in the input at a case: its bytes, or why there are none."""

    data: bytes
    fault: CaseError | None = None

    @property
    def digest(self) -> bytes:
        """The hash that stands for the case; an empty one has its own."""
        if self.fault:
            return hashed(str(self.fault).encode(errors="surrogatepass"))
        return hashed(self.data)


def stated(item: Item) -> Stated:
    """Read a case, the same way whether it is assessed or, on resuming, only recognised."""
    try:
        return Stated(raw(item))
    except CaseError as error:
        return Stated(b"", error)


def hashed(data: bytes) -> bytes:
    """The hash of these bytes."""
    return blake2b(data, digest_size=DIGEST).digest()


def tables(item: Item, data: bytes) -> dict[str, Any]:
    """The tables of a case as they are written, not yet checked. Raises CaseError."""
    text = decoded(item.file, data)
    if isinstance(item, FileItem | LineItem) and _may_be_foreign(item, data):
        return parse_written(item.file, text, item.foreign).tables
    if isinstance(item, LineItem):
        if not text.strip():
            raise CaseError([Problem(item.file, item.line, "", EMPTY_LINE)])
        # perhaps one case over many lines: said once, not for each of them
        first = (item.file, item.line) == (shown("-"), 1)
        return parse_json(item.file, text, "one case a line; else --from" if first else "")
    return parse_document(item.file, text)


def source(item: Item, data: bytes, mapping: Map, day: date) -> Source:
    """The case itself, named by file and line; `day` is that of the decision where it says none.

    Raises CaseError.
    """
    if isinstance(item, FileItem):
        return telling(parse_case(item.file, decoded(item.file, data), item.foreign))
    try:
        checked, aside = _checked(item, data, mapping, day)
        read = telling(checked)
    except CaseError as error:
        raise CaseError([_placed(problem, item) for problem in error.problems]) from None
    warnings = tuple(_placed(problem, item) for problem in (*aside, *read.warnings))
    unusable = (*aside, *read.unusable)
    name = f"{item.file}:{item.line}"
    return read._replace(name=name, warnings=warnings, unusable=unusable)


def _checked(
    item: Item, data: bytes, mapping: Map, day: date
) -> tuple[Source, tuple[Problem, ...]]:
    """The case, and what of its row was set aside."""
    if isinstance(item, RowItem):
        raw, aside = document(item.file, item.line, item.row, mapping, day)
        return check_document(item.file, raw), aside
    if isinstance(item, LineItem) and _may_be_foreign(item, data):
        return parse_case(item.file, decoded(item.file, data), item.foreign), ()
    return check_document(item.file, tables(item, data)), ()


def _may_be_foreign(item: FileItem | LineItem, data: bytes) -> bool:
    must_be = item.foreign is not None and bool(data.strip())
    return must_be or any(key in data for key in _FOREIGN)


def _placed(problem: Problem, item: Item) -> Problem:
    """The problem at its line of the stream and, in a table, in its column."""
    if not isinstance(item, RowItem):
        return problem._replace(line=item.line)
    return with_column(problem._replace(line=problem.line or item.line), item.row)
