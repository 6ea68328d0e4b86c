"""`allcli batch`: a ward or a registry, case by case."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from allcli.case.places import Jurisdiction
from allcli.cli.batch_options import Options
from allcli.cli.complain import complain
from allcli.cli.options import AsOf, Color, Force, Place, Rulebooks
from allcli.cli.rulebooks import CaseRulebooks
from allcli.cli.say import put
from allcli.cohort.syntaxes import BY_ENDING, Form, Syntax

if TYPE_CHECKING:
    from datetime import date

    from allcli.case.places import Jurisdiction
    from allcli.cohort.mapping import Map
    from allcli.cohort.work import Recipe
    from allcli.engine.local import Rules

EXAMPLES = """\b
Examples:
  allcli batch cases/
  allcli batch registry/ --output results.csv
  allcli batch - --columns id,salvage,robust < dump.ndjson | jq .salvage
  allcli batch ward/ --html round/           # round/index.html leads to every patient
  allcli batch export.csv --map map.toml --output results.ndjson --resume

\b
Exit codes:
  0    done; cases that could not be assessed are records of their own
  1    with --strict: a case could not be assessed, or an id came twice
  2    the usage is wrong, the output cannot be written, or a worker process was ended from outside
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
    force: Force = False,
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
        int, typer.Option("--jobs", "-j", min=0, max=256, help="Processes; 0 for all cores.")
    ] = 0,
    summary: Annotated[
        str,
        typer.Option(metavar="FILE", help="Write the summary there: .json, .html, .md, else text."),
    ] = "",
    html: Annotated[
        str,
        typer.Option(metavar="FOLDER", help="Write a page for each case there, and one of all."),
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for a bad case.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
    as_of: AsOf = None,
    jurisdiction: Place = None,
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Assess many cases: folders, TOML, JSON, NDJSON (one case a line), CSV (one case a row).

    Every case is one record of the output, in order; one that cannot be assessed is an error record
    and stops no other.
    """
    from allcli.cli.batch_columns import chosen_columns, list_columns, used

    if columns == "list":
        list_columns()
    elif map_template:
        _print_template(paths or [])
    else:
        if not paths:
            raise typer.BadParameter("name a folder, a file, or - for standard input")
        if html and resume:
            raise typer.BadParameter("--html needs the whole run: leave --resume out")
        form = format_ or _form(output)
        rules = _rules(rulebooks, as_of)
        chosen = chosen_columns(form, columns, used(rules, paths, glob, as_of))
        recipe = _recipe(rules, form, chosen, map_, as_of, jurisdiction)
        options = Options(
            paths, glob, syntax, output, force, resume, jobs, summary, strict, quiet, color, html
        )
        from allcli.cli.batch_run import perform

        raise typer.Exit(perform(recipe, options))


def _form(output: str) -> Form:
    """What to write where nobody says it."""
    if output:
        form = next((form for end, form in BY_ENDING.items() if output.endswith(end)), None)
        if form is None or form == "toml":
            raise typer.BadParameter("say with --format what to write: csv, ndjson or json")
        return form
    return "table" if sys.stdout.isatty() else "ndjson"


def _rules(named: list[str] | None, day: "date | None") -> "Rules":
    """The local rulebooks of each case; those that hold for all are looked at here, once."""
    rulebooks = CaseRulebooks(named)
    if rulebooks.rules.everywhere is not None:
        rulebooks.used(rulebooks.rules.everywhere, day)
    return rulebooks.rules


def _recipe(
    rules: "Rules",
    form: Form,
    columns: tuple[str, ...],
    map_: str,
    as_of: "date | None",
    place: "Jurisdiction | None",
) -> "Recipe":
    from datetime import date

    from allcli.cohort.work import Recipe

    return Recipe(rules, _map(map_), form, columns, as_of, date.today(), place)


def _map(name: str) -> "Map":
    from allcli.case.problems import CaseError
    from allcli.cohort.mapping import Map, load_map

    try:
        return load_map(name) if name else Map()
    except CaseError as error:
        complain(error, "nothing read")
        raise typer.Exit(2) from None


def _print_template(paths: list[str]) -> None:
    from allcli.case.problems import CaseError
    from allcli.cohort.map_template import template

    try:
        put(template(paths[0] if paths else ""))
    except CaseError as error:
        complain(error, "no map made")
        raise typer.Exit(2) from None
