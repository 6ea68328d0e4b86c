"""Derived facts outside what a patient can have, told by the fields that give them.

Every field keeps to its own range, yet two of them can give a value that no patient has. One rule
for all: it is refused. The ranges are in the vocabulary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from allcli.case.calculators.scale import bounds, written
from allcli.case.derive import derive
from allcli.case.facts import FACTS, Fact, Facts, Value
from allcli.case.model import Case
from allcli.case.problems import Fault, Path, dotted
from allcli.case.span import Span
from allcli.case.table import Table

Written = TypeVar("Written", bound=Table)
_ENTRIES = 20  # in a longer list, the entries are not looked at one by one


def out_of_range(case: Case, facts: Facts) -> Iterator[Fault]:
    """Every number that is certainly none that a patient can have."""
    stated = zip(FACTS, facts.values, strict=True)
    beyond = [fact for fact, value in stated if value is not None and is_beyond(fact, value)]
    if not beyond:
        return
    without = {path: derive(changed) for path, changed in _each_left_out(case)}
    for fact in beyond:
        value = facts.value(fact.name)
        paths = [path for path, left in without.items() if left.value(fact.name) != value]
        first, *others = _ordered(fact, paths)
        yield Fault(first, _said(fact, value), beside=tuple(others))


def is_beyond(fact: Fact, value: Value) -> bool:
    """Whether a number lies outside the range of its fact, whatever is left open of it."""
    if fact.kind != "number" or not isinstance(value, int | float | Span):
        return False
    low, high = bounds(value)
    return high < fact.low or low > fact.high


def _said(fact: Fact, value: Any) -> str:
    number, allowed = written(value), f"{fact.low:g} to {fact.high:g}"
    unit = f" {fact.unit}" if fact.unit else ""
    return f"{fact.label} would be {number}{unit}, which is not possible; allowed: {allowed}{unit}"


def _ordered(fact: Fact, paths: Sequence[Path]) -> list[Path]:
    """The fields that give a fact, as the fact names them, and then others.

    A list as a whole only where none of its fields alone matters; the first field of the fact where
    nothing alone does.
    """
    lists = {path[:1] for path in paths if len(path) > 1}
    fields = [path for path in paths if path not in lists] or [tuple(fact.fields[0].split("."))]
    rank = {name: i for i, name in enumerate(fact.fields)}
    by_name = {path: re.sub(r"\d", "", dotted(path)) for path in fields}
    return sorted(fields, key=lambda path: (rank.get(by_name[path], len(rank)), len(path) == 1))


def _each_left_out(case: Case) -> Iterator[tuple[Path, Case]]:
    """The case without one thing that is written in it, one after the other."""
    for name in case.stated:
        table = getattr(case, name)
        if isinstance(table, Table):
            for field, left in _fields_left_out(table):
                yield (name, field), _with(case, name, left)
            continue
        yield (name,), _with(case, name, None)
        if name in ("lines", "transplants") and len(table or ()) <= _ENTRIES:
            for i, entry in enumerate(table or ()):
                for field, left in _fields_left_out(entry):
                    changed = (*table[:i], left, *table[i + 1 :])
                    yield (name, i, field), _with(case, name, changed)


def _fields_left_out(table: Table) -> Iterator[tuple[str, Table]]:
    for field in table.stated:
        if field != "unstated":
            yield field, _with(table, field, None)


def _with(table: Written, field: str, value: Any) -> Written:
    return replace(table, **{field: value})
