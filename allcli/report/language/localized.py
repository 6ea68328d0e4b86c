"""An answer in the language of the page: what triage composed; what is cited stays as it is."""

import re
from collections.abc import Iterable
from typing import Any

from allcli.report.language.spoken import ENGLISH, restated, said, spoken_now
from allcli.triage.assessment import Assessment, OptionResult, Question
from allcli.triage.course import Course, Track
from allcli.triage.lasting import Near
from allcli.triage.understood import UNREAD

_STEP = (  # compiled when it is first needed
    r"before (?P<option>.+): (?P<why>[^(]+?)(?P<criteria> \(.+\))?(?P<so>, so by .+)?"
)


def localized(assessment: Assessment) -> Assessment:
    """Names, the suggestion, questions and limits said anew; never to be written as JSON."""
    if spoken_now() == ENGLISH:
        return assessment
    return assessment._replace(**_changed(assessment))


def _changed(assessment: Assessment) -> dict[str, Any]:
    suggestion = assessment.suggestion
    return {
        "patient": _each(assessment.patient),
        "read_as": tuple(
            line._replace(topic=restated(line.topic), says=_line(line.says))
            for line in assessment.read_as
        ),
        "suggestion": suggestion._replace(
            text=restated(suggestion.text), assumes_label=restated(suggestion.assumes_label)
        ),
        "options": tuple(map(_option, assessment.options)),
        "flags": tuple(
            flag._replace(option_name=restated(flag.option_name)) for flag in assessment.flags
        ),
        "outcomes": tuple(
            row._replace(option_names=_each(row.option_names)) for row in assessment.outcomes
        ),
        "questions": tuple(map(_question, assessment.questions)),
        **_lasting(assessment),
        "unused": tuple(map(_unused, assessment.unused)),
        "course": _course(assessment.course) if assessment.course else None,
    }


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(restated, texts))


def _line(says: str) -> str:
    """Statements of their own, one behind the other."""
    return "; ".join(_each(says.split("; ")))


def _unused(words: str) -> str:
    """Which fields no rule reads; these and what quotes the case stay as they are written."""
    fields = words.removeprefix(UNREAD)
    return words if fields == words else said("no rule reads {fields}", fields=fields)


def _option(option: OptionResult) -> OptionResult:
    access = option.access._replace(alone=_each(option.access.alone))
    order = tuple(map(_order, option.order))
    return option._replace(name=restated(option.name), access=access, order=order)


def _order(step: str) -> str:
    """Before which option, and why; the criteria that prefer it keep their names."""
    match = re.fullmatch(_STEP, step)
    if not match:
        return step
    why = "".join((restated(match["why"]), match["criteria"] or "", restated(match["so"] or "")))
    return said("before {option}: {why}", option=restated(match["option"]), why=why)


def _question(question: Question) -> Question:
    return question._replace(
        topic=restated(question.topic),
        why_unknown=restated(question.why_unknown),
        could=_each(question.could),
    )


def _lasting(assessment: Assessment) -> dict[str, Any]:
    """Limits, and the days to look again."""
    changed: dict[str, Any] = {}
    if stability := assessment.stability:
        near = tuple(map(_near, stability.near))
        changed["stability"] = stability._replace(near=near, why=restated(stability.why))
    if shelf_life := assessment.shelf_life:
        due = tuple(
            day._replace(why=restated(day.why), turns=_each(day.turns)) for day in shelf_life.due
        )
        near = tuple(map(_near, shelf_life.near))
        changed["shelf_life"] = shelf_life._replace(due=due, near=near)
    return changed


def _near(limit: Near) -> Near:
    return limit._replace(label=restated(limit.label), turns=_each(limit.turns))


def _course(course: Course) -> Course:
    return course._replace(tracks=tuple(map(_track, course.tracks)))


def _track(track: Track) -> Track:
    """Its kind and number; what was given stands as the case has it."""
    kind, colon, given = track.name.partition(": ")
    return track._replace(name=f"{restated(kind)}{colon}{given}")
