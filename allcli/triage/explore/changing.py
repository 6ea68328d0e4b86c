"""What one case can come to: through finding out, time, treatment, and another plan."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property

from allcli.case.facts import Value
from allcli.case.mutable import PAST, may_be, through
from allcli.case.span import Span
from allcli.engine.cells import Asked, example, possible
from allcli.engine.workspace import NEVER
from allcli.triage.choose import outlook_of
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.explore.smallest import Box, Moves, Search, ValueClass


class Changing:
    """Functions over all that a case can come to, and searches for the smallest way there."""

    def __init__(self, findings: Findings) -> None:
        self.facts = findings.facts
        self._reached = may_be(self.facts)
        freed = self.facts.with_values(
            {name: values[0] if isinstance(values[0], Span) else None
             for name, values in self._reached.items()}
        )  # fmt: skip
        now = evaluate(findings.rulebook, freed, findings.as_of)
        self.outlook = outlook_of(now, reached=self._reached)
        self.ways = self.outlook.ways
        cells = findings.rulebook.cells
        self._open = [self.ways.open_cells(place) for place in range(len(cells.variables))]

    def lawful(self, function: int) -> int:
        """The function in patients that can be: what ends, and that alone, leaves its trace."""
        diagrams, places = self.ways.diagrams, self.ways.cells.places
        for ended, past in PAST.items():
            if self.facts.value(ended) is True and {ended, past} <= places.keys():
                lasts, was = (self.ways.of(Asked(places[fact], 2)) for fact in (ended, past))
                left = diagrams.either([lasts, was])
                if self.facts.value(past) is False:
                    left = diagrams.choose(was, diagrams.opposite(lasts), left)
                function = diagrams.choose(left, function, self.ways.never)
        return self.ways.ruled(function)

    def values(self, function: int) -> Iterator[int]:
        """Every number that a function can come to."""
        for value in self.ways.diagrams.values(self.lawful(function)):
            if isinstance(value, int):
                yield value

    def search(self, function: int, wanted: Callable[[Hashable], bool]) -> Search:
        """A search for ways to make a function as it is wanted."""

        def kind(value: Hashable) -> ValueClass:
            if value == NEVER:
                return "never"
            return "wanted" if wanted(value) else "unwanted"

        # what only the laws speak of is no way to find something out: it follows, or leads to it
        asked = self.ways.diagrams.support(function)
        held = frozenset(at for at in self._found_out if not asked >> at & 1)
        return Search(self.ways.diagrams, self.lawful(function), kind, Moves(*self._cells, held))

    @cached_property
    def _found_out(self) -> list[int]:
        """The variables that only have to be found out."""
        return [at for at in range(len(self._open)) if self.by(at) == "finding out"]

    @cached_property
    def _cells(self) -> tuple[Box, Box]:
        """For every variable the places of the cells that it may be in now, and of all."""
        return (
            {at: frozenset(self._now(at)) for at in range(len(self._open))},
            {at: frozenset(range(len(cells))) for at, cells in enumerate(self._open)},
        )

    def _now(self, at: int) -> Iterable[int]:
        """The places, among the open cells, of those in which a variable may lie today."""
        variable = self.ways.cells.variables[at]
        today = possible(variable, self.facts.value(variable.fact.name))
        return (i for i, cell in enumerate(self._open[at]) if today >> cell & 1)

    def by(self, at: int) -> str:
        """Through what a variable comes to be different."""
        return through(self.ways.cells.variables[at].fact.name, self.facts)

    def cells(self, at: int, box: Iterable[int]) -> list[int]:
        """The cells of a variable by their places among the open ones."""
        return [self._open[at][i] for i in sorted(box)]

    def example(self, at: int, i: int) -> Value:
        """A plain value in one of the open cells."""
        variable = self.ways.cells.variables[at]
        name = variable.fact.name
        reached = self._reached.get(name, (self.facts.value(name),))[0]
        within = reached if isinstance(reached, Span) else None
        return example(variable, self._open[at][i], within)
