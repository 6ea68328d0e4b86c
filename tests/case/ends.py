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
    found: list[Any]
    if isinstance(form.rule, Number):
        found = [form.rule.low, form.rule.high]
        found = [int(end) if form.rule.whole else end for end in found]
    elif isinstance(form.rule, DateField):
        found = ["1900-01-01", "2100-12-31"]
    elif isinstance(form.rule, GradeField):
        found = [0, 4]
    elif form.own is bool:
        found = [False, True]
    else:
        found = [form.choices[0], form.choices[-1]] if form.choices else ["T315I"]
    return [[], found] if form.several else found


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
        (one, two): None
        for fact in FACTS
        for one, two in product(fact.fields, repeat=2)
        if one < two and {one, two} <= set(fields()) and one.split("[]")[0] != two.split("[]")[0]
    }
    days = [path for path in fields() if isinstance(form_at(path).rule, DateField)]
    pairs |= {("assessed_on", path): None for path in days if path != "assessed_on"}
    for one, two in pairs:
        for first, second in product(ends(one), ends(two)):
            yield change(one, first) | change(two, second)
