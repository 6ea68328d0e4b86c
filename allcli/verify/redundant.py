"""Criteria that change nothing, contradict one another, or speak of options that cannot apply."""

from collections.abc import Iterator

from allcli.rulebook.language import All, Not
from allcli.rulebook.model import Criterion
from allcli.rulebook.words import LEVELS, VERDICTS
from allcli.verify.findings import Finding, example_of
from allcli.verify.world import UndecidedError, World, asks_what_is_known


def redundant(world: World) -> Iterator[Finding]:
    """Masked, conflicting and idle criteria."""
    for criterion in world.rulebook.criteria:
        if asks_what_is_known(world.criteria[criterion.id]):
            continue
        try:
            if world.can_be(world.criteria[criterion.id]):  # of one that is dead, that is enough
                yield from _masked(world, criterion)
                yield from _conflicts(world, criterion)
                yield from _idle(world, criterion)
        except UndecidedError:
            yield Finding("not-decided", "note", criterion.id, "whether others make it redundant")


def _masked(world: World, criterion: Criterion) -> Iterator[Finding]:
    """By one other that holds whenever it does and gives all that it gives, or more."""
    if criterion.note or not (criterion.verdict or criterion.flags or criterion.supports):
        return
    for other in world.rulebook.criteria:
        if other is criterion or not _outdoes(other, criterion) or not _spans(other, criterion):
            continue
        tree, over = world.criteria[criterion.id], world.criteria[other.id]
        if not asks_what_is_known(over) and not world.can_be(All((tree, Not(over)))):
            alike = _outdoes(criterion, other) and not world.can_be(All((over, Not(tree))))
            says = (
                f"is a duplicate of {other.id}"
                if alike
                else f"changes nothing: {other.id} holds whenever it does, and does as much"
            )
            yield Finding("masked", "warning", criterion.id, says,
                          example_of(world, All((tree, over))))  # fmt: skip


def _outdoes(criterion: Criterion, other: Criterion) -> bool:
    """Whether everything that `other` does, `criterion` does as well or more strongly."""
    flags = {(flag.kind, flag.option): LEVELS.index(flag.level) for flag in criterion.flags}
    return (
        all(
            option in criterion.verdict
            and VERDICTS.index(criterion.verdict[option]) >= VERDICTS.index(verdict)
            for option, verdict in other.verdict.items()
        )
        and all(
            flags.get((flag.kind, flag.option), -1) >= LEVELS.index(flag.level)
            for flag in other.flags
        )
        and set(other.supports) <= set(criterion.supports)
        and set(other.prefer) <= set(criterion.prefer)
    )


def _spans(criterion: Criterion, other: Criterion) -> bool:
    """Whether `criterion` is in force whenever `other` is."""
    begun = not criterion.since or bool(other.since and criterion.since <= other.since)
    lasts = not criterion.until or bool(other.until and other.until <= criterion.until)
    return begun and lasts


def _conflicts(world: World, criterion: Criterion) -> Iterator[Finding]:
    """It supports an option that another then always rules out."""
    for option in criterion.supports:
        for other in world.rulebook.criteria:
            verdict = other.verdict.get(option)
            if verdict not in ("avoid", "contraindicated") or not _spans(other, criterion):
                continue
            tree, against = world.criteria[criterion.id], world.criteria[other.id]
            if not world.can_be(All((tree, Not(against)))):
                says = f"speaks for {option}, which {other.id} then always makes {verdict}"
                yield Finding("conflict", "error", criterion.id, says,
                              example_of(world, All((tree, against))))  # fmt: skip


def _idle(world: World, criterion: Criterion) -> Iterator[Finding]:
    """None of the options that it speaks of applies when it holds."""
    tree = world.criteria[criterion.id]
    spoken = {*criterion.verdict, *criterion.supports, *(flag.option for flag in criterion.flags)}
    if spoken and not any(world.can_be(All((tree, world.applies[option]))) for option in spoken):
        says = f"speaks of {', '.join(sorted(spoken))} only, which never apply when it holds"
        yield Finding("idle", "warning", criterion.id, says, example_of(world, tree))
