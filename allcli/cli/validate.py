"""`allcli validate`: everything that is wrong or odd in case files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from allcli.cli.files import case_files
from allcli.cli.page import write_json
from allcli.cli.say import say
from allcli.engine.local import Rules

if TYPE_CHECKING:
    from allcli.case.files.read import Source
    from allcli.case.problems import Problem


EXAMPLES = """\b
Examples:
  allcli validate case.toml
  allcli validate case.toml --echo
  allcli validate cases/ --format json | jq -r '.[].message'

\b
Exit codes:
  0  no errors, though perhaps warnings
  2  errors, or the usage is wrong
"""


class Found(NamedTuple):
    """A problem, whether the case can be used in spite of it, and how many it stands for."""

    level: Literal["error", "warning", "read as"]
    problem: "Problem"
    stands_for: int = 1


def validate_command(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Case files, folders of them, or - for stdin."),
    ],
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="How to show the problems.")
    ] = "text",
    echo: Annotated[
        bool, typer.Option("--echo", help="Add what was understood of each case, a line each.")
    ] = False,
) -> None:
    """Check case files: every error and warning, each with its line.

    Folders are searched for *.toml and *.json, all the way down; hidden ones and *.schema.json are
    passed over.
    """
    files, rules = 0, Rules()
    found: list[Found] = []
    for name in case_files(paths):
        files += isinstance(name, str)
        for each in _checked(name, rules, echo=echo):
            found.append(each)
            if format_ == "text":
                typer.echo(_line(each))
    if format_ == "json":
        write_json(_plain(found))
    errors, warnings = (
        sum(each.stands_for for each in found if each.level == level)
        for level in ("error", "warning")
    )
    counts = ((files, "file"), (errors, "error"), (warnings, "warning"))
    say(", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts))
    raise typer.Exit(2 if errors else 0)


def _checked(name: "str | Problem", rules: Rules, *, echo: bool) -> Iterator[Found]:
    from allcli.case.files.read import read_case
    from allcli.case.problems import CaseError

    if not isinstance(name, str):
        yield Found("error", name)
        return
    try:
        source = read_case(name)
    except CaseError as error:
        *most, last = error.problems
        yield from (Found("error", problem) for problem in most)
        yield Found("error", last, error.count - len(most))
    else:
        yield from (Found("warning", problem) for problem in source.warnings)
        if echo:
            yield from _echo(source)
        yield from _of_rules(name, rules)


def _echo(source: "Source") -> Iterator[Found]:
    """What was understood of a case."""
    from allcli.case.problems import Problem
    from allcli.triage.understood import read_as

    for line in read_as(source):
        yield Found("read as", Problem(source.name, None, line.topic, line.says))


def _of_rules(name: str, rules: Rules) -> Iterator[Found]:
    """What is wrong with the local rulebooks that hold for a case."""
    from allcli.case.files.read import shown
    from allcli.case.problems import Problem

    for fault in rules.of(name).wrong():
        yield Found("error", Problem(shown(name), None, "", f"local rulebook: {fault}"))


def _line(found: Found) -> str:
    """The form that editors and compilers share, so that both can jump to the place."""
    from allcli.report.safe import as_line

    return as_line(f"{found.problem.where}: {found.level}: {found.problem.said}")


def _plain(found: list[Found]) -> list[dict[str, object]]:
    rows = [{**each.problem._asdict(), "level": each.level} for each in found]
    order = ("file", "line", "path", "level", "message", "hint")
    return [{key: row[key] for key in order} for row in rows]
