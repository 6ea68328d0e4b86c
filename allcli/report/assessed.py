"""Assessments: one screen, the whole report, the trace, a line each, JSON, or FHIR."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allcli.report.document.formats import documents
from allcli.report.formats import Formats, OneText, Screen
from allcli.report.layout import StyledLine
from allcli.triage.assessment import Assessment


class Assessed(NamedTuple):
    """Assessments to be shown, behind others or not; `several` is whether more were asked for.

    `in_full` is the whole report in place of the first screen, `explained` the trace behind it.
    """

    assessments: Sequence[Assessment]
    several: bool = False
    in_brief: bool = False
    in_full: bool = False
    explained: bool = False
    behind_others: bool = False


def _lines(assessed: Assessed, width: int) -> Iterator[StyledLine]:
    for i, assessment in enumerate(assessed.assessments):
        if assessed.in_brief:
            yield from _in_brief(assessment)
            continue
        if i or assessed.behind_others:
            yield from ([], [("-" * width, "")], [])
        if assessed.in_full or assessed.explained:
            yield from _in_full(assessment, width, explained=assessed.explained)
        else:
            yield from _on_one_screen(assessment, width)


def _in_brief(assessment: Assessment) -> Iterator[StyledLine]:
    from allcli.report import brief  # noqa: PLC0415 - each is loaded where it is asked for

    yield [(brief.rendered(assessment), "")]


def _in_full(assessment: Assessment, width: int, *, explained: bool) -> Iterator[StyledLine]:
    from allcli.report import explain, text  # noqa: PLC0415 - likewise

    yield from text.Report(assessment, width).lines()
    if explained:
        yield from explain.lines(assessment, width)


def _on_one_screen(assessment: Assessment, width: int) -> Iterator[StyledLine]:
    from allcli.report import screen  # noqa: PLC0415 - likewise

    yield from screen.lines(assessment, width)


def _as_fhir(assessed: Assessed) -> str:
    from allcli.report.fhir.bundle import rendered  # noqa: PLC0415 - no other format needs it

    return rendered(assessed.assessments, several=assessed.several)


def _as_json(assessed: Assessed) -> str:
    from allcli.report import json  # noqa: PLC0415 - no other format needs it

    return json.rendered(assessed.assessments, several=assessed.several) + "\n"


FORMATS: Formats[Assessed] = {
    "text": Screen(_lines),
    "json": OneText(_as_json),
    **documents("assessment"),
    "fhir": OneText(_as_fhir),
}
