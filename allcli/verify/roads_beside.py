"""Records about roads beside others: what changes nothing, and what is told of some drugs only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from allcli.plan.course import by_cells
from allcli.plan.durations import NEEDED
from allcli.rulebook.groups import members
from allcli.rulebook.language import All, Node, Not, Some, atoms
from allcli.rulebook.model import Rulebook, RulebookFile
from allcli.rulebook.road_records import Constraint, Interval
from allcli.verify.findings import Finding, example_of
from allcli.verify.one_sided import DrugClass
from allcli.verify.world import UndecidedError, World

EVERYTHING = "*"  # of a class on which every fact bears


def masked(world: World, whens: Mapping[str, Node]) -> Iterator[Finding]:
    """Every record that others of its kind tell as well, whenever it holds."""
    records: list[Interval | Constraint] = [*world.rulebook.intervals, *world.rulebook.constraints]
    for record in records:
        try:
            if _is_masked(world, record, whens):
                says = "changes nothing that another does not say as well whenever it holds"
                shows = example_of(world, bearing(world, record, whens[record.id]))
                yield Finding("masked", "warning", record.id, says, shows)
        except UndecidedError:
            yield Finding("not-decided", "note", record.id, "whether another says the same")


def bearing(world: World, record: Interval | Constraint, when: Node) -> Node:
    """Where a record bears on the road of some option that it is about."""
    about = record.options or tuple(world.rulebook.options)
    return All((when, Some(tuple(world.applies[option] for option in about))))


def _is_masked(world: World, record: Interval | Constraint, whens: Mapping[str, Node]) -> bool:
    others: Sequence[Interval | Constraint] = (
        [other for other in world.rulebook.intervals if _spans(other, record)]
        if isinstance(record, Interval)
        else [other for other in world.rulebook.constraints if _covers(other, record)]
    )
    return all(
        any(
            _is_about(other, option)
            and not world.can_be(
                All((whens[record.id], world.applies[option], Not(whens[other.id])))
            )
            for other in others
        )
        for option in record.options or tuple(world.rulebook.options)
    )


def _spans(other: Interval, interval: Interval) -> bool:
    """Whether an interval leaves a road of the same days where both hold."""
    longest = [inf if end is None else end for end in (other.longest, interval.longest)]
    return (
        other.id != interval.id
        and other.stretch == interval.stretch
        and other.shortest <= interval.shortest
        and longest[0] >= longest[1]
    )


def _covers(other: Constraint, constraint: Constraint) -> bool:
    """Whether a constraint is kept to wherever another one is; without days, however late."""
    return (
        other.id != constraint.id
        and (other.step, other.clock) == (constraint.step, constraint.clock)
        and set(constraint.after) <= set(other.after)
        and bool(constraint.after) == bool(other.after)
        and (other.days or inf) >= (constraint.days or inf)
        and other.holds >= constraint.holds
    )


def _is_about(record: Interval | Constraint, option: str) -> bool:
    return not record.options or option in record.options


def told_of_some(
    world: World, whens: Mapping[str, Node], classes: Iterable[DrugClass]
) -> Iterator[Finding]:
    """Each member of a class of drugs of which nothing is told that is told of another."""
    options = world.rulebook.options.values()
    groups = members([RulebookFile(option=tuple(options))])
    begin = {option.id for option in options if option.kind == "salvage"}
    for drug_class in classes:
        options_of = {
            name: begun
            for name in drug_class.members
            if (begun := begin.intersection(groups.get(name, (name,))))
        }
        partners = [set(groups.get(name, ())) for name in drug_class.beside]
        told_of = _told_of(world.rulebook, whens, drug_class, partners)
        for about, drugs in told_of.items():
            some = [name for name, begun in options_of.items() if begun <= drugs]
            for name, begun in options_of.items():
                if some and not begun <= drugs and _can_be_told(world.rulebook, about, begun):
                    says = f"is told nothing of what is told of {', '.join(some)}"
                    yield Finding("one-sided", "warning", f"{drug_class.name}/{about}/{name}", says)


def _can_be_told(rulebook: Rulebook, about: str, options: set[str]) -> bool:
    """Whether drugs have the step at all: T cells are collected for products alone."""
    return not about.startswith(("collection ", "infusion ")) or any(
        by_cells(rulebook.options[name], rulebook) for name in options
    )


def _told_of(
    rulebook: Rulebook, whens: Mapping[str, Node], drug_class: DrugClass, partners: list[set[str]]
) -> dict[str, set[str]]:
    """What is told of roads with some drugs, and of which: by clock or fact, record or stretch.

    What comes after a partner, in whatever combination, comes after that and no other drug.
    """
    told_of: defaultdict[str, set[str]] = defaultdict(set)
    for constraint in rulebook.constraints:
        after = set(constraint.after)
        if not after:
            asked = {atom.fact.name for atom in atoms(whens[constraint.id])}
            for fact in filter(drug_class.asks, {constraint.clock} if constraint.clock else asked):
                told_of[f"{constraint.step} {fact}"] |= set(constraint.options)
        elif EVERYTHING in drug_class.facts and after not in partners:
            told_of[constraint.id] |= after
    if EVERYTHING in drug_class.facts:
        for interval in rulebook.intervals:
            if interval.stretch not in NEEDED:
                told_of[interval.stretch] |= set(interval.options or rulebook.options)
    return told_of
