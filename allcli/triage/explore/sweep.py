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
    for segment in axis.segments:
        if isinstance(segment.facts, str):
            refused.append(f"{joined([segment])}: {segment.facts}")
            continue
        answer, findings = brief_answer(rulebook, segment.facts, as_of)
        if met and met[-1][1] == answer and bool(met[-1][0][-1].words) is bool(segment.words):
            met[-1][0].append(segment)  # what is not stated stays apart from numbers
        else:
            met.append(([segment], answer, findings))
    return Sweep(
        axis.path, axis.unit, tuple(_stretches(met, rulebook)), tuple(dict.fromkeys(refused))
    )


def _stretches(
    met: Sequence[tuple[list[Segment], BriefAnswer, Findings]], rulebook: Prepared
) -> Iterator[Stretch]:
    for before, (segments, answer, findings) in zip([None, *met], met, strict=False):
        changed: tuple[str, ...] = ()
        causes: tuple[Cause, ...] = ()
        if before is not None:
            changed = tuple(turns(rulebook, before[1], answer))
            causes = Because(before[2], findings).turning(before[1], answer)
        yield Stretch(
            joined(segments),
            any(segment.here for segment in segments),
            answer.suggestion.text,
            answer.suggestion.robust,
            changed,
            causes,
        )


def joined(segments: Sequence[Segment]) -> str:
    """Segments that follow each other as one: `> 1.5, ≤ 3`; words are listed."""
    if segments[0].words:
        return ", ".join(segment.words for segment in segments)
    start, end = segments[0].start, segments[-1].end
    if start[:1] == "≥" and end[:1] == "≤" and start[1:] == end[1:]:
        return end[2:]
    return ", ".join(filter(None, (start, end))) or "any"


def signature(rulebook: Prepared, facts: Facts) -> tuple[int, ...]:
    """The cells in which everything may lie, as far as a condition can tell."""
    return tuple([
        possible(variable, facts.value(variable.fact.name)) for variable in rulebook.cells.variables
    ])  # fmt: skip


def cuts(sign: Callable[[float], object], points: Iterable[float]) -> list[tuple[float, float]]:
    """Where a sign changes along a line, each as the last number before and the first behind.

    Between two of `points` everything moves one way, so that equal ends mean equal all along.
    """

    def walk(
        low: float, before: object, high: float, behind: object
    ) -> Iterator[tuple[float, float]]:
        middle = (low + high) / 2
        if before == behind:
            return
        if high - low <= CLOSE * max(1, abs(high)):
            yield low, high
            return
        here = sign(middle)
        yield from walk(low, before, middle, here)
        yield from walk(middle, here, high, behind)

    marks = [(point, sign(point)) for point in sorted(set(points))]
    return [
        cut
        for (low, before), (high, behind) in pairwise(marks)
        for cut in walk(low, before, high, behind)
    ]
