"""Which column of a table gives which field of a case, and how: the file behind `--map`."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, FiniteFloat
from pydantic_core import PydanticCustomError

Unreadable = Literal["refuse", "set-aside"]
_Word = Annotated[str, Field(max_length=1_000)]


def _several(value: Any) -> Any:
    """What may be written alone or as a list, as a list."""
    return value if isinstance(value, list | tuple) else [value]


def _readings(value: Any) -> Any:
    """A column's field, or a table that says more, or a list of these."""
    return [_reading(entry) for entry in _several(value)]


def _reading(value: Any) -> Any:
    if isinstance(value, str):
        return {"field": value}
    if isinstance(value, dict | ColumnReading):
        return value
    raise PydanticCustomError("column", "a field as text, a table that says more, or a list")


CellWords = Annotated[
    tuple[_Word, ...], BeforeValidator(_several, json_schema_input_type=_Word | tuple[_Word, ...])
]
WhereWords = Annotated[
    dict[str, CellWords],
    Field(description="only where each of these columns has this word, or one of these words"),
]
_Dates = Annotated[
    CellWords, Field(description='forms of its dates beside 2026-03-14: "%d.%m.%Y", "%m/%Y", "%Y"')
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnReading(_Part):
    """One field that a column gives, and how its cells are written."""

    field: str = Field(description="a field of a case; lines.*.regimen: each row is an entry")
    unit: str = Field("", description="of the numbers that carry none")
    unit_from: str = Field("", description="the column that holds the unit of each cell")
    units: dict[str, str] = Field({}, description="words of the export for units, and the unit")
    bound_from: str = Field("", description="the column that holds the bound of each cell: <, >=")
    bounds: dict[str, Literal["<", "<=", ">=", ">", "="]] = Field(
        {}, description="words of the export for bounds, and the bound"
    )
    factor: Annotated[FiniteFloat, Field(gt=0)] | None = Field(
        None, description="what each number is multiplied by"
    )
    date: _Dates = ()
    values: dict[str, str] = Field({}, description="words of the export, and those of a case")
    unknown: CellWords = Field((), description="further words that say nothing")
    where: WhereWords = {}
    within_days: Annotated[int, Field(ge=0)] | None = Field(
        None, description="as under [join], for this field"
    )
    unreadable: Unreadable | None = Field(None, description="what to do with a bad cell")


Readings = Annotated[
    tuple[ColumnReading, ...],
    BeforeValidator(
        _readings, json_schema_input_type=str | ColumnReading | tuple[str | ColumnReading, ...]
    ),
]  # fmt: skip


class Checkboxes(_Part):
    """Several columns that together give one list: checkboxes."""

    columns: dict[str, str] = Field(description="each box, and the word of the list it stands for")
    where: WhereWords = Field(description="where its form is complete; {} if nothing tells")
    exhaustive: bool = Field(
        default=False,
        description="whether a box that is not ticked means no; else it means unknown",
    )
    none: str = Field("", description='the column of the box "none of these"')
    ticked: CellWords = ("1", "checked", "yes", "true", "x")
    unticked: CellWords = ("0", "unchecked", "no", "false")


class Join(_Part):
    """Several rows of one patient make one case."""

    by: str = Field(description="the column that names the patient")
    number: str = Field("", description="the column with the number of the entry of a list")
    date: str = Field("", description="the column with the day of each row: the latest counts")
    within_days: Annotated[int, Field(ge=0)] | None = Field(
        None, description="how old a value may be on the day of the decision"
    )


class Layout(_Part):
    """How the file is written, where the file itself does not tell."""

    header: Annotated[int, Field(ge=1)] | None = Field(
        None, description="the line that names the columns; else the first that is no comment"
    )
    comment: Annotated[str, Field(max_length=10)] = Field(
        "#", description='how lines begin that are passed over; "" for none'
    )
    sheet: str = Field("", description="the sheet of a workbook; else its first")
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    decimal: Literal[".", ","] | None = None
    date: _Dates = ()
    encoding: str = "utf-8"
    unknown: CellWords = Field((), description="words that say nothing, beside those known to")
    unreadable: Unreadable = Field(
        "refuse", description="refuse the case of a bad cell, or set the cell aside and say so"
    )


class Map(_Part):
    """Columns, the words of the export, what is the same in every row, and the layout."""

    columns: dict[str, Readings] = Field({}, description="each column, and what it gives")
    lists: dict[str, Checkboxes] = Field({}, description="list fields, each of several columns")
    values: dict[str, dict[str, str]] = Field(
        {}, description="by field the words of the export, and those of a case"
    )
    constant: dict[str, str | bool | int | FiniteFloat | date | tuple[str, ...]] = Field(
        {}, description="fields that are the same in every case"
    )
    where: WhereWords = {}
    join: Join | None = None
    layout: Layout = Layout()

    @cached_property
    def used(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        return tuple(dict.fromkeys(self._used()))

    def _used(self) -> Iterator[str]:
        yield from self.columns
        for readings in self.columns.values():
            for reading in readings:
                yield from filter(None, (reading.unit_from, reading.bound_from, *reading.where))
        for boxes in self.lists.values():
            yield from (*boxes.columns, *filter(None, (boxes.none,)), *boxes.where)
        yield from self.where
        if self.join:
            yield from filter(None, (self.join.by, self.join.number, self.join.date))


class GroupedMap(Map):
    """A map for one run, in which cases are counted by a column that gives no field."""

    group: str


def group_column(mapping: Map) -> str:
    """The column that cases are counted by, if one of the table is asked for."""
    return mapping.group if isinstance(mapping, GroupedMap) else ""


def map_schema() -> dict[str, Any]:
    """The JSON Schema of a map."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Map.model_json_schema(),
    }
