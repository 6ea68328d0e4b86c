"""Both ends of all that a field takes, read off the model, so that a new field has them too."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from allcli.case.facts import FACTS
from allcli.case.fields import DateField, GradeField, Number
from allcli.case.files.describe import entries, tables
from allcli.case.files.forms import form_at
from allcli.case.model import Case

Change = dict[str, Any]


@cache
def fields() -> tuple[str, ...]:
    """Every field by its path, `lines[].cycles` for one of a list of tables."""
    tops = [entry.name for entry in entries(Case) if entry.table is None]
    return (
        *tops,
        *(
            f"{header.strip('[]')}{'[]' if header.startswith('[[') else ''}.{entry.name}"
            for header, table in tables()
            for entry in entries(table)
        ),
    )


def ends(path: str) -> list[Any]:
    """The least and the most that a field takes; of words, the first and the last."""
    form = form_at(path)
    values: list[Any]
    if isinstance(form.rule, Number):
        values = [form.rule.low, form.rule.high]
        values = [int(end) if form.rule.whole else end for end in values]
    elif isinstance(form.rule, DateField):
        values = ["1900-01-01", "2100-12-31"]
    elif isinstance(form.rule, GradeField):
        values = [0, 4]
    elif form.own is bool:
        values = [False, True]
    else:
        values = [form.choices[0], form.choices[-1]] if form.choices else ["T315I"]
    return [[], values] if form.several else values


def change(path: str, value: Any) -> Change:
    """The change that writes a value: of a list of tables, in two entries."""
    table, several, name = path.partition("[].")
    return {table: [{name: value}, {name: value}]} if several else {path: value}


def alone() -> Iterator[Change]:
    """Each field at each of its ends."""
    for path in fields():
        for end in ends(path):
            yield change(path, end)


def in_pairs() -> Iterator[Change]:
    """Each two fields that give a fact together, and each day with that of the decision."""
    pairs = {
        (field, other): None
        for fact in FACTS
        for field, other in product(fact.fields, repeat=2)
        if field < other
        and {field, other} <= set(fields())
        and field.split("[]")[0] != other.split("[]")[0]
    }
    days = [path for path in fields() if isinstance(form_at(path).rule, DateField)]
    pairs |= {("assessed_on", path): None for path in days if path != "assessed_on"}
    for field, other in pairs:
        for first, second in product(ends(field), ends(other)):
            yield change(field, first) | change(other, second)
