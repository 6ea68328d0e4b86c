"""The patient after a step as the tables of a case file: what is different in those of the case."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.span import Span
from allcli.case.table import Table
from allcli.plan.afterwards import in_remission
from allcli.plan.failing import failures
from allcli.plan.roads import StandingRoad


class StateFile(NamedTuple):
    """A case after a step: a name that says what came of it, and its tables."""

    name: str
    tables: dict[str, Any]


def states(
    tables: dict[str, Any], road: StandingRoad, days: tuple[int, int]
) -> Iterator[StateFile]:
    """The patient after a therapy that went well, and after each way in which it can fail."""
    before = road.ground.case
    case, option = road.tested
    yield StateFile("remission", tables_of(tables, before, in_remission(case, option, days[1])))
    for outcome, then in failures(case, option, *days):
        yield StateFile(outcome.lower().replace(" ", "-"), tables_of(tables, before, then))


def tables_of(tables: dict[str, Any], before: Case, after: Case) -> dict[str, Any]:
    """The tables with what changed from one case to the other."""
    made = dict(tables)
    for name in after.field_names():
        old, new = getattr(before, name), getattr(after, name)
        if isinstance(new, Table) and old != new:
            made[name] = _changed(made.get(name) or {}, old, new)
        elif name == "lines" and old != new:
            known = tables.get("lines") or []
            added = (new or ())[len(old or ()) :]
            made[name] = [*known, *(_changed({}, type(line)(), line) for line in added)]
        elif old != new:
            made[name] = _plain(new)
    return made


def _changed(table: dict[str, Any], old: Table, new: Table) -> dict[str, Any]:
    """A table with the fields that are not the same; what is not known any more is left out."""
    made = dict(table)
    for name in new.field_names():
        value = getattr(new, name)
        if getattr(old, name) != value:
            made.pop(name, None)
            if value is not None:
                made[name] = _plain(value)
    return made


def _plain(value: Any) -> Any:
    """A value as a case file has it."""
    if isinstance(value, PartialDate):
        return value.last.isoformat()
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, Span):
        return f"{value.low:g}-{value.high:g}"
    return list(value) if isinstance(value, tuple) else value
