"""A row of CSV becomes the tables of a case."""

import re
from collections import Counter
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from allcli.case.fields import DateField, Number
from allcli.case.files.answer import AnswerError, read_answer
from allcli.case.files.forms import Form, form_at
from allcli.case.problems import CaseError, Path, Problem, dotted, found
from allcli.cohort.mapping import LISTS, FieldPlace, Layout, Map, is_field, place

NUMBERED = "numbered"  # beside the name of a list: its entries while a row is read
NONE = ("none", "no", "0", "[]")
COMMA = 'a decimal comma, not a point; decimal = "." under [layout] of the --map says otherwise'


class Column(NamedTuple):
    """A column that is read: where it stands, what it is called, which field it gives."""

    place: int
    name: str
    field: str
    at: FieldPlace


class TableLayout(NamedTuple):
    """What all rows of a table have in common: its columns, the mark in its numbers.

    `width` is how many columns there are, `digest` a hash over their names: what a row costs does
    not hang on those that nobody reads.
    """

    columns: tuple[Column, ...]
    width: int
    decimal: str
    digest: bytes


class TableRow(NamedTuple):
    """The cells of a row of a table."""

    table: TableLayout
    cells: tuple[str, ...]


def table(header: tuple[str, ...], mapping: Map, decimal: str) -> TableLayout:
    """The table under a header: read are the columns that the map names.

    Without a map those are read that are called like a field.
    """
    given = mapping.columns or {name: name for name in header}
    read = []
    for index, name in enumerate(header):
        at = place(given[name]) if name in given else None
        if at:
            read.append(Column(index, name, given[name], at))
    digest = blake2b("\x1f".join(header).encode(errors="surrogatepass")).digest()
    return TableLayout(tuple(read), len(header), decimal, digest)


def document(file: str, line: int, row: TableRow, mapping: Map) -> dict[str, Any]:
    """The tables that a row states. Raises CaseError."""
    if len(row.cells) > row.table.width:
        said = f"{len(row.cells)} cells, but the header names {row.table.width}"
        raise CaseError([Problem(file, line, "", said)])
    stated: dict[Any, Any] = {}
    faults: list[Problem] = []
    for column in row.table.columns:
        written = row.cells[column.place].strip() if column.place < len(row.cells) else ""
        cell = mapping.values.get(column.field, {}).get(written, written)
        if cell in mapping.layout.unknown:
            continue
        decimal = row.table.decimal if cell == written else "."  # the map speaks as cases do
        try:
            _put(stated, column.at, _value(column.at.path, cell, decimal, mapping.layout))
        except AnswerError as error:
            faults.append(Problem(file, line, column.field, str(error), _column(column.name)))
    for field, value in mapping.constant.items():
        at = place(field) or FieldPlace(field)
        if not at.number or at.number in stated.get((_list_of(at), NUMBERED), ()):
            _put(stated, at, value)  # of an entry that the row leaves empty nothing is constant
    faults += [Problem(file, line, name, said) for name in LISTS for said in _as_list(stated, name)]
    if faults:
        raise CaseError(faults)
    return stated


def _value(path: str, cell: str, decimal: str, layout: Layout) -> Any:
    """A cell as a case file writes it. Raises AnswerError."""
    if path in LISTS:
        if cell.lower() in NONE:
            return []
        raise AnswerError(f'found "{cell}"; expected none, or the entries in columns of their own')
    form = form_at(path)
    return read_answer(path, _plain(form, cell, decimal, layout.date)).written


def _plain(form: Form, cell: str, decimal: str, date_form: str) -> str:
    """A cell without the ways of spreadsheets: decimal commas, dates, 1 and 0, lists.

    Raises AnswerError.
    """
    if isinstance(form.rule, Number) and decimal == ",":
        if re.search(r"\d\.\d", cell):  # 1.200 is one to some and a thousand to others
            raise AnswerError(f"found {found(cell)}; expected a number with {COMMA}")
        return cell.replace(",", ".", 1)
    if form.several:
        cell = cell.replace("|", ",").replace(";", ",")
        parts = [_dated(form, part.strip(), date_form) for part in cell.split(",")]
        return ", ".join(parts)
    if form.own is bool:
        return {"1": "yes", "0": "no"}.get(cell, cell)
    return _dated(form, cell, date_form)


def _dated(form: Form, cell: str, date_form: str) -> str:
    if isinstance(form.rule, DateField) and date_form:
        try:
            day = datetime.strptime(cell, date_form).date()
        except ValueError:
            return cell
        if "%y" in date_form and day > date.today():  # 68 is 1968: what is recorded has happened
            day = day.replace(year=day.year - 100)
        return day.isoformat()
    return cell


def _put(stated: dict[Any, Any], at: FieldPlace, value: Any) -> None:
    *tables, name = at.path.split(".")
    if not tables:
        stated[name] = value
    elif at.number:
        entries = stated.setdefault((_list_of(at), NUMBERED), {})
        entries.setdefault(at.number, {})[name] = value
    else:
        stated.setdefault(tables[0], {})[name] = value


def _list_of(at: FieldPlace) -> str:
    return at.path.partition("[")[0]


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


def with_column(problem: Problem, row: TableRow) -> Problem:
    """The problem with the column that gave the value."""
    for column in row.table.columns:
        if not problem.hint and _written(column.at) == problem.path:
            return problem._replace(hint=_column(column.name))
    return problem


def _column(name: str) -> str:
    return f"column {found(name)}"


def _written(at: FieldPlace) -> str:
    """The path as messages write it: `lines[0].regimen` for `lines.1.regimen`."""
    steps: Path = tuple(at.path.replace("[]", "").split("."))
    return dotted((steps[0], at.number - 1, *steps[1:]) if at.number else steps)


def id_of(row: TableRow) -> str:
    """The id that a row gives, whatever else is wrong with it."""
    for column in row.table.columns:
        if column.field == "id" and column.place < len(row.cells):
            return row.cells[column.place].strip()
    return ""


def unread(header: tuple[str, ...], mapping: Map) -> str:
    """Why nothing can be read under a header; empty when all is well."""
    names = Counter(filter(None, header))
    missing = next((name for name in mapping.columns if name not in names), None)
    if missing is not None:
        return f"no column {found(missing)}, which the map names"
    twice = next((name for name, times in names.items() if times > 1), None)
    if twice is not None:
        return f"two columns are called {found(twice)}"
    other = next((name for name in header if not is_field(name)), None)
    if not mapping.columns and other is not None:
        return f"column {found(other)} is no field of a case; say with --map which field it gives"
    return ""
