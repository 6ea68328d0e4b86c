"""A case that is given as Python objects: brought to what a file could hold, or every oddity."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from allcli.case.problems import CaseError, Path, Problem, dotted

MAX_DEPTH, MAX_VALUES = 20, 100_000  # what holds itself has no end, and a case holds far less
_PLAIN = (str, int, float, bool, type(None), date)


def tables(name: str, given: object) -> dict[str, Any]:
    """The tables of a case, as a file would give them. Raises CaseError."""
    if not isinstance(given, Mapping):
        said = f"found {type(given).__name__}; expected a mapping of tables, or the Path of a file"
        raise CaseError([Problem(name, None, "", said)])
    problems = [Problem(name, None, dotted(path), said) for path, said in _odd(given)]
    if problems:
        raise CaseError(problems)
    return {key: _plain(value) for key, value in given.items()}


def _odd(given: object) -> Iterator[tuple[Path, str]]:
    """Every place that no file can hold, and what is found there."""
    waiting: list[tuple[Path, object]] = [((), given)]
    passed = 0
    while waiting:
        path, value = waiting.pop()
        passed += 1
        if len(path) > MAX_DEPTH or passed > MAX_VALUES:
            yield path[:1], "nested too deeply" if len(path) > MAX_DEPTH else "too large for a case"
            return
        if isinstance(value, Mapping):
            for key in value:
                if isinstance(key, str):
                    waiting.append(((*path, key), value[key]))
                else:
                    yield path, f"found a key that is {type(key).__name__}; expected text"
        elif isinstance(value, list | tuple):
            waiting += [((*path, number), held) for number, held in enumerate(value)]
        elif not isinstance(value, _PLAIN):
            yield path, f"found {type(value).__name__}; expected what a case file can hold"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, list | tuple) else value
