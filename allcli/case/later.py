"""The same patient some days on, if nothing but time has passed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from allcli.case.consistency.ranges import is_beyond
from allcli.case.dates import PartialDate
from allcli.case.derive import derive
from allcli.case.facts import FACTS, Facts
from allcli.case.model import Case
from allcli.case.span import Span

# Durations that are stated as such and end on the day of the decision.
_CLOCKS = {
    "gvhd": ("days_since_systemic_treatment",),
    "vod": ("days_since_hct", "days_since_first_symptoms"),
}


def facts_later(case: Case, days: int) -> Facts:
    """What is then known."""
    return within(derive(later(case, days)))


def within(facts: Facts) -> Facts:
    """The facts, of which those that run past the end of their range stay there.

    No limit of a rule lies beyond a range.
    """
    known = zip(FACTS, facts.values, strict=True)
    ends = {fact.name: fact.high for fact, value in known if is_beyond(fact, value)}
    return facts.with_values(ends) if ends else facts


def later(case: Case, days: int) -> Case:
    """The case with every clock that runs moved on; dates of what happened stay."""
    update: dict[str, Any] = {}
    day = case.assessed_on
    if isinstance(day, PartialDate):
        apart = timedelta(days)
        update["assessed_on"] = PartialDate(day.first + apart, day.last + apart)
    for name, fields in _CLOCKS.items():
        table = getattr(case, name)
        moved = {field: _moved(getattr(table, field), days) for field in fields}
        if any(value is not getattr(table, field) for field, value in moved.items()):
            update[name] = replace(table, **moved)
    return replace(case, **update)


def _moved(value: Any, days: int) -> Any:
    if isinstance(value, Span):
        return Span(value.low + days, value.high + days)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value + days if is_number else value
