"""Files and standard input as a stream of cases; never more than one of them in memory."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from allcli.case.files.read import MAX_BYTES, decoded, read_bytes, shown
from allcli.case.problems import CaseError
from allcli.cohort.items import FaultItem, FileItem, Item, LineItem, RowItem
from allcli.cohort.mapping import Layout, Map
from allcli.cohort.paths import Found
from allcli.cohort.rows import Row, unread
from allcli.cohort.syntaxes import BY_ENDING, Syntax

# what was exported under another name, but not searched for in a folder
_BY_ENDING: dict[str, Syntax] = {**BY_ENDING, ".tsv": "csv", ".txt": "csv"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def items(files: Iterable[Found], syntax: Syntax | None, mapping: Map) -> Iterator[Item]:
    """Every case of every file, in order. `syntax` is for files whose name does not tell."""
    for found in files:
        if found.fault:
            yield FaultItem(found.name, None, found.fault)
            continue
        match syntax or syntax_of(found.name):
            case "ndjson":
                yield from _of_stream(found.name, lines)
            case "csv":
                yield from _of_stream(found.name, lambda file, name: rows(file, name, mapping))
            case _:
                yield _of_file(found.name)


def syntax_of(name: str) -> Syntax:
    """What a file is by its ending; standard input is NDJSON unless it is said otherwise."""
    return "ndjson" if name == "-" else _BY_ENDING.get(Path(name).suffix.lower(), "json")


def _of_file(name: str) -> Item:
    if name != "-":
        return FileItem(name)
    try:
        return FileItem(shown(name), read_bytes(name))
    except CaseError as error:
        return FaultItem(shown(name), None, error.problems[0].message)


def _of_stream(name: str, read: Callable[[BinaryIO, str], Iterator[Item]]) -> Iterator[Item]:
    """The cases of a file that holds many; what stops the reading becomes the last of them."""
    try:
        with _opened(name) as file:
            yield from read(file, shown(name))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield FaultItem(shown(name), None, reason.lower())


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as file:
        yield file


def lines(file: BinaryIO, name: str) -> Iterator[Item]:
    """Every line of NDJSON, the empty ones too: one line in is one line out."""
    number = 0
    while data := file.readline(MAX_BYTES + 2):
        number += 1
        if number == 1 and data.startswith(_UTF_16):
            yield FaultItem(name, 1, "UTF-16 text; write it as UTF-8")
            return
        if len(data) > MAX_BYTES and not data.endswith(b"\n"):
            _to_line_end(file)
            yield FaultItem(name, number, f"longer than {MAX_BYTES:,} bytes, too long for one case")
        else:
            yield LineItem(name, number, data.rstrip(b"\r\n"))


def _to_line_end(file: BinaryIO) -> None:
    while (more := file.readline(MAX_BYTES)) and not more.endswith(b"\n"):
        pass


def rows(file: BinaryIO, name: str, mapping: Map) -> Iterator[Item]:
    """Every row of a table under its header; rows without any text are passed over."""
    encoding = mapping.layout.encoding
    if encoding.lower() in ("utf-8", "utf8"):
        encoding = "utf-8-sig"  # spreadsheets begin with a byte order mark
    text = io.TextIOWrapper(file, encoding, errors="surrogateescape", newline="")
    try:
        yield from _rows(text, name, mapping.layout, mapping)
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, name: str, layout: Layout, mapping: Map) -> Iterator[Item]:
    first = text.readline(MAX_BYTES)
    mark = layout.delimiter or delimiter(first)
    decimal = layout.decimal or ("," if mark == ";" else ".")
    alien = f"not {layout.encoding} text; the --map can name another, encoding under [layout]"
    header: tuple[str, ...] = ()
    for line, cells in _records(csv.reader(_chained(first, text), delimiter=mark, strict=True)):
        if isinstance(cells, str):
            yield FaultItem(name, line, f"not valid CSV, nothing below it is read: {cells}")
        elif any(map(_is_alien, cells)):
            yield FaultItem(name, line, alien)
            if not header:
                return
        elif not header:
            header = tuple(cell.strip() for cell in cells)
            fault = unread(header, mapping)
            if fault:
                yield FaultItem(name, line, fault)
                return
        elif any(cell.strip() for cell in cells):
            yield RowItem(name, line, Row(header, cells, decimal))
    if not header and not first:
        yield FaultItem(name, None, "empty: the first line must name the columns")


def _records(reader: Any) -> Iterator[tuple[int, tuple[str, ...] | str]]:
    """Every record with the line it begins on; at the end, what could not be read."""
    while True:
        line = reader.line_num + 1
        try:
            yield line, tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)
            return


def _is_alien(cell: str) -> bool:
    """Whether a cell holds bytes that the encoding does not know."""
    return not cell.isascii() and any("\udc80" <= each <= "\udcff" for each in cell)


def _chained(first: str, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines, none of them without end."""
    yield first
    while line := text.readline(MAX_BYTES):
        yield line


def delimiter(header: str) -> str:
    """The mark between columns: of semicolon, tab and comma the commonest in the header."""
    return max(";\t,", key=header.count)


def header_of(name: str) -> tuple[str, ...]:
    """The names of the columns of a CSV file. Raises CaseError."""
    text = decoded(name, read_bytes(name)[:MAX_BYTES])
    first = text.partition("\n")[0]
    header = next(csv.reader(io.StringIO(text), delimiter=delimiter(first)), [])
    return tuple(cell.strip() for cell in header)
