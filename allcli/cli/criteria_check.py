"""`allcli criteria check`: what can be proved of the rulebook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from allcli.cli.options import Color, Colouring, Force, Rulebooks
from allcli.cli.page import refuse, terminal, write_json
from allcli.cli.rulebooks import CaseRulebooks, rulebook_texts
from allcli.cli.say import say

if TYPE_CHECKING:
    from allcli.verify.findings import Finding

EXAMPLES = """\b
Examples:
  allcli criteria check
  allcli criteria check --all
  allcli criteria check --save counter-examples/
  allcli criteria check --format sarif > rulebook.sarif

\b
Exit codes:
  0  nothing is left to do
  1  findings
  2  the usage is wrong
"""


def check_command(
    save: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the case that shows each finding, to be assessed."),
    ] = None,
    force: Force = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also notes, and what was accepted with its reason.")
    ] = False,
    format_: Annotated[
        Literal["text", "json", "sarif"],
        typer.Option("--format", "-f", help="How to show the findings."),
    ] = "text",
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Check the rulebook: dead and masked criteria, conflicts, gaps, dates, sources.

    Every patient there can be is looked at, as far as the rulebook tells them apart; "never" is a
    proof. Each finding comes with a case that shows it.
    """
    from allcli.verify.check import counts

    found = _found(rulebooks)
    if save:
        _save(counts(found) if not everything else found, save, force=force)
    _show(found, format_, color, rulebooks, everything=everything)
    raise typer.Exit(1 if counts(found) else 0)


def _found(rulebooks: list[str] | None) -> "list[Finding]":
    """The findings; a rulebook that does not load has its faults."""
    from allcli.engine.load import load_rulebook
    from allcli.rulebook.verify import RulebookError
    from allcli.verify.check import accepted, check, invalid

    try:
        return list(check(load_rulebook(CaseRulebooks(rulebooks).overlays()), accepted()))
    except RulebookError as error:
        return list(invalid(error))


def _show(
    found: "list[Finding]",
    format_: Literal["text", "json", "sarif"],
    color: Colouring,
    rulebooks: list[str] | None,
    *,
    everything: bool,
) -> None:
    from allcli.cli.checked_page import as_data, page
    from allcli.report.terminal import write

    if format_ == "json":
        write_json(as_data(found))
    elif format_ == "sarif":
        from allcli.verify.sarif import places, sarif

        write_json(sarif(found, places(rulebook_texts(rulebooks))))
    else:
        to = terminal(color)
        write(to, page(found, to.width, everything=everything))


def _save(found: "tuple[Finding, ...] | list[Finding]", folder: Path, *, force: bool) -> None:
    """One case file for each finding that a case can show."""
    from allcli.cli.checked_page import cases
    from allcli.cli.save import write_file

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refuse(f"{folder}: {(error.strerror or str(error)).lower()}", "") from None
    made = cases(found)
    for name, text in made.items():
        write_file(str(folder / name), text, force=force)
    say(f"{len(made)} cases in {folder}")
