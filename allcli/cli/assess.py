"""`allcli assess`: one or more case files, one report each."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.complain import complain
from allcli.cli.opened import opened
from allcli.cli.options import AsOf, Cases, Color, Format, Paging, Place, Rulebooks, Settings
from allcli.cli.rulebooks import CaseRulebooks
from allcli.cli.show import show, waits
from allcli.rulebook.words import LEVELS, Level

if TYPE_CHECKING:
    from datetime import date

    from allcli.case.files.read import Source
    from allcli.triage.assessment import Assessment

EXAMPLES = """\b
Examples:
  allcli assess case.toml
  allcli assess case.toml --full
  allcli assess case.toml --explain | less -R
  allcli assess *.toml --brief --fail-on high
  allcli assess case.toml --set labs.bilirubin="34 umol/L"
  allcli assess case.toml --rulebook ward.toml
  allcli assess - --format json < case.json | jq -r .suggestion.text

\b
Exit codes:
  0  done
  1  a certain flag of the suggested road is at or above --fail-on
  2  a file, a local rulebook or the usage is wrong
"""


def assess_command(
    cases: Cases,
    format_: Format = "text",
    brief: Annotated[bool, typer.Option("--brief", help="One line for each case.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="The whole report: every reason, flag, note and source.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="The whole report, and every criterion behind it.")
    ] = False,
    as_of: AsOf = None,
    jurisdiction: Place = None,
    set_: Settings = None,
    rulebook: Rulebooks = None,
    fail_on: Annotated[
        Level | None,
        typer.Option(help="Exit 1 when a flag of the suggested road is at or above this level."),
    ] = None,
    any_option: Annotated[
        bool,
        typer.Option("--any-option", help="With --fail-on: of any option that applies."),
    ] = False,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Assess one or more cases: salvage, road to transplant, flags, what to find out next."""
    from allcli.case.problems import CaseError
    from allcli.report.assessed import FORMATS, Assessed

    rulebooks = CaseRulebooks(rulebook)
    results: list[Assessment] = []
    for name in cases:
        try:
            source = opened(name, set_ or (), jurisdiction)
            on_screen = not (brief or full or waits(FORMATS, format_))
            results.append(
                _assessed(source, name, as_of, rulebooks, explain=explain, lasting=on_screen)
            )
        except CaseError as error:
            complain(error, "not assessed")
        except typer.Exit:  # what is wrong with its local rulebooks was said
            continue
        else:
            if not waits(FORMATS, format_):
                page = Assessed(
                    results[-1:], len(cases) > 1, brief, full, explain, len(results) > 1
                )
                show(FORMATS, page, format_, color, paging=paging and len(cases) == 1)
    if waits(FORMATS, format_) and results:
        show(FORMATS, Assessed(results, len(cases) > 1), format_, color)
    if len(results) < len(cases):
        raise typer.Exit(2)
    if fail_on and any(_stands(result, fail_on, any_option=any_option) for result in results):
        raise typer.Exit(1)


def _assessed(
    source: "Source",
    name: str,
    as_of: "date | None",
    rulebooks: CaseRulebooks,
    *,
    explain: bool,
    lasting: bool,
) -> "Assessment":
    """Assess one case; without --as-of the rules are those of `assessed_on`, else today.

    `lasting` adds what would turn the suggestion.
    """
    from allcli.triage.assess import assess

    day = source.day(as_of)
    rulebook = rulebooks.rulebook(name, day)
    assessment = assess(source, rulebook, day, explain=explain)
    if not lasting:
        return assessment
    from allcli.triage.explore.stability import stability

    return assessment.model_copy(update={"stability": stability(source, rulebook, day)})


def _stands(result: "Assessment", level: str, *, any_option: bool) -> bool:
    """Whether a flag that is certain reaches the level."""
    wanted = LEVELS[LEVELS.index(level) :]
    flags = result.flags if any_option else result.road_flags
    return any(flag.level in wanted for flag in flags)
