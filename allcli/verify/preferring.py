"""Preferences that can never be used, and preferences that go round in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from allcli.rulebook.language import All, Node, Not, Some
from allcli.rulebook.model import Criterion
from allcli.rulebook.words import VERDICTS
from allcli.verify.findings import Finding, example_of
from allcli.verify.reach import giving
from allcli.verify.world import UndecidedError, World, asks_what_is_known

CriteriaByPair = Mapping[tuple[str, str], tuple[str, ...]]
LONGEST = 5  # options in a circle that is looked for


def preferring(world: World) -> Iterator[Finding]:
    """Idle preferences, then circles."""
    for criterion in world.rulebook.criteria:
        try:
            yield from _idle(world, criterion)
        except UndecidedError:
            yield Finding("not-decided", "note", criterion.id, "whether its preferences are used")
    pairs: CriteriaByPair = {}
    try:
        pairs = _by_pair(world)
        yield from _circles(world, pairs)
    except UndecidedError:
        yield Finding("not-decided", "note", "preferences", "whether they go round in a circle")
    if _knot(pairs) > LONGEST:
        says = f"whether more than {LONGEST} options are preferred in a circle"
        yield Finding("not-decided", "note", "preferences", says)


def _idle(world: World, criterion: Criterion) -> Iterator[Finding]:
    """Every pair of a criterion; of groups, some pairs may be idle."""
    pairs = world.rulebook.pairs.get(criterion.id, ())
    options, tree = world.rulebook.options, world.criteria[criterion.id]
    if not pairs or any(_is_used(world, criterion.id, pair) for pair in pairs):
        return
    kinds = {options[name].kind for pair in pairs for name in pair}
    why = "they are of different kinds" if len(kinds) > 1 else "the two never both apply"
    says = f"prefers {', '.join(' > '.join(pair) for pair in pairs[:3])}: {why}"
    yield Finding("idle-preference", "error", criterion.id, says, example_of(world, tree))


def _is_used(world: World, criterion: str, pair: tuple[str, str]) -> bool:
    better, worse = (world.rulebook.options[name] for name in pair)
    both = All((world.criteria[criterion], world.applies[better.id], world.applies[worse.id]))
    return better.kind == worse.kind and world.can_be(both)


def _circles(world: World, pairs: CriteriaByPair) -> Iterator[Finding]:
    """Circles of options of one class whose criteria hold together, each set of criteria once.

    Two options that are preferred both ways are a tie by design, and so is a circle with such two.
    """
    reported: list[frozenset[str]] = []
    for circle in _rings(world, pairs):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        ties = frozenset(name for better, worse in steps for name in pairs.get((worse, better), ()))
        ways = product(*(sorted({*pairs[step]} - ties) for step in steps))
        for names in dict.fromkeys(map(frozenset, ways)):
            if not any(earlier <= names for earlier in reported):
                finding = _circle(world, circle, names, ties)
                if finding:
                    reported.append(names)
                    yield finding


def _circle(
    world: World, circle: tuple[str, ...], names: frozenset[str], ties: frozenset[str]
) -> Finding | None:
    """A patient in whom all of the criteria hold, and none that prefers two the other way."""
    trees = [world.criteria[name] for name in sorted(names)]
    tied = Some(tuple([world.criteria[name] for name in sorted(ties)]))
    together = All((*trees, Not(tied), *(world.applies[option] for option in circle)))
    if not world.can_be(together):
        return None
    for i, verdict in enumerate(VERDICTS[:-1]):
        alike = All((together, *(_is_of_class(world, option, i) for option in circle)))
        if world.can_be(alike):
            says = (
                f"{' > '.join((*circle, circle[0]))}, all of them {verdict}, "
                f"by {', '.join(sorted(names))}"
            )
            return Finding("cycle", "warning", min(names), says, example_of(world, alike))
    return None


def _is_of_class(world: World, option: str, place: int) -> Node:
    """Some criterion gives just this class, and none a graver one."""
    graver = Not(Some(giving(world, option, VERDICTS[place + 1 :])))
    given = giving(world, option, VERDICTS[place : place + 1])
    return All((Some(given), graver)) if place else graver


def _by_pair(world: World) -> CriteriaByPair:
    """The criteria that give each preference in patients to whom both options apply."""
    given: dict[tuple[str, str], list[str]] = {}
    for name, pairs in world.rulebook.pairs.items():
        if not asks_what_is_known(world.criteria[name]):
            for pair in pairs:
                if _is_used(world, name, pair):
                    given.setdefault(pair, []).append(name)
    return {pair: tuple(names) for pair, names in given.items()}


def _after(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The options that each option stands above, by whatever criterion."""
    below: dict[str, list[str]] = {}
    for better, worse in pairs:
        below.setdefault(better, []).append(worse)
    return below


def _knot(pairs: CriteriaByPair) -> int:
    """The most options of which each stands above each other, directly or through others."""
    after = _after(pairs)
    above = {option: _reached(option, after) for option in after}
    return max(
        (sum(start in above.get(other, ()) for other in there) for start, there in above.items()),
        default=0,
    )


def _reached(start: str, after: Mapping[str, list[str]]) -> set[str]:
    """Every option that stands below one."""
    reached: set[str] = set()
    left = [start]
    while left:
        for option in after.get(left.pop(), ()):
            if option not in reached:
                reached.add(option)
                left.append(option)
    return reached


def _rings(world: World, pairs: CriteriaByPair) -> Iterator[tuple[str, ...]]:
    """Every circle of options that is one for some patient, from its first name in the alphabet."""
    steps = _steps(world, pairs)
    for start in sorted(steps):
        ways: list[tuple[tuple[str, ...], Node]] = [((start,), All(()))]
        while ways:
            way, holds = ways.pop()
            for step, preferred in steps.get(way[-1], {}).items():
                closes = step == start and len(way) > 2
                goes_on = step > start and step not in way and len(way) < LONGEST
                together = All((holds, preferred))
                if (closes or goes_on) and world.can_be(together):
                    if closes:
                        yield way
                    else:
                        ways.append(((*way, step), together))


def _steps(world: World, pairs: CriteriaByPair) -> dict[str, dict[str, Node]]:
    """By each two options, where both apply and the first is preferred, and not the second too."""
    steps: dict[str, dict[str, Node]] = {}
    for (better, worse), names in pairs.items():
        forth, back = (
            Some(tuple([world.criteria[name] for name in given]))
            for given in (names, pairs.get((worse, better), ()))
        )
        both = world.applies[better], world.applies[worse]
        steps.setdefault(better, {})[worse] = All((*both, forth, Not(back)))
    return steps
