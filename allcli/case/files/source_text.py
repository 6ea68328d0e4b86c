"""The text of a file or of standard input, bounded in length."""

import os
import sys
from errno import EBADF
from typing import BinaryIO

from allcli.case.files.regular import open_regular
from allcli.case.problems import CaseError, Problem

MAX_BYTES = 1_000_000
MAX_FHIR_BYTES = 20_000_000  # a server's bundle holds reports and pictures too
FHIR_KEY = "resourceType"
# what a text of FHIR, or a phenopacket, holds, and a case does not
FOREIGN_KEYS = (f'"{FHIR_KEY}"', '"metaData"', '"meta_data"')
_PEEK = 4096  # how far into a long text the key of a FHIR resource is looked for


def shown(name: str) -> str:
    """What a file is called in messages and results; a byte that is no text is escaped."""
    return "<stdin>" if name == "-" else name.encode(errors="backslashreplace").decode()


def read_text(name: str, limit: int = MAX_BYTES) -> str:
    """The text of a file, or of standard input for `-`. Raises CaseError."""
    return decoded(shown(name), read_bytes(name, limit), limit)


def read_bytes(name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, or of standard input for `-`, one more than the limit at most.

    Only a regular file is opened: a pipe may never end, a device may act. Raises CaseError.
    """
    try:
        if name == "-":
            return _read(_standard_input(), limit)
        with open_regular(name) as file:
            return _read(file, limit)
    except (OSError, ValueError) as error:
        is_closed = name == "-" and getattr(error, "errno", None) == EBADF
        said = "closed" if is_closed else (getattr(error, "strerror", None) or str(error)).lower()
    raise CaseError([Problem(shown(name), None, "", said)])


def _read(file: BinaryIO, limit: int) -> bytes:
    data = file.read(limit + 1)
    return data + file.read(_most(data, limit) - limit) if len(data) > limit else data


def _most(data: bytes, limit: int) -> int:
    """How many bytes a text may have that begins so."""
    is_fhir = limit == MAX_BYTES and f'"{FHIR_KEY}"'.encode() in data[:_PEEK]
    return MAX_FHIR_BYTES if is_fhir else limit


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # the caller has closed it
        raise OSError(EBADF, os.strerror(EBADF))
    return sys.stdin.buffer


def decoded(name: str, data: bytes, limit: int = MAX_BYTES) -> str:
    """The bytes of a file as text, a byte order mark taken off. Raises CaseError."""
    limit = _most(data, limit)
    if len(data) > limit:
        message = f"larger than {limit:,} bytes, the most that is read"
        raise CaseError([Problem(name, None, "", message)])
    try:
        return data.decode().removeprefix("\N{BYTE ORDER MARK}")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CaseError([Problem(name, line, "", "not UTF-8 text", _save_as_utf_8(data))]) from None


def _save_as_utf_8(data: bytes) -> str:
    """What to do with a text in an encoding that is known by its letters; empty for others."""
    from allcli.case.files.encodings import probably  # noqa: PLC0415 - seldom needed

    other = probably(data)
    return f"it seems to be {other}: save it as UTF-8" if other else ""
