"""A map is read and checked before any table is: every problem in it, with its line."""

import codecs
import io
import json
import string
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from allcli.case.fields import Number
from allcli.case.files.checked import checked
from allcli.case.files.forms import form_at
from allcli.case.files.read import lines_of, located, parse_document
from allcli.case.files.source_text import read_text
from allcli.case.problems import CaseError, Path, Problem, closest, dotted, found, worded
from allcli.case.problems import nearest as nearest_line
from allcli.case.units import UnitError, read_quantity
from allcli.cohort.constants import as_tables
from allcli.cohort.date_forms import precision
from allcli.cohort.map_fields import EACH, is_field, nearest, place
from allcli.cohort.mapping import Checkboxes, ColumnReading, Join, Layout, Map

TOLD = 20  # problems of one map
LONG = 100
_ASCII = string.ascii_letters + string.digits + "+-,;|.\"'<> \\n\\u0041\t\r\n"
_DATE_HINT = 'for example "%d.%m.%Y"'
_Faulty = tuple[Path, str, str]


def load_map(name: str) -> Map:
    """Read and check a map. Raises CaseError."""
    text = read_text(name)
    raw = parse_document(name, text)
    raw.pop("$schema", None)  # for editors only
    try:
        made = Map.model_validate(raw)
    except ValidationError as error:
        faults = [_worded(dict(fault)) for fault in error.errors(include_url=False)[:TOLD]]
    else:
        faults = list(islice(_faults(made), TOLD))
        if not faults:
            return made
    lines = lines_of(name, text)
    problems = [_problem(name, fault, lines) for fault in faults]
    raise located(CaseError(problems), name, text) from None


def _problem(name: str, fault: _Faulty, lines: Mapping[Path, int]) -> Problem:
    path, said, hint = fault
    text = dotted(path)
    shown = text if len(text) <= LONG else f"{text[:LONG]}..."
    return Problem(name, nearest_line(path, lines), shown, said, hint)


_TABLES: dict[str, type[BaseModel]] = {
    "columns": ColumnReading, "lists": Checkboxes, "join": Join, "layout": Layout,
}  # fmt: skip


def _worded(error: dict[str, Any]) -> _Faulty:
    """A fault of the schema; a column that gives one field has no list in its path."""
    path: Path = error["loc"]
    if error["type"] == "missing":
        meaning = _TABLES[str(path[0])].model_fields[str(path[-1])].description or ""
        return path[:-1] if path[-2:-1] != (0,) else path[:-2], f'lacks "{path[-1]}"', meaning
    table = _TABLES.get(str(path[0])) if len(path) > 1 else Map
    keys = tuple(table.model_fields) if table else ()
    said = worded(error, keys)
    is_only = path[:1] == ("columns",) and len(path) > 2 and path[2] == 0
    return (*path[:2], *path[3:]) if is_only else path, said.message, said.hint


def _faults(made: Map) -> Iterator[_Faulty]:
    yield from _of_columns(made)
    yield from _of_lists(made)
    yield from _not_fields(("values", made.values), ("constant", made.constant))
    yield from _twice(made)
    yield from _of_constants(made)
    yield from _of_layout(made.layout)
    if made.join and made.join.within_days is not None and not made.join.date:
        yield ("join", "within_days"), "there is no date to count from", "name the column: date"


def _not_fields(*tables: tuple[str, Mapping[str, object]]) -> Iterator[_Faulty]:
    for table, held in tables:
        for field in held:
            if not is_field(field):
                yield (table, field), f"{found(field)} is no field of a case", nearest(field)


def _of_columns(made: Map) -> Iterator[_Faulty]:
    for column, readings in made.columns.items():
        for i, reading in enumerate(readings):
            at: Path = ("columns", column, i) if len(readings) > 1 else ("columns", column)
            yield from _of_reading(at, reading, made)


