"""Whether every criterion, verdict class and flag level can be met in some patient."""

from collections.abc import Iterator, Sequence

from allcli.case.facts import facts_of
from allcli.rulebook.language import All, Node, Not, Some
from allcli.rulebook.truth import truth
from allcli.rulebook.words import LEVELS, VERDICTS
from allcli.verify.conditions import can_be_open
from allcli.verify.findings import Finding, example_of
from allcli.verify.mutants import said
from allcli.verify.world import UndecidedError, World, asks_what_is_known


def reach(world: World) -> Iterator[Finding]:
    """What can never be, or always is."""
    for name in world.criteria:
        try:
            yield from _criterion(world, name)
        except UndecidedError:
            yield Finding("not-decided", "note", name, "whether it can hold, and fail to hold")
    for option in world.rulebook.options:
        try:
            yield from _classes(world, option)
            yield from _flags(world, option)
        except UndecidedError:
            yield Finding("not-decided", "note", option, "which classes and flags it can get")


def _criterion(world: World, name: str) -> Iterator[Finding]:
    tree = world.criteria[name]
    if not can_be_open(tree):
        holds = "holds" if truth(tree, facts_of({})) else "does not hold"
        yield Finding("never-open", "note", name, f"with nothing known it {holds} for certain")
    if asks_what_is_known(tree):
        says = "it asks what is known, which says nothing of patients: left to the vignettes"
        yield Finding("not-decided", "note", name, says)
        return
    if not world.can_be(tree):
        yield _dead(world, name)
    elif not world.can_be(Not(tree)):
        says = "there is no patient in whom it does not hold"
        yield Finding("always", "error", name, says, example_of(world, tree))


def _dead(world: World, name: str) -> Finding:
    """With the patient who comes nearest: all of it but one part."""
    tree = world.criteria[name]
    parts = tree.parts if isinstance(tree, All) else ()
    for i, part in enumerate(parts):
        rest = All((*parts[:i], *parts[i + 1 :]))
        if world.can_be(rest):
            says = f"there is no patient in whom it holds; this one meets all but: {said(part)}"
            return Finding("dead", "error", name, says, example_of(world, rest))
    return Finding("dead", "error", name, "there is no patient in whom it holds")


def _classes(world: World, option: str) -> Iterator[Finding]:
    """Every class that some criterion gives the option, and `suitable`."""
    given = {verdict: giving(world, option, (verdict,)) for verdict in VERDICTS}
    for i, verdict in enumerate(VERDICTS):
        graver = giving(world, option, VERDICTS[i + 1 :])
        if i and not given[verdict]:
            continue
        parts = [world.applies[option], *([Some(given[verdict])] if i else [])]
        if not world.can_be(All((*parts, Not(Some(graver))))):
            # that nothing is suitable is often meant; that a class never decides is not
            level = "warning" if i else "note"
            says = f"can never be {verdict}: wherever it applies, {_surely(world, option, i)}"
            shows = All((world.applies[option], Some(graver)))
            yield Finding("class", level, option, says, example_of(world, shows))  # type: ignore[arg-type]


def _surely(world: World, option: str, place: int) -> str:
    """What then makes the class graver: one criterion that always holds, or one or another."""
    for criterion in world.rulebook.criteria:
        verdict = criterion.verdict.get(option)
        if verdict in VERDICTS[place + 1 :]:
            without = All((world.applies[option], Not(world.criteria[criterion.id])))
            if not world.can_be(without):
                return f"{criterion.id} makes it {verdict}"
    return "one criterion or another gives a graver class"


def giving(world: World, option: str, classes: Sequence[str]) -> tuple[Node, ...]:
    """The criteria that give an option one of these classes."""
    return tuple(
        world.criteria[criterion.id]
        for criterion in world.rulebook.criteria
        if criterion.verdict.get(option) in classes
    )


def _flags(world: World, option: str) -> Iterator[Finding]:
    """Every level that some criterion raises."""
    raised: dict[tuple[str, str], list[Node]] = {}
    for criterion in world.rulebook.criteria:
        for flag in criterion.flags:
            if flag.option == option:
                raised.setdefault((flag.kind, flag.level), []).append(world.criteria[criterion.id])
    for (kind, level), trees in raised.items():
        above = LEVELS[LEVELS.index(level) + 1 :]
        higher = [tree for more in above for tree in raised.get((kind, more), ())]
        there = All((world.applies[option], Some(tuple(trees))))
        if not world.can_be(All((there, Not(Some(tuple(higher)))))):
            says = f"its {kind} flag can never be shown at {level}"
            shows = there if world.can_be(there) else world.applies[option]
            yield Finding("flag-level", "warning", option, says, example_of(world, shows))
