"""Problems of a case file on standard error."""

import os
import sys
from typing import TYPE_CHECKING

import typer

from allcli.cli.say import say

if TYPE_CHECKING:
    from allcli.case.problems import CaseError, Excerpt, Problem


def complain(error: "CaseError", undone: str) -> None:
    """Every problem on its line; then, where there are several, what was therefore not done."""
    from allcli.case.problems import problems_shown

    for problem in problems_shown(error.problems):
        say(str(problem))
        if problem.excerpt:
            point_at(problem.excerpt)
    count = len(error.problems)
    if count > 1:
        say(f"{error.problems[0].file}: {count:,} problems, {undone}")


def point_at(excerpt: "Excerpt") -> None:
    """The line that a problem is about, with a caret under the place."""
    from allcli.cli.excerpt import drawn

    coloured = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for gutter, text, is_mark in drawn(excerpt, sys.stderr.encoding):
        line = f"{gutter} {text}".rstrip()
        if coloured:
            shown = typer.style(text, fg="red", bold=True) if is_mark else text
            line = f"{typer.style(gutter, fg='blue', bold=True)} {shown}"
        typer.echo(line, err=True)


def warn(problem: "Problem") -> None:
    """What is possible in a case, but deserves a second look."""
    say(f"{problem.where}: warning: {problem.said}")
