"""`allcli whatif`: the answer before and after a change, or over all that one fact may be."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allcli.case.places import Jurisdiction
from allcli.cli.dates import day_of
from allcli.cli.opened import Settings, rules_of
from allcli.cli.page import Color, Format, terminal, write_json
from allcli.cli.rulebooks import Rulebooks, rulebook_for

if TYPE_CHECKING:
    from allcli.case.files.change import Document
    from allcli.case.files.read import Source
    from allcli.engine.prepared import Prepared
    from allcli.triage.explore.sweep import Sweep
    from allcli.triage.explore.whatif import WhatIf

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
    case: Annotated[
        str, typer.Argument(metavar="CASE", help="A case file in TOML or JSON; - for stdin.")
    ],
    set_: Settings = None,
    vary: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Go through all that a field or fact may be."),
    ] = None,
    rulebook: Rulebooks = None,
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="Use the rules in force on this day.")
    ] = "",
    jurisdiction: Annotated[
        Jurisdiction | None, typer.Option(help="Use this place's labels and funding.")
    ] = None,
    format_: Format = "text",
    color: Color = "auto",
) -> None:
    """Show what would change, and why, if a case were different.

    With --vary: where the answer turns as one fact moves; fields given with --set are set first.
    """
    from allcli.case.files.change import document, setting
    from allcli.case.files.read import read_text, shown
    from allcli.case.problems import CaseError
    from allcli.cli.complain import complain, warn
    from allcli.triage.explore.whatif import what_if

    if not set_ and not vary:
        raise typer.BadParameter("say what to change: --set PATH=VALUE, or --vary PATH")
    day = day_of(as_of)
    try:
        read = document(shown(case), read_text(case))
        before = read.changed(()).at(jurisdiction)
        wanted = [setting(text) for text in set_ or ()]
        after = read.changed(wanted).at(jurisdiction)
        rules = rulebook_for(rulebook, case, day or rules_of(before))
        if vary:
            moved = read.changed_tables(wanted)
            found = [_swept(path, moved, after, rules, day) for path in vary]
    except CaseError as error:
        complain(error, "nothing compared")
        raise typer.Exit(2) from None
    if vary:
        _show_sweeps(found, before, format_, color)
    else:
        days = day or rules_of(before), day or rules_of(after)
        for problem in after.warnings:
            warn(problem)
        compared = what_if(before, after, rules, days)
        _show(compared, set_ or [], format_, color)


def _swept(
    path: str, read: "Document", source: "Source", rulebook: "Prepared", day: date | None
) -> "Sweep":
    from allcli.triage.explore.axes import axis
    from allcli.triage.explore.sweep import sweep

    return sweep(axis(path, read, source, rulebook), rulebook, day or rules_of(source))


def _show_sweeps(found: "list[Sweep]", source: "Source", format_: str, color: Any) -> None:
    from allcli.report.sweep import write
    from allcli.triage.plain import plain

    if format_ == "json":
        write_json(plain(found))
        return
    out = terminal(color)
    for i, each in enumerate(found):
        if i:
            typer.echo()
        write(source.case.id or source.name, each, out)


def _show(found: "WhatIf", settings: list[str], format_: str, color: Any) -> None:
    from allcli.report.whatif import write
    from allcli.triage.plain import plain

    if format_ == "json":
        write_json({"set": settings, **plain(found)})
    else:
        write(found, settings, terminal(color))
