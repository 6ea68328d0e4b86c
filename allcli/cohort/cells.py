"""A cell of a table becomes a value as a case writes it."""

import re
from typing import Any, NamedTuple

from allcli.case.fields import DateField, Number
from allcli.case.files.answer import AnswerError, read_answer
from allcli.case.files.forms import Form, form_at
from allcli.case.files.missing_words import meant
from allcli.case.problems import found
from allcli.cohort.bounds import bound, bounded
from allcli.cohort.cell_text import as_meant
from allcli.cohort.date_forms import DateFormError, as_iso
from allcli.cohort.map_fields import LISTS, FieldPlace
from allcli.cohort.mapping import ColumnReading, Map, Unreadable

_NONE = ("none", "no", "0", "[]")
# That there was no such line, in a column for one: as an empty cell, it does not say that of ever.
_LINE_BY = ("lines[].regimen", "lines[].agents")
_NO_LINE = frozenset(
    {"no", "none", "0", "n", "nein", "kein", "keine", "없음", "무", "なし", "無し", "無"}
    | {
        "해당사항 없음",
        "해당 사항 없음",
        "no therapy",
        "no treatment",
        "no prior therapy",
        "n/a - none",
    }
)
_COMMA = 'a decimal comma, not a point; decimal = "." under [layout] of the --map says otherwise'
_PLAIN_NUMBER = re.compile(
    r"\s*(?:[<>]=?|[≤≥])?\s*\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?:\s*(?:-|–|—|to)\s*\d+(?:\.\d+)?)?\s*"
)
RowCells = tuple[str, ...]
Condition = tuple[
    tuple[int, frozenset[str]], ...
]  # columns by their place, and the words they must have
_DIGITS = re.compile(r"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


class Column(NamedTuple):
    """A field that a column gives: where the column stands, what it is called, how it is read.

    `unit_at` and `bound_at` are where the columns of its unit and its bound stand, `where` which
    columns must say what.
    """

    place: int
    name: str
    field: str
    at: FieldPlace
    values: dict[str, str]
    unknown: frozenset[str]
    dates: tuple[str, ...]
    unreadable: Unreadable
    where: Condition = ()
    within_days: int | None = None
    unit: str = ""
    unit_at: int | None = None
    units: tuple[tuple[str, str], ...] = ()
    factor: float | None = None
    bound_at: int | None = None
    bounds: tuple[tuple[str, str], ...] = ()


class CellValue(NamedTuple):
    """What a cell says: a value, or with `asked` that somebody was asked and did not know."""

    value: Any
    asked: bool = False


def column(
    index: dict[str, int], name: str, reading: ColumnReading, at: FieldPlace, made: Map
) -> Column:
    """How the cells of a column are read under a header."""
    layout = made.layout
    return Column(
        index[name], name, reading.field, at,
        {**made.values.get(reading.field, {}), **reading.values},
        frozenset((*layout.unknown, *reading.unknown)),
        reading.date or layout.date,
        reading.unreadable or layout.unreadable,
        conditions(index, reading.where), reading.within_days,
        reading.unit, index[reading.unit_from] if reading.unit_from else None,
        tuple(reading.units.items()),
        reading.factor,
        index[reading.bound_from] if reading.bound_from else None,
        tuple(reading.bounds.items()),
    )  # fmt: skip


def conditions(index: dict[str, int], where: dict[str, tuple[str, ...]]) -> Condition:
    """The columns that must have certain words, by their place; words in any case."""
    return tuple(
        (index[name], frozenset(word.casefold() for word in words)) for name, words in where.items()
    )


def holds(where: Condition, cells: RowCells) -> bool:
    """Whether a row is one of those that count."""
    return all(code_at(cells, place).casefold() in words for place, words in where)


def cell_at(cells: RowCells, place: int) -> str:
    """The text of a cell; a row may be short."""
    return as_meant(cells[place]) if place < len(cells) else ""


def code_at(cells: RowCells, place: int) -> str:
    """The text of a cell that may be a code: 2 is written 2.0 where a column had empty cells."""
    text = cell_at(cells, place)
    return text[:-2] if text.endswith(".0") and text[:-2].lstrip("-").isdecimal() else text


def speaks(column: Column, cells: RowCells) -> bool:
    """Whether a row gives the field a value, whether or not that can be read."""
    written = cell_at(cells, column.place)
    if not written or not holds(column.where, cells):
        return False
    code = code_at(cells, column.place)
    word = column.values.get(written, column.values.get(code))
    if word is not None:
        return bool(word)
    return column.unknown.isdisjoint((written, code)) and _missing(column, written) is None


def said(column: Column, cells: RowCells, decimal: str) -> CellValue | None:
    """What a row says of a field; None where it says nothing. Raises AnswerError."""
    written = cell_at(cells, column.place)
    code = code_at(cells, column.place)
    word = column.values.get(written, column.values.get(code))
    if word is None:
        if not written or not column.unknown.isdisjoint((written, code)):
            return CellValue(None, asked=True) if written else None
        missing = _missing(column, written)
        if missing is not None:
            return _of_missing(column, missing)
    elif not word or meant(word) == "":
        return None
    text = _bounded(column, cells, written) if word is None else word
    unit = column.unit or _unit(column, cells)
    value = _value(column, text, decimal if word is None else ".", unit)
    return None if value is None else CellValue(value)


def _missing(column: Column, written: str) -> str | None:
    """What a cell says of not knowing, unless that is a word of the field itself."""
    low = written.lower()
    if column.at.path in _LINE_BY and low in _NO_LINE:
        return ""
    missing = meant(written)
    if missing is None:
        return None
    if column.at.path in LISTS:
        return None if low == "none" else missing
    form = form_at(column.at.path)
    if low == "none":  # an answer in a list; but a line without any drug is no line
        return None if form.several and column.at.path != "lines[].agents" else _or(form, low, "")
    return _or(form, low, missing)


def _or(form: Form, word: str, missing: str) -> str | None:
    """What is missing, unless the word is one that the field itself has."""
    return None if form.choice(word) else missing


def _of_missing(column: Column, missing: str) -> CellValue | None:
    if not missing:
        return None
    if not form_at(column.at.path).may_be_missing or column.at.path in LISTS:
        return CellValue(None, asked=True)
    return CellValue(missing, asked=True)


def _unit(column: Column, cells: RowCells) -> str:
    """The unit of a cell, where a column of its own holds it. Raises AnswerError."""
    if column.unit_at is None:
        return ""
    unit = cell_at(cells, column.unit_at)
    unit = dict(column.units).get(unit, unit)
    if meant(unit) is not None:
        cell = found(cell_at(cells, column.place))
        raise AnswerError(f"found {cell} without its unit", cell)
    return unit


def _bounded(column: Column, cells: RowCells, written: str) -> str:
    """A number with its bound, where a column of its own holds it. Raises AnswerError."""
    if column.bound_at is None:
        return written
    return bounded(written, bound(code_at(cells, column.bound_at), dict(column.bounds)))


def _value(column: Column, cell: str, decimal: str, unit: str) -> Any:
    """A cell as a case file writes it. Raises AnswerError."""
    path = column.at.path
    if path in LISTS:
        if cell.lower() in _NONE:
            return []
        raise _expected("none, or the entries in columns of their own", cell)
    form = form_at(path)
    plain = _plain(form, cell, decimal, column.dates)
    if isinstance(form.rule, Number):
        plain = _measured(plain, unit, column.factor)
    return read_answer(path, plain).written


def _expected(allowed: str, cell: str) -> AnswerError:
    return AnswerError(f"found {found(cell)}; expected {allowed}", found(cell), allowed)


def _measured(cell: str, unit: str, factor: float | None) -> str:
    """A number with the unit that its column gives it. Raises AnswerError."""
    bare = _PLAIN_NUMBER.fullmatch(cell)
    if factor is not None:
        if not bare:
            raise _expected("a number without a unit", cell)
        cell = _DIGITS.sub(
            lambda digits: f"{round(float(digits[0]) * factor, 9):.9f}".rstrip("0").rstrip("."),
            cell,
        )
    return f"{cell} {unit}" if unit and bare else cell


def _plain(form: Form, cell: str, decimal: str, dates: tuple[str, ...]) -> str:
    """A cell without the ways of spreadsheets: decimal commas, dates, 1 and 0, lists.

    Raises AnswerError.
    """
    if isinstance(form.rule, Number) and decimal == ",":
        if re.search(r"\d\.\d", cell):  # 1.200 is one to some and a thousand to others
            raise _expected(f"a number with {_COMMA}", cell)
        return cell.replace(",", ".", 1)
    if form.several:
        parts = re.split(r"[|;,]", cell)
        return ", ".join(_dated(form, part.strip(), dates) for part in parts)
    if form.own is bool:
        return {"1": "yes", "0": "no", "1.0": "yes", "0.0": "no"}.get(cell, cell)
    return _dated(form, cell, dates)


def _dated(form: Form, cell: str, dates: tuple[str, ...]) -> str:
    if not isinstance(form.rule, DateField):
        return cell
    try:
        return as_iso(cell, dates)
    except DateFormError as error:
        raise AnswerError(str(error)) from None
