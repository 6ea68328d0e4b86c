"""Whether facts can be those of one patient."""

from allcli.case.facts import Facts
from allcli.rulebook.diagram import FALSE
from allcli.rulebook.model import Rulebook
from allcli.triage.completions import Completions


def broken_laws(rulebook: Rulebook, facts: Facts) -> set[int]:
    """The laws between facts that certainly do not hold, by their places."""
    ways = Completions(rulebook.cells, facts)
    return {i for i, law in enumerate(rulebook.cells.laws) if ways.of(law) == FALSE}
