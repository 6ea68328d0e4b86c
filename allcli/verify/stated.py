"""What a rulebook owes its reader: why this order, which part of an `or`, what to do, how old."""

from collections.abc import Iterator

from allcli.rulebook.explain import alternatives
from allcli.rulebook.model import Criterion, Option
from allcli.verify.findings import Finding
from allcli.verify.world import World


def stated(world: World) -> Iterator[Finding]:
    """Places without a reason, parts without a name, advice that is unseen, topics unreviewed."""
    for option in world.rulebook.options.values():
        if option.kind != "adjunct":
            yield from _placed(option)
    for criterion in world.rulebook.criteria:
        parts = len(alternatives(world.criteria[criterion.id]))
        if parts and not criterion.either and _is_told(criterion):
            says = f'holds by any of {parts} parts: name them in "either", to tell which'
            yield Finding("untold", "warning", criterion.id, says)
        if criterion.do and not (_is_told(criterion) or criterion.note):
            says = 'its "do" is shown nowhere: it needs a note, a flag, a verdict or a support'
            yield Finding("unseen-advice", "error", criterion.id, says)
    for topic, day in world.rulebook.reviewed:
        if day is None:
            says = 'does not say when it was reviewed: "reviewed = 2026-11-29" above its records'
            yield Finding("unreviewed", "warning", topic, says)


def _placed(option: Option) -> Iterator[Finding]:
    if not option.place_because:
        says = 'has no reason for its place in the default order: "place_because"'
        yield Finding("unplaced", "warning", option.id, says)
    elif not option.references:
        yield Finding("unplaced", "warning", option.id, "its default place cites no source")


def _is_told(criterion: Criterion) -> bool:
    """Whether its title is shown as a reason."""
    return bool(criterion.verdict or criterion.flags or criterion.supports)
