"""`allcli assess`: one or more case files, one report each."""

from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.complain import complain
from allcli.cli.deliver import DOCUMENTS, deliver, wanted
from allcli.cli.language import language_here
from allcli.cli.opened import opened
from allcli.cli.options import (
    AsOf,
    AssessedFormat,
    Cases,
    Color,
    Force,
    Foreign,
    OutputFile,
    PageLanguage,
    Paging,
    PlaceOption,
    Rulebooks,
    Settings,
)
from allcli.cli.rulebooks import CaseRulebooks
from allcli.cli.show import waits
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
  allcli assess case.toml -o case.html       # to project, print or send
  allcli assess case.toml --lang ko          # the frame in Korean, what is cited in English
  allcli assess case.toml --set labs.bilirubin="34 umol/L"
  allcli assess case.toml --rulebook ward.toml
  allcli assess bundle.json                  # FHIR R4, of one patient
  allcli assess - --format json < case.json | jq -r .suggestion.text
  allcli assess case.toml --format fhir      # a bundle of R4 for the record

\b
Exit codes:
  0  done
  1  a certain flag of the suggested road is at or above --fail-on
  2  a file, a local rulebook or the usage is wrong
"""


def assess_command(
    cases: Cases,
    format_: AssessedFormat = None,
    output: OutputFile = "",
    force: Force = False,
    brief: Annotated[bool, typer.Option("--brief", help="One line for each case.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="The whole report: every reason, flag, note and source.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="The whole report, and every criterion behind it.")
    ] = False,
    foreign: Foreign = None,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
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
    lang: PageLanguage = None,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Assess one or more cases: salvage, road to transplant, flags, what to find out next."""
    from allcli.case.problems import CaseError
    from allcli.report.assessed import FORMATS, Assessed

    to = wanted(
        format_,
        output,
        color,
        force=force,
        paging=paging and len(cases) == 1,
        language=lang or language_here(),
    )
    at_once = not (output or waits(FORMATS, to.format))  # each case as soon as it is known
    extras = _extras(to.format, in_short=brief or full)
    rulebooks = CaseRulebooks(rulebook)
    results: list[Assessment] = []
    for name in cases:
        try:
            source = opened(name, set_ or (), jurisdiction, foreign)
            results.append(
                _assessed(source, name, as_of, rulebooks, explain=explain, extras=extras)
            )
        except CaseError as error:
            complain(error, "not assessed")
        except typer.Exit:  # what is wrong with its local rulebooks was said
            continue
        else:
            if at_once:
                page = Assessed(
                    results[-1:], len(cases) > 1, brief, full, explain, len(results) > 1
                )
                deliver(FORMATS, page, to)
    if results and not at_once:
        page = Assessed(results, len(cases) > 1, brief, full, explain)
        deliver(FORMATS, page, to, complete=len(results) == len(cases))
    if len(results) < len(cases):
        raise typer.Exit(2)
    if fail_on and any(_stands(result, fail_on, any_option=any_option) for result in results):
        raise typer.Exit(1)


def _extras(format_: str, *, in_short: bool) -> tuple[str, ...]:
    """What a page shows that an assessment has only where it is asked for."""
    if format_ in DOCUMENTS:
        return ("ahead", "course")
    return ("ahead",) if format_ == "text" and not in_short else ()


def _assessed(
    source: "Source",
    name: str,
    as_of: "date | None",
    rulebooks: CaseRulebooks,
    *,
    explain: bool,
    extras: tuple[str, ...],
) -> "Assessment":
    """Assess a case; without --as-of the rules are those of `assessed_on`, else today."""
    from allcli.triage.assess import assess

    day = source.day(as_of)
    rulebook = rulebooks.rulebook(name, day)
    assessment = assess(source, rulebook, day, explain=explain)
    if "ahead" in extras:
        from allcli.plan.ahead import looking_ahead
        from allcli.report.road import LIMITS

        limits = None if "course" in extras else LIMITS  # a document shows them all
        assessment = looking_ahead(assessment, source, rulebook, limits)
    if "course" in extras:
        from allcli.triage.explore.course import course

        assessment = assessment._replace(course=course(source))
    return assessment


def _stands(result: "Assessment", level: str, *, any_option: bool) -> bool:
    """Whether a flag that is certain reaches the level."""
    wanted = LEVELS[LEVELS.index(level) :]
    flags = result.flags if any_option else result.road_flags
    return any(flag.level in wanted for flag in flags)
