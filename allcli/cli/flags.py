"""`allcli flags`: the toxicity flags of one or more cases, with what to do."""

from typing import TYPE_CHECKING

import typer

from allcli.cli.complain import complain
from allcli.cli.deliver import deliver, wanted
from allcli.cli.language import language_here
from allcli.cli.opened import opened
from allcli.cli.options import (
    AsOf,
    Cases,
    Color,
    Force,
    OutputFile,
    PageFormat,
    PageLanguage,
    Paging,
    PlaceOption,
    Rulebooks,
    Settings,
)
from allcli.cli.rulebooks import CaseRulebooks

if TYPE_CHECKING:
    from allcli.triage.assessment import Assessment

EXAMPLES = """\b
Examples:
  allcli flags case.toml
  allcli flags *.toml --format json | jq ".[].road[] | select(.level == \\"high\\") | .kind"
"""


def flags_command(
    cases: Cases,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
    set_: Settings = None,
    rulebook: Rulebooks = None,
    lang: PageLanguage = None,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """List the toxicity flags: of the suggested road, then of each other option, high first."""
    from allcli.case.problems import CaseError
    from allcli.report.flags import FORMATS
    from allcli.triage.assess import assess

    language = lang or language_here()
    to = wanted(format_, output, color, force=force, paging=paging, language=language)
    rulebooks = CaseRulebooks(rulebook)
    results: list[Assessment] = []
    for name in cases:
        try:
            source = opened(name, set_ or (), jurisdiction)
            day = source.day(as_of)
            results.append(assess(source, rulebooks.rulebook(name, day), day))
        except CaseError as error:
            complain(error, "not assessed")
        except typer.Exit:  # what is wrong with its local rulebooks was said
            continue
    if results:
        deliver(FORMATS, results, to, complete=len(results) == len(cases))
    if len(results) < len(cases):
        raise typer.Exit(2)
