"""Whether facts can be those of one patient."""

from allcli.case.facts import Facts
from allcli.rulebook.charts import charts_of
from allcli.rulebook.diagram import FALSE
from allcli.rulebook.model import Rulebook
from allcli.triage.completions import Completions


def broken_laws(rulebook: Rulebook, facts: Facts) -> set[int]:
    """The laws between facts that certainly do not hold, by their places."""
    ways = Completions(charts_of(rulebook), facts)
    return {i for i in range(len(rulebook.cells.laws)) if ways.cut(ways.charts.law(i)) == FALSE}
