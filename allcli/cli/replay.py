"""`allcli replay`: whether a result still stands, and if not, why."""

from typing import Annotated

import typer

from allcli.cli.options import Color, Format, Rulebooks
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse
from allcli.cli.show import show

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
    from allcli.case.files.read import read_case
    from allcli.case.files.source_text import read_text
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.compare.replay import MAX_RESULT, NotAResultError, read_result, replay
    from allcli.report.replayed import FORMATS

    try:
        source = read_case(case)
        then = read_result(read_text(result, MAX_RESULT), source)
    except CaseError as error:
        complain(error, "not replayed")
        raise typer.Exit(2) from None
    except NotAResultError as error:
        raise refuse(f"{result}: {error}", "") from None
    replayed = replay(then, source, rulebook_for(rulebooks, case, then.receipt.as_of))
    show(FORMATS, replayed, format_, color)
    raise typer.Exit(0 if replayed.same else 1)
