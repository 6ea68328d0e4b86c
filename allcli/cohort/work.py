"""From a chunk of unread cases to the lines of the output and what was counted."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from allcli.case.files.read import Source
from allcli.case.places import Jurisdiction
from allcli.case.problems import CaseError, Problem
from allcli.cohort.calendar import access_changes
from allcli.cohort.items import (
    FaultItem,
    FileItem,
    Item,
    RowItem,
    Stated,
    hashed,
    source,
    stated,
    tables,
)
from allcli.cohort.mapping import Map, group_column
from allcli.cohort.odd import OddCount, odd_in, odd_of_refused
from allcli.cohort.rows import column_of, groups, id_of
from allcli.cohort.syntaxes import CohortForm
from allcli.cohort.tally import UNREAD, UNREADABLE, Tally, counted
from allcli.engine.local import Rules
from allcli.report.columns import Answered, CasePage, ColumnValue, Trouble, cell
from allcli.report.rows import FORMATS
from allcli.rulebook.verify import RulebookError
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.triage.shared import SharedAnswers

LONG = 300  # of what a case says of itself, where it is shown or counted


class Recipe(NamedTuple):
    """How every case of a run is assessed and written.

    `rules` gives the local rulebooks of each case. Without `as_of` they hold as they stand on the
    case's own `assessed_on`, else on `today`. Without columns whole assessments are written.
    `pages` is the folder for a page of each case, if there is to be one. `by` is a column of ours
    whose values are counted apart; one of the table stands in the map.
    """

    rules: Rules
    mapping: Map
    form: CohortForm
    columns: tuple[str, ...]
    as_of: date | None
    today: date
    place: Jurisdiction | None
    pages: str = ""
    by: str = ""


class Done(NamedTuple):
    """A chunk that is done: its records in order, and of each case hash and id.

    A table's records are cells; it is laid out where the width is known. `faults` say why cases
    could not be assessed.
    """

    records: list[str] | list[tuple[ColumnValue, ...]]
    digests: list[bytes]
    ids: list[str]
    places: list[str]
    faults: list[str]
    size: int
    tally: Tally
    pages: list[CasePage]


def done(chunk: Sequence[Item], recipe: Recipe, shared: SharedAnswers | None = None) -> Done:
    """Read, assess and write every case of a chunk; no case can stop the others.

    `shared` is what was found for the cases before; without it each is assessed alone.
    """
    result = Done([], [], [], [], [], 0, Tally(), [])
    size = 0
    for item in chunk:
        case = stated(item)
        row, record_ = _written(item, case, recipe, shared)
        size += len(case.data)
        result.digests.append(digest(item, case, recipe))
        result.ids.append(row.id)
        result.places.append(row.file if row.line is None else f"{row.file}:{row.line}")
        result.records.append(record_)  # type: ignore[arg-type]
        result.faults.extend(str(Problem(*trouble[:4]))[:LONG] for trouble in row.troubles[:1])
        result.pages.extend([row.page] if row.page else [])
        counted(result.tally, row, recipe.by)
    return result._replace(size=size)


def digest(item: Item, case: Stated, recipe: Recipe) -> bytes:
    """The hash that stands for a case and for the local rulebooks that it is assessed by."""
    return hashed(case.digest + recipe.rules.of(item.file).mark)


def _written(
    item: Item, case: Stated, recipe: Recipe, shared: SharedAnswers | None
) -> tuple[Answered, str | tuple[ColumnValue, ...]]:
    """What came of a case, and its record; a fault of ours must not cost the other cases."""
    try:
        row = _answered(item, case, recipe, shared)
        return row, _record(row, recipe)
    except Exception as error:
        fault = Problem(item.file, item.line, "", f"internal error ({type(error).__name__})")
        row = _refused(item, "", (fault,))
        return row, _record(row, recipe)


def _record(row: Answered, recipe: Recipe) -> str | tuple[ColumnValue, ...]:
    if recipe.form == "table":
        return tuple(cell(row, column) for column in recipe.columns)
    return FORMATS[recipe.form].record(row, recipe.columns)


def _answered(item: Item, case: Stated, recipe: Recipe, shared: SharedAnswers | None) -> Answered:
    """What came of a case."""
    if case.fault:
        row = _refused(item, "", case.fault.problems)
        file_ends = item.ends if isinstance(item, FaultItem) else isinstance(item, FileItem)
        counts = (UNREADABLE, UNREAD) if file_ends else (UNREADABLE,)
        return row._replace(odd=tuple(("cases", name) for name in counts))
    try:
        read = source(item, case.data, recipe.mapping, recipe.as_of or recipe.today)
        assessment, page, changes = assessed(read, item, recipe, shared)
    except CaseError as error:
        return _refused(item, identity(item, case.data), error.problems)
    except RulebookError as error:
        faults = [
            Problem(item.file, item.line, "", f"local rulebook: {fault}") for fault in error.faults
        ]
        return _refused(item, identity(item, case.data), faults)
    said, odd = tuple(problem.said for problem in read.warnings), (*odd_in(item, read), *changes)
    label = read.case.id or ""
    return Answered(
        item.file, item.line, label, assessment, (), said, page, odd, _group(item, recipe.mapping)
    )


def _group(item: Item, mapping: Map) -> tuple[str, ...] | None:
    """What the table says in the column that is counted by; a case that is no row says nothing."""
    if not group_column(mapping):
        return None
    return groups(item.row) if isinstance(item, RowItem) else ()


def assessed(
    read: Source, item: Item, recipe: Recipe, shared: SharedAnswers | None
) -> tuple[Assessment, CasePage | None, list[OddCount]]:
    """Assess a case by the rules of its folder, day and place, and write its page if asked for.

    With it goes how its access changes later. Raises CaseError, RulebookError.
    """
    read = read.at(recipe.place)
    day = read.day(recipe.as_of, recipe.today)
    rulebook = recipe.rules.of(item.file).rulebook(day)
    assessment = assess(read, rulebook, day, shared=shared)
    changes = list(access_changes(read.facts, rulebook, day, assessment))
    if not recipe.pages:
        return assessment, None, changes
    from allcli.cohort.pages import write_page  # noqa: PLC0415 - only where pages are asked for

    return assessment, write_page(recipe.pages, item, read, assessment, rulebook), changes


def _refused(item: Item, name: str, problems: Sequence[Problem]) -> Answered:
    troubles = tuple(
        Trouble(
            problem.file, problem.line, problem.path, _with_hint(problem),
            column_of(problem, item.row) if isinstance(item, RowItem) else None,
            problem.found or None, problem.allowed or None,
        )
        for problem in problems
    )  # fmt: skip
    odd = tuple(odd_of_refused(item, problems))
    return Answered(item.file, item.line, name, None, troubles, (), odd=odd)


def _with_hint(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def identity(item: Item, data: bytes) -> str:
    """The id that a case gives itself, even one that is not valid; empty without one."""
    if isinstance(item, RowItem):
        return id_of(item.row)[:LONG]
    try:
        name = tables(item, data).get("id")
    except CaseError:
        return ""
    return name[:LONG] if isinstance(name, str) else ""
