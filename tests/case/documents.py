"""Random case documents over the real fields, as JSON or TOML would hold them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from allcli.case.fields import DateField, GradeField, Missing, Number
from allcli.case.files.describe import FieldEntry, entries
from allcli.case.model import Case
from allcli.case.table import Table
from allcli.case.unit_factors import FACTORS

Value = st.SearchStrategy[Any]

WORDS = st.sampled_from([word.value for word in Missing])
DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))
PARTS = DAYS.map(lambda day: f"{day:%Y-%m}") | st.integers(1950, 2030)
TEXT = st.text(max_size=30)


def documents(*, toml: bool) -> Value:
    """Documents whose every value is valid, though not every combination need be.

    In TOML a whole day is a date; in JSON it is text, and any key may be null.
    """
    return _tables(Case, toml=toml, most=4)


def _tables(table: type[Table], *, toml: bool, most: int = 8) -> Value:
    known = {entry.name: entry for entry in entries(table)}
    names = st.lists(st.sampled_from(sorted(known)), unique=True, max_size=most)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({n: _values(known[n], toml=toml) for n in chosen})
    )


def _values(entry: FieldEntry, *, toml: bool) -> Value:
    values = _one(entry, toml=toml)
    if entry.several:
        return st.lists(values, max_size=3)
    if entry.table or entry.name == "unstated":
        return values
    if entry.kind is not str:
        values = values | WORDS
    return values if toml else values | st.none()


def _one(entry: FieldEntry, *, toml: bool) -> Value:
    kind = entry.kind
    if entry.table:
        return _tables(entry.table, toml=toml)
    if isinstance(kind, Number):
        return _numbers(kind)
    if isinstance(kind, DateField):
        return PARTS | (DAYS if toml else DAYS.map(date.isoformat))
    if isinstance(kind, GradeField):
        return st.sampled_from([0, 1, 2, 3, 4, "0", "I", "II", "III", "IV"])
    if isinstance(kind, tuple):
        return st.sampled_from(kind)
    return st.booleans() if kind is bool else TEXT


def _numbers(kind: Number) -> Value:
    low, high = int(kind.low), int(kind.high)
    whole = st.integers(low + 1, high)
    own = "" if not kind.unit else next(iter(FACTORS[kind.unit]))
    texts = whole.map(lambda n: f"{n} {own}".strip()) | whole.map(lambda n: f"≤ {n} {own}".strip())
    numbers = whole if kind.whole else whole | st.floats(kind.low, kind.high)
    return numbers | texts
