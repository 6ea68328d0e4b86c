"""Where each key of a TOML document stands.

`tomllib` gives no positions for a valid document. This runs only when there is something to
complain about.
"""

import tomllib
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from allcli.case.files.bounds import MAX_VALUES
from allcli.case.files.tokens import Token, tokens
from allcli.case.problems import Path, Place, Range

_MARKS = frozenset("[].")
_OPENING, _ENDING = frozenset("[{"), frozenset(",]}")


class Statement(NamedTuple):
    """A key with its value, or the header of a table or of a row: where, and the key's parts."""

    line: int
    kind: str
    key: tuple[str, ...]
    head: Range
    value: Range
    pieces: tuple[Token, ...]

    @property
    def place(self) -> Place:
        """Where it stands; a header is its own value."""
        return Place(self.line, self.head, self.value)


def toml_lines(text: str) -> dict[Path, int]:
    """Map every key path that has a line of its own to that line, counted from 1."""
    return {path: place.line for path, place in _outer(text).items()}


def toml_places(text: str) -> dict[Path, Place]:
    """Map every key path to its place: what has a line of its own, and what lies within a value.

    Of the entries of a value there are no more than a case may hold.
    """
    places: dict[Path, Place] = {}
    for path, statement in _paths(text):
        _put(places, path, statement.place)
        first, rest = statement.pieces[:1], iter(statement.pieces[1:])
        if first and first[0].text in _OPENING:
            places.update(islice(_within(path, first[0], rest), MAX_VALUES))
    return places


def _outer(text: str) -> dict[Path, Place]:
    places: dict[Path, Place] = {}
    for path, statement in _paths(text):
        _put(places, path, statement.place)
    return places


def _put(places: dict[Path, Place], path: Path, place: Place) -> None:
    """What first names a table is its place."""
    for end in range(1, len(path) + 1):
        places.setdefault(path[:end], place)


def _within(
    path: Path, opening: Token, rest: Iterator[Token]
) -> Generator[tuple[Path, Place], None, Token]:
    """The keys of an inline table or the entries of a list, however deep, up to what closes it."""
    is_table, number = opening.text == "{", 0
    key: list[Token] = []
    value: list[Token] = []
    below: Path = (*path, 0)
    is_key = is_table
    for token in rest:
        if token.text in _ENDING:
            if value:
                head = key or value
                yield below, Place(head[0].line, _range(head), _range(value))
            if token.text != ",":
                break
            key, value, number, is_key = [], [], number + 1, is_table
            below = (*path, number)
        elif is_key and token.text == "=":
            below, is_key = (*path, *_key(key)), False
        elif is_key:
            key.append(token)
        else:
            value.append(token)
            if token.text in _OPENING:
                value.append((yield from _within(below, token, rest)))
    return token


def _range(pieces: Sequence[Token]) -> Range:
    return pieces[0].start, pieces[-1].end


def _key(head: Sequence[Token]) -> tuple[str, ...]:
    return tuple(_unquoted(token.text) for token in head if token.text not in _MARKS)


class StandsTwice(NamedTuple):
    """A key, or the header of a table, that stands twice in a document."""

    path: Path
    kind: str
    first: Place
    again: Place


def repeated(text: str) -> StandsTwice | None:
    """The first statement of a document that says again what another says."""
    seen: dict[Path, Place] = {}
    for path, statement in _paths(text):
        if path in seen:
            return StandsTwice(path, statement.kind, seen[path], statement.place)
        seen[path] = statement.place
    return None


def _paths(text: str) -> Iterator[tuple[Path, Statement]]:
    """Every statement with the path of what it gives."""
    rows: dict[Path, int] = {}
    table: Path = ()
    for statement in _statements(text):
        if statement.kind == "value":
            yield table + statement.key, statement
        else:
            table = _header(statement.key, rows, is_row=statement.kind == "row")
            yield table, statement


def _statements(text: str) -> Iterator[Statement]:
    """The statements of a valid document, in order."""
    head: list[Token] = []
    value: list[Token] = []
    brackets: int | None = None  # open ones of a value; None ahead of it
    for token in chain(tokens(text), [Token("\n", 0)]):
        if token.text.startswith("#"):
            continue
        if brackets is not None:
            brackets += (token.text in ("[", "{")) - (token.text in ("]", "}"))
            if token.text == "\n" and brackets <= 0:
                yield _statement(head, "value", value)
                head, value, brackets = [], [], None
            elif token.text != "\n":
                value.append(token)
        elif token.text == "=" and head:
            brackets = 0
        elif token.text != "\n":
            head.append(token)
        elif head:
            yield _statement(head, "row" if head[1:] and head[1].text == "[" else "table", head)
            head = []


def _statement(head: list[Token], kind: str, value: list[Token]) -> Statement:
    ends = _range(value) if value else (head[-1].end, head[-1].end)
    pieces = tuple(value) if kind == "value" else ()
    return Statement(head[0].line, kind, _key(head), _range(head), ends, pieces)


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
