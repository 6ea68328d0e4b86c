"""Preferences that can never be used, and preferences that go round in a circle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    together = _Compatible(world)
    for circle in _rings(_after(pairs), together):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        ties = frozenset(name for better, worse in steps for name in pairs.get((worse, better), ()))
        for names in dict.fromkeys(together.chosen([pairs[step] for step in steps], ties)):
            if not any(earlier <= names for earlier in reported):
                finding = _circle(world, circle, names, ties)
                if finding:
                    reported.append(names)
                    yield finding


class _Compatible:
    """Which options can both apply, and which criteria both hold: asked once of each two."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[tuple[str, str], bool] = {}

    def apply(self, option: str, other: str) -> bool:
        """Whether two options can both apply."""
        applies = self._world.applies
        return self._can(option, other, applies[option], applies[other])

    def chosen(
        self, steps: Sequence[Sequence[str]], barred: frozenset[str]
    ) -> Iterator[frozenset[str]]:
        """A criterion for each step, none barred, and no two that exclude each other."""
        ways: list[tuple[str, ...]] = [()]
        while ways:
            way = ways.pop()
            if len(way) == len(steps):
                yield frozenset(way)
                continue
            ways += [
                (*way, name)
                for name in steps[len(way)]
                if name not in barred and all(self._hold(name, before) for before in way)
            ]

    def _hold(self, name: str, other: str) -> bool:
        criteria = self._world.criteria
        return self._can(name, other, criteria[name], criteria[other])

    def _can(self, name: str, other: str, tree: Node, other_tree: Node) -> bool:
        key = (name, other) if name < other else (other, name)
        if key not in self._known:
            self._known[key] = self._world.can_be(All((tree, other_tree)))
        return self._known[key]


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


def _rings(after: Mapping[str, list[str]], together: _Compatible) -> Iterator[tuple[str, ...]]:
    """Every circle of options that can apply at once, each from its first name in the alphabet."""
    for start in sorted(after):
        ways: list[tuple[str, ...]] = [(start,)]
        while ways:
            way = ways.pop()
            for step in after.get(way[-1], ()):
                if step == start and len(way) > 2:
                    yield way
                elif (
                    step > start
                    and step not in way
                    and len(way) < LONGEST
                    and all(together.apply(step, option) for option in way)
                ):
                    ways.append((*way, step))
