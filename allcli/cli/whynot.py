"""`allcli whynot`: what stands between an option and the suggestion."""

from pathlib import Path
from typing import Annotated

import typer

from allcli.cli.completion import option_names
from allcli.cli.deliver import deliver, wanted
from allcli.cli.named import options_named
from allcli.cli.opened import opened
from allcli.cli.options import (
    AsOf,
    CaseFile,
    Color,
    Force,
    OutputFile,
    PageFormat,
    Paging,
    PlaceOption,
    Rulebooks,
    Settings,
)
from allcli.cli.rulebooks import rulebook_for
from allcli.cli.say import refuse

EXAMPLES = """\b
Examples:
  allcli whynot case.toml blinatumomab
  allcli whynot case.toml "FLA-Ida" --format json | jq ".[].goals"
  allcli whynot case.toml cd19-car-t
"""


def whynot_command(
    case: CaseFile,
    option: Annotated[
        str,
        typer.Argument(
            metavar="OPTION",
            help="An option by id or name, or a group of them.",
            autocompletion=option_names,
        ),
    ],
    set_: Settings = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Show why an option is not suitable, or not suggested, and what would change that.

    The smallest sets of changes are sorted into what is to be found out, what time resolves, what
    treatment can modify, and what depends on the plan.
    """
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.report.whynot import FORMATS, WhyNotPage
    from allcli.triage.explore.whynot import why_not
    from allcli.triage.whose import whose

    if not Path(case).exists() and (Path(option).is_file() or option == "-"):
        raise refuse("the case comes first", f"allcli whynot {option} {case}")
    to = wanted(format_, output, color, force=force, paging=paging)
    try:
        source = opened(case, set_ or (), jurisdiction)
    except CaseError as error:
        complain(error, "not answered")
        raise typer.Exit(2) from None
    facts, day = source.facts, source.day(as_of)
    rules = rulebook_for(rulebook, case, day)
    answers = [why_not(record, rules, facts, day) for record in options_named(rules, option)]
    deliver(FORMATS, WhyNotPage(whose(source, day), answers), to)
