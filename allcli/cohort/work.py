"""From a chunk of unread cases to the lines of the output and what was counted."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.files.read import Source
from allcli.case.places import Jurisdiction
from allcli.case.problems import CaseError, Problem
from allcli.cohort.items import Item, RowItem, hashed, raw, source, tables
from allcli.cohort.mapping import Map
from allcli.cohort.rows import id_of
from allcli.cohort.syntaxes import Form
from allcli.cohort.tally import Tally, counted
from allcli.report.columns import Answered, Cell, Trouble, cell
from allcli.report.rows import record
from allcli.rulebook.model import Rulebook
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment


class Recipe(NamedTuple):
    """How every case of a run is assessed and written.

    `load` gives the rulebook: each worker calls it once. Without `as_of` the rules are those of the
    case's own `assessed_on`, else of `today`. Without columns whole assessments are written.
    """

    load: Callable[[], Rulebook]
    mapping: Map
    form: Form
    columns: tuple[str, ...]
    as_of: date | None
    today: date
    place: Jurisdiction | None


class Done(NamedTuple):
    """A chunk that is done: its records in order, and of each case hash and id.

    A table's records are cells; it is laid out where the width is known. `faults` say why cases
    could not be assessed.
    """

    records: list[str] | list[tuple[Cell, ...]]
    digests: list[bytes]
    ids: list[str]
    places: list[str]
    faults: list[str]
    size: int
    tally: Tally


def done(chunk: Sequence[Item], recipe: Recipe, rulebook: Rulebook) -> Done:
    """Read, assess and write every case of a chunk; no case can stop the others."""
    result = Done([], [], [], [], [], 0, Tally())
    size = 0
    for item in chunk:
        data, row = _answered(item, recipe, rulebook)
        size += len(data)
        result.digests.append(hashed(data))
        result.ids.append(row.id)
        result.places.append(row.file if row.line is None else f"{row.file}:{row.line}")
        result.records.append(_record(row, recipe))  # type: ignore[arg-type]
        result.faults.extend(str(Problem(*each)) for each in row.troubles[:1])
        counted(result.tally, row)
    return result._replace(size=size)


def _record(row: Answered, recipe: Recipe) -> str | tuple[Cell, ...]:
    if recipe.form == "table":
        return tuple(cell(row, column) for column in recipe.columns)
    return record(row, recipe.form, recipe.columns)


def _answered(item: Item, recipe: Recipe, rulebook: Rulebook) -> tuple[bytes, Answered]:
    """The bytes of a case and what came of it."""
    data = b""
    try:
        data = raw(item)
        read = source(item, data, recipe.mapping)
        found = assessed(read, rulebook, recipe)
    except CaseError as error:
        data = data or str(error).encode()
        return data, _refused(item, identity(item, data, recipe.mapping), error.problems)
    except Exception as error:  # a fault of ours must not cost the other cases
        fault = Problem(item.file, item.line, "", f"internal error ({type(error).__name__})")
        return data, _refused(item, "", (fault,))
    said = tuple(problem.said for problem in read.warnings)
    return data, Answered(item.file, item.line, read.case.id or "", found, (), said)


def assessed(read: Source, rulebook: Rulebook, recipe: Recipe) -> Assessment:
    """Assess a case by the rules of its day and place."""
    read = read.at(recipe.place)
    stated = read.case.assessed_on
    day = stated.last if isinstance(stated, PartialDate) else recipe.today
    return assess(read, rulebook, recipe.as_of or day)


def _refused(item: Item, name: str, problems: Sequence[Problem]) -> Answered:
    troubles = tuple(
        Trouble(each.file, each.line, each.path, _with_hint(each)) for each in problems
    )
    return Answered(item.file, item.line, name, None, troubles, ())


def _with_hint(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def identity(item: Item, data: bytes, mapping: Map) -> str:
    """The id that a case gives itself, even one that is not valid; empty without one."""
    if isinstance(item, RowItem):
        return id_of(item.row, mapping)
    try:
        name = tables(item, data, mapping).get("id")
    except CaseError:
        return ""
    return name if isinstance(name, str) else ""
