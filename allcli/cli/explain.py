"""`allcli explain`: what a word of a report, a case or the rulebook means."""

from typing import Annotated

import typer

from allcli.cli.completion import topics
from allcli.cli.options import Color, Paging, Rulebooks
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse
from allcli.cli.show import show

EXAMPLES = """\b
Examples:
  allcli explain provisional
  allcli explain labs.bilirubin
  allcli explain VOD
  allcli explain inotuzumab-vod-severe

\b
Exit codes:
  0  explained
  2  nothing is called so, or the usage is wrong
"""


def explain_command(
    topic: Annotated[
        list[str],
        typer.Argument(
            metavar="TOPIC",
            help="A verdict, level or other term, a harm, a field, a fact, an option, a criterion "
            "or a reference.",
            autocompletion=topics,
        ),
    ],
    rulebooks: Rulebooks = None,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Explain a word of a report, a case or the rulebook, and say where to read on.

    A word that stands for several things is explained in each of its meanings.
    """
    from allcli.case.problems import closest
    from allcli.report.rulebook.topic import FORMATS, ExplainedTopic, names, senses

    rulebook, word = rulebook_for(rulebooks), " ".join(topic)
    meanings = senses(rulebook, word)
    if not meanings:
        near = closest(word, names(rulebook)) or f"allcli criteria search {word}"
        raise refuse(f'nothing is called "{word}"', near)
    show(FORMATS, ExplainedTopic(meanings), "text", color, paging=paging)
