"""`allcli batch --by COLUMN`: a column of ours, or one of the tables that are read."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import get_args

import typer

from allcli.case.files.source_text import shown
from allcli.case.problems import CaseError, closest
from allcli.cli.batch_columns import known_columns
from allcli.cli.batch_options import BatchOptions
from allcli.cohort.mapping import GroupedMap, Map
from allcli.cohort.paths import InputFile, cohort_files
from allcli.cohort.rows import ungrouped
from allcli.cohort.stream import columns_of
from allcli.cohort.syntaxes import SheetSyntax, Syntax, syntax_of
from allcli.cohort.work import Recipe
from allcli.rulebook.model import Rulebook

TABLES = ("csv", *get_args(SheetSyntax))


def counting(
    recipe: Recipe, by: str, options: BatchOptions, rulebooks: Iterable[Rulebook]
) -> Recipe:
    """The recipe that counts by a column too; one of ours comes before one of a table.

    It is refused where it is neither: where a header lacks it, or nothing that is read has rows.
    """
    ours = known_columns([by], rulebooks)
    if by in ours:
        return recipe._replace(by=by)
    files = list(cohort_files(options.paths, options.patterns))
    lacking = list(_lacking(by, files, options.syntax, recipe.mapping))
    if lacking:
        more = f"; {len(lacking) - 1:,} more of the tables lack it" if len(lacking) > 1 else ""
        raise typer.BadParameter(lacking[0] + more)
    if not any(_has_rows(file, options.syntax, recipe.mapping) for file in files):
        near = closest(by, ours) or "`--columns list` shows all; JSON has columns by a --map"
        raise typer.BadParameter(f"{by!r} is no column; {near}")
    made = {name: getattr(recipe.mapping, name) for name in Map.model_fields}
    return recipe._replace(mapping=GroupedMap(**made, group=by))


def _lacking(
    by: str, files: Iterable[InputFile], syntax: Syntax | None, mapping: Map
) -> Iterator[str]:
    """What is to be said of each table whose header lacks the column.

    Of standard input, and of what cannot be read, the run will say so.
    """
    for file in files:
        if file.name == "-" or file.fault or (syntax or syntax_of(file.name)) not in TABLES:
            continue
        with suppress(CaseError), columns_of(file.name, syntax, mapping.layout) as read:
            if by not in read.header:
                yield f"{shown(file.name)}: {ungrouped(read.header, by)}"


def _has_rows(file: InputFile, syntax: Syntax | None, mapping: Map) -> bool:
    kind = syntax or syntax_of(file.name)
    return kind in TABLES or bool(mapping.used and kind in ("json", "ndjson"))
