"""Problems of a case file on standard error."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from allcli.case.problems import CaseError, Problem


def complain(error: "CaseError", undone: str) -> None:
    """Every problem on its line; then, where there are several, what was therefore not done."""
    from allcli.case.problems import told
    from allcli.report.safe import printable

    for problem in told(error.problems):
        typer.echo(printable(str(problem)), err=True)
    count = len(error.problems)
    if count > 1:
        said = f"{error.problems[0].file}: {count:,} problems, {undone}"
        typer.echo(printable(said), err=True)


def warn(problem: "Problem") -> None:
    """What is possible in a case, but deserves a second look."""
    from allcli.report.safe import printable

    typer.echo(printable(f"{problem.where}: warning: {problem.said}"), err=True)
