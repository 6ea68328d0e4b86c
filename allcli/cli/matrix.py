"""`allcli matrix`: a case under every jurisdiction, criteria set and trial that bears on it."""

import sys

import typer

from allcli.cli.deliver import deliver, wanted
from allcli.cli.options import (
    AsOf,
    CaseFile,
    Color,
    Force,
    OutputFile,
    PageFormat,
    Paging,
    Rulebooks,
)
from allcli.cli.rulebooks import rulebook_for

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
    case: CaseFile,
    as_of: AsOf = None,
    rulebooks: Rulebooks = None,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Show one case everywhere: verdict and access by place, criteria sets and trials side by side.

    Places are compared with the case's own. For each cell that differs the item that makes it
    differ is named.
    """
    from allcli.case.files.read import read_case
    from allcli.case.places import PLACES
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain, warn
    from allcli.compare.matrix import matrix
    from allcli.report.matrix import FORMATS
    from allcli.report.progress import StepCounter

    to = wanted(format_, output, color, force=force, paging=paging)
    try:
        source = read_case(case)
    except CaseError as error:
        complain(error, "not compared")
        raise typer.Exit(2) from None
    for problem in source.warnings:
        warn(problem)
    day = source.day(as_of)
    rulebook = rulebook_for(rulebooks, case, day)
    steps = StepCounter(sys.stderr, len(PLACES))
    try:
        grid = matrix(source, rulebook, day, steps.begin)
    finally:
        steps.clear()
    deliver(FORMATS, grid, to)
