"""Every field of a case at and past both ends of what it takes, read off the model."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from allcli.case.fields import DateField, GradeField, Missing, Number
from allcli.case.files.describe import ValueKind, entries, tables
from allcli.case.model import Case
from allcli.case.table import Table
from allcli.case.unit_factors import FACTORS


class End(NamedTuple):
    """A value for a field: `table` is empty at the top; in a list of tables the first is meant."""

    table: str
    listed: bool
    field: str
    value: Any
    inside: bool

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
    ends = list(_of_table("", Case))
    for header, table in tables():
        ends += _of_table(header, table)
    return tuple(ends)


@cache
def inner_ends() -> tuple[End, ...]:
    """The ends that a field takes; together they may still be too much for a formula."""
    return tuple(end for end in every_end() if end.inside)


def _of_table(header: str, table: type[Table]) -> Iterator[End]:
    name, listed = header.strip("[]"), header.startswith("[[")
    for entry in entries(table):
        taken = [*_inside(entry.kind)]
        if entry.several:
            yield from (End(name, listed, entry.name, value, inside=True) for value in ([], taken))
        for value in (*taken, *_past(entry.kind), *ELSE):
            kept = [value] if entry.several else value
            yield End(name, listed, entry.name, kept, inside=value in taken)


def _inside(kind: ValueKind) -> Iterator[Any]:
    """The ends that a field takes, and what is as good as one."""
    if isinstance(kind, Number):
        step, number = (1, int) if kind.whole else (0.001, float)
        yield from map(number, (kind.low, kind.high, kind.low + step, kind.high - step))
        yield from (f"<= {kind.low:g}", f"> {kind.low:g}", f"< {kind.high:g}", f">= {kind.high:g}")
    elif isinstance(kind, DateField):
        yield from ("1900-01-01", 1900, "2100-12-31", 2100, "2024-02-29", "2026-03", "2026")
    elif isinstance(kind, GradeField):
        yield from (0, 4, "I", "IV")
    elif isinstance(kind, tuple):
        yield from kind
    elif kind is bool:
        yield from (True, False)
    elif kind is str:
        yield from ("x", "x" * 100)


def _past(kind: ValueKind) -> Iterator[Any]:
    """What is past an end, or in a unit that may carry it there."""
    if isinstance(kind, Number):
        step = 1 if kind.whole else 0.001
        yield from (kind.low - step, kind.high + step, 0, 1e308, 5e-324, "9" * 400)
        for unit, factor in FACTORS[kind.unit].items():
            low, high = f"{kind.low / factor:.12g} {unit}", f"{kind.high / factor:.12g} {unit}"
            yield from (low, high, f"< {low}", f"> {high}", f"<= {high}")
    elif isinstance(kind, DateField):
        yield from ("1899-12-31", 2101, "0001-01", "9999", "2026-02-29", "2026-13", "2026-00")
    elif isinstance(kind, GradeField):
        yield from (-1, 5, "V", 1.5)
    elif isinstance(kind, tuple):
        yield from (f"{kind[0]}x", f"{kind[-1]}".upper())
    else:
        yield "x" * 5_001


ELSE: tuple[Any, ...] = (*(word.value for word in Missing), None, [], {}, [[]], "", -1, 10**30)
