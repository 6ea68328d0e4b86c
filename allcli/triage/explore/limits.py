"""The limits next to the numbers of a case: how near it is to one, and the facts beyond it."""

from collections.abc import Iterable, Iterator, Sequence

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

# cells ever further away, each with the facts changed to it
CellSteps = Iterator[tuple[int, Facts]]


def limits_around(
    facts: Facts, rulebook: Prepared
) -> Iterator[tuple[Variable, float, tuple[CellSteps, CellSteps]]]:
    """Every known number that may still move, with the cells above and below it.

    What is settled comes no nearer; a step that no patient can take ends the way.
    """
    broken = broken_laws(rulebook, facts)

    def steps(variable: Variable, asked: int, cells: Iterable[int]) -> CellSteps:
        for cell in cells:
            changed = facts.with_values({variable.fact.name: example(variable, cell)})
            if broken_laws(rulebook, changed, asked) - broken:
                return
            yield cell, changed

    for place, variable in enumerate(rulebook.cells.variables):
        value = facts.value(variable.fact.name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if ages(variable.fact.name):
            (here,) = bits(possible(variable, value))
            above = range(here + 1, min(here + STEPS, len(variable.cells) - 1) + 1)
            below = range(here - 1, max(here - STEPS, 0) - 1, -1)
            yield (
                variable,
                value,
                (
                    steps(variable, 1 << place, above),
                    steps(variable, 1 << place, below),
                ),
            )


def limit_of(variable: Variable, cell: int, value: float, turned: Sequence[str]) -> Near:
    """A limit in words, with how far away it is and what turns behind it."""
    fact, beyond = variable.fact, variable.cells[cell]
    upwards = beyond.low > value
    start, end = ends_of(fact, beyond)
    edge = beyond.low if upwards else beyond.high
    limit = f"{start if upwards else end} {fact.unit}".rstrip()
    away = abs(edge - value) / max(abs(edge), abs(value), 1e-9)
    return Near(fact.name, fact.label, shown(fact, value), limit, round(away, 3), tuple(turned))
