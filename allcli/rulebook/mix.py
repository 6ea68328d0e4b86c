"""Two rulebooks mixed record by record: what would be, had one change not been made."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from allcli.case.facts import Facts, Value
from allcli.rulebook.build import pairs_of
from allcli.rulebook.cells import cells_of
from allcli.rulebook.charts import charts_of
from allcli.rulebook.language import Node
from allcli.rulebook.model import (
    Access,
    Criterion,
    Key,
    Option,
    Outcome,
    RecordKind,
    Rulebook,
    only_in,
)
from allcli.rulebook.truth import Conditions, Truth, truth
from allcli.rulebook.verify import name_of

Conditional = Option | Criterion | Access | Outcome
KINDS: tuple[RecordKind, ...] = ("option", "criterion", "access", "outcome")


class Entry(NamedTuple):
    """A record with the tree of its condition."""

    record: Conditional
    tree: Node


Records = dict[RecordKind, dict[str, Entry]]


def records_of(rulebook: Rulebook) -> Records:
    """Every record that has a condition, by kind and name, in the rulebook's order."""
    trees = iter(rulebook.trees)
    every: tuple[Iterable[Conditional], ...] = (
        rulebook.options.values(), rulebook.criteria, rulebook.access, rulebook.outcomes,
    )  # fmt: skip
    return {
        kind: {name_of(record): Entry(record, next(trees)) for record in records}
        for kind, records in zip(KINDS, every, strict=True)
    }


class Mixture:
    """One set of records, ready to take over any of another; both are cut into cells together."""

    def __init__(self, rulebook: Rulebook, mine: Records, theirs: Records) -> None:
        self._rulebook, self._mine, self._theirs = rulebook, mine, theirs
        both = [entry for side in (mine, theirs) for kind in KINDS for entry in side[kind].values()]
        trees = [entry.tree for entry in both]
        bound = [each.record for each in both if isinstance(each.record, Criterion | Access)]
        self._cells = cells_of([*trees, *map(only_in, bound)])
        coded = zip(trees, self._cells.conditions, strict=False)
        self._coded = {id(tree): code for tree, code in coded}

    def taking(self, keys: Collection[Key]) -> Rulebook:
        """The rulebook with the records of these keys as the others are, or gone if not there."""
        records = mixed_records(self._mine, self._theirs, keys)
        trees = tuple(entry.tree for kind in KINDS for entry in records[kind].values())
        options, criteria, access, outcomes = (
            [entry.record for entry in records[kind].values()] for kind in KINDS
        )
        told = tuple(each for each in criteria if isinstance(each, Criterion))
        mixed = self._rulebook._replace(
            options={each.id: each for each in options if isinstance(each, Option)},
            criteria=told,
            access=tuple(each for each in access if isinstance(each, Access)),
            outcomes=tuple(each for each in outcomes if isinstance(each, Outcome)),
            pairs=pairs_of(told),
            local=(),
            changes=(),
            base=None,
            trees=trees,
            cells=self._cells._replace(conditions=tuple(self._coded[id(tree)] for tree in trees)),
            conditions=_walking(trees),
        )
        return mixed._replace(charts=charts_of(mixed))


def between(rulebook: Rulebook, other: Rulebook) -> Mixture:
    """`rulebook`, ready to take over records of `other`."""
    both = with_sources(rulebook, other)
    return Mixture(both, records_of(rulebook), records_of(other))


def with_sources(rulebook: Rulebook, other: Rulebook) -> Rulebook:
    """The rulebook with the other's sources too, for records that cite them."""
    return rulebook._replace(
        references=other.references | rulebook.references,
        measured=rulebook.measured | other.measured,
    )


def mixed_records(mine: Records, theirs: Records, keys: Collection[Key]) -> Records:
    """One side, with these records as they are on the other; what then hangs in the air goes."""
    made = dict(mine)
    for kind, name in keys:
        if kind in KINDS:
            made[kind] = _with(made[kind], theirs[kind], name)
    if any(kind == "order" for kind, _ in keys):
        made["option"] = _in_order_of(made["option"], theirs["option"])
    _drop_what_hangs_on(made)
    return made


def _walking(trees: tuple[Node, ...]) -> Conditions:
    """Compiling pays for many cases; a mixed rulebook sees one."""

    def conditions(values: tuple[Value, ...]) -> tuple[Truth, ...]:
        facts = Facts(values, {})
        return tuple([truth(tree, facts) for tree in trees])

    return conditions


def _with(mine: dict[str, Entry], theirs: dict[str, Entry], name: str) -> dict[str, Entry]:
    """One record as the other side has it: in its place, after the neighbour it has there."""
    if name not in theirs:
        return {each: entry for each, entry in mine.items() if each != name}
    if name in mine:
        return mine | {name: theirs[name]}
    before = list(theirs)[: list(theirs).index(name)]
    neighbour = next((each for each in reversed(before) if each in mine), None)
    made = {} if neighbour else {name: theirs[name]}
    for each, entry in mine.items():
        made[each] = entry
        if each == neighbour:
            made[name] = theirs[name]
    return made


def _in_order_of(mine: dict[str, Entry], theirs: dict[str, Entry]) -> dict[str, Entry]:
    """The same records; those that both have take turns in the order of the other side."""
    turn = iter([name for name in theirs if name in mine])
    order = [next(turn) if name in theirs else name for name in mine]
    return {name: mine[name] for name in order}


def _drop_what_hangs_on(records: Records) -> None:
    """Without an option there is no access to it, and no other option made of it."""
    there = records["option"]
    records["option"] = {
        name: entry
        for name, entry in there.items()
        if isinstance(entry.record, Option) and there.keys() >= {*entry.record.drugs}
    }
    records["access"] = {
        name: entry
        for name, entry in records["access"].items()
        if isinstance(entry.record, Access) and entry.record.option in records["option"]
    }
