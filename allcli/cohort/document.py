"""The rows of one patient become the tables of a case, as a case file writes them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.files.answer import AnswerError
from allcli.case.files.missing_words import meant
from allcli.case.problems import CaseError, Problem, found
from allcli.cohort.boxes import BoxList, Ticked, entries
from allcli.cohort.cells import CellValue, Column, RowCells, cell_at, code_at, holds, said
from allcli.cohort.latest import RowValue, chosen, day_of, last_visit
from allcli.cohort.map_fields import EACH, LISTS, FieldPlace, open_lists, place
from allcli.cohort.mapping import Map
from allcli.cohort.rows import DECIDED, LABELS, LASTING, TableRow, called

NUMBERED = "numbered"  # beside the name of a list: its entries while rows are read
_OPEN_BY = ("lines[].regimen", "lines[].agents")
_CellsAt = tuple[int, RowCells]


class RowTables(NamedTuple):
    """The tables of a case, and what of its rows could not be used."""

    tables: dict[str, Any]
    aside: tuple[Problem, ...] = ()


def document(
    file: str, line: int, row: TableRow, mapping: Map, day: date | None = None
) -> RowTables:
    """The tables that the rows of a patient state; `day` is that of the decision where no row says.

    Raises CaseError.
    """
    return _Reader(file, line, row, mapping, day or date.today()).read()


class _Reader:
    """The rows of one patient, while they are read."""

    def __init__(self, file: str, line: int, row: TableRow, mapping: Map, day: date) -> None:
        self._file, self._line, self._mapping, self._day = file, line, mapping, day
        self._table = row.table
        self._rows: list[_CellsAt] = [(line, row.cells), *row.more]
        self._stated: dict[Any, Any] = {}
        self._faults: list[Problem] = []
        self._aside: list[Problem] = []
        self._asked: list[FieldPlace] = []
        self._open: dict[FieldPlace, list[str]] = {}

    def read(self) -> RowTables:
        for line, cells in self._rows:
            if len(cells) != self._table.width:
                said = f"{len(cells)} cells, but the header names {self._table.width}"
                self._faults.append(Problem(self._file, line, "", said))
        if self._faults:
            raise CaseError(self._faults)
        self._put_columns()
        self._put_lists()
        self._put_entries()
        self._put_constants()
        self._finish()
        if self._faults:
            raise CaseError(self._faults)
        return RowTables(self._stated, tuple(self._aside))

    def _put_columns(self) -> None:
        columns = [column for column in self._table.columns if column.at.number != EACH]
        # the day of the decision first, which decides what is the latest before it
        for column in sorted(columns, key=lambda column: column.field != DECIDED):
            given = list(self._given(column))
            values = [candidate for candidate in given if not candidate.value.asked]
            if values:
                self._choose(
                    column,
                    [candidate._replace(value=candidate.value.value) for candidate in values],
                )
            elif given:
                self._note_asked(column.at, given[0].value)

    def _given(self, column: Column) -> Iterator[RowValue]:
        """What each row says of a field."""
        for line, cells in self._rows:
            cell_value = self._said(column, line, cells)
            if cell_value is not None:
                yield RowValue(line, cell_value, day_of(self._table.join, cells))

    def _said(self, column: Column, line: int, cells: RowCells) -> CellValue | None:
        if not cell_at(cells, column.place) or not holds(column.where, cells):
            return None
        try:
            return said(column, cells, self._table.decimal)
        except AnswerError as error:
            self._cannot(column, line, error)
            return None

    def _cannot(self, column: Column, line: int, why: AnswerError) -> None:
        """A cell that cannot be read: its case is refused, or it is set aside and told."""
        problem = Problem(
            self._file, line, column.field, str(why), called(column.name), why.found, why.allowed
        )
        if column.unreadable == "refuse":
            self._faults.append(problem)
            return
        self._aside.append(problem._replace(message=f"{why}: set aside"))
        if column.at.number > 0:  # there was an entry, whatever can be known of it
            self._entries(column.at.list_name).setdefault(column.at.number, {})

    def _choose(self, column: Column, given: list[RowValue]) -> None:
        how = None if column.field in (*LABELS, *LASTING) else self._table.join
        if column.field == DECIDED and self._table.join and column.place == self._table.join.date:
            given = last_visit(given)
        choice = chosen(given, how, column.within_days, self._on)
        for line, why in choice.left_out:
            self._aside.append(Problem(self._file, line, column.field, why, called(column.name)))
        if choice.fault:
            self._cannot(column, given[0].line, AnswerError(choice.fault))
        elif choice.value is not None:
            _put(self._stated, column.at, choice.value)

    @property
    def _on(self) -> date:
        """The day of the decision."""
        own = self._stated.get("assessed_on", self._mapping.constant.get("assessed_on"))
        try:
            return PartialDate.parse(str(own)).last if own else self._day
        except ValueError:  # is refused with the case
            return self._day

    def _note_asked(self, at: FieldPlace, cell_value: CellValue) -> None:
        if cell_value.value is not None:
            _put(self._stated, at, cell_value.value)
        self._asked.append(at)

    def _put_lists(self) -> None:
        for boxes in self._table.lists:
            try:
                ticked = entries(boxes, [cells for _, cells in self._rows])
            except AnswerError as error:
                hint = called(boxes.boxes[0].name)
                self._faults.append(Problem(self._file, self._line, boxes.field, str(error), hint))
                continue
            self._tell_unclear(boxes, ticked)
            if ticked.words or ticked.is_complete:
                self._put_list(boxes, ticked)

    def _tell_unclear(self, boxes: BoxList, ticked: Ticked) -> None:
        for name, text in ticked.unclear:
            if meant(text) is None and text not in self._mapping.layout.unknown:
                why = f"found {found(text)}; expected a tick or none: set aside"
                self._aside.append(Problem(self._file, self._line, boxes.field, why, called(name)))

    def _put_list(self, boxes: BoxList, ticked: Ticked) -> None:
        """A list that may lack something is set aside where a case cannot say so."""
        words, at = ticked.words, open_lists(boxes.at)
        if ticked.is_complete or at:
            _put(self._stated, boxes.at, words)
        if ticked.is_complete:
            return
        if at:
            self._open.setdefault(at, []).append(boxes.at.path.rpartition(".")[2])
            return
        said = f"found {found(', '.join(words))}, but the boxes are not exhaustive: set aside"
        hint = called(boxes.boxes[0].name)
        self._aside.append(Problem(self._file, self._line, boxes.field, said, hint))

    def _put_entries(self) -> None:
        """Rows that are each an entry of a list, in the order of their numbers."""
        for name in LISTS:
            columns = [
                column for column in self._table.columns
                if column.at.number == EACH and column.at.list_name == name
            ]  # fmt: skip
            rows = [row for row in self._rows if columns and self._is_entry(columns, row[1])]
            for number, (line, cells) in enumerate(self._in_order(rows), 1):
                self._put_entry(name, number, columns, line, cells)

    def _is_entry(self, columns: list[Column], cells: RowCells) -> bool:
        """Whether the row is an entry: one of the rows that count, or one that says something."""
        return any(
            holds(column.where, cells) and (column.where or cell_at(cells, column.place))
            for column in columns
        )

    def _in_order(self, rows: list[_CellsAt]) -> list[_CellsAt]:
        join, how = self._mapping.join, self._table.join
        if join is None or how is None or how.number is None:
            return rows
        numbered: dict[int, _CellsAt] = {}
        for line, cells in rows:
            text = code_at(cells, how.number)
            number = int(text) if text.isdecimal() else 0
            if not number or number in numbered:
                why = f'found "{text}"; expected a number that no other entry of the patient has'
                self._faults.append(Problem(self._file, line, "", why, called(join.number)))
            numbered[number] = line, cells
        return [numbered[number] for number in sorted(numbered)]

    def _put_entry(
        self, name: str, number: int, columns: list[Column], line: int, cells: RowCells
    ) -> None:
        entry = self._entries(name).setdefault(number, {})
        for column in columns:
            cell_value = self._said(column, line, cells)
            if cell_value is not None and cell_value.value is not None:
                entry[column.at.path.rpartition(".")[2]] = cell_value.value

    def _entries(self, name: str) -> dict[int, dict[str, Any]]:
        held: dict[int, dict[str, Any]] = self._stated.setdefault((name, NUMBERED), {})
        return held

    def _put_constants(self) -> None:
        """What is the same in every case; of an entry that no row gives nothing is constant."""
        for field, value in self._mapping.constant.items():
            at = place(field) or FieldPlace(field)
            numbers = self._stated.get((at.list_name, NUMBERED), {}) if at.number else {0: {}}
            for number in numbers if at.number in (0, EACH) else [at.number]:
                if number in numbers:
                    held = list(value) if isinstance(value, tuple) else value
                    _put(self._stated, at._replace(number=number), held)

    def _finish(self) -> None:
        """Put numbered entries in their lists; say what is wrong with their numbers."""
        for at, names in self._open.items():
            table, _, field = at.path.partition(".")
            others = self._stated[table].get(field) or ()
            _put(self._stated, at, list(dict.fromkeys((*others, *names))))
        lines = self._stated.get(("lines", NUMBERED), {})
        if any(at.path in _OPEN_BY and at.number not in lines for at in self._asked):
            self._stated.setdefault("lines_complete", False)  # nobody knows if there was that line
        self._faults += [
            Problem(self._file, self._line, name, said)
            for name in LISTS for said in _as_list(self._stated, name)
        ]  # fmt: skip


def _put(stated: dict[Any, Any], at: FieldPlace, value: Any) -> None:
    *tables, name = at.path.split(".")
    if not tables:
        stated[name] = value
    elif at.number:
        entries = stated.setdefault((at.list_name, NUMBERED), {})
        entries.setdefault(at.number, {})[name] = value
    else:
        stated.setdefault(tables[0], {})[name] = value


def _as_list(stated: dict[Any, Any], name: str) -> list[str]:
    """Put numbered entries in their list; what is wrong with their numbers."""
    entries = stated.pop((name, NUMBERED), {})
    if not entries:
        return []
    if name in stated:
        return [f"none, but {name}.{min(entries)} is filled in"]
    missing = next((n for n in range(1, max(entries)) if n not in entries), None)
    if missing:
        return [f"{name}.{max(entries)} is filled in, but {name}.{missing} is not"]
    stated[name] = [entries[number] for number in sorted(entries)]
    return []
