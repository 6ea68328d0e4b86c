"""Why not this option: what is in the way, what would change it, and who stands before it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from allcli.report.brief import alone
from allcli.report.document.formats import documents
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import StyledCell, StyledLine, paragraph, rows
from allcli.report.opening import opening
from allcli.report.verdicts import LOOK
from allcli.triage.explore.whynot import Blocker, Goal, Step, WhyNot
from allcli.triage.plain import plain
from allcli.triage.whose import Whose

THROUGH = {
    "finding out": "to be clarified",
    "time": "resolves with time",
    "treatment": "modifiable by treatment",
    "plan": "depends on the plan",
}
NOTHING = "not modifiable"
WAYS = 4
AHEAD = 3


class WhyNotPage(NamedTuple):
    """The options that were asked about, of one case."""

    whose: Whose
    options: Sequence[WhyNot]


def _lines(asked: WhyNotPage, width: int) -> Iterator[StyledLine]:
    for i, option in enumerate(asked.options):
        yield from [[]] if i else opening(asked.whose, width)
        yield from paragraph(f"Why not {option.name}?", "dim", width)
        yield []
        yield from paragraph(summary(option), "bold", width)
        yield from _blockers(option, width)
        for goal in option.goals:
            yield from _goal(goal, width)
        yield from _place(option, width)


def summary(option: WhyNot) -> str:
    """Where the option stands, and the best it can come to."""
    if option.applies == "no":
        if option.attainable == "not-applicable":
            return f"Not for this patient, and not modifiable: only {option.applies_says}."
        return (
            f"Not for this patient now: only {option.applies_says}. At best: {option.attainable}."
        )
    sure = "" if option.verdict == option.worst else f", {option.worst} at worst"
    applies = f" if it applies (only {option.applies_says})" if option.applies == "unknown" else ""
    if option.attainable == "not-applicable":
        return f"Now {option.verdict}{sure}{applies}; what is known makes it ineligible."
    best = "" if option.attainable == option.worst else f" At best: {option.attainable}."
    if option.verdict == option.worst == option.attainable == "suitable" and not applies:
        return "Nothing stands in the way: it is suitable."
    return f"Now {option.verdict}{sure}{applies}.{best}"


def _blockers(option: WhyNot, width: int) -> Iterator[StyledLine]:
    if option.blockers and option.applies != "no":
        yield []
        yield [("AGAINST IT", "bold")]
        yield from rows([_blocker(blocker) for blocker in option.blockers], width)
    if option.unavoidable:
        titles = "; ".join(reason.title for reason in option.unavoidable)
        said = f"No better than {option.attainable}, whatever is done: {titles}."
        yield from paragraph(said, "yellow", width)


def _blocker(blocker: Blocker) -> list[StyledCell]:
    reason = blocker.reason
    mark, style = LOOK[str(reason.verdict)]
    how = ", ".join(THROUGH[way] for way in blocker.through) or NOTHING
    saw = f" ({', '.join(reason.saw)})" if reason.saw else ""
    sources = f" [{', '.join(reason.references)}]"
    doubt = "" if reason.checked else " (unverified)"
    words = f"{reason.title}{saw}{doubt}{sources}"
    return [[(f"{mark} {reason.verdict}", style)], [(how, "")], [(words, "")]]


def _goal(goal: Goal, width: int) -> Iterator[StyledLine]:
    yield []
    better = "" if goal.verdict == "suitable" else " OR BETTER"
    heading = f"SMALLEST CHANGES TO BE {goal.verdict.upper()}{better}, FOR CERTAIN"
    yield from paragraph(heading, "bold", width)
    if goal.always:
        if len(goal.ways) != 1:
            yield from paragraph("In every way:", "dim", width)
        yield from _steps(goal.always, width)
    if len(goal.ways) == 1 and goal.complete:
        yield from paragraph(f"→ then: {alone(goal.ways[0].suggestion)}", "", width)
        return
    for i, way in enumerate(goal.ways[:WAYS], 1):
        own = [step for step in way.steps if step not in goal.always]
        words = "and" if goal.always else "either"
        yield from paragraph(f"{words} ({i})" if len(goal.ways) > 1 else words, "dim", width)
        yield from _steps(own, width)
        yield from paragraph(f"→ then: {alone(way.suggestion)}", "", width)
    if not goal.complete:
        yield from paragraph("There are more ways than could be gone through.", "dim", width)
    elif goal.ways[WAYS:]:
        said = f"and {len(goal.ways) - WAYS} more ways (--format json)"
        yield from paragraph(said, "dim", width)


def _steps(steps: Iterable[Step], width: int) -> Iterator[StyledLine]:
    """The steps by what brings them."""
    sorted_: dict[str, list[str]] = {}
    for step in steps:
        if not step.follows:
            sorted_.setdefault(step.through, []).append(step_words(step))
    table: list[list[StyledCell]] = [
        [[(THROUGH[through], "bold")], [("; ".join(sorted_[through]), "")]]
        for through in THROUGH
        if through in sorted_
    ]
    yield from rows(table, width)


def step_words(step: Step) -> str:
    """What has to be different, and how it is now."""
    if step.on:
        return f"{step.says}: from {step.on} (now {step.now})"
    return step.says if step.through == "finding out" else f"{step.says} (now {step.now})"


def _place(option: WhyNot, width: int) -> Iterator[StyledLine]:
    """Whether it is suggested, and what stands before it."""
    yield []
    if option.suggested:
        yield from paragraph(f"It is part of the suggestion: {option.suggestion}", "", width)
        return
    yield from paragraph(option.suggestion, "", width)
    if option.access == "neither":
        yield from paragraph("Neither licensed nor reimbursed here.", "yellow", width)
    for said in option.ahead[:AHEAD]:
        yield from paragraph(f"ranked above it: {said}", "", width)
    if option.ahead[AHEAD:]:
        yield from paragraph(f"and {len(option.ahead) - AHEAD} more", "dim", width)


FORMATS: Formats[WhyNotPage] = {
    "text": Screen(_lines),
    "json": as_json(lambda asked: plain(asked.options)),
    **documents("whynot"),
}
