"""Whether facts can be those of one patient."""

from allcli.case.facts import Facts
from allcli.engine.completions import Completions
from allcli.engine.diagram import FALSE
from allcli.engine.prepared import Prepared


def broken_laws(rulebook: Prepared, facts: Facts) -> set[int]:
    """The laws between facts that certainly do not hold, by their places."""
    ways = Completions(rulebook.charts, facts)
    return {i for i in range(len(rulebook.cells.laws)) if ways.cut(ways.charts.law(i)) == FALSE}
