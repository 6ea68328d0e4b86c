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
    from allcli.triage.whose import Whose

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
    patients: list[Whose] = []
    needs: list[Needs] = []
    faults = False
    for name in case_files(paths):
        asked = _asked(name, as_of, rulebooks_of)
        faults = faults or asked is None
        if asked:
            patients.append(asked[0])
            needs.append(asked[1])
    if needs:
        alone = len(paths) == 1 and len(needs) == 1
        pooled = Pooled(needs, patients[0] if alone else None)
        deliver(FORMATS, pooled, to, complete=not faults)
    if faults:
        raise typer.Exit(2)


def _asked(
    name: "str | Problem", as_of: "date | None", rulebooks: CaseRulebooks
) -> "tuple[Whose, Needs] | None":
    """Whose case it is and what it needs; None, and said on stderr, where it cannot be told."""
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError
    from allcli.cli.complain import warn
    from allcli.triage.explore.needs import needs_of
    from allcli.triage.whose import whose

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
    return whose(source, day), needs_of(source, rulebook, day)
