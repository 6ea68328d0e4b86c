"""`allcli validate`: everything that is wrong or odd in case files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.cli.files import case_files
from allcli.cli.options import CaseFiles, Foreign, Format
from allcli.cli.say import say
from allcli.cli.show import show, waits
from allcli.engine.local import Rules

if TYPE_CHECKING:
    from allcli.case.files.read import Source
    from allcli.case.problems import Problem
    from allcli.report.validated import ShownProblem

EXAMPLES = """\b
Examples:
  allcli validate case.toml
  allcli validate case.toml --echo
  allcli validate bundle.json --echo         # of FHIR: which resource gave what, what is not used
  allcli validate cases/ --format json | jq -r '.[].message'

\b
Exit codes:
  0  no errors, though perhaps warnings
  2  errors, or the usage is wrong
"""


def validate_command(
    paths: CaseFiles,
    format_: Format = "text",
    foreign: Foreign = None,
    echo: Annotated[
        bool, typer.Option("--echo", help="Add what was understood of each case, a line each.")
    ] = False,
) -> None:
    """Check case files: every error and warning, each with its line; of FHIR what is not used too.

    Folders are searched for *.toml and *.json, all the way down; hidden ones and *.schema.json are
    passed over.
    """
    from allcli.report.validated import FORMATS

    files, rules = 0, Rules()
    faults: list[ShownProblem] = []
    for name in case_files(paths):
        files += isinstance(name, str)
        for fault in _checked(name, rules, foreign, echo=echo):
            faults.append(fault)
            if not waits(FORMATS, format_):
                show(FORMATS, [fault], format_)
    if waits(FORMATS, format_):
        show(FORMATS, faults, format_)
    errors, warnings = (
        sum(fault.stands_for for fault in faults if fault.level == level)
        for level in ("error", "warning")
    )
    counts = ((files, "file"), (errors, "error"), (warnings, "warning"))
    say(", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts))
    raise typer.Exit(2 if errors else 0)


def _checked(
    name: "str | Problem", rules: Rules, foreign: Foreign, *, echo: bool
) -> "Iterator[ShownProblem]":
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError, Problem, problems_shown
    from allcli.report.validated import ShownProblem

    if not isinstance(name, str):
        yield ShownProblem("error", name)
        return
    try:
        source = read_case(name, foreign)
    except CaseError as error:
        *most, last = problems_shown(error.problems)
        yield from (ShownProblem("error", problem) for problem in most)
        yield ShownProblem("error", last, len(error.problems) - len(most))
    else:
        yield from (ShownProblem("warning", problem) for problem in source.warnings)
        for left in source.gathered.left if source.gathered else ():
            yield ShownProblem("not used", Problem(source.name, None, "", str(left)))
        if echo:
            yield from _echo(source)
        yield from _of_rules(name, rules)


def _echo(source: "Source") -> "Iterator[ShownProblem]":
    """What was understood of a case."""
    from allcli.case.problems import Problem
    from allcli.report.validated import ShownProblem
    from allcli.triage.understood import patient_line, read_as

    patient = ", ".join(patient_line(source.facts)) or "not known"
    understood = [("patient", patient), *((line.topic, line.says) for line in read_as(source))]
    origins = source.gathered.origin_of.items() if source.gathered else ()
    understood += ((field, f"from {origin.says}") for field, origin in origins)
    for topic, says in understood:
        yield ShownProblem("read as", Problem(source.name, None, topic, says))


def _of_rules(name: str, rules: Rules) -> "Iterator[ShownProblem]":
    """What is wrong with the local rulebooks that hold for a case."""
    from allcli.case.files.source_text import shown
    from allcli.case.problems import Problem
    from allcli.report.validated import ShownProblem

    for said in rules.of(name).wrong():
        yield ShownProblem("error", Problem(shown(name), None, "", f"local rulebook: {said}"))
