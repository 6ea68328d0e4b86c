"""A rulebook with everything that is drawn from it, made once and passed to all who ask it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Self, TypeVar

from allcli.engine.cells import Cells, cells_of
from allcli.engine.charts import Charts
from allcli.override import override
from allcli.rulebook.language import Node
from allcli.rulebook.model import Access, Criterion, Rulebook, only_in

Made = TypeVar("Made")
CHARTED = ("options", "criteria", "access", "pairs")


class Prepared(Rulebook):
    """A rulebook that can be asked.

    `cells` are what an unknown fact may turn out to be, as far as a condition can tell, and
    `charts` the functions over them. Both are made when first asked for, unless they are given to
    `prepared`, and handed on to a changed rulebook by `_replace` where they are still true of it.
    """

    @cached_property
    def cells(self) -> Cells:
        """The cells that the conditions and the places of its records cut."""
        return cells_for(self.trees, self.criteria, self.access)

    @cached_property
    def charts(self) -> Charts:
        """What it says, as functions over all patients."""
        return Charts(self.cells, self.options, self.criteria, self.access, self.pairs)

    @cached_property
    def _tables(self) -> dict[Callable[..., Any], Any]:
        return {}

    def table(self, make: Callable[[Rulebook], Made]) -> Made:
        """What `make` makes of these records, made when first asked for.

        It may not hold on to the rulebook: the two would wait for the garbage collector.
        """
        made: Made | None = self._tables.get(make)
        if made is None:
            made = self._tables[make] = make(self)
        return made

    @override
    def _replace(self, **changes: Any) -> Self:
        """The rulebook with some fields changed."""
        made = super()._replace(**changes)
        if "trees" not in changes and _places(made) <= _places(self):
            made.cells = self.cells
            if all(getattr(made, name) == getattr(self, name) for name in CHARTED):
                made.charts = self.charts
        return made


def _places(rulebook: Rulebook) -> set[tuple[str, ...]]:
    """The sets of places that its records ask for."""
    records: list[Criterion | Access] = [*rulebook.criteria, *rulebook.access]
    return {only_in(record).values for record in records}


def prepared(
    rulebook: Rulebook, cells: Cells | None = None, charts: Charts | None = None
) -> Prepared:
    """The rulebook, ready to be asked, with cells or charts that were made for it before."""
    if isinstance(rulebook, Prepared) and cells is None and charts is None:
        return rulebook
    made = Prepared._make(rulebook)
    if cells is not None:
        made.cells = cells
    if charts is not None:
        made.charts = charts
    return made


def cells_for(
    trees: Iterable[Node], criteria: Iterable[Criterion], access: Iterable[Access]
) -> Cells:
    """The cells that the conditions and the places of a rulebook cut."""
    return cells_of([*trees, *map(only_in, [*criteria, *access])])
