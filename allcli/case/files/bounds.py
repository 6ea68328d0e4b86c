"""How much a file may hold; one patient needs far less, and a reader has to bear the rest."""

import re
from collections import deque
from typing import Any

from allcli.case.problems import Path, Problem

MAX_DEPTH = 20
MAX_VALUES = 2_000
MAX_RULES = 20_000  # values in a local rulebook, or in a file of vignettes
MAX_RULES_BYTES = 5_000_000
TOO_DEEP = "nested too deeply"
TOO_LONG = "a number too long to be one"
_BITS = 1024  # of the largest number that a float can hold
_LONG_NUMBER = r"(?<![0-9_])[0-9][0-9_]{4299}"


def beyond(name: str, text: str, error: Exception) -> Problem:
    """What went past a limit of the interpreter while a text was parsed, and where."""
    if isinstance(error, RecursionError):
        return Problem(name, line_too_deep(text), "", TOO_DEEP)
    if "digits" not in str(error):
        return Problem(name, None, "", str(error))
    number = re.search(_LONG_NUMBER, text)
    line = text.count("\n", 0, number.start()) + 1 if number else None
    return Problem(name, line, "", TOO_LONG)


def line_too_deep(text: str) -> int | None:
    """The line where a TOML or JSON text goes deeper than a case may."""
    from allcli.case.files.tokens import line_deeper_than  # noqa: PLC0415 - seldom needed

    return line_deeper_than(MAX_DEPTH, text)


def is_surely_within(compact: str) -> bool:
    """Whether a document has no room to be past the bounds, by its text as compact JSON."""
    return (
        0 < len(compact) <= 2 * MAX_VALUES
        and compact.count("{") + compact.count("[") <= MAX_DEPTH
        and r"\ud" not in compact
    )


def past_bounds(document: dict[str, Any], most: int = MAX_VALUES) -> tuple[Path, str] | None:
    """The first place where a document goes too far, and how; the upper levels first."""
    waiting: deque[tuple[Path, Any]] = deque([((), document)])
    values = 0
    while waiting:
        path, table = waiting.popleft()
        values += len(table)
        if len(path) > MAX_DEPTH:
            return path, TOO_DEEP
        if values > most:
            return path, f"more than {most:,} values up to here, too many for one file"
        pairs = table.items() if isinstance(table, dict) else enumerate(table)
        for step, value in pairs:
            said = _unfit(step) or _unfit(value)
            if said:
                return (*path, step), said
            if isinstance(value, dict | list):
                waiting.append(((*path, step), value))
    return None


def is_too_long(value: object) -> bool:
    """Whether a whole number has more digits than any that is meant."""
    return isinstance(value, int) and value.bit_length() > _BITS


def _unfit(value: object) -> str:
    """Why a key or a value is none."""
    # JSON can write half of a pair that stands for one character, and nothing can show it
    if isinstance(value, str) and not value.isascii() and re.search("[\ud800-\udfff]", value):
        return "holds an escape that is no character"
    return TOO_LONG if is_too_long(value) else ""
