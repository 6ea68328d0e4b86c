"""Where each key of a TOML document stands.

`tomllib` gives no positions for a valid document. This runs only when there is something to
complain about.
"""

import tomllib
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from allcli.case.files.tokens import Token, tokens
from allcli.case.problems import Path

_MARKS = frozenset("[].")


class Statement(NamedTuple):
    """A key with its value, or the header of a table or of a row: where, and the key's parts."""

    line: int
    kind: str
    key: tuple[str, ...]


def toml_lines(text: str) -> dict[Path, int]:
    """Map every key path that has a line of its own to that line, counted from 1."""
    lines: dict[Path, int] = {}
    rows: dict[Path, int] = {}
    table: Path = ()
    for line, kind, key in _statements(text):
        if kind == "value":
            path = table
            for part in key:
                path += (part,)
                lines.setdefault(path, line)
        else:
            table = _header(key, rows, is_row=kind == "row")
            for end in range(1, len(table) + 1):
                lines.setdefault(table[:end], line)
    return lines


def _statements(text: str) -> Iterator[Statement]:
    """The statements of a valid document, in order."""
    head: list[Token] = []
    brackets: int | None = None  # open ones of a value; None ahead of it
    for token in chain(tokens(text), [Token("\n", 0)]):
        if token.text.startswith("#"):
            continue
        if brackets is not None:
            brackets += (token.text in ("[", "{")) - (token.text in ("]", "}"))
            if token.text == "\n" and brackets <= 0:
                head, brackets = [], None
        elif token.text == "=":
            brackets = 0
            yield _statement(head, "value")
        elif token.text != "\n":
            head.append(token)
        elif head:
            yield _statement(head, "row" if head[1].text == "[" else "table")
            head = []


def _statement(head: list[Token], kind: str) -> Statement:
    key = tuple(_unquoted(token.text) for token in head if token.text not in _MARKS)
    return Statement(head[0].line, kind, key)


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    key: str = tomllib.loads(f"key = {part}")["key"]  # escapes are its business
    return key


def _header(key: tuple[str, ...], rows: dict[Path, int], *, is_row: bool) -> Path:
    """The path that a header opens; `rows` counts the tables of every list."""
    path: Path = ()
    for part in key[:-1]:
        path += (part,)
        if path in rows:
            path += (rows[path],)
    path += key[-1:]
    if is_row:
        rows[path] = rows.get(path, -1) + 1
    return (*path, rows[path]) if path in rows else path
