"""Which column of a CSV file gives which field of a case: the file behind `--map`.

A field is written as in a case, `patient.age`; in a list of tables the number of the entry stands
between, counted from 1: `lines.1.regimen`, `transplants.2.date`.
"""

import codecs
import io
import re
import string
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from allcli.case.files.forms import form_at, form_of
from allcli.case.files.read import parse_document, read_text
from allcli.case.model import Case
from allcli.case.problems import CaseError, Path, Problem, closest, dotted, found, worded

TOLD = 20  # problems of one map
LONG = 100
NUMBER = re.compile(r"\.([1-9]\d?)(?=\.)")
UNKNOWN = ("", "NA", "N/A", "n/a", "NULL", "nan", "NaN", "-", "?")


class Layout(BaseModel):
    """How the file is written, where the file itself does not tell."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    decimal: Literal[".", ","] | None = None
    date: Annotated[str, Field(max_length=60)] = ""
    encoding: str = "utf-8"
    unknown: tuple[str, ...] = UNKNOWN


class Map(BaseModel):
    """Columns, the words of the export, what is the same in every row, and the layout."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    constant: dict[str, str | bool | int | FiniteFloat] = {}
    layout: Layout = Layout()


def load_map(name: str) -> Map:
    """Read and check a map. Raises CaseError."""
    try:
        made = Map.model_validate(parse_document(name, read_text(name)))
    except ValidationError as error:
        problems = [
            Problem(name, None, _path(fault["loc"]), *worded(dict(fault), tuple(Map.model_fields)))
            for fault in error.errors(include_url=False)[:TOLD]
        ]
        raise CaseError(problems) from None
    faults = list(islice(_faults(name, made), TOLD))
    if faults:
        raise CaseError(faults)
    return made


def _faults(name: str, made: Map) -> Iterator[Problem]:
    yield from _unknown_fields(name, made)
    yield from _twice(name, made)
    if not is_encoding(made.layout.encoding):
        said = f"{found(made.layout.encoding)} is no encoding of tables"
        yield Problem(name, None, "layout.encoding", said, "for example utf-8 or cp1252")
    if made.layout.date and not is_date_form(made.layout.date):
        said = f"{found(made.layout.date)} does not give day, month and year"
        yield Problem(name, None, "layout.date", said, 'for example "%d.%m.%Y"')


def _path(path: Path) -> str:
    text = dotted(path)
    return text if len(text) <= LONG else f"{text[:LONG]}..."


def _unknown_fields(name: str, made: Map) -> Iterator[Problem]:
    places = (("columns", made.columns.items()), ("values", [(k, k) for k in made.values]),
              ("constant", [(k, k) for k in made.constant]))  # fmt: skip
    for table, pairs in places:
        for key, field in pairs:
            if not is_field(field):
                said = f"{found(field)} is no field of a case"
                yield Problem(name, None, _path((table, key)), said, nearest(field))


def _twice(name: str, made: Map) -> Iterator[Problem]:
    seen: set[str] = set()
    for column, field in made.columns.items():
        if field in seen:
            said = f"{found(field)} is given by two columns"
            yield Problem(name, None, _path(("columns", column)), said)
        seen.add(field)


ASCII = string.ascii_letters + string.digits + "+-,;|.\"'<> \\n\\u0041\t\r\n"
DAYS = (date(1999, 12, 31), date(2026, 3, 14))


def is_encoding(name: str) -> bool:
    """Whether text can be read in an encoding as tables are: plainly, unlike utf-7, idna, rot13."""
    try:
        wide = codecs.lookup(name).name.startswith(("utf-16", "utf-32"))
        data = ASCII.encode(name if wide else "ascii")
        return io.TextIOWrapper(io.BytesIO(data), name, "surrogateescape", "").read() == ASCII
    except (LookupError, ValueError, OSError):
        return False


def is_date_form(form: str) -> bool:
    """Whether a form of dates, `%d.%m.%Y`, gives the very day that was written in it."""
    try:
        return all(datetime.strptime(f"{day:{form}}", form).date() == day for day in DAYS)
    except (ValueError, re.error):
        return False


class FieldPlace(NamedTuple):
    """Where a field lies: its path in the model, and the number of the entry in a list."""

    path: str
    number: int = 0


@cache
def place(field: str) -> FieldPlace | None:
    """The place of a field as a map writes it; None for what is no field."""
    numbered = NUMBER.search(field)
    if "[" in field:
        return None
    path = NUMBER.sub("[]", field, count=1) if numbered else field
    try:
        form = form_at(path)
    except (KeyError, AttributeError):
        return None
    if ("[]" in path) != (path.split(".")[0].removesuffix("[]") in LISTS and "." in path):
        return None
    if form.table and not form.several:
        return None
    if numbered and not path.startswith(tuple(f"{name}[]." for name in LISTS)):
        return None
    return FieldPlace(path, int(numbered[1]) if numbered else 0)


LISTS = ("lines", "transplants")


def is_field(field: str) -> bool:
    """Whether a text names a field of a case."""
    return place(field) is not None


@cache
def fields() -> tuple[str, ...]:
    """Every field that a column can give, the first entry standing for all of a list."""
    every: list[str] = []
    for name, info in Case.model_fields.items():
        form = form_of(info)
        if form.table:
            number = ".1" if form.several else ""
            every += [f"{name}{number}.{field}" for field in form.table.model_fields]
        if form.table is None or form.several:
            every.append(name)
    return tuple(every)


def nearest(field: str) -> str:
    """A "did you mean" for what is no field."""
    first = NUMBER.sub(".1", field)
    return closest(first, fields()) or _by_last(first)


def _by_last(field: str) -> str:
    """The fields whose last word it is: `age` for `patient.age`."""
    word = field.rpartition(".")[2].lower()
    named = [name for name in fields() if name.rpartition(".")[2] == word]
    return f'did you mean "{named[0]}"?' if len(named) == 1 else ""
