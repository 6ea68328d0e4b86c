"""Roads that nobody can go, and that take nobody knows how long."""

from collections.abc import Iterator, Mapping, Sequence

from allcli.engine.prepared import Prepared
from allcli.plan.course import by_cells, given
from allcli.plan.durations import conditions
from allcli.rulebook.language import All, Node, Not, Some
from allcli.rulebook.model import Option, Outcome, Rulebook
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.words import RoadStretch
from allcli.verify.findings import Finding, example_of
from allcli.verify.one_sided import DrugClass
from allcli.verify.roads_beside import bearing, masked, told_of_some
from allcli.verify.world import UndecidedError, World

WITHOUT: dict[RoadStretch, str] = {
    "response": "no interval says how long it takes to its response gate",
    "infusion": "no interval says how long it takes to its infusion",
    "donor": "no interval says how long the search for a donor takes",
    "conditioning": "no interval says how long its conditioning takes",
}


def roads(world: World, classes: Sequence[DrugClass]) -> Iterator[Finding]:
    """Of every interval and constraint, and of every option; nothing of a rulebook without any."""
    if not world.rulebook.intervals:
        return
    whens = world.rulebook.table(conditions)
    world = World(_telling_apart(world.rulebook, whens), world.most)
    records: list[Interval | Constraint] = [*world.rulebook.intervals, *world.rulebook.constraints]
    for record in records:
        try:
            yield from _dead(world, record, whens[record.id])
        except UndecidedError:
            yield Finding("not-decided", "note", record.id, "whether it can ever hold")
    yield from masked(world, whens)
    yield from told_of_some(world, whens, classes)
    for option in world.rulebook.options.values():
        try:
            for stretch in _needed(option, world.rulebook):
                yield from _without_days(world, option, stretch, whens)
        except UndecidedError:
            yield Finding("not-decided", "note", option.id, "whether the days of its road are told")


def _telling_apart(rulebook: Prepared, whens: Mapping[str, Node]) -> Prepared:
    """The rulebook with the cells that its roads cut too, as if their conditions told outcomes."""
    read_as_outcomes = [
        Outcome(f"road {name}", tuple(rulebook.options)[:1], "", "", {}, "expert", ("",))
        for name in whens
    ]
    return rulebook._replace(
        outcomes=(*rulebook.outcomes, *read_as_outcomes), trees=(*rulebook.trees, *whens.values())
    )


def _dead(world: World, record: Interval | Constraint, when: Node) -> Iterator[Finding]:
    """What can hold for none of the options that it is about."""
    if not world.can_be(bearing(world, record, when)):
        says = "there is no patient on whose road it bears"
        yield Finding("dead", "error", record.id, says)


def _needed(option: Option, rulebook: Rulebook) -> Iterator[RoadStretch]:
    """The stretches without whose days a road with an option has none."""
    if option.transplant:
        yield from ("conditioning", "donor")
    if option.kind == "salvage" and given(option):
        yield "response"
        if by_cells(option, rulebook):
            yield "infusion"


def _without_days(
    world: World, option: Option, stretch: RoadStretch, whens: dict[str, Node]
) -> Iterator[Finding]:
    """Patients of whom no interval says how long a stretch takes."""
    held = [
        whens[interval.id]
        for interval in world.rulebook.intervals
        if interval.stretch == stretch and (not interval.options or option.id in interval.options)
    ]
    left = All((world.applies[option.id], Not(Some(tuple(held)))))
    if world.can_be(left):
        says = WITHOUT[stretch]
        yield Finding("no-road", "warning", option.id, says, example_of(world, left))
