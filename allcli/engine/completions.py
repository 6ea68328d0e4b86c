"""Every way in which the unknown facts of one case may turn out, and what then follows.

A question about the case is a function over those ways, kept as a decision diagram: which values it
can take, and on which facts they hang, is then certain and not a guess. Ways that no patient can
have are left out by the laws of the vocabulary.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from functools import cached_property

from allcli.case.facts import INDEX, Facts, Value
from allcli.engine.cells import (
    Asked,
    Coded,
    example,
    filled,
    places,
    possible,
)
from allcli.engine.charts import Charts, joined
from allcli.engine.diagram import FALSE, bits
from allcli.engine.open_cells import Places, Reached, open_cells, spread
from allcli.engine.ruling import Ruling
from allcli.engine.workspace import Values, Workspace

NOWHERE_ELSE: Reached = {}  # as the facts are


class Completions:
    """The ways to fill in the unknown facts of a case, and the functions over them.

    A variable is asked in the cells that it may still lie in, `open_cells`; with one it is known.
    With `reached`, what facts may come to, these are ways in which the case may still change. They
    are drawn in `workspace`, which other cases of the same charts may share, else in one of their
    own.
    """

    def __init__(
        self,
        charts: Charts,
        facts: Facts,
        as_of: date = date.max,
        workspace: Workspace | None = None,
        reached: Reached = NOWHERE_ELSE,
    ) -> None:
        self.charts = charts
        self.cells = charts.cells
        self.facts = facts
        self._as_of = as_of
        self._reached = reached
        self.workspace = workspace or Workspace()
        self.diagrams = self.workspace.diagrams
        self.never = self.workspace.never
        self.possible = self.workspace.possible
        self._atoms: dict[Asked, int] = {}
        self._cut: dict[int, int] = {}
        self._ruled: dict[int, int] = {}
        self._can_be: dict[int, bool] = {}
        self._by_cell: dict[int, dict[int, list[int]]] = {}
        self._ruling = Ruling(charts.laws, self.diagrams)

    def under(self, charts: Charts) -> "Completions":
        """The same ways under charts of one day that share cells and diagrams with these.

        What was followed is kept for both.
        """
        other = copy(self)
        other.charts = charts
        return other

    @cached_property
    def open_bits(self) -> list[int]:
        """The cells, as bits, that each variable may lie in; of some cases nothing is asked."""
        gates = self.charts.gates(self._as_of)
        return open_cells(self.charts.readings, gates, self.facts, self._reached)

    @cached_property
    def _open(self) -> list[Places]:
        return spread(self.open_bits)

    def open_cells(self, place: int) -> Places:
        """The cells that a variable may lie in; of a gate, whether the record is in force."""
        return places(self.open_bits[place])

    def place_of(self, place: int, value: Value) -> int:
        """Which of the open cells of a variable a plain value lies in."""
        variable = self.cells.variables[place]
        return next(i for i, cell in enumerate(self.open_cells(place))
                    if possible(variable, value) >> cell & 1)  # fmt: skip

    def facts_at(self, places: Iterable[int]) -> list[str]:
        """The facts, by name, that some variables ask."""
        return [self.cells.variables[place].fact.name for place in places]

    def cut(self, chart: int) -> int:
        """A function of the rulebook, as far as the facts leave it open."""
        left = self._cut.get(chart)
        if left is None:
            kept = self.workspace.cuts
            key = chart, self.charts.picking(chart)(self.open_bits)
            left = kept.get(key)
            if left is None:
                charts = self.charts.diagrams
                left = kept[key] = charts.cut(chart, self.diagrams, self._open, self._cut)
            self._cut[chart] = left
        return left

    def of(self, condition: Coded) -> int:
        """Where a condition is true."""
        if isinstance(condition, Asked):
            test = self._atoms.get(condition)
            if test is None:
                test = self._atoms[condition] = self._atom(condition)
            return test
        return joined(condition, self.diagrams, self.of)

    def _atom(self, asked: Asked) -> int:
        cells = [asked.cells >> cell & 1 for cell in self.open_cells(asked.place)]
        return self.diagrams.node(asked.place, tuple(cells)) if cells else FALSE

    def ruled(self, function: int) -> int:
        """The function where the laws hold, and NEVER elsewhere.

        Only laws that bear on what the function asks, directly or through others, are laid on.
        """
        ruled = self._ruled.get(function)
        if ruled is None:
            law = self.law_on(self.diagrams.support(function))
            ruled = self._ruled[function] = self.diagrams.choose(law, function, self.never)
        return ruled

    def law_on(self, support: int) -> int:
        """All laws together that some variables touch, directly or through other laws."""
        return self._ruling.on(support, self.cut)

    def values(self, function: int) -> Values:
        """Every value that the function can take in some patient."""
        return self.left(self.ruled(function))

    def left(self, ruled: int) -> Values:
        """The values of a function that is NEVER where no patient can be."""
        return self.values_at(self.diagrams.reach(ruled))

    def leaves(self, ruled: int) -> int:
        """The same as bits."""
        return self.diagrams.reach(ruled) & self.possible

    def best_grade(self, leaves: int) -> int:
        """The best grade among some leaves given as bits, as one bit; 0 where none is a grade."""
        best = self.workspace.best.get(leaves)
        if best is None:
            grades = [value for value in self.values_at(leaves) if isinstance(value, int)]
            leaf = self.diagrams.leaf(min(grades)) if grades else self.never
            best = self.workspace.best[leaves] = self.leaves(leaf)
        return best

    def reach_by_cell(self, function: int) -> dict[int, list[int]]:
        """The leaves of the ruled function by each open cell of each variable that it asks."""
        by_cell = self._by_cell.get(function)
        if by_cell is None:
            ruled = self.ruled(function)
            by_cell = self._by_cell[function] = self.diagrams.reach_by_cell(ruled)
        return by_cell

    def values_at(self, reach: int) -> Values:
        """The values of leaves given as bits, less that of where no patient can be."""
        return self.diagrams.values_at(reach & self.possible)

    def can_be(self, test: int) -> bool:
        """Whether a yes-no function is true in some patient."""
        possible = self._can_be.get(test)
        if possible is None:
            law = self._ruling.on(self.diagrams.support(test), self.cut)
            possible = self._can_be[test] = self.diagrams.meet(law, test)
        return possible

    def example(self, way: Mapping[int, int]) -> dict[str, Value]:
        """Plain values by name for variables that are each held in one of their open cells."""
        return {self.cells.variables[place].name: self.example_of(place, i)
                for place, i in way.items()}  # fmt: skip

    def example_of(self, place: int, i: int) -> Value:
        """A plain value of a variable in the i-th of its open cells."""
        variable = self.cells.variables[place]
        known = self.facts.values[INDEX[variable.fact.name]]
        return example(variable, self.open_cells(place)[i], known)

    def facts_on(self, way: Mapping[int, int]) -> Facts | None:
        """The facts with some variables known, and with what the laws then leave no choice of.

        None where no patient can be so.
        """
        diagrams = self.diagrams
        law = self.law_on(sum(1 << place for place in way))
        for place, i in way.items():
            law = diagrams.fixed(law, place, i)
        if law == FALSE:
            return None
        forced = {}
        for place in bits(diagrams.support(law)):
            size = range(len(self.open_cells(place)))
            left = [i for i in size if diagrams.fixed(law, place, i) != FALSE]
            if len(left) == 1:
                forced[place] = left[0]
        return filled(self.facts, self.example({**way, **forced}))
