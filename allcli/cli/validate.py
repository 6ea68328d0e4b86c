"""`allcli validate`: everything that is wrong or odd in case files."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from allcli.cli.files import case_files

if TYPE_CHECKING:
    from allcli.case.problems import Problem


EXAMPLES = """\b
Examples:
  allcli validate case.toml
  allcli validate cases/ --format json | jq -r '.[].message'

\b
Exit codes:
  0  no errors, though perhaps warnings
  2  errors, or the usage is wrong
"""


class Found(NamedTuple):
    """A problem, whether the case can be used in spite of it, and how many it stands for."""

    level: Literal["error", "warning"]
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
) -> None:
    """Check case files: every error and warning, each with its line.

    Folders are searched for *.toml and *.json, all the way down; hidden ones and *.schema.json are
    passed over.
    """
    files = 0
    found: list[Found] = []
    for name in case_files(paths):
        files += isinstance(name, str)
        for each in _checked(name):
            found.append(each)
            if format_ == "text":
                _say(_line(each))
    if format_ == "json":
        _say(_as_json(found))
    errors, warnings = (
        sum(each.stands_for for each in found if each.level == level)
        for level in ("error", "warning")
    )
    counts = ((files, "file"), (errors, "error"), (warnings, "warning"))
    typer.echo(", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts), err=True)
    raise typer.Exit(2 if errors else 0)


def _checked(name: "str | Problem") -> Iterator[Found]:
    from allcli.case.problems import CaseError, told
    from allcli.case.read import read_case

    if not isinstance(name, str):
        yield Found("error", name)
        return
    try:
        warnings = read_case(name).warnings
    except CaseError as error:
        *most, last = told(error.problems)
        yield from (Found("error", problem) for problem in most)
        yield Found("error", last, len(error.problems) - len(most))
    else:
        yield from (Found("warning", problem) for problem in warnings)


def _line(found: Found) -> str:
    """The form that editors and compilers share, so that both can jump to the place."""
    from allcli.report.safe import printable

    text = f"{found.problem.where}: {found.level}: {found.problem.said}"
    return printable(text).replace("\n", "\\n")  # a case may quote a line break; one line is one


def _as_json(found: list[Found]) -> str:
    import json

    from allcli.report.json import printable_json

    rows = [{**each.problem._asdict(), "level": each.level} for each in found]
    order = ("file", "line", "path", "level", "message", "hint")
    return printable_json(json.dumps([{key: row[key] for key in order} for row in rows], indent=2))


def _say(text: str) -> None:
    """To stdout; what its encoding cannot show is written as an escape."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    typer.echo(text)
