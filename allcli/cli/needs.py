"""`allcli needs`: what to find out next, and what each answer would change."""

from typing import TYPE_CHECKING

import typer

from allcli.cli.complain import complain
from allcli.cli.deliver import deliver, wanted
from allcli.cli.files import case_files
from allcli.cli.options import (
    AsOf,
    CaseFiles,
    Color,
    Force,
    OutputFile,
    PageFormat,
    Paging,
    Rulebooks,
)
from allcli.cli.rulebooks import CaseRulebooks

if TYPE_CHECKING:
    from datetime import date

    from allcli.case.problems import Problem
    from allcli.triage.explore.needs import Needs

EXAMPLES = """\b
Examples:
  allcli needs case.toml
  allcli needs ward/                       # one order list per patient and per test
  allcli needs case.toml -f json | jq -r '.needs[].question.topic'

\b
Exit codes:
  0  done
  2  a file or the usage is wrong
"""


def needs_command(
    paths: CaseFiles,
    format_: PageFormat = None,
    output: OutputFile = "",
    force: Force = False,
    as_of: AsOf = None,
    rulebooks: Rulebooks = None,
    color: Color = "auto",
    paging: Paging = True,
) -> None:
    """List the unknown facts that matter, most decisive first, with what each answer would change.

    First what could change the suggestion, then a verdict, then a high flag; among equals what is
    quickest and most harmless to find out. For several cases: a list per patient and per test.
    """
    from allcli.report.needs import FORMATS, Pooled

    to = wanted(format_, output, color, force=force, paging=paging)
    rulebooks_of = CaseRulebooks(rulebooks)
    needs: list[Needs] = []
    faults = False
    for name in case_files(paths):
        need = _needs(name, as_of, rulebooks_of)
        faults = faults or need is None
        needs += [need] if need else []
    if needs:
        alone = len(paths) == 1 and len(needs) == 1
        deliver(FORMATS, Pooled(needs, alone), to, complete=not faults)
    if faults:
        raise typer.Exit(2)


def _needs(name: "str | Problem", as_of: "date | None", rulebooks: CaseRulebooks) -> "Needs | None":
    """What one case needs; None, and said on stderr, where it or its rules cannot be read."""
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError
    from allcli.cli.complain import warn
    from allcli.triage.explore.needs import needs_of

    try:
        if not isinstance(name, str):
            raise CaseError([name])
        source = read_case(name)
    except CaseError as error:
        complain(error, "passed over")
        return None
    for problem in source.warnings:
        warn(problem)
    day = source.day(as_of)
    try:
        rulebook = rulebooks.rulebook(name, day)
    except typer.Exit:
        return None
    return needs_of(source, rulebook, day)
