"""`allcli whatif`: the answer before and after a change, or over all that one fact may be."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.completion import fields_and_facts
from allcli.cli.deliver import deliver, wanted
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

if TYPE_CHECKING:
    from allcli.case.files.change import CaseDocument
    from allcli.case.files.read import Source
    from allcli.engine.prepared import Prepared
    from allcli.triage.explore.sweep import Sweep

EXAMPLES = """\b
Examples:
  allcli whatif case.toml --set labs.bilirubin="34 umol/L"
  allcli whatif case.toml --set gvhd.acute_active=false --set gvhd.skin= --set gvhd.lower_gi=
  allcli whatif case.toml --set "transplants[0].months_to_relapse=4"
  allcli whatif case.toml --vary labs.bilirubin

\b
A value is read as in TOML; a bare word is text. PATH= leaves the field out.
"""


def whatif_command(
    case: CaseFile,
    set_: Settings = None,
    vary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="Go through all that a field or fact may be.",
            autocompletion=fields_and_facts,
        ),
    ] = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """Show what would change, and why, if a case were different.

    With --vary: where the answer turns as one fact moves; fields given with --set are set first.
    """
    from allcli.case.files.change import document, setting
    from allcli.case.files.source_text import read_text, shown
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain, warn
    from allcli.triage.explore.whatif import what_if

    if not set_ and not vary:
        raise typer.BadParameter("say what to change: --set PATH=VALUE, or --vary PATH")
    to = wanted(format_, output, color, force=force, paging=paging)
    try:
        read = document(shown(case), read_text(case))
        before = read.changed(()).at(jurisdiction)
        settings = [setting(text) for text in set_ or ()]
        after = read.changed(settings).at(jurisdiction)
        rules = rulebook_for(rulebook, case, before.day(as_of))
        if vary:
            moved = read.changed_tables(settings)
            sweeps = [_swept(path, moved, after, rules, as_of) for path in vary]
    except CaseError as error:
        complain(error, "nothing compared")
        raise typer.Exit(2) from None
    if vary:
        from allcli.report.sweep import FORMATS as SWEPT
        from allcli.report.sweep import Swept
        from allcli.triage.whose import whose

        deliver(SWEPT, Swept(whose(before, before.day(as_of)), sweeps), to)
    else:
        days = before.day(as_of), after.day(as_of)
        for problem in after.warnings:
            warn(problem)
        from allcli.report.whatif import FORMATS as COMPARED
        from allcli.report.whatif import WhatIfPage

        compared = what_if(before, after, rules, days)
        deliver(COMPARED, WhatIfPage(set_ or [], compared), to)


def _swept(
    path: str, read: "CaseDocument", source: "Source", rulebook: "Prepared", as_of: date | None
) -> "Sweep":
    from allcli.triage.explore.axes import axis
    from allcli.triage.explore.sweep import sweep

    return sweep(axis(path, read, source, rulebook), rulebook, source.day(as_of))
