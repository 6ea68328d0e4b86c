"""The suggested road at the head of the screen: its high flags, and how long it holds."""

import sys
from collections.abc import Iterator
from functools import partial

from allcli.report import local
from allcli.report.brief import alone
from allcli.report.cells import columns, padded
from allcli.report.fit import SEPARATOR, WIDE, FittedPart, cut, few, fixed, wrapped
from allcli.report.language.spoken import restated, said
from allcli.report.layout import StyledLine, paragraph
from allcli.report.verdicts import LEVEL
from allcli.triage.assessment import Assessment, FlagResult
from allcli.triage.lasting import Near

INDENT = 11
TOPICS, LIMITS = 3, 2
MANY = 2  # alarms: of more only the harm and its reason need stand
MOST, FLAG_WEIGHT = 3, 9  # lines of a high flag
HARMS_WEIGHT = 5  # of the reasons for the others; their names all stand
HEADLINE_WEIGHT = 7  # of what goes with the suggestion
HEAD = {"certain": "!! HIGH", "others": "Harms", "stable": "Stable", "open": "Provisional"}


def road(assessment: Assessment, width: int, *, is_roomy: bool) -> Iterator[FittedPart]:
    """The headline, every high flag of the road, and what would turn it."""
    drawn = partial(_headline, assessment, width)
    yield FittedPart(drawn, len(drawn(sys.maxsize)), len(drawn(0)), HEADLINE_WEIGHT)
    harms = dict.fromkeys(_harm(flag) for flag in assessment.road_flags if flag.level == "high")
    alarms = len(harms) + any(note.kind == "today" for note in assessment.notes)
    for words in harms:  # once, where both steps of the road do the same
        drawn = partial(_labelled, HEAD["certain"], "bold red", words, width)
        yield FittedPart(drawn, MOST, 1 if alarms > MANY else 2, FLAG_WEIGHT)
    drawn = partial(_harms, assessment, width)
    yield FittedPart(drawn, len(drawn(sys.maxsize)), len(drawn(0)), HARMS_WEIGHT)
    for words in beside(assessment):
        yield fixed(paragraph(f" {words}", "yellow", width, rest=" " * INDENT))
    least = few(width) if is_roomy else few(WIDE)
    yield FittedPart(partial(_stability, assessment, width), MOST, least, 8)


def _headline(assessment: Assessment, width: int, height: int) -> list[StyledLine]:
    """The suggestion, and of what goes with it as much as there is room for."""
    number = len(assessment.suggestion.adjuncts)
    for most in range(number, -1, -1):
        lines = paragraph(headline(assessment, most), "bold", width, rest=" " * INDENT)
        if len(lines) <= height:
            break
    return lines


def headline(assessment: Assessment, most: int = sys.maxsize) -> str:
    """The suggestion, and at most so many of what goes with it."""
    names = {option.id: option.name for option in assessment.options}
    suggestion = assessment.suggestion
    beside = [
        names[adjunct] for adjunct in suggestion.adjuncts if adjunct not in suggestion.first_of_all
    ]
    if left := len(beside[most:]):
        beside = [*beside[:most], said("{number} more", number=left)]
    if not beside:
        return suggestion.text
    named = said("(also consider: {options})", options="; ".join(beside))
    return f"{suggestion.text}   {named if most else said('(also consider: see --full)')}"


def _harm(flag: FlagResult) -> str:
    """The harm and its reasons before all; what to do as far as there is room."""
    reasons = "; ".join(reason.title for reason in flag.reasons)
    asked = [do for do in flag.do if not any(do in more and do != more for more in flag.do)]
    return f"{restated(flag.harm)}: {reasons}" + (f" → {'; '.join(asked)}" if asked else "")


