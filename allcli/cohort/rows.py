"""The rows of a table that are one patient become the tables of a case."""

from collections import Counter
from hashlib import blake2b
from typing import NamedTuple

from allcli.case.files.missing_words import meant
from allcli.case.problems import Path, Problem, closest, dotted, found
from allcli.cohort.boxes import BoxList, box_lists
from allcli.cohort.cells import (
    Column,
    Condition,
    RowCells,
    cell_at,
    code_at,
    column,
    conditions,
    holds,
    speaks,
)
from allcli.cohort.latest import Joining, joining
from allcli.cohort.map_fields import FieldPlace, is_field, nearest, place
from allcli.cohort.mapping import ColumnReading, Map, group_column
from allcli.cohort.synonyms import field_called
from allcli.report.columns import COLUMNS, PLACE

DECIDED = "assessed_on"
LABELS = ("id", "note", DECIDED, "jurisdiction")
_SUMMARY = frozenset(
    """total totals subtotal sum mean median average mean±sd sd min max count n= gesamt summe
    mittelwert anzahl 합계 총계 소계 평균 合計 計 総計 小計 平均""".split()  # noqa: SIM905
)
LASTING = ("patient.birth_date", "patient.sex", "disease.diagnosed_on")  # of no day, or of each


class TableLayout(NamedTuple):
    """What all rows of a table have in common: its columns, the mark in its numbers.

    `width` is how many columns there are, `digest` a hash over their names: what a row costs does
    not hang on those that nobody reads. `group` is where the column stands that cases are counted
    by, `unknown` words that say nothing in it.
    """

    columns: tuple[Column, ...]
    lists: tuple[BoxList, ...]
    width: int
    decimal: str
    digest: bytes
    where: Condition = ()
    join: Joining | None = None
    group: int | None = None
    unknown: frozenset[str] = frozenset()


class TableRow(NamedTuple):
    """The cells of a row of a table, and the further rows of the same patient with their lines."""

    table: TableLayout
    cells: RowCells
    more: tuple[tuple[int, RowCells], ...] = ()

    @property
    def every(self) -> tuple[RowCells, ...]:
        """The cells of each row of the patient."""
        return (self.cells, *(cells for _, cells in self.more))


def table(header: tuple[str, ...], mapping: Map, decimal: str) -> TableLayout:
    """The table under a header: read are the columns that the map names.

    Without a map those are read that are called like a field.
    """
    index = {name: i for i, name in reversed(list(enumerate(header)))}
    given = mapping.columns or {
        name: (ColumnReading(field=name),)
        for name in header
        if not mapping.lists and is_field(name)
    }
    read = [
        column(index, name, reading, place(reading.field) or FieldPlace(reading.field), mapping)
        for name, readings in given.items() if name in index
        for reading in readings
    ]  # fmt: skip
    read.sort(key=lambda column: column.field != "assessed_on")  # the day by which others count
    digest = blake2b("\x1f".join(header).encode(errors="surrogatepass")).digest()
    return TableLayout(
        tuple(read), tuple(box_lists(index, mapping)), len(header), decimal, digest,
        conditions(index, mapping.where), joining(index, mapping),
        index.get(group_column(mapping)), frozenset(mapping.layout.unknown),
    )  # fmt: skip


def groups(row: TableRow) -> tuple[str, ...]:
    """What the rows of a patient say in the column that cases are counted by, each text once."""
    at = row.table.group
    if at is None:
        return ()
    texts = dict.fromkeys(code_at(cells, at) for cells in row.every)
    return tuple(text for text in texts if meant(text) is None and text not in row.table.unknown)


def states_nothing(row: TableRow) -> bool:
    """Whether no cell that is read says anything of a patient, but for its label: a footer."""
    if any(_is_summary(row, cells) for cells in row.every):
        return True
    columns = [column for column in row.table.columns if column.field not in LABELS]
    if any(len(cells) > row.table.width for cells in row.every):
        return False  # who knows which cells are of which column
    return not any(
        any(speaks(column, cells) for column in columns)
        or any(holds(boxes.where, cells) and any(cell_at(cells, box.place) for box in boxes.boxes)
               for boxes in row.table.lists)
        for cells in row.every
    )  # fmt: skip


def _is_summary(row: TableRow, cells: RowCells) -> bool:
    """Whether a row counts or averages those above it, by the word in the place of the patient."""
    ids = [read.place for read in row.table.columns if read.field == "id"] or [0]
    words = (cell_at(cells, at).replace(" ", "").rstrip(":").casefold() for at in ids)
    return any(word in _SUMMARY for word in words)


def with_column(problem: Problem, row: TableRow) -> Problem:
    """The problem with the column that gave the value."""
    name = column_of(problem, row)
    return problem if name is None or problem.hint else problem._replace(hint=called(name))


def column_of(problem: Problem, row: TableRow) -> str | None:
    """The column that gave the value; of several that give a field the one that is named."""
    names = [
        read.name for read in row.table.columns
        if problem.path in (read.field, _written(read.at))
    ]  # fmt: skip
    return next((name for name in names if called(name) == problem.hint), next(iter(names), None))


def called(name: str) -> str:
    """A column, as messages name it."""
    return f"column {found(name)}"


def _written(at: FieldPlace) -> str:
    """The path as messages write it: `lines[0].regimen` for `lines.1.regimen`."""
    steps: Path = tuple(at.path.replace("[]", "").split("."))
    return dotted((steps[0], at.number - 1, *steps[1:]) if at.number > 0 else steps)


def id_of(row: TableRow) -> str:
    """The id that a row gives, whatever else is wrong with it."""
    for read in row.table.columns:
        if read.field == "id" and read.place < len(row.cells):
            return cell_at(row.cells, read.place)
    return ""


def unread(header: tuple[str, ...], mapping: Map) -> str:
    """Why nothing can be read under a header; empty when all is well."""
    names = Counter(filter(None, header))
    used, group = mapping.used, group_column(mapping)
    missing = next((name for name in used if name not in names), None)
    if missing is not None:
        near = closest(missing, tuple(names))
        said = f"no column {found(missing)}, which the map names{f' ({near})' if near else ''}"
        return f"{said}{_title(header)}"
    if group and group not in names:
        return ungrouped(header, group)
    twice = next((name for name, times in names.items() if times > 1), None)
    if twice is not None and (not used or twice in (*used, group)):
        return f"two columns are called {found(twice)}"
    other = next((name for name in header if not is_field(name) and name != group), None)
    if not used and other is not None:
        called_so = field_called(other)
        near = f'did you mean "{called_so}"?' if called_so else nearest(other)
        said = f"column {found(other)} is no field of a case"
        said = f"{said}{f' ({near})' if near else ''}; say with --map which field it gives"
        return f"{said}{_title(header)}"
    return ""


def _title(header: tuple[str, ...]) -> str:
    """What to say where one cell alone has a text: a title, with the columns named below it."""
    is_title = len(header) > 1 and sum(map(bool, header)) == 1
    return "; is that a title? header = 2 under [layout] names the line of the columns" * is_title


def ungrouped(header: tuple[str, ...], group: str) -> str:
    """What to say under a header without the column that cases are to be counted by."""
    near = closest(group, (*filter(None, header), *COLUMNS, *PLACE))
    return f"no column {found(group)}, which --by names{f' ({near})' if near else ''}"
