"""Scores that add points up and cut the sum into classes."""

from collections.abc import Sequence
from typing import NamedTuple

from allcli.case.calculators.findings import unique
from allcli.case.calculators.scale import Cut, Steps, place
from allcli.case.span import Span


class ScoreItem(NamedTuple):
    """One item: the points it may still score, in words, and the inputs that would settle it."""

    words: str
    points: tuple[int, ...]
    inputs: tuple[str, ...]


def total(items: Sequence[ScoreItem]) -> int | Span:
    """The sum; a span from the fewest to the most points while items are open."""
    low, high = sum(min(item.points) for item in items), sum(max(item.points) for item in items)
    return low if low == high else Span(low, high)


def classed(items: Sequence[ScoreItem], cuts: Sequence[Cut]) -> Steps:
    """The lowest and the highest class that the sum can fall into."""
    return place(total(items), cuts)


def missing(items: Sequence[ScoreItem], cuts: Sequence[Cut]) -> tuple[str, ...]:
    """The inputs of every item that, with some points for the others, moves the sum's class."""
    return unique(
        name
        for i, item in enumerate(items)
        if any(
            len({place(others + own, cuts) for own in item.points}) > 1
            for others in _sums(items[:i], items[i + 1 :])
        )
        for name in item.inputs
    )


def _sums(*groups: Sequence[ScoreItem]) -> set[int]:
    sums = {0}
    for group in groups:
        for item in group:
            sums = {so_far + own for so_far in sums for own in item.points}
    return sums
