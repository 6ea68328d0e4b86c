"""`allcli matrix`: a case under every jurisdiction, criteria set and trial that bears on it."""

from typing import Annotated

import typer

from allcli.cli.page import Color, Format, terminal, write_json
from allcli.cli.rulebooks import Rulebooks, rulebook_for

EXAMPLES = """\b
Examples:
  allcli matrix case.toml
  allcli matrix case.toml --as-of 2018-05-31
  allcli matrix case.toml --format json | jq '.rows[] | select(.option == "inotuzumab")'

\b
Exit codes:
  0  shown
  2  the file, a local rulebook or the usage is wrong
"""


def matrix_command(
    case: Annotated[
        str, typer.Argument(metavar="CASE", help="A case file in TOML or JSON; - for stdin.")
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="Use the rules in force on this day.")
    ] = "",
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Show one case everywhere: verdict and access by place, criteria sets and trials side by side.

    Places are compared with the case's own. For each cell that differs the item that makes it
    differ is named.
    """
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain, warn
    from allcli.cli.dates import day_of
    from allcli.cli.matrix_page import as_json, lines
    from allcli.compare.matrix import matrix
    from allcli.compare.side import Side
    from allcli.engine.load import load_rulebook
    from allcli.report.terminal import write

    day = day_of(as_of)
    try:
        source = read_case(case)
    except CaseError as error:
        complain(error, "not compared")
        raise typer.Exit(2) from None
    for problem in source.warnings:
        warn(problem)
    used = Side(load_rulebook(), day).day_of(source)
    found = matrix(source, rulebook_for(rulebooks, case, used), used)
    if format_ == "json":
        write_json(as_json(found))
    else:
        to = terminal(color)
        write(to, lines(found, to.width))
