"""Grades, scores and formulas, with what made them and what is missing."""

from collections.abc import Iterator, Sequence
from typing import Any

from allcli.case.calculators.inputs import words
from allcli.case.calculators.result import Result
from allcli.case.grades import Topic
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import StyledCell, StyledLine, paragraph, rows


def _lines(topics: Sequence[Topic], width: int) -> Iterator[StyledLine]:
    if not topics:
        yield [("Nothing to grade: the case gives no stage, score or test for it.", "")]
    for i, topic in enumerate(topics):
        if i:
            yield []
        yield [(topic.title.upper(), "bold")]
        table: list[list[StyledCell]] = [
            [[(result.system, "")], [(result.text, "bold")], list(_made(result))]
            for result in topic.results
        ]
        table += [
            [[(figure.name, "")], [(figure.value, "bold")], [(figure.source, "dim")]]
            for figure in topic.figures
        ]
        yield from rows(table, width)
        if topic.inputs:
            yield from paragraph(f"from: {', '.join(topic.inputs)}", "dim", width)
        for remark in topic.remarks:
            yield from paragraph(f"! {remark}", "yellow", width)


def _made(result: Result) -> Iterator[tuple[str, str]]:
    if result.deciding:
        yield "; ".join(result.deciding), ""
    if result.missing:
        yield f"? missing: {', '.join(map(words, result.missing))}", "yellow"
    if not result.deciding and not result.missing:
        yield "nothing that counts", "dim"


def _data(topics: Sequence[Topic]) -> list[dict[str, Any]]:
    return [
        {
            "title": topic.title,
            "results": [{**result._asdict(), "text": result.text} for result in topic.results],
            "figures": [figure._asdict() for figure in topic.figures],
            "remarks": topic.remarks,
            "inputs": topic.inputs,
        }
        for topic in topics
    ]


FORMATS: Formats[Sequence[Topic]] = {"text": Screen(_lines), "json": as_json(_data)}
