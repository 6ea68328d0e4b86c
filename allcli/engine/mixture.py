"""Two rulebooks mixed record by record, ready to be asked: what would be without one change."""

from collections.abc import Collection
from copy import copy
from datetime import date

from allcli.case.facts import Facts, Value
from allcli.engine.cells import cells_of
from allcli.engine.charts import Charts
from allcli.engine.diagram import Diagrams
from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.build import pairs_of
from allcli.rulebook.language import Node
from allcli.rulebook.mix import KINDS, Records, mixed_records, records_of, with_sources
from allcli.rulebook.model import Access, Criterion, Key, Option, Outcome, Rulebook, only_in
from allcli.rulebook.truth import Conditions, Truth, truth


class Mixture:
    """One set of records, ready to take over any of another; both are cut into cells together.

    With a `day` the mixtures are asked of that day alone.
    """

    def __init__(
        self, rulebook: Rulebook, mine: Records, theirs: Records, day: date | None = None
    ) -> None:
        self._rulebook, self._mine, self._theirs = rulebook, mine, theirs
        self._day = day
        both = [entry for side in (mine, theirs) for kind in KINDS for entry in side[kind].values()]
        trees = [entry.tree for entry in both]
        bound = [entry.record for entry in both if isinstance(entry.record, Criterion | Access)]
        self._cells = cells_of([*trees, *map(only_in, bound)])
        coded = zip(trees, self._cells.conditions, strict=False)
        self._coded = {id(tree): code for tree, code in coded}
        self._diagrams = Diagrams()  # most of what one mixture says another says too

    def turned(self) -> "Mixture":
        """The other set, ready to take over any of this one."""
        other = copy(self)
        other._mine, other._theirs = self._theirs, self._mine
        return other

    def taking(self, keys: Collection[Key]) -> Prepared:
        """The rulebook with the records of these keys as the others are, or gone if not there."""
        records = mixed_records(self._mine, self._theirs, keys)
        trees = tuple(entry.tree for kind in KINDS for entry in records[kind].values())
        options, criteria, access, outcomes = (
            [entry.record for entry in records[kind].values()] for kind in KINDS
        )
        ruled = tuple(record for record in criteria if isinstance(record, Criterion))
        mixed = self._rulebook._replace(
            options={record.id: record for record in options if isinstance(record, Option)},
            criteria=ruled,
            access=tuple(record for record in access if isinstance(record, Access)),
            outcomes=tuple(record for record in outcomes if isinstance(record, Outcome)),
            pairs=pairs_of(ruled),
            local=(),
            changes=(),
            base=None,
            trees=trees,
            conditions=_walking(trees),
        )
        coded = tuple(self._coded[id(tree)] for tree in trees)
        cells = self._cells._replace(conditions=coded)
        charts = Charts(cells, mixed.options, mixed.criteria, mixed.access, mixed.pairs)
        charts.diagrams, charts.day = self._diagrams, self._day
        return prepared(mixed, cells, charts)


def between(rulebook: Rulebook, other: Rulebook) -> Mixture:
    """`rulebook`, ready to take over records of `other`."""
    both = with_sources(rulebook, other)
    return Mixture(both, records_of(rulebook), records_of(other))


def _walking(trees: tuple[Node, ...]) -> Conditions:
    """Compiling pays for many cases; a mixed rulebook sees one."""

    def conditions(values: tuple[Value, ...]) -> tuple[Truth, ...]:
        facts = Facts(values, {})
        return tuple([truth(tree, facts) for tree in trees])

    return conditions
