"""`allcli criteria check`: what can be proved of the rulebook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from allcli.cli.options import FORMAT, Color, Force, Rulebooks
from allcli.cli.rulebooks import CaseRulebooks, rulebook_texts
from allcli.cli.say import say
from allcli.cli.show import show

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
    format_: Annotated[Literal["text", "json", "sarif"], FORMAT] = "text",
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Check the rulebook: dead and masked criteria, conflicts, gaps, dates, sources.

    Every patient there can be is looked at, as far as the rulebook tells them apart; "never" is a
    proof. Each finding comes with a case that shows it.
    """
    from allcli.report.rulebook.checked import FORMATS, CheckedPage
    from allcli.verify.check import counts

    findings = _findings(rulebooks)
    if save:
        _save(counts(findings) if not everything else findings, save, force=force)
    show(FORMATS, CheckedPage(findings, everything, rulebook_texts(rulebooks)), format_, color)
    raise typer.Exit(1 if counts(findings) else 0)


def _findings(rulebooks: list[str] | None) -> "list[Finding]":
    """The findings; a rulebook that does not load has its faults."""
    from allcli.engine.load import load_rulebook
    from allcli.rulebook.verify import RulebookError
    from allcli.verify.check import accepted, check, invalid

    try:
        return list(check(load_rulebook(CaseRulebooks(rulebooks).overlays()), accepted()))
    except RulebookError as error:
        return list(invalid(error))


def _save(findings: "tuple[Finding, ...] | list[Finding]", folder: Path, *, force: bool) -> None:
    """One case file for each finding that a case can show."""
    from allcli.cli.save import make_folder, write_file
    from allcli.verify.counter_examples import cases

    make_folder(folder)
    made = cases(findings)
    for name, text in made.items():
        write_file(str(folder / name), text, force=force)
    say(f"{len(made)} cases in {folder}")
