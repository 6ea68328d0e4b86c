"""`allcli cite`: the sources behind the rulebook."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.completion import reference_keys
from allcli.cli.options import Color, Format, Rulebooks
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse
from allcli.cli.show import show

if TYPE_CHECKING:
    from allcli.rulebook.model import Rulebook

EXAMPLES = """\b
Examples:
  allcli cite tower-2017 inovate-2016
  allcli cite --all | grep unverified
  allcli cite --all --format json | jq -r '.[] | select(.year >= 2024).key'

\b
Exit codes:
  0  shown
  2  no reference has this key, or the usage is wrong
"""


def cite_command(
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY...",
            help="References, as a report names them.",
            autocompletion=reference_keys,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every reference, one a line.")] = False,
    rulebooks: Rulebooks = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Show a reference in full: where to find it, how it was checked, what rests on it.

    Primary means that the figure was seen in the source itself; secondary, on a page that restates
    it; unverified, that it was recalled and not seen.
    """
    from allcli.report.rulebook.cited import FORMATS, CitedPage

    if bool(keys) == everything:
        raise typer.BadParameter("name one KEY or more, or say --all")
    rulebook = rulebook_for(rulebooks)
    unknown = [key for key in keys or () if key not in rulebook.references]
    cited = [rulebook.references[key] for key in keys or rulebook.references if key not in unknown]
    show(FORMATS, CitedPage(rulebook, cited, in_full=not everything), format_, color)
    if unknown:
        raise [_refused(rulebook, key) for key in unknown][-1]


def _refused(rulebook: "Rulebook", key: str) -> typer.Exit:
    from allcli.case.problems import closest
    from allcli.report.rulebook.record import records_of

    if key in records_of(rulebook):
        hint = f"it is in the rulebook: allcli criteria show {key}"
    else:
        hint = closest(key, list(rulebook.references)) or "allcli cite --all lists them"
    return refuse(f'no reference is called "{key}"', hint)