def _harms(assessment: Assessment, width: int, height: int) -> list[StyledLine]:
    """The other harms; with what in this patient makes them, if there is room."""
    drawn: list[StyledLine] = []
    for has_reasons in (True, False):
        words = SEPARATOR.join(other_harms(assessment, has_reasons=has_reasons))
        if not words:
            return []
        drawn = _labelled(HEAD["others"], "", words, width, sys.maxsize)
        if len(drawn) <= height:
            break
    return drawn


def other_harms(assessment: Assessment, *, has_reasons: bool) -> Iterator[str]:
    """What else the road is flagged for, each harm by name under its highest level."""
    named: set[str] = set()
    for level in LEVEL:
        harms: dict[str, str] = {}
        for flag in assessment.road_flags:
            if flag.level == level and flag.harm not in named:
                harms[flag.harm] = harms.get(flag.harm) or _own_reason(flag) * has_reasons
        named |= harms.keys()
        if harms and level != "high":
            words = (restated(harm) + reason for harm, reason in harms.items())
            yield f"{said(level)}: {', '.join(words)}"


def _own_reason(flag: FlagResult) -> str:
    """The first reason that is this patient's."""
    return next((f" ({reason.title})" for reason in flag.reasons if reason.own), "")


def _labelled(label: str, style: str, words: str, width: int, height: int) -> list[StyledLine]:
    label = f" {said(label)}"
    column = max(INDENT, columns(label) + 1)
    room = width - column
    lines = cut(wrapped(words, room), room, height)
    heads = [padded(label, column), *[" " * column] * len(lines)]
    return [
        [(head, style if head.strip() else ""), (line, "")]
        for head, line in zip(heads, lines, strict=False)
    ]


def beside(assessment: Assessment) -> Iterator[str]:
    """What bars the first option here, and what local rules did."""
    if words := barred(assessment):
        yield words
    if assessment.local:
        yield f"{local.in_short(assessment).capitalize()} (--full)."


def barred(assessment: Assessment) -> str:
    """The option that would come first, were it to be had here."""
    suggestion, receipt = assessment.suggestion, assessment.receipt
    names = {option.id: option.name for option in assessment.options}
    if not suggestion.first_if_accessible:
        return ""
    return said(
        "Clinically first, but neither licensed nor reimbursed in {place} on {day}: {option}.",
        place=receipt.jurisdiction,
        day=receipt.as_of,
        option=names[suggestion.first_if_accessible],
    )


def _stability(assessment: Assessment, width: int, height: int) -> list[StyledLine]:
    suggestion = assessment.suggestion
    words = "; ".join(holds(assessment))
    if suggestion.robust:
        return _labelled(HEAD["stable"], "green", words, width, height)
    return _labelled(HEAD["open"], "yellow", words, width, height)


def holds(assessment: Assessment) -> Iterator[str]:
    """What it depends on, the nearest limits that turn it, and when to look again."""
    if assessment.suggestion.robust:
        yield _whatever(sum(len(ask.facts) for ask in assessment.questions))
    else:
        topics = [ask.topic for ask in assessment.questions if ask.changes == "suggestion"]
        left = len(topics) - TOPICS
        more = said(" and {number} more", number=left) if left > 0 else ""
        facts = f"{SEPARATOR.join(topics[:TOPICS])}{more}"
        yield said("depends on {facts}", facts=facts) if topics else said("see ASK NEXT")
    if stability := assessment.stability:
        beside = assessment.suggestion.text
        limits = [_limit(near, beside) for near in stability.near[:LIMITS]]
        yield from limits[:1]
        if day := stability.look_again:
            yield said("look again by {day}: {why}", day=day, why=stability.why)
        yield from limits[1:]


def _whatever(missing: int) -> str:
    if missing > 1:
        return said("whatever the {number} missing facts are", number=missing)
    return said("whatever the missing fact is") if missing else said("no fact is missing")


def _limit(near: Near, beside: str) -> str:
    return said(
        "{fact} {limit} (now {value}) changes it to {suggestion}",
        fact=near.label,
        limit=near.limit,
        value=near.value,
        suggestion=alone(near.turns[0], beside),
    )
