"""Problems of a case file on standard error."""

from typing import TYPE_CHECKING

from allcli.cli.say import say

if TYPE_CHECKING:
    from allcli.case.problems import CaseError, Problem


def complain(error: "CaseError", undone: str) -> None:
    """Every problem on its line; then, where there are several, what was therefore not done."""
    from allcli.case.problems import problems_shown

    for problem in problems_shown(error.problems):
        say(str(problem))
    count = len(error.problems)
    if count > 1:
        say(f"{error.problems[0].file}: {count:,} problems, {undone}")


def warn(problem: "Problem") -> None:
    """What is possible in a case, but deserves a second look."""
    say(f"{problem.where}: warning: {problem.said}")
