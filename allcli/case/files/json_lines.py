"""Where each value of a JSON document stands; runs only when there is something to complain of."""

import re
from bisect import bisect_left
from contextlib import suppress
from json import JSONDecodeError, JSONDecoder
from typing import NamedTuple

from allcli.case.files.bounds import MAX_DEPTH
from allcli.case.files.tokens import Token, tokens
from allcli.case.problems import Path, Place, Range

_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"[^\s,\]}]+")
_decode = JSONDecoder().raw_decode


def json_places(text: str) -> dict[Path, Place]:
    """Map every path of a valid JSON document to its place."""
    keys: dict[Path, Range] = {}
    values: dict[Path, Range] = {}
    breaks = [match.start() for match in re.finditer("\n", text)]
    with suppress(JSONDecodeError, IndexError, RecursionError):  # what was mapped still helps
        _value(text, _skip(text, 0), (), Ranges(keys, values))
    return {
        path: Place(_line(key[0], breaks), key, values.get(path, key)) for path, key in keys.items()
    }


class Ranges(NamedTuple):
    """Where the keys are, and where their values are; an entry of a list is its own key."""

    keys: dict[Path, Range]
    values: dict[Path, Range]


def _line(offset: int, breaks: list[int]) -> int:
    return bisect_left(breaks, offset) + 1


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, path: Path, ranges: Ranges) -> int:
    """Note the value at `at` and what it holds; answer the offset behind it."""
    ranges.keys.setdefault(path, (at, at + 1))
    end = _end(text, at, path, ranges)
    ranges.values.setdefault(path, (at, end))
    return end


def _end(text: str, at: int, path: Path, ranges: Ranges) -> int:
    if text[at] == '"' or len(path) > MAX_DEPTH:
        return _decode(text, at)[1]
    if text[at] == "{":
        return _members(text, at, path, ranges)
    if text[at] == "[":
        return _items(text, at, path, ranges)
    match = _SCALAR.match(text, at)
    return match.end() if match else at + 1


def _members(text: str, at: int, path: Path, ranges: Ranges) -> int:
    at = _skip(text, at + 1)
    while text[at] != "}":
        start = at
        key, at = _decode(text, at)
        ranges.keys.setdefault((*path, key), (start, at))
        at = _value(text, _skip(text, _skip(text, at) + 1), (*path, key), ranges)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def _items(text: str, at: int, path: Path, ranges: Ranges) -> int:
    at, index = _skip(text, at + 1), 0
    while text[at] != "]":
        at = _skip(text, _value(text, at, (*path, index), ranges))
        index += 1
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def constant(text: str) -> Token | None:
    """The first NaN or infinity."""
    words = ("NaN", "Infinity", "-Infinity")
    return next((token for token in tokens(text) if token.text.lstrip(":") in words), None)


def repeated_key(text: str, key: str) -> tuple[Token, Token] | None:
    """A key where it stands first, and for the second time, in the same object."""
    seen: list[Token | None] = []
    before = Token("", 0)
    for token in tokens(text):
        if token.text in ("{", "["):
            seen.append(None)
        elif token.text in ("}", "]"):
            seen.pop()
        elif token.text[0] == ":" and _decode(before.text)[0] == key:
            if seen[-1]:
                return seen[-1], before
            seen[-1] = before
        before = token
    return None
