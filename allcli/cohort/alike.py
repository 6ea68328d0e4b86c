"""Invented patients who are like a case: what it states stays, what it leaves open is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from allcli.case.dates import LAST, PartialDate
from allcli.case.facts import Facts
from allcli.case.fields import Missing
from allcli.case.files.change import CaseDocument, put
from allcli.case.files.read import Source, check_document, telling
from allcli.case.problems import CaseError, Path, Problem, closest, dotted, shortened
from allcli.case.span import Span
from allcli.case.table import Table
from allcli.cohort.map_fields import is_field
from allcli.cohort.simulate import Simulated, drawn

NOT_THEIRS = ("$schema", "id", "note")  # of the case: those who are like it have ids of their own
WRITTEN_DOWN = 10  # days after the last that the case tells: the decision, where it is drawn
VARY = "--vary"
TRIES = 10  # to draw a patient all of whom goes with the case

Addition = tuple[Path, Any]


class Likeness(NamedTuple):
    """What all who are like a case have in common.

    `stated` are its tables as they are written, `given` the same as they are read, `odd` what is
    odd about it without any addition.
    """

    stated: Simulated
    given: Simulated
    odd: frozenset[tuple[str, str]]


def likeness(document: CaseDocument, varied: Sequence[str] = ()) -> Likeness:
    """What a case states, but for the fields that are to vary. Raises CaseError."""
    case = telling(document.with_tables(document.tables)).case
    stated = _known(document.tables, case)
    for field in varied:
        put(stated, _stated_path(stated, field), None)
    source = document.with_tables(stated)
    return Likeness(stated, _given(source, stated), _odd(source))


def cohort_like(
    like: Likeness, number: int, seed: int, *, sparse: bool = False
) -> Iterator[Simulated]:
    """So many case documents."""
    return (_alike(like, seed, i, sparse=sparse) for i in range(number))


def _known(tables: Mapping[str, Any], case: Table) -> Simulated:
    """The tables without what they call unknown, which is as open as what they leave out."""
    return {
        name: _known(value, table) if isinstance(table := getattr(case, name), Table) else value
        for name, value in deepcopy(dict(tables)).items()
        if name not in NOT_THEIRS and getattr(case, name) not in (None, Missing.UNKNOWN)
    }


def _stated_path(stated: Simulated, field: str) -> Path:
    """The field that is to vary, which the case must state. Raises CaseError."""
    table, _, name = field.partition(".")
    at = stated.get(table)
    if at is None or (name and not (isinstance(at, dict) and name in at)):
        names = [*stated, *(dotted(path) for path, _ in _fields(stated))]
        hint = "" if is_field(field) else closest(field, names)
        hint = hint or "what it leaves open varies by itself"
        said = "no field, table or whole list that the case states"
        raise CaseError([Problem(VARY, None, shortened(field), said, hint)])
    return (table, name) if name else (table,)


def _given(source: Source, stated: Simulated) -> Simulated:
    """What a patient must go with: words and numbers as they are read, lines as written."""
    given: Simulated = {}
    for name in stated:
        value = getattr(source.case, name)
        given[name] = _values(value) if isinstance(value, Table) else value
    given |= {name: stated[name] for name in ("lines", "transplants") if name in stated}
    day = given.pop("assessed_on", None)
    if isinstance(day, PartialDate):
        given["assessed_on"] = day.last
    elif last := max(_days(stated), default=None):
        given["not_before"] = last + timedelta(days=WRITTEN_DOWN)
    patient = given.setdefault("patient", {})
    patient.pop("age", None)
    if (age := _age(source.facts)) is not None:
        patient["age"] = age
    return given


def _days(value: Any) -> Iterator[date]:
    """Every day that is told anywhere in the tables."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _days(inner)
    elif isinstance(value, str | date):
        with suppress(ValueError):
            day = date.fromisoformat(str(value))
            if day <= LAST:  # else it is no day, but a text that looks like one
                yield day


def _values(table: Table) -> Simulated:
    values = {name: getattr(table, name) for name in table.stated}
    return {
        name: value
        for name, value in values.items()
        if value not in (None, Missing.UNKNOWN) and name != "unstated"
    }


def _age(facts: Facts) -> int | None:
    """In whole years, also of an infant or a range."""
    age = facts.value("patient.age_years")
    if isinstance(age, Span):
        age = age.low
    return int(age) if isinstance(age, float | int) else None


def _alike(like: Likeness, seed: int, index: int, *, sparse: bool) -> Simulated:
    """One patient: of several draws the first that fits the case, or what fits of the last."""
    random = Random(f"allcli/{seed}/{index}")  # noqa: S311 - invented patients, no secrets
    for _ in range(TRIES):
        patient = drawn(random, seed, index, like.given, sparse=sparse)
        base = {"id": patient.pop("id"), **like.stated}
        additions = [
            (path, value) for path, value in _fields(patient) if _is_open(like.stated, path, value)
        ]
        made = _with(base, additions)
        if _fits(made, like):
            return made
    return _with_what_fits(base, additions, like)


def _fields(tables: Mapping[str, Any]) -> Iterator[Addition]:
    """Every field, with its value; a list is one."""
    for name, value in tables.items():
        if isinstance(value, dict):
            for field, inner in value.items():
                yield (name, field), inner
        else:
            yield (name,), value


def _is_open(stated: Simulated, path: Path, value: Any) -> bool:
    """Whether a case leaves a field open; a closed table leaves no finding open."""
    table = stated.get(str(path[0]))
    if len(path) == 1 or table is None:
        return table is None
    closed = table.get("unstated") == "absent" and isinstance(value, bool)
    has_birth = path == ("patient", "age") and "birth_date" in table
    return path[1] not in table and not closed and not has_birth


def _with(tables: Simulated, additions: Sequence[Addition]) -> Simulated:
    made = deepcopy(tables)
    for path, value in additions:
        put(made, path, value)
    return made


def _with_what_fits(tables: Simulated, additions: Sequence[Addition], like: Likeness) -> Simulated:
    """The tables with as many of the additions as they bear, in order."""
    made = _with(tables, additions)
    if _fits(made, like):
        return made
    if len(additions) < 2:
        return tables
    half = len(additions) // 2
    first = _with_what_fits(tables, additions[:half], like)
    return _with_what_fits(first, additions[half:], like)


def _fits(tables: Simulated, like: Likeness) -> bool:
    """Whether it is a valid case, and odd in nothing but what the case is odd in."""
    try:
        return _odd(check_document("", tables)) <= like.odd
    except CaseError:
        return False


def _odd(source: Source) -> frozenset[tuple[str, str]]:
    return frozenset((problem.path, problem.message) for problem in source.warnings)
