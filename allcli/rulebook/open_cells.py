"""In which cells a case leaves each variable: one where its fact is known, else several."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allcli.case.facts import INDEX, Facts, Value
from allcli.rulebook.cells import Variable, places, possible

Places = tuple[int, ...]


class Reading(NamedTuple):
    """How a variable is read off: its fact is at `fact` among the facts of a case.

    `cells` has what there are few of: every word, an empty list, and None.
    """

    variable: Variable
    fact: int
    cells: Mapping[Value, Places]


def reading(variable: Variable) -> Reading:
    """How the cells of a variable are read off."""
    words: list[Value] = [None, *(word for cell in variable.cells for word in cell.values)]
    if variable.member:
        words = [None, ()]
    found = {word: places(possible(variable, word)) for word in words}
    return Reading(variable, INDEX[variable.fact.name], found)


class OpenCells(dict[int, Places]):
    """The cells in which a case leaves each variable, as `possible` has them.

    Most are never asked for, so each is read off when it first is. `gates` are the cells of the
    variables behind the last reading.
    """

    def __init__(self, readings: Sequence[Reading], gates: Sequence[Places], facts: Facts) -> None:
        super().__init__()
        self._readings = readings
        self._gates = gates
        self._values = facts.values

    def __missing__(self, place: int) -> Places:
        gate = place - len(self._readings)
        if gate >= 0:
            found = self._gates[gate]
        else:
            variable, fact, cells = self._readings[place]
            value = self._values[fact]
            found = cells.get(value) or places(possible(variable, value))
        self[place] = found
        return found
