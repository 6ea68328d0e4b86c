"""The text of a JSON document as tables; a fault in it is one clear message."""

import json
from collections import Counter
from typing import Any

from allcli.case.files.bounds import beyond
from allcli.case.files.toml_text import slipped
from allcli.case.problems import CaseError, Problem, found


def parse_json(name: str, text: str, hint: str = "") -> dict[str, Any]:
    """The tables of a JSON document, not yet checked. Raises CaseError.

    `hint` is added where the text is no JSON at all.
    """
    try:
        raw = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise CaseError([_fault(name, text, error, hint)]) from None
    except _RefusedError as error:
        raise CaseError([_refused(name, text, error)]) from None
    except (ValueError, RecursionError) as error:
        raise CaseError([beyond(name, text, error)]) from None
    if not isinstance(raw, dict):
        raise CaseError([Problem(name, 1, "", "a case is one JSON object")])
    return raw


def _fault(name: str, text: str, error: json.JSONDecodeError, hint: str) -> Problem:
    """A fault of the syntax; where the text ends too early, at what is left open."""
    from allcli.case.files.tokens import left_open  # noqa: PLC0415 - seldom needed

    opening = left_open(text) if error.pos >= len(text.rstrip()) else None
    if opening:
        said = f"not valid JSON: the {opening.text} that opens here is never closed"
        return Problem(name, None, "", said, hint).at(text, opening.start, opening.end)
    slip = None if hint else slipped(name, text, error.lineno, error.colno, "JSON")
    said = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    return slip or Problem(name, None, "", said, hint).at(text, error.pos, error.pos + 1)


class _RefusedError(ValueError):
    """What JSON, or Python, allows and a case does not: a key twice, or else no number."""

    def __init__(self, said: str, key: str | None = None) -> None:
        super().__init__(said)
        self.key = key


def _refused(name: str, text: str, error: _RefusedError) -> Problem:
    """A key where it stands for the second time in an object, or what is no number."""
    from allcli.case.files.json_lines import constant, repeated_key  # noqa: PLC0415 - seldom

    problem = Problem(name, None, "", str(error))
    if error.key is None:
        number = constant(text)
        return problem.at(text, number.start, number.end) if number else problem
    twice = repeated_key(text, error.key)
    if not twice:
        return problem
    first, again = twice
    said = f"{error}; it is also on line {first.line}"
    return problem._replace(message=said).at(text, again.start, again.end)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        times = Counter(key for key, _ in pairs)
        twice = next(key for key in times if times[key] > 1)
        raise _RefusedError(f"the key {found(twice)} is written twice in one object", twice)
    return table


def _no_constant(word: str) -> None:
    raise _RefusedError(f"{word} is not a number that a case can hold")
