"""Whether facts can be those of one patient."""

from allcli.case.facts import Facts
from allcli.engine.completions import Completions
from allcli.engine.diagram import FALSE
from allcli.engine.prepared import Prepared

EVERY = -1  # all variables, as bits


def broken_laws(rulebook: Prepared, facts: Facts, touching: int = EVERY) -> set[int]:
    """The laws between facts that certainly do not hold, by their places.

    Of those, the ones that ask any variable of `touching`, as bits: if no other fact is changed, no
    other law can come to be broken.
    """
    ways = Completions(rulebook.charts, facts)
    asked = [i for i, variables in enumerate(rulebook.cells.ruled) if variables & touching]
    return {i for i in asked if ways.cut(ways.charts.law(i)) == FALSE}
