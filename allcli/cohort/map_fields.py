"""The fields of a case as a map writes them, and what was probably meant by one that is none.

A field is written as in a case, `patient.age`; in a list of tables the number of the entry stands
between, counted from 1: `lines.1.regimen`, or `*` where each row of a patient is an entry.
"""

import re
from functools import cache
from typing import NamedTuple

from allcli.case.files.forms import form_at, forms_of
from allcli.case.model import Case
from allcli.case.problems import closest

NUMBER = re.compile(r"\.([1-9]\d?|\*)(?=\.)")
EACH = -1  # the number of an entry that each row of a patient is
LISTS = ("lines", "transplants")


class FieldPlace(NamedTuple):
    """Where a field lies: its path in the model, and the number of the entry in a list."""

    path: str
    number: int = 0

    @property
    def list_name(self) -> str:
        """The list whose entries have the field; empty for the field of a table."""
        return self.path.partition("[")[0] if self.number else ""


@cache
def place(field: str) -> FieldPlace | None:
    """The place of a field as a map writes it; None for what is no field."""
    numbered = NUMBER.search(field)
    path = NUMBER.sub("[]", field, count=1) if numbered else field
    if "[" in field or not _is_path(path):
        return None
    if not numbered:
        return FieldPlace(path)
    return FieldPlace(path, EACH if numbered[1] == "*" else int(numbered[1]))


def _is_path(path: str) -> bool:
    """Whether a path with `[]` for the number of an entry leads to a field, or a list of tables."""
    try:
        form = form_at(path)
    except (KeyError, AttributeError):
        return False
    table, dot, _ = path.partition(".")
    if ("[]" in path) != (bool(dot) and table.removesuffix("[]") in LISTS):
        return False
    return not form.table or form.several


def open_lists(at: FieldPlace) -> FieldPlace | None:
    """The field that says that a list may lack something; None where a case has none for it."""
    table, _, name = at.path.partition(".")
    path = f"{table}.incomplete_lists"
    return FieldPlace(path) if _is_path(path) and name in form_at(path).choices else None


def is_field(field: str) -> bool:
    """Whether a text names a field of a case."""
    return place(field) is not None


@cache
def fields() -> tuple[str, ...]:
    """Every field that a column can give, the first entry standing for all of a list."""
    every: list[str] = []
    for name, form in forms_of(Case).items():
        if form.table:
            number = ".1" if form.several else ""
            every += [f"{name}{number}.{field}" for field in form.table.field_names()]
        if form.table is None or form.several:
            every.append(name)
    return tuple(every)


def nearest(field: str) -> str:
    """A "did you mean" for what is no field."""
    first = NUMBER.sub(".1", field)
    meant = closest(first, fields()) or _by_last(first)
    numbered = NUMBER.search(field)
    return meant.replace(".1.", f"{numbered[0]}.") if numbered else meant


def _by_last(field: str) -> str:
    """The fields whose last word it is: `age` for `patient.age`."""
    word = field.rpartition(".")[2].lower()
    named = [name for name in fields() if name.rpartition(".")[2] == word]
    return f'did you mean "{named[0]}"?' if len(named) == 1 else ""
