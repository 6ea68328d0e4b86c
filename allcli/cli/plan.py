"""`allcli plan`: the roads to transplant."""

from datetime import date
from typing import Annotated

import typer

from allcli.cli.completion import option_names
from allcli.cli.dates import day_of
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

EXAMPLES = """\b
Examples:
  allcli plan case.toml
  allcli plan case.toml --by 2026-06-01 --avoid inotuzumab-based
  allcli plan case.toml --donor none
  allcli plan case.toml -f json | jq '.roads[0].end'
"""


def plan_command(
    case: CaseFile,
    by: Annotated[
        date | None,
        typer.Option(metavar="DATE", parser=day_of, help="Say which roads arrive by this day."),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OPTION",
            help="Leave out an option, or a group of them, by id or name; may be repeated.",
            autocompletion=option_names,
        ),
    ] = None,
    donor: Annotated[
        str, typer.Option(metavar="DONOR", help="With this donor, as `--set plan.donor=DONOR`.")
    ] = "",
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
    """Show the roads to transplant: sequences with dates, what blocks each and what opens it.

    A road is a therapy, its response gate, the wait after it, the donor, and the transplant, CAR-T
    or neither at its end. The first begins as `assess` suggests. Dates span what published groups
    needed; they add up the intervals of the rulebook, each with its source, and foretell nothing.
    """
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain
    from allcli.plan.plan import plan
    from allcli.report.plan import FORMATS

    to = wanted(format_, output, color, force=force, paging=paging)
    settings = [*(set_ or ()), *([f"plan.donor={donor}"] if donor else [])]
    try:
        source = opened(case, settings, jurisdiction)
    except CaseError as error:
        complain(error, "not planned")
        raise typer.Exit(2) from None
    day = source.day(as_of)
    rules = rulebook_for(rulebook, case, day)
    avoided = [option.id for word in avoid or () for option in options_named(rules, word)]
    deliver(FORMATS, plan(source, rules, day, by, avoided), to)
