"""`allcli replay`: whether a result still stands, and if not, why."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.options import Color, Format, Rulebooks
from allcli.cli.page import INDENT, refuse, terminal, wrapped, write_json
from allcli.cli.rulebooks import rulebook_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allcli.compare.replay import Replayed
    from allcli.report.layout import Line

EXAMPLES = """\b
Examples:
  allcli assess case.toml --format json > result.json
  allcli replay result.json case.toml
  allcli replay result.json case.toml --rulebook ward.toml

\b
Exit codes:
  0  the same answer
  1  another answer
  2  the result, the case, a local rulebook or the usage is wrong
"""


def replay_command(
    result: Annotated[
        str,
        typer.Argument(metavar="RESULT", help="What `allcli assess --format json` printed."),
    ],
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case; - for standard input.")],
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Assess a case again, as of the same day and place, and compare with a result.

    Where the answer differs, what went in otherwise is named: the facts of the case, criteria of
    the rulebook, or the engine.
    """
    from allcli.case.problems import CaseError
    from allcli.case.read import read_case, read_text
    from allcli.cli.complain import complain
    from allcli.compare.replay import MAX_RESULT, NotAResultError, read_result, replay
    from allcli.report.terminal import write

    try:
        source = read_case(case)
        then = read_result(read_text(result, MAX_RESULT), source)
    except CaseError as error:
        complain(error, "not replayed")
        raise typer.Exit(2) from None
    except NotAResultError as error:
        raise refuse(f"{result}: {error}", "") from None
    found = replay(then, source, rulebook_for(rulebooks, case, then.receipt.as_of))
    if format_ == "json":
        write_json(_as_json(found))
    else:
        to = terminal(color)
        write(to, _lines(found, to.width))
    raise typer.Exit(0 if found.same else 1)


def _lines(found: "Replayed", width: int) -> "Iterator[Line]":
    receipt = found.now.receipt
    where = f"rules of {receipt.as_of}, {receipt.jurisdiction or 'jurisdiction not known'}"
    verdict = "The same answer" if found.same else "Another answer"
    if [each.aspect for each in found.differences] == ["wording"]:
        verdict = "The same suggestion, verdicts, flags and notes in other words"
    yield from wrapped(f"{verdict} ({where}).", width, "green" if found.same else "bold red")
    if found.differences:
        yield []
        yield [("WHAT DIFFERS", "bold")]
    for one in found.differences:
        said = f"{one.name}: {one.before}; now {one.after}"
        yield from wrapped(said, width, "", INDENT, INDENT * 2)
    if found.changed:
        yield []
        yield [("WHAT WENT IN OTHERWISE" if found.same else "WHY", "bold")]
    for each in found.changed:
        yield from wrapped(each.says, width, "yellow", INDENT, INDENT * 2)
        for detail in each.details:
            yield from wrapped(detail, width, "", INDENT * 2, INDENT * 3)


def _as_json(found: "Replayed") -> dict[str, object]:
    return {
        "same": found.same,
        "differences": [each._asdict() for each in found.differences],
        "changed": [each._asdict() for each in found.changed],
        "then": found.then.receipt._asdict(),
        "now": found.now.receipt._asdict(),
    }
