"""Files and standard input as a stream of cases; but for bulk FHIR, one of them in memory."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, assert_never

from allcli.case.files.read import FHIR_KEY, MAX_BYTES, read_bytes, shown
from allcli.case.files.regular import open_regular
from allcli.case.problems import CaseError, Problem
from allcli.cohort import tables
from allcli.cohort.items import FaultItem, FileItem, Item, LineItem
from allcli.cohort.mapping import Map
from allcli.cohort.paths import InputFile
from allcli.cohort.syntaxes import BY_ENDING, Syntax

if TYPE_CHECKING:
    from allcli.cohort.fhir import Pool

_PEEK = 4096  # how far into a file the key of a FHIR resource is looked for
# what was exported under another name, but not searched for in a folder
_BY_ENDING: dict[str, Syntax] = {**BY_ENDING, ".tsv": "csv", ".txt": "csv"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_EMPTY = 1_000
"""Of so many empty lines together the last stands for all that follow it."""


def items(files: Iterable[InputFile], syntax: Syntax | None, mapping: Map) -> Iterator[Item]:
    """Every case of every file, in order. `syntax` is for files whose name does not tell."""
    pool: Pool | None = None
    for file in files:
        if file.fault:
            yield FaultItem(shown(file.name), None, file.fault)
            continue
        match syntax or _found_syntax(file.name):
            case "fhir":
                pool = pool or _pool(asked=syntax == "fhir")
                yield from _of_stream(file.name, partial(_in_pool, pool, file.name))
            case "ndjson":
                yield from _of_stream(file.name, lines)
            case "csv":
                yield from _of_stream(file.name, partial(tables.rows, mapping=mapping))
            case "toml" | "json":
                yield _of_file(file.name)
            case other:
                assert_never(other)
    if pool:
        yield from pool.patients()


def _pool(*, asked: bool) -> "Pool":
    from allcli.cohort.fhir import Pool  # noqa: PLC0415 - only where there is FHIR

    return Pool(asked=asked)


def _in_pool(pool: "Pool", name: str, file: BinaryIO, _shown: str) -> Iterator[Item]:
    yield from pool.read(name, file)


def _found_syntax(name: str) -> Syntax:
    """What a file is by its ending and, where that may be FHIR, by how it begins."""
    syntax = syntax_of(name)
    return "fhir" if syntax in ("json", "ndjson") and name != "-" and _holds_fhir(name) else syntax


def _holds_fhir(name: str) -> bool:
    """Whether a file begins as FHIR does; whoever reads one that cannot be read will say why."""
    try:
        with open_regular(name) as file:
            return f'"{FHIR_KEY}"'.encode() in file.read(_PEEK)
    except (OSError, ValueError):
        return False


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
    with open_regular(name) as file:
        yield file


def lines(file: BinaryIO, name: str) -> Iterator[Item]:
    """Every line of NDJSON, the empty ones too: one line in is one line out.

    What is hardly a cohort, thousands of empty lines together, is said once.
    """
    number = empty = 0
    while data := file.readline(MAX_BYTES + 2):
        number += 1
        empty = empty + 1 if data.isspace() else 0
        if number == 1 and data.startswith(_UTF_16):
            yield FaultItem(name, 1, "UTF-16 text; write it as UTF-8")
            return
        if len(data) > MAX_BYTES and not data.endswith(b"\n"):
            said = f"longer than {MAX_BYTES:,} bytes, too long for one case"
            has_end = _has_end(file)
            yield FaultItem(name, number, said if has_end else f"{said}; {tables.BELOW}")
            if not has_end:
                return
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


def header_of(name: str) -> tuple[str, ...]:
    """The names of the columns of a CSV file. Raises CaseError."""
    try:
        with _opened(name) as file:
            return tables.header_of(file, shown(name))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CaseError([Problem(shown(name), None, "", reason)]) from None
