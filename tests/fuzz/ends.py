"""Every field of a case at and past both ends of what it takes, read off the model."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from allcli.case.describe import Entry, entries, tables
from allcli.case.fields import DateField, GradeField, Missing, Number
from allcli.case.model import Case
from allcli.case.units import FACTORS


class End(NamedTuple):
    """A value for a field: `table` is empty at the top; in a list of tables the first is meant."""

    table: str
    listed: bool
    field: str
    value: Any

    def put(self, document: dict[str, Any]) -> dict[str, Any]:
        """A copy of the document with the value in its place."""
        if not self.table:
            return document | {self.field: self.value}
        if not self.listed:
            return document | {self.table: document.get(self.table, {}) | {self.field: self.value}}
        first, *others = document.get(self.table) or [{}]
        return document | {self.table: [first | {self.field: self.value}, *others]}

    @property
    def path(self) -> str:
        """The field as `--set` and `--vary` name it."""
        table = f"{self.table}[0]" if self.listed else self.table
        return f"{table}.{self.field}".removeprefix(".")


@cache
def every_end() -> tuple[End, ...]:
    """All fields with all their ends."""
    ends = [End("", False, entry.name, value) for entry in entries(Case) for value in _of(entry)]
    for header, table in tables():
        name, listed = header.strip("[]"), header.startswith("[[")
        ends += [
            End(name, listed, entry.name, value) for entry in entries(table) for value in _of(entry)
        ]
    return tuple(ends)


def _of(entry: Entry) -> Iterator[Any]:
    values = list(_single(entry))
    if entry.several:
        yield from ([], values, values * 100, [values[0]])
        values = [[value] for value in values]
    yield from values
    yield from (word.value for word in Missing)
    yield from (None, [], {}, [[]], True, "", -1, 10**30)


def _single(entry: Entry) -> Iterator[Any]:
    kind = entry.kind
    if isinstance(kind, Number):
        yield from _numbers(kind)
    elif isinstance(kind, DateField):
        yield from ("1900-01-01", 1900, "2100-12-31", 2100, "1899-12-31", 2101, "0001-01", "9999")
        yield from ("2026-02-29", "2024-02-29", "2026-13", "2026-00", "2026-03-14T00:00")
    elif isinstance(kind, GradeField):
        yield from (0, 4, "I", "IV", -1, 5, "V", 1.5, "iv")
    elif isinstance(kind, tuple):
        yield from (*kind, f"{kind[0]}x", f"{kind[-1]}".upper())
    else:
        yield from (False, True, "x", "x" * 100, "x" * 5_001)


def _numbers(kind: Number) -> Iterator[Any]:
    step = 1 if kind.whole else 0.001
    inside = (kind.low, kind.high, kind.low + step, kind.high - step)
    yield from map(int if kind.whole else float, inside)
    yield from (kind.low - step, kind.high + step, 0, 1e308, 5e-324)
    yield from (f"< {kind.high:g}", f"> {kind.low:g}", f"<= {kind.low:g}", f">= {kind.high:g}")
    for unit, factor in FACTORS[kind.unit].items():
        yield from (f"{kind.low / factor:.12g} {unit}", f"{kind.high / factor:.12g} {unit}")
        yield from (f"< {kind.low / factor:.12g} {unit}", f"> {kind.high / factor:.12g} {unit}")
