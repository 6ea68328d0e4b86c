"""In which cells a case leaves each variable: one where its fact is known, else several."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from allcli.case.facts import INDEX, Facts, Value
from allcli.engine.cells import Variable, places, possible

Places = tuple[int, ...]
Reached = Mapping[str, Sequence[Value]]  # by fact, every value that it may come to


class CellReading(NamedTuple):
    """How a variable is read off: its fact is at `fact` among the facts of a case.

    `cells` has what there are few of: every word, an empty list, and None.
    """

    variable: Variable
    fact: int
    cells: Mapping[Value, Places]


def reading(variable: Variable) -> CellReading:
    """How the cells of a variable are read off."""
    words: list[Value] = [None, *(word for cell in variable.cells for word in cell.values)]
    if variable.member:
        words = [None, ()]
    cells = {word: places(possible(variable, word)) for word in words}
    return CellReading(variable, INDEX[variable.fact.name], cells)


class OpenCells(dict[int, Places]):
    """The cells in which a case leaves each variable, as `possible` has them.

    Most are never asked for, so each is read off when it first is. `gates` are the cells of the
    variables behind the last reading. A fact that is `reached` counts as what it may come to.
    """

    def __init__(
        self,
        readings: Sequence[CellReading],
        gates: Sequence[Places],
        facts: Facts,
        reached: Reached,
    ) -> None:
        super().__init__()
        self._readings = readings
        self._gates = gates
        self._values = facts.values
        self._reached = reached

    def __missing__(self, place: int) -> Places:
        gate = place - len(self._readings)
        open_cells = self._gates[gate] if gate >= 0 else self._read(self._readings[place])
        self[place] = open_cells
        return open_cells

    def _read(self, reading: CellReading) -> Places:
        variable, fact, cells = reading
        values = self._reached.get(variable.fact.name)
        if values:
            return places(reduce(or_, (possible(variable, value) for value in values)))
        value = self._values[fact]
        return cells.get(value) or places(possible(variable, value))
