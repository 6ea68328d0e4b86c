"""Files and standard input as a stream of cases; but for bulk FHIR, one of them in memory."""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from gzip import GzipFile
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, assert_never, cast

from allcli.case.files.regular import open_regular
from allcli.case.files.source_text import FHIR_KEY, MAX_BYTES, read_bytes, shown
from allcli.case.problems import CaseError, Problem
from allcli.cohort import tables
from allcli.cohort.items import FaultItem, FileItem, Item, LineItem
from allcli.cohort.json_rows import raw_objects, rows_of_file, rows_of_lines
from allcli.cohort.mapping import Layout, Map
from allcli.cohort.notes import Notes
from allcli.cohort.paths import InputFile
from allcli.cohort.patients import patients
from allcli.cohort.sheets import parquet_records, sheet_records
from allcli.cohort.syntaxes import PACKED, Syntax, syntax_of
from allcli.cohort.tables import RawTable
from allcli.cohort.unused_bounds import watched

if TYPE_CHECKING:
    from allcli.cohort.fhir import Pool

_PEEK = 4096  # how far into a file the key of a FHIR resource is looked for
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_EMPTY = 1_000
"""Of so many empty lines together the last stands for all that follow it."""


def items(
    files: Iterable[InputFile], syntax: Syntax | None, mapping: Map, notes: Notes
) -> Iterator[Item]:
    """Every case of every file, in order. `syntax` is for files whose name does not tell.

    `notes` takes what is no patient.
    """
    bulk = _Bulk(asked=syntax == "fhir")
    foreign = {"fhir": bulk.read, "phenopacket": _packets}
    for file in files:
        if file.fault:
            yield FaultItem(shown(file.name), None, file.fault, ends=True)
            continue
        tells_all = syntax or file.name == "-" or mapping.used
        match syntax or syntax_of(file.name):
            case "fhir" | "phenopacket" as kind:
                yield from _of_stream(file.name, partial(foreign[kind], file.name))
            case "json" | "ndjson" as kind if not tells_all:
                yield from _of_stream(file.name, partial(_looked_into, kind, bulk, file.name))
            case "ndjson":
                yield from _of_lines(file.name, mapping, notes)
            case "csv":
                rows = _of_stream(file.name, partial(tables.rows, mapping=mapping, notes=notes))
                yield from patients(rows, notes)
            case "xlsx" | "parquet" as kind:
                rows = _of_stream(file.name, partial(_of_sheet, kind, mapping, notes))
                yield from patients(rows, notes)
            case "json" if mapping.used:
                yield from patients(rows_of_file(file.name, mapping, notes), notes)
            case "toml" | "json":
                yield _of_file(file.name)
            case other:
                assert_never(other)
    yield from bulk.patients()


class _Bulk:
    """The resources of FHIR that were read so far, where there were any."""

    def __init__(self, *, asked: bool) -> None:
        self._asked = asked
        self._pool: Pool | None = None

    def read(self, name: str, file: BinaryIO, _shown: str) -> Iterator[Item]:
        """The cases of a file of FHIR that stand alone; what is of a patient is kept."""
        from allcli.cohort.fhir import Pool  # noqa: PLC0415 - only where there is FHIR

        self._pool = self._pool or Pool(asked=self._asked)
        yield from self._pool.read(name, file)

    def patients(self) -> Iterator[Item]:
        """A case for every patient of whom something was kept."""
        if self._pool:
            yield from self._pool.patients()


def _looked_into(
    kind: Syntax, bulk: _Bulk, name: str, file: BinaryIO, shown_name: str
) -> Iterator[Item]:
    """The cases of a file of JSON, which may be FHIR: how it begins tells."""
    holds_fhir = f'"{FHIR_KEY}"'.encode() in file.read(_PEEK)
    file.seek(0)
    if holds_fhir:
        yield from bulk.read(name, file, shown_name)
    elif kind == "ndjson":
        yield from lines(file, shown_name)
    else:
        yield FileItem(name, file.read(MAX_BYTES + 1))


