"""From the case as written to the facts that criteria ask about.

Each fact is read as its record says. Unknown in, unknown out, unless the answer is certain anyway:
without an allogeneic transplant there is no GVHD, whatever the file leaves out.
"""

from collections.abc import Container, Iterator, Sequence
from operator import attrgetter
from typing import Any, cast

from allcli.case.calculators.scale import Measured, narrower
from allcli.case.facts import FACTS, Fact, Facts, Value
from allcli.case.facts.reading import Reading
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.table import Closable

_STATED = tuple(i for i, fact in enumerate(FACTS) if fact.stated)
_fields_of = attrgetter(*(FACTS[i].stated for i in _STATED))  # at once: a third of the time
_NOTHING = Case()
# A clearance that is measured replaces the estimate.
_REPLACED = ("kidney.creatinine_clearance_ml_min",)
_DERIVED = tuple(
    (i, fact.of, fact.kind == "number" and fact.name not in _REPLACED)
    for i, fact in enumerate(FACTS)
    if fact.of
)


def _closed_to(fact: Fact) -> tuple[str, str, Value] | None:
    """The closable table and field that state a fact, and what they then say of it."""
    table, _, field = fact.stated.rpartition(".")
    if fact.of or not table or not (fact.kind == "yes-no" or fact.whole):
        return None
    closable = isinstance(getattr(_NOTHING, table), Closable)
    return (table, field, 0 if fact.whole else False) if closable else None


_CLOSABLE = {i: closed for i, fact in enumerate(FACTS) if (closed := _closed_to(fact))}
_TABLES = tuple(dict.fromkeys(table for table, _, _ in _CLOSABLE.values()))


def derive(case: Case, only: Container[int] | None = None) -> Facts:
    """Every fact that the case states or implies; of what it implies `only` some, by their places.

    To derive one fact costs as much as to read ten that are stated.
    """
    values: list[Value] = [None] * len(FACTS)
    for i, field in zip(_STATED, _fields_of(case), strict=True):
        if field is not None and type(field) is not Missing:  # isinstance is slow on an enum
            values[i] = field
    closed = [table for table in _TABLES if getattr(case, table).unstated == "absent"]
    if closed:
        for i, absent in _absent(case, closed):
            values[i] = absent
    reading = Reading(case)
    for i, of, is_narrowed in _DERIVED:
        if only is not None and i not in only:
            continue
        if values[i] is None:
            values[i] = of(reading)
        elif is_narrowed:
            values[i] = narrower(cast("Measured", values[i]), cast("Measured", of(reading)))
    return Facts(tuple(values), _why_unknown(case, values))


def _absent(case: Case, closed: Sequence[str]) -> Iterator[tuple[int, Value]]:
    """What is left out of tables that their writer closed."""
    for i, (table, field, absent) in _CLOSABLE.items():
        if table in closed and getattr(getattr(case, table), field) is None:
            yield i, absent


def _why_unknown(case: Case, values: Sequence[Value]) -> dict[str, str]:
    """What the case says of facts that are not known: `pending` or `not-done`."""
    said = dict(_said_missing(case))
    if not said:
        return {}
    why = {}
    for fact, value in zip(FACTS, values, strict=True):
        if value is None:
            words = [said[path] for path in fact.fields if path in said]
            if words:
                why[fact.name] = words[0]
    return why


def _said_missing(case: Case) -> list[tuple[str, str]]:
    """Every field that says `pending` or `not-done`, by its path."""
    tables: list[tuple[str, Any]] = [("", case)]
    tables += [(f"{name}.", getattr(case, name)) for name in case.stated]
    missing = []
    for prefix, table in tables:
        fields = getattr(table, "__dict__", {})
        if Missing in map(type, fields.values()):  # few say so: looked for without a loop
            missing += [(prefix + name, word) for name, word in fields.items()
                        if type(word) is Missing]  # fmt: skip
    reasons = (Missing.PENDING, Missing.NOT_DONE)
    return [(path, word.value) for path, word in missing if word in reasons]
