"""The same patient some days on, if nothing but time has passed."""

from datetime import timedelta
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.model import Case
from allcli.case.span import Span

# Durations that are stated as such and end on the day of the decision.
_CLOCKS = {
    "gvhd": ("days_since_systemic_treatment",),
    "vod": ("days_since_hct", "days_since_first_symptoms"),
}


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
            update[name] = table.model_copy(update=moved)
    return case.model_copy(update=update)


def _moved(value: Any, days: int) -> Any:
    if isinstance(value, Span):
        return Span(value.low + days, value.high + days)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value + days if is_number else value
