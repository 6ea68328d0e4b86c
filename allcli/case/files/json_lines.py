"""Where each value of a JSON document stands; runs only when there is something to complain of."""

import re
from bisect import bisect_left
from contextlib import suppress
from json import JSONDecodeError, JSONDecoder

from allcli.case.files.bounds import MAX_DEPTH
from allcli.case.files.tokens import Token, tokens
from allcli.case.problems import Path

_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"[^\s,\]}]+")
_decode = JSONDecoder().raw_decode


def json_lines(text: str) -> dict[Path, int]:
    """Map every path of a valid JSON document to the line it starts on, counted from 1."""
    lines: dict[Path, int] = {}
    breaks = [match.start() for match in re.finditer("\n", text)]
    with suppress(JSONDecodeError, IndexError, RecursionError):  # what was mapped still helps
        _value(text, _skip(text, 0), (), lines)
    return {path: _line(offset, breaks) for path, offset in lines.items()}


def _line(offset: int, breaks: list[int]) -> int:
    return bisect_left(breaks, offset) + 1


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, path: Path, lines: dict[Path, int]) -> int:
    """Note the value at `at` and what it holds; answer the offset behind it."""
    lines.setdefault(path, at)
    if text[at] == '"' or len(path) > MAX_DEPTH:
        return _decode(text, at)[1]
    if text[at] == "{":
        return _members(text, at, path, lines)
    if text[at] == "[":
        return _items(text, at, path, lines)
    match = _SCALAR.match(text, at)
    return match.end() if match else at + 1


def _members(text: str, at: int, path: Path, lines: dict[Path, int]) -> int:
    at = _skip(text, at + 1)
    while text[at] != "}":
        start = at
        key, at = _decode(text, at)
        lines.setdefault((*path, key), start)
        at = _value(text, _skip(text, _skip(text, at) + 1), (*path, key), lines)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def _items(text: str, at: int, path: Path, lines: dict[Path, int]) -> int:
    at, index = _skip(text, at + 1), 0
    while text[at] != "]":
        at = _skip(text, _value(text, at, (*path, index), lines))
        index += 1
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1


def line_of_constant(text: str) -> int | None:
    """The line of the first NaN or infinity."""
    words = ("NaN", "Infinity", "-Infinity")
    return next((line for word, line in tokens(text) if word.lstrip(":") in words), None)


def line_of_repeated(text: str, key: str) -> int | None:
    """The line where a key stands for the second time in the same object."""
    seen: list[bool] = []
    before = Token("", 0)
    for token in tokens(text):
        if token.text in ("{", "["):
            seen.append(False)
        elif token.text in ("}", "]"):
            seen.pop()
        elif token.text[0] == ":" and _decode(before.text)[0] == key:
            if seen[-1]:
                return before.line
            seen[-1] = True
        before = token
    return None
