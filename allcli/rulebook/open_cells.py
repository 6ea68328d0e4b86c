"""In which cells a case leaves each variable: one where its fact is known, else several."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from allcli.case.facts import Facts, Value
from allcli.case.span import Span
from allcli.case.vocabulary import INDEX
from allcli.rulebook.cells import Variable
from allcli.rulebook.dates import in_force
from allcli.rulebook.model import Access, Criterion

Places = tuple[int, ...]


class Number(NamedTuple):
    """How a number is read off: by the ends of its cells."""

    lows: tuple[float, ...]
    highs: tuple[float, ...]

    def cells(self, value: Any) -> Places:
        """The cells of a number, or of a span of numbers."""
        low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
        return tuple(range(bisect_left(self.highs, low), bisect_right(self.lows, high)))


class Member(NamedTuple):
    """How a value of a list is read off."""

    name: str

    def cells(self, value: Any) -> Places:
        """Whether the list names it."""
        return (int(self.name in value),)


class Reading(NamedTuple):
    """How a variable is read off: its fact is at `fact` among the facts of a case.

    `cells` has every word that there is for it, and None; the rest is `worked_out`.
    """

    fact: int
    cells: Mapping[Value, Places]
    worked_out: Callable[[Value], Places]


def reading(variable: Variable) -> Reading:
    """How the cells of a variable are read off."""
    cells = variable.cells
    found: dict[Value, Places] = {None: tuple(range(len(cells)))}
    if variable.member:
        found[()] = (0,)
        return Reading(INDEX[variable.fact.name], found, Member(variable.member).cells)
    found |= {word: (i,) for i, cell in enumerate(cells) for word in cell.values}
    ends = Number(tuple(cell.low for cell in cells), tuple(cell.high for cell in cells))
    return Reading(INDEX[variable.fact.name], found, ends.cells)


def read_off(readings: Iterable[Reading], facts: Facts) -> list[Places]:
    """The cells of every variable."""
    values = facts.values
    return [
        cells[value] if (value := values[fact]) in cells else worked_out(value)
        for fact, cells, worked_out in readings
    ]


def gates(records: Iterable[Criterion | Access], day: date) -> list[Places]:
    """Of every record whether it is in force on a day, as the one cell of a yes-no variable."""
    return [(int(in_force(record, day) is not False),) for record in records]
