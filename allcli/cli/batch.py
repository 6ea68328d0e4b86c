"""`allcli batch`: a ward or a registry, case by case."""

import sys
from typing import TYPE_CHECKING

import typer

from allcli.cli.batch_options import (
    BatchOptions,
    By,
    Columns,
    From,
    Glob,
    Html,
    Jobs,
    MapFile,
    MapTemplate,
    MinCount,
    Paths,
    Quiet,
    Resume,
    RowsFormat,
    Strict,
    Summary,
)
from allcli.cli.complain import complain
from allcli.cli.options import AsOf, Color, Force, OutputFile, PlaceOption, Rulebooks
from allcli.cli.rulebooks import CaseRulebooks
from allcli.cli.say import put
from allcli.cohort.syntaxes import BY_ENDING, CohortForm

if TYPE_CHECKING:
    from datetime import date

    from allcli.case.places import Jurisdiction
    from allcli.cohort.mapping import Layout, Map
    from allcli.cohort.syntaxes import Syntax
    from allcli.cohort.work import Recipe
    from allcli.engine.local import Rules

EXAMPLES = """\b
Examples:
  allcli batch cases/
  allcli batch registry/ --output results.csv
  allcli batch - --columns id,salvage,robust < dump.ndjson | jq .salvage
  allcli batch registry/ -q --by jurisdiction --min-count 5 --summary to-share.html
  allcli batch export.csv --map map.toml -q --by centre --summary centres.html
  allcli batch ward/ --html round/           # round/index.html leads to every patient
  allcli batch bulk-export/                  # FHIR: Patient.ndjson, Observation.ndjson, ...
  allcli batch export.csv --map map.toml --output results.ndjson --resume

\b
Exit codes:
  0    done; cases that could not be assessed are records of their own
  1    with --strict: a case could not be assessed, or an id came twice
  2    the usage is wrong, a file could not be read (all else is assessed), the output cannot be
       written, or a worker process was ended from outside
  130  interrupted; --resume goes on with an --output
"""


def batch_command(
    paths: Paths = None,
    format_: RowsFormat = None,
    columns: Columns = "",
    output: OutputFile = "",
    force: Force = False,
    resume: Resume = False,
    syntax: From = None,
    glob: Glob = "",
    map_: MapFile = "",
    map_template: MapTemplate = False,
    jobs: Jobs = 0,
    summary: Summary = "",
    by: By = "",
    min_count: MinCount = 0,
    html: Html = "",
    strict: Strict = False,
    quiet: Quiet = False,
    as_of: AsOf = None,
    jurisdiction: PlaceOption = None,
    rulebooks: Rulebooks = None,
    color: Color = "auto",
) -> None:
    """Assess many cases: folders, TOML, JSON, NDJSON (one case a line), CSV (one a row), FHIR.

    Phenopackets are cases too. Every case is one record of the output, in order; one that cannot be
    assessed is an error record and stops no other.
    """
    from allcli.cli.batch_columns import chosen_columns, list_columns, used

    if columns == "list":
        list_columns()
    elif map_template:
        _print_template(paths or [], syntax, _map(map_).layout)
    else:
        if not paths:
            raise typer.BadParameter("name a folder, a file, or - for standard input")
        if html and resume:
            raise typer.BadParameter("--html needs the whole run: leave --resume out")
        if html and min_count:
            raise typer.BadParameter("--html tells of each patient: leave --min-count out")
        form = format_ or _form(output)
        rules = _rules(rulebooks, as_of)
        chosen = chosen_columns(form, columns, used(rules, paths, glob, as_of))
        recipe = _recipe(rules, form, chosen, map_, as_of, jurisdiction)
        options = BatchOptions(
            paths,
            glob,
            syntax,
            output,
            force,
            resume,
            jobs,
            summary,
            strict,
            quiet,
            color,
            html,
            min_count,
        )
        from allcli.cli.batch_by import counting
        from allcli.cli.batch_run import perform

        if by:
            recipe = counting(recipe, by, options, used(rules, paths, glob, as_of))
        raise typer.Exit(perform(recipe, options))


def _form(output: str) -> CohortForm:
    """What to write where nobody says it."""
    if output:
        form = next((form for end, form in BY_ENDING.items() if output.endswith(end)), None)
        if form is None or form == "toml":
            raise typer.BadParameter("say with --format what to write: csv, ndjson, json or fhir")
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
    form: CohortForm,
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
    from allcli.cohort.map_check import load_map
    from allcli.cohort.mapping import Map

    try:
        return load_map(name) if name else Map()
    except CaseError as error:
        complain(error, "nothing read")
        raise typer.Exit(2) from None


def _print_template(paths: list[str], syntax: "Syntax | None", layout: "Layout") -> None:
    from allcli.case.problems import CaseError
    from allcli.cohort.map_template import template

    try:
        put(template(paths[0] if paths else "", syntax, layout))
    except CaseError as error:
        complain(error, "no map made")
        raise typer.Exit(2) from None
