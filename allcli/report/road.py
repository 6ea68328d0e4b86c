"""The suggested road at the head of the screen: its high flags, and how long it holds."""

from collections.abc import Iterator
from functools import partial

from allcli.report import local
from allcli.report.brief import alone
from allcli.report.fit import SEPARATOR, FittedPart, cut, few, fixed, wrapped
from allcli.report.layout import StyledLine, paragraph
from allcli.triage.assessment import Assessment, FlagResult

INDENT = 11
TOPICS, LIMITS = 3, 2
MANY = 2  # high flags: of more only the harm and its reason need stand
MOST, FLAG_WEIGHT = 3, 9  # lines of a high flag
HEAD = {"certain": " !! HIGH", "stable": " Stable", "open": " Provisional"}


def road(assessment: Assessment, width: int) -> Iterator[FittedPart]:
    """The headline, every high flag of the road, and what would turn it."""
    yield fixed(paragraph(headline(assessment), "bold", width, rest=" " * INDENT))
    many = sum(flag.level == "high" for flag in assessment.road_flags) > MANY
    for flag in assessment.road_flags:
        if flag.level == "high":
            yield FittedPart(partial(_flag, flag, width), MOST, 1 if many else 2, FLAG_WEIGHT)
    for words in beside(assessment):
        said = paragraph(words, "yellow", width, rest=" " * INDENT)
        yield fixed(said)
    yield FittedPart(partial(_stability, assessment, width), MOST, few(width), 8)


def headline(assessment: Assessment) -> str:
    """The suggestion, and what goes with it."""
    names = {option.id: option.name for option in assessment.options}
    beside = [names[adjunct] for adjunct in assessment.suggestion.adjuncts]
    return assessment.suggestion.text + (
        f"   (also consider: {'; '.join(beside)})" if beside else ""
    )


def _flag(flag: FlagResult, width: int, height: int) -> list[StyledLine]:
    """The harm and its reasons before all; what to do as far as there is room."""
    reasons = "; ".join(reason.title for reason in flag.reasons)
    said = f"{flag.harm}: {reasons}" + (f" → {'; '.join(flag.do)}" if flag.do else "")
    return _labelled(HEAD["certain"], "bold red", said, width, height)


def _labelled(label: str, style: str, said: str, width: int, height: int) -> list[StyledLine]:
    column = max(INDENT, len(label) + 1)
    room = width - column
    lines = cut(wrapped(said, room), room, height)
    heads = [label.ljust(column), *[" " * column] * len(lines)]
    return [
        [(head, style if head.strip() else ""), (words, "")]
        for head, words in zip(heads, lines, strict=False)
    ]


def beside(assessment: Assessment) -> Iterator[str]:
    """What bars the first option here, and what local rules did."""
    suggestion, receipt = assessment.suggestion, assessment.receipt
    if suggestion.first_if_accessible:
        names = {option.id: option.name for option in assessment.options}
        where = f"in {receipt.jurisdiction} on {receipt.as_of}"
        barred = names[suggestion.first_if_accessible]
        yield f" Clinically first, but neither licensed nor reimbursed {where}: {barred}."
    if assessment.local:
        yield f" {local.in_short(assessment).capitalize()} (--full)."


def _stability(assessment: Assessment, width: int, height: int) -> list[StyledLine]:
    suggestion = assessment.suggestion
    said = "; ".join(holds(assessment))
    if suggestion.robust:
        return _labelled(HEAD["stable"], "green", said, width, height)
    return _labelled(HEAD["open"], "yellow", said, width, height)


def holds(assessment: Assessment) -> Iterator[str]:
    """What it depends on, the nearest limits that turn it, and when to look again."""
    if assessment.suggestion.robust:
        number = sum(len(ask.facts) for ask in assessment.questions)
        yield f"whatever the {number} missing facts are" if number else "no fact is missing"
    else:
        topics = [ask.topic for ask in assessment.questions if ask.changes == "suggestion"]
        more = f" and {len(topics) - TOPICS} more" if len(topics) > TOPICS else ""
        yield f"depends on {SEPARATOR.join(topics[:TOPICS])}{more}" if topics else "see ASK NEXT"
    stability = assessment.stability
    if stability:
        limits = [
            f"{near.label} {near.limit} (now {near.value}) changes it to {alone(near.turns[0])}"
            for near in stability.near[:LIMITS]
        ]
        yield from limits[:1]
        if stability.look_again:
            yield f"look again by {stability.look_again}: {stability.why}"
        yield from limits[1:]
