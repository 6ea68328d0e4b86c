"""One field or fact, moved over everything that it may be: where the answer turns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.engine.cells import possible
from allcli.engine.prepared import Prepared
from allcli.triage.evaluate import Findings
from allcli.triage.explore.because import Because, Cause
from allcli.triage.explore.brief import BriefAnswer, brief_answer, turns

CLOSE = 1e-7  # how closely a turning point is searched for, of 1 or of its own size


class Segment(NamedTuple):
    """Values that no condition tells apart: words, or a stretch of numbers by its two ends.

    `facts` are those of one such value, or why no patient of this kind can have it. `here` marks
    what the case says itself.
    """

    facts: Facts | str
    words: str = ""
    start: str = ""
    end: str = ""
    here: bool = False


class Stretch(NamedTuple):
    """Values with one answer; `turns` is what is not as in the stretch before, and `causes` why."""

    values: str
    here: bool
    suggestion: str
    robust: bool
    turns: tuple[str, ...]
    causes: tuple[Cause, ...]


class Sweep(NamedTuple):
    """A field or fact over all it may be; `refused` are values that the case forbids."""

    path: str
    unit: str
    stretches: tuple[Stretch, ...]
    refused: tuple[str, ...]


class Axis(NamedTuple):
    """A field or fact with its unit, cut into segments."""

    path: str
    unit: str
    segments: tuple[Segment, ...]


def sweep(axis: Axis, rulebook: Prepared, as_of: date) -> Sweep:
    """The stretches between the places where the answer turns."""
    met: list[tuple[list[Segment], BriefAnswer, Findings]] = []
    refused = []
    for each in axis.segments:
        if isinstance(each.facts, str):
            refused.append(f"{joined([each])}: {each.facts}")
            continue
        found, findings = brief_answer(rulebook, each.facts, as_of)
        if met and met[-1][1] == found and bool(met[-1][0][-1].words) is bool(each.words):
            met[-1][0].append(each)  # what is not stated stays apart from numbers
        else:
            met.append(([each], found, findings))
    return Sweep(
        axis.path, axis.unit, tuple(_stretches(met, rulebook)), tuple(dict.fromkeys(refused))
    )


def _stretches(
    met: Sequence[tuple[list[Segment], BriefAnswer, Findings]], rulebook: Prepared
) -> Iterator[Stretch]:
    for before, (segments, found, findings) in zip([None, *met], met, strict=False):
        changed: tuple[str, ...] = ()
        causes: tuple[Cause, ...] = ()
        if before is not None:
            changed = tuple(turns(rulebook, before[1], found))
            causes = Because(before[2], findings).turning(before[1], found)
        yield Stretch(
            joined(segments),
            any(each.here for each in segments),
            found.suggestion.text,
            found.suggestion.robust,
            changed,
            causes,
        )


def joined(segments: Sequence[Segment]) -> str:
    """Segments that follow each other as one: `> 1.5, ≤ 3`; words are listed."""
    if segments[0].words:
        return ", ".join(each.words for each in segments)
    start, end = segments[0].start, segments[-1].end
    if start[:1] == "≥" and end[:1] == "≤" and start[1:] == end[1:]:
        return end[2:]
    return ", ".join(filter(None, (start, end))) or "any"


def signature(rulebook: Prepared, facts: Facts) -> tuple[int, ...]:
    """The cells in which everything may lie, as far as a condition can tell."""
    return tuple([
        possible(each, facts.value(each.fact.name)) for each in rulebook.cells.variables
    ])  # fmt: skip


def cuts(sign: Callable[[float], object], points: Iterable[float]) -> list[tuple[float, float]]:
    """Where a sign changes along a line, each as the last number before and the first behind.

    Between two of `points` everything moves one way, so that equal ends mean equal all along.
    """

    def walk(low: float, one: object, high: float, two: object) -> Iterator[tuple[float, float]]:
        middle = (low + high) / 2
        if one == two:
            return
        if high - low <= CLOSE * max(1, abs(high)):
            yield low, high
            return
        here = sign(middle)
        yield from walk(low, one, middle, here)
        yield from walk(middle, here, high, two)

    marks = [(point, sign(point)) for point in sorted(set(points))]
    return [cut for (low, one), (high, two) in pairwise(marks) for cut in walk(low, one, high, two)]
