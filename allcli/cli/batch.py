"""`allcli batch`: a ward or a registry, case by case."""

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from allcli.case.places import Jurisdiction
from allcli.cli.assess import Color
from allcli.cli.complain import complain
from allcli.cli.dates import day_of
from allcli.cli.rulebooks import Rulebooks, loaded, overlays_for
from allcli.cohort.syntaxes import BY_ENDING, Form, Syntax

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from allcli.cohort.mapping import Map
    from allcli.cohort.work import Recipe
    from allcli.rulebook.model import Rulebook

EXAMPLES = """\b
Examples:
  allcli batch cases/
  allcli batch registry/ --output results.csv
  allcli batch - --columns id,salvage,robust < dump.ndjson | jq .salvage
  allcli batch export.csv --map map.toml --output results.ndjson --resume

\b
Exit codes:
  0    done; cases that could not be assessed are records of their own
  1    with --strict: a case could not be assessed, or an id came twice
  2    the usage is wrong, or the output cannot be written
  130  interrupted; --resume goes on with an --output
"""
FormatOption = Annotated[
    Form | None,
    typer.Option(
        "--format",
        "-f",
        help="Default: by the ending of --output; a table on a terminal, else NDJSON.",
    ),
]
OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write a file, whole or not at all.")
]


def batch_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Folders, files, or - for standard input."),
    ] = None,
    format_: FormatOption = None,
    columns: Annotated[
        str, typer.Option(metavar="NAMES", help="Columns, with commas between; `list` shows all.")
    ] = "",
    output: OutputOption = "",
    force: Annotated[
        bool, typer.Option("--force", help="Replace the output if it exists.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an --output that was interrupted.")
    ] = False,
    syntax: Annotated[
        Syntax | None, typer.Option("--from", help="What the input is, if its name does not say.")
    ] = None,
    glob: Annotated[
        str, typer.Option(metavar="PATTERN", help="Which files of a folder, such as '*.json'.")
    ] = "",
    map_: Annotated[
        str, typer.Option("--map", metavar="FILE", help="Which CSV column gives which field.")
    ] = "",
    map_template: Annotated[
        bool, typer.Option("--map-template", help="Print a map to start from; PATH is the CSV.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 for all cores.")
    ] = 0,
    summary: Annotated[
        str, typer.Option(metavar="FILE", help="Write the summary there, as JSON if so called.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for a bad case.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="Rules in force on this day.")] = "",
    jurisdiction: Annotated[Jurisdiction | None, typer.Option(help="This place's access.")] = None,
    rulebooks: Rulebooks = None,
    color: Annotated[Color, typer.Option(help="Colour; NO_COLOR is honoured.")] = "auto",
) -> None:
    """Assess many cases: folders, TOML, JSON, NDJSON (one case a line), CSV (one case a row).

    Every case is one record of the output, in order; one that cannot be assessed is an error record
    and stops no other.
    """
    if columns == "list":
        _list_columns()
    elif map_template:
        _print_template(paths or [])
    else:
        if not paths:
            raise typer.BadParameter("name a folder, a file, or - for standard input")
        form = format_ or _form(output)
        load = _load(rulebooks, paths[0], day_of(as_of))
        chosen = _columns(form, columns, load())
        recipe = _recipe(load, form, chosen, map_, as_of, jurisdiction)
        options = Options(
            paths, glob, syntax, output, force, resume, jobs, summary, strict, quiet, color
        )
        from allcli.cli.batch_run import perform

        raise typer.Exit(perform(recipe, options))


class Options(NamedTuple):
    """What is to be read, where to write, what to say."""

    paths: list[str]
    glob: str
    syntax: Syntax | None
    output: str
    force: bool
    resume: bool
    jobs: int
    summary: str
    strict: bool
    quiet: bool
    color: Color


def _form(output: str) -> Form:
    """What to write where nobody says it."""
    if output:
        form = next((form for end, form in BY_ENDING.items() if output.endswith(end)), None)
        if form is None or form == "toml":
            raise typer.BadParameter("say with --format what to write: csv, ndjson or json")
        return form
    return "table" if sys.stdout.isatty() else "ndjson"


def _load(rulebooks: list[str] | None, path: str, day: "date | None") -> "Callable[[], Rulebook]":
    """How each process comes by the rulebook; what is wrong or expired in it is said here, once."""
    from functools import partial

    from allcli.rulebook.load import load_rulebook

    overlays = overlays_for(rulebooks, path)
    if not overlays:
        return load_rulebook
    loaded(overlays, day)
    return partial(load_rulebook, overlays, day)


def _recipe(
    load: "Callable[[], Rulebook]",
    form: Form,
    columns: tuple[str, ...],
    map_: str,
    as_of: str,
    place: Jurisdiction | None,
) -> "Recipe":
    from datetime import date

    from allcli.cohort.work import Recipe

    return Recipe(load, _map(map_), form, columns, day_of(as_of), date.today(), place)


def _map(name: str) -> "Map":
    from allcli.case.problems import CaseError
    from allcli.cohort.mapping import Map, load_map

    try:
        return load_map(name) if name else Map()
    except CaseError as error:
        complain(error, "nothing read")
        raise typer.Exit(2) from None


def _columns(form: Form, asked: str, rulebook: "Rulebook") -> tuple[str, ...]:
    """The columns that are asked for, checked; CSV always says why a case was not assessed."""
    from allcli.case.problems import closest
    from allcli.report.columns import DEFAULT, TABLE, names

    usual = {"table": TABLE, "csv": DEFAULT}.get(form, ())
    chosen: list[str] = []
    for name in filter(None, (each.strip() for each in asked.split(","))):
        chosen += DEFAULT if name == "default" else (name,)
    chosen = list(dict.fromkeys(chosen)) or list(usual)
    known = names(rulebook.options, (criterion.id for criterion in rulebook.criteria))
    for name in chosen:
        if name not in known:
            near = closest(name, known)
            raise typer.BadParameter(
                f"{name!r} is no column; {near or '`--columns list` shows all'}"
            )
    needs_error = form in ("csv", "table") and "error" not in chosen
    return (*chosen, "error") if needs_error else tuple(chosen)


def _list_columns() -> None:
    """Every column with its meaning."""
    from allcli.report.columns import COLUMNS, DEFAULT, OF_OPTION, PLACE
    from allcli.rulebook.load import load_rulebook

    fixed = {name: says for name, (says, _) in (*PLACE.items(), *COLUMNS.items())}
    for name, says in fixed.items():
        typer.echo(f"{name:22} {says}{' (default)' if name in DEFAULT else ''}")
    for name, (says, _) in OF_OPTION.items():
        typer.echo(f"{name + '.OPTION':22} {says}")
    typer.echo(f"{'finding.CRITERION':22} yes, no, unknown; `allcli criteria list` names them")
    typer.echo(f"OPTION is one of {', '.join(load_rulebook().options)}")


def _print_template(paths: list[str]) -> None:
    from allcli.case.problems import CaseError
    from allcli.cohort.map_template import template

    try:
        typer.echo(template(paths[0] if paths else ""), nl=False)
    except CaseError as error:
        complain(error, "no map made")
        raise typer.Exit(2) from None
