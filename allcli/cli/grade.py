"""`allcli grade`: the calculators on their own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from allcli.cli.options import CaseFile, Color, Format
from allcli.cli.page import terminal, write_json

if TYPE_CHECKING:
    from allcli.case.grades import Topic
    from allcli.report.layout import Line

EXAMPLES = """\b
Examples:
  allcli grade case.toml
  allcli grade case.toml --format json | jq -r '.[].title'
"""


def grade_command(
    case: CaseFile,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Grade what a case describes: GVHD, VOD/SOS, comorbidity, liver tests, formulas.

    Each result comes with the inputs that made it and what is missing for the rest; where criteria
    sets disagree on this patient, the item that makes the difference is named.
    """
    from allcli.case.grades import grades
    from allcli.case.problems import CaseError
    from allcli.case.read import read_case
    from allcli.cli.complain import complain

    try:
        topics = grades(read_case(case).case)
    except CaseError as error:
        complain(error, "not graded")
        raise typer.Exit(2) from None
    if format_ == "json":
        write_json(_plain(topics))
    else:
        _show(topics, color)


def _show(topics: "list[Topic]", color: Color) -> None:
    from allcli.report.terminal import write

    to = terminal(color)
    write(to, _lines(topics, to.width))


def _lines(topics: "list[Topic]", width: int) -> "Iterator[Line]":
    from allcli.report.layout import paragraph, rows

    if not topics:
        yield [("Nothing to grade: the case gives no stage, score or test for it.", "")]
    for i, topic in enumerate(topics):
        if i:
            yield []
        yield [(topic.title.upper(), "bold")]
        table: list[Any] = [
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


def _made(result: Any) -> Iterator[tuple[str, str]]:
    from allcli.case.calculators.inputs import words

    if result.deciding:
        yield "; ".join(result.deciding), ""
    if result.missing:
        yield f"? missing: {', '.join(map(words, result.missing))}", "yellow"
    if not result.deciding and not result.missing:
        yield "nothing that counts", "dim"


def _plain(topics: "list[Topic]") -> list[dict[str, Any]]:
    return [
        {
            "title": topic.title,
            "results": [{**each._asdict(), "text": each.text} for each in topic.results],
            "figures": [figure._asdict() for figure in topic.figures],
            "remarks": topic.remarks,
            "inputs": topic.inputs,
        }
        for topic in topics
    ]
