"""The limits next to the numbers of a case: how near it is to one, and the facts beyond it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allcli.case.ageing import ages
from allcli.case.facts import Facts
from allcli.engine.cell_words import ends_of
from allcli.engine.cells import Variable, example, possible
from allcli.engine.diagram import bits
from allcli.engine.lawful import broken_laws
from allcli.engine.prepared import Prepared
from allcli.rulebook.explain import shown
from allcli.triage.lasting import Near

STEPS = 2  # how many limits away a value is tried


class Way(NamedTuple):
    """A known number, its variable with its place, and the cells on one side, ever further away."""

    variable: Variable
    place: int
    value: float
    cells: range

    def beyond(self, facts: Facts, cell: int) -> Facts:
        """The facts with the number in another cell."""
        return facts.with_values({self.variable.fact.name: example(self.variable, cell)})


def ways_around(facts: Facts, rulebook: Prepared) -> Iterator[Way]:
    """Both ways from every known number that may still move; what is settled comes no nearer."""
    for place, variable in enumerate(rulebook.cells.variables):
        value = facts.value(variable.fact.name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if ages(variable.fact.name):
            (here,) = bits(possible(variable, value))
            last = len(variable.cells) - 1
            yield Way(variable, place, value, range(here + 1, min(here + STEPS, last) + 1))
            yield Way(variable, place, value, range(here - 1, max(here - STEPS, 0) - 1, -1))


def is_lawful(way: Way, cell: int, facts: Facts, rulebook: Prepared) -> bool:
    """Whether a patient can come as far as a cell: no step on the way breaks a law."""
    moved = 1 << way.place
    broken = broken_laws(rulebook, facts, moved)
    steps = way.cells[: way.cells.index(cell) + 1]
    return all(broken_laws(rulebook, way.beyond(facts, step), moved) <= broken for step in steps)


def limit_of(way: Way, cell: int, turned: Sequence[str] = ()) -> Near:
    """A limit in words, with how far away it is and what turns behind it."""
    fact, beyond, value = way.variable.fact, way.variable.cells[cell], way.value
    upwards = beyond.low > value
    start, end = ends_of(fact, beyond)
    edge = beyond.low if upwards else beyond.high
    limit = f"{start if upwards else end} {fact.unit}".rstrip()
    away = abs(edge - value) / max(abs(edge), abs(value), 1e-9)
    return Near(fact.name, fact.label, shown(fact, value), limit, round(away, 3), tuple(turned))
