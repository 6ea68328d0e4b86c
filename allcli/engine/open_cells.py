"""In which cells a case leaves each variable: one where its fact is known, else several."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from allcli.case.facts import INDEX, Facts, Value
from allcli.engine.cells import Variable, places, possible

Places = tuple[int, ...]
Reached = Mapping[str, Sequence[Value]]  # by fact, every value that it may come to


class CellReading(NamedTuple):
    """How a variable is read off: its fact is at `fact` among the facts of a case.

    `cells` has the cells, as bits, of what there are few of: every word, an empty list, and None.
    Those of a number begin at `lows` and end at `highs`.
    """

    variable: Variable
    fact: int
    cells: Mapping[Value, int]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


def reading(variable: Variable) -> CellReading:
    """How the cells of a variable are read off."""
    words: list[Value] = [None, *(word for cell in variable.cells for word in cell.values)]
    if variable.member:
        words = [None, ()]
    cells = {word: possible(variable, word) for word in words}
    stretches = [] if variable.cells[0].values else variable.cells
    return CellReading(
        variable, INDEX[variable.fact.name], cells,
        tuple(cell.low for cell in stretches), tuple(cell.high for cell in stretches),
    )  # fmt: skip


def open_cells(
    readings: Sequence[CellReading], gates: Sequence[int], facts: Facts, reached: Reached
) -> list[int]:
    """The cells in which a case leaves each variable, as bits: as `possible` has them.

    `gates` are the cells of the variables behind the last reading. A fact that is `reached` counts
    as what it may come to.
    """
    values = facts.values
    left = [
        cells.get(value := values[fact])
        or (
            (1 << bisect_right(lows, value)) - (1 << bisect_left(highs, value))
            if isinstance(value, int | float)
            else possible(variable, value)
        )
        for variable, fact, cells, lows, highs in readings
    ]
    if reached:
        for place, reading_ in enumerate(readings):
            variable = reading_.variable
            if comes_to := reached.get(variable.fact.name):
                left[place] = reduce(or_, [possible(variable, to) for to in comes_to])
    left += gates
    return left


def spread(left: Iterable[int]) -> list[Places]:
    """Cells that are given as bits, as their places."""
    return [places(cells) for cells in left]
