"""In which cells a case leaves each variable: one where its fact is known, else several."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from allcli.case.facts import Facts, Value
from allcli.case.vocabulary import INDEX
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


def read_off(readings: Iterable[Reading], facts: Facts) -> list[Places]:
    """The cells of every variable, as `possible` has them."""
    values = facts.values
    return [
        cells.get(value := values[fact]) or places(possible(variable, value))
        for variable, fact, cells in readings
    ]