def _of_reading(at: Path, reading: ColumnReading, made: Map) -> Iterator[_Faulty]:
    field = place(reading.field)
    if field is None:
        yield at, f"{found(reading.field)} is no field of a case", nearest(reading.field)
        return
    if field.number == EACH and not made.join:
        yield at, "an entry for each row: say under [join] which rows are one patient", 'by = "id"'
    form = form_at(field.path)
    is_number = isinstance(form.rule, Number)
    for key in ("unit", "unit_from", "units", "factor", "bound_from", "bounds"):
        if getattr(reading, key) and not is_number:
            yield (*at, key), f"{reading.field} is no number", ""
    if reading.unit and reading.unit_from:
        yield (*at, "unit_from"), "unit and unit_from: only one of them can hold", ""
    if reading.bounds and not reading.bound_from:
        yield (*at, "bounds"), "no column holds these words", "name it: bound_from"
    for unit in {*filter(None, (reading.unit,)), *reading.units.values()} if is_number else ():
        yield from _of_unit((*at, "unit" if unit == reading.unit else "units"), unit, form.rule)
    yield from _of_dates((*at, "date"), reading.date)


def _of_unit(at: Path, unit: str, rule: object) -> Iterator[_Faulty]:
    if not isinstance(rule, Number):
        return
    try:
        read_quantity(f"1 {unit}", rule.unit, rule.low, rule.high)
    except UnitError as error:
        yield at, f"{found(unit)} is no unit of it; expected {error}", ""


def _of_dates(at: Path, forms: tuple[str, ...]) -> Iterator[_Faulty]:
    for form in forms:
        if not precision(form):
            yield at, f"{found(form)} does not give day, month and year, or less", _DATE_HINT


def _of_lists(made: Map) -> Iterator[_Faulty]:
    for field, boxes in made.lists.items():
        at = place(field)
        form = form_at(at.path) if at else None
        if not form or not form.several or form.table:
            yield ("lists", field), f"{found(field)} is no list of a case", nearest(field)
            continue
        if boxes.exhaustive and not boxes.where:
            said = "nothing tells where the form of the boxes is complete"
            yield ("lists", field, "exhaustive"), said, "name the column that does: where"
        for column, word in boxes.columns.items():
            if form.choices and word not in form.choices:
                said = f"{found(word)} is not one of {', '.join(form.choices)}"
                yield ("lists", field, "columns", column), said, closest(word, form.choices)


def _twice(made: Map) -> Iterator[_Faulty]:
    """A field that two columns give in the same row."""
    seen: dict[str, bool] = dict.fromkeys(made.lists, False)
    for column, readings in made.columns.items():
        for reading in readings:
            if reading.field in seen and not (seen[reading.field] and reading.where):
                said = f"{found(reading.field)} is given by two columns"
                yield ("columns", column), said, "say with `where` when each of them counts"
            seen[reading.field] = bool(reading.where)


def _of_constants(made: Map) -> Iterator[_Faulty]:
    """What is constant is checked as a case file is."""
    tables, fields = as_tables({k: v for k, v in made.constant.items() if is_field(k)})
    for fault in checked(json.dumps(tables, default=str))[1]:
        field = fields.get(fault.path) or fields.get(fault.path[:-1]) or dotted(fault.path)
        yield ("constant", field), fault.message, fault.hint


def _of_layout(layout: Layout) -> Iterator[_Faulty]:
    if not is_encoding(layout.encoding):
        said = f"{found(layout.encoding)} is no encoding of tables"
        yield ("layout", "encoding"), said, "for example utf-8 or cp1252"
    yield from _of_dates(("layout", "date"), layout.date)


def is_encoding(name: str) -> bool:
    """Whether text can be read in an encoding as tables are: plainly, unlike utf-7, idna, rot13."""
    try:
        wide = codecs.lookup(name).name.startswith(("utf-16", "utf-32"))
        data = _ASCII.encode(name if wide else "ascii")
        return io.TextIOWrapper(io.BytesIO(data), name, "surrogateescape", "").read() == _ASCII
    except (LookupError, ValueError, OSError):
        return False
