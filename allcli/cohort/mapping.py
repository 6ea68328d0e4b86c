"""Which column of a CSV file gives which field of a case: the file behind `--map`.

A field is written as in a case, `patient.age`; in a list of tables the number of the entry stands
between, counted from 1: `lines.1.regimen`, `transplants.2.date`.
"""

import re
import tomllib
from functools import cache
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from allcli.case.files.forms import form_at, form_of
from allcli.case.files.read import read_text
from allcli.case.model import Case
from allcli.case.problems import CaseError, Problem, closest, dotted, worded

NUMBER = re.compile(r"\.([1-9]\d?)(?=\.)")
UNKNOWN = ("", "NA", "N/A", "n/a", "NULL", "nan", "NaN", "-", "?")


class Layout(BaseModel):
    """How the file is written, where the file itself does not tell."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    decimal: Literal[".", ","] | None = None
    date: str = ""
    encoding: str = "utf-8"
    unknown: tuple[str, ...] = UNKNOWN


class Map(BaseModel):
    """Columns, the words of the export, what is the same in every row, and the layout."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    constant: dict[str, str | bool | int | float] = {}
    layout: Layout = Layout()


def load_map(name: str) -> Map:
    """Read and check a map. Raises CaseError."""
    try:
        made = Map.model_validate(tomllib.loads(read_text(name)))
    except tomllib.TOMLDecodeError as error:
        raise CaseError([Problem(name, None, "", f"not valid TOML: {error}")]) from None
    except ValidationError as error:
        problems = [
            Problem(name, None, dotted(each["loc"]), *worded(dict(each), tuple(Map.model_fields)))
            for each in error.errors(include_url=False)
        ]
        raise CaseError(problems) from None
    faults = [*_unknown_fields(name, made), *_twice(name, made), *_encoding(name, made)]
    if faults:
        raise CaseError(faults)
    return made


def _unknown_fields(name: str, made: Map) -> list[Problem]:
    places = (("columns", made.columns.items()), ("values", [(k, k) for k in made.values]),
              ("constant", [(k, k) for k in made.constant]))  # fmt: skip
    return [
        Problem(name, None, f"{table}.{key}", f'"{field}" is no field of a case', nearest(field))
        for table, pairs in places
        for key, field in pairs
        if not is_field(field)
    ]


def _twice(name: str, made: Map) -> list[Problem]:
    fields = list(made.columns.values())
    return [
        Problem(name, None, f"columns.{column}", f'"{field}" is given by two columns')
        for i, (column, field) in enumerate(made.columns.items())
        if field in fields[:i]
    ]


def _encoding(name: str, made: Map) -> list[Problem]:
    try:
        "".encode(made.layout.encoding)
    except LookupError:
        said = f'"{made.layout.encoding}" is no encoding'
        return [Problem(name, None, "layout.encoding", said, "for example utf-8 or cp1252")]
    return []


class Place(NamedTuple):
    """Where a field lies: its path in the model, and the number of the entry in a list."""

    path: str
    number: int = 0


@cache
def place(field: str) -> Place | None:
    """The place of a field as a map writes it; None for what is no field."""
    numbered = NUMBER.search(field)
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
    return Place(path, int(numbered[1]) if numbered else 0)


LISTS = ("lines", "transplants")


def is_field(field: str) -> bool:
    """Whether a text names a field of a case."""
    return place(field) is not None


@cache
def fields() -> tuple[str, ...]:
    """Every field that a column can give, the first entry standing for all of a list."""
    found: list[str] = []
    for name, info in Case.model_fields.items():
        form = form_of(info)
        if form.table:
            number = ".1" if form.several else ""
            found += [f"{name}{number}.{field}" for field in form.table.model_fields]
        if form.table is None or form.several:
            found.append(name)
    return tuple(found)


def nearest(field: str) -> str:
    """A "did you mean" for what is no field."""
    first = NUMBER.sub(".1", field)
    return closest(first, fields()) or _by_last(first)


def _by_last(field: str) -> str:
    """The fields whose last word it is: `age` for `patient.age`."""
    word = field.rpartition(".")[2].lower()
    named = [each for each in fields() if each.rpartition(".")[2] == word]
    return f'did you mean "{named[0]}"?' if len(named) == 1 else ""