def _packets(name: str, file: BinaryIO, shown_name: str) -> Iterator[Item]:
    """Phenopackets, one a line; one alone where the first line is no whole object."""
    first = file.readline(MAX_BYTES + 2)
    if syntax_of(name) == "ndjson" and (name != "-" or _is_whole(first)):
        for item in lines(file, shown_name, first):
            yield item._replace(foreign="phenopacket") if isinstance(item, LineItem) else item
    else:
        yield FileItem(shown_name, first + file.read(MAX_BYTES + 1), foreign="phenopacket")


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _of_lines(name: str, mapping: Map, notes: Notes) -> Iterator[Item]:
    """The lines of NDJSON: each a case, or by the map a row."""
    items_of_lines = _of_stream(name, lines)
    if mapping.used:
        items_of_lines = patients(
            rows_of_lines(items_of_lines, mapping, notes), notes, whole=mapping.join is not None
        )
    yield from items_of_lines


def _of_sheet(
    kind: Syntax, mapping: Map, notes: Notes, file: BinaryIO, name: str
) -> Iterator[Item]:
    """The rows of a workbook or of Parquet."""
    read = watched(_records(kind, file, mapping.layout, notes), mapping, notes)
    yield from tables.rows_of(read, ".", name, mapping)


def _records(
    kind: Syntax, file: BinaryIO, layout: Layout, notes: Notes
) -> Iterator[tables.TableRecord]:
    if kind == "xlsx":
        return sheet_records(file, layout, notes)
    return parquet_records(file, layout)


def _of_file(name: str) -> Item:
    if name != "-":
        return FileItem(name)
    try:
        return FileItem(shown(name), read_bytes(name))
    except CaseError as error:
        return FaultItem(shown(name), None, error.problems[0].message, ends=True)


def _of_stream(name: str, read: Callable[[BinaryIO, str], Iterator[Item]]) -> Iterator[Item]:
    """The cases of a file that holds many; what stops the reading becomes the last of them."""
    try:
        with _opened(name) as file:
            yield from read(file, shown(name))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield FaultItem(shown(name), None, reason.lower(), ends=True)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with open_regular(name) as file:
        if not name.lower().endswith(PACKED):
            yield file
            return
        with GzipFile(fileobj=file) as unpacked:
            yield cast("BinaryIO", unpacked)


def lines(file: BinaryIO, name: str, first: bytes = b"") -> Iterator[Item]:
    """Every line of NDJSON, the empty ones too: one line in is one line out.

    What is hardly a cohort, thousands of empty lines together, is said once. The `first` may have
    been read already.
    """
    empty = 0
    unread = iter(partial(file.readline, MAX_BYTES + 2), b"")
    for number, data in enumerate(chain([first] if first else [], unread), 1):
        empty = empty + 1 if data.isspace() else 0
        if number == 1 and data.startswith(_UTF_16):
            yield FaultItem(name, 1, "UTF-16 text; write it as UTF-8", ends=True)
            return
        if len(data) > MAX_BYTES and not data.endswith(b"\n"):
            said = f"longer than {MAX_BYTES:,} bytes, too long for one case"
            has_end = _has_end(file)
            if not has_end:
                yield FaultItem(name, number, f"{said}; {tables.BELOW}", ends=True)
                return
            yield FaultItem(name, number, said)
        elif empty < MOST_EMPTY:
            yield LineItem(name, number, data.rstrip(b"\r\n"))
        elif empty == MOST_EMPTY:
            yield FaultItem(name, number, "from here on empty lines, passed over")


def _has_end(file: BinaryIO) -> bool:
    """Pass over the rest of a line; whether it ends before it is beyond all measure."""
    for _ in range(tables.MOST_PASSED):
        more = file.readline(MAX_BYTES)
        if not more or more.endswith(b"\n"):
            return True
    return False


@contextmanager
def columns_of(name: str, syntax: Syntax | None, layout: Layout) -> Iterator[RawTable]:
    """The columns of a table, and its rows as they come. Raises CaseError."""
    try:
        kind = syntax or syntax_of(name)
        if kind in ("json", "ndjson"):
            yield raw_objects(name, lines=kind == "ndjson")
            return
        if kind in ("xlsx", "parquet"):
            with _opened(name) as file:
                yield tables.raw(_records(kind, file, layout, Counter()), ".", shown(name))
            return
        with _opened(name) as file, tables.raw_table(file, shown(name), layout) as table:
            yield table
    except CaseError:
        raise
    except (OSError, EOFError, ValueError, zlib.error) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise CaseError([Problem(shown(name), None, "", reason)]) from None
