"""The records of two rulebooks mixed: what would be, had one change not been made."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from allcli.rulebook.language import Node
from allcli.rulebook.model import (
    Access,
    Key,
    Option,
    RecordKind,
    Rulebook,
)
from allcli.rulebook.verify import Conditional, name_of

KINDS: tuple[RecordKind, ...] = ("option", "criterion", "access", "outcome")


class MixEntry(NamedTuple):
    """A record with the tree of its condition."""

    record: Conditional
    tree: Node


Records = dict[RecordKind, dict[str, MixEntry]]


def records_of(rulebook: Rulebook) -> Records:
    """Every record that has a condition, by kind and name, in the rulebook's order."""
    trees = iter(rulebook.trees)
    every: tuple[Iterable[Conditional], ...] = (
        rulebook.options.values(), rulebook.criteria, rulebook.access, rulebook.outcomes,
    )  # fmt: skip
    return {
        kind: {name_of(record): MixEntry(record, next(trees)) for record in records}
        for kind, records in zip(KINDS, every, strict=True)
    }


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


def _with(mine: dict[str, MixEntry], theirs: dict[str, MixEntry], name: str) -> dict[str, MixEntry]:
    """One record as the other side has it: in its place, after the neighbour it has there."""
    if name not in theirs:
        return {other: entry for other, entry in mine.items() if other != name}
    if name in mine:
        return mine | {name: theirs[name]}
    before = list(theirs)[: list(theirs).index(name)]
    neighbour = next((other for other in reversed(before) if other in mine), None)
    made = {} if neighbour else {name: theirs[name]}
    for other, entry in mine.items():
        made[other] = entry
        if other == neighbour:
            made[name] = theirs[name]
    return made


def _in_order_of(mine: dict[str, MixEntry], theirs: dict[str, MixEntry]) -> dict[str, MixEntry]:
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
