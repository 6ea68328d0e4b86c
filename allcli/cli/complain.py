"""Problems of a case file on stderr, each in one line, worded the same for every command."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from allcli.case.problems import CaseError


def complain(error: "CaseError") -> None:
    """Every problem, then how many there are."""
    from allcli.report.safe import printable

    for problem in error.problems:
        typer.echo(printable(str(problem)), err=True)
    count = len(error.problems)
    if count > 1:
        typer.echo(f"{printable(error.problems[0].file)}: {count} problems, not read", err=True)
