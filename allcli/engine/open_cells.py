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


def open_cells(
    readings: Sequence[CellReading], gates: Sequence[Places], facts: Facts, reached: Reached
) -> list[Places]:
    """The cells in which a case leaves each variable, as `possible` has them.

    `gates` are the cells of the variables behind the last reading. A fact that is `reached` counts
    as what it may come to.
    """
    values = facts.values
    left = [
        cells.get(values[fact]) or places(possible(variable, values[fact]))
        for variable, fact, cells in readings
    ]
    if reached:
        for place, (variable, _, _) in enumerate(readings):
            comes_to = reached.get(variable.fact.name)
            if comes_to:
                left[place] = places(reduce(or_, [possible(variable, to) for to in comes_to]))
    left += gates
    return left
