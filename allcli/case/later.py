"""The same patient some days on, if nothing but time has passed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from allcli.case.calculators.scale import bounds
from allcli.case.consistency.ranges import is_beyond
from allcli.case.dates import PartialDate
from allcli.case.derive import derive
from allcli.case.facts import FACTS, Facts
from allcli.case.model import Case, Patient
from allcli.case.mutable import RUNNING
from allcli.case.span import Span, span

_DAYS_IN = {"days": 1, "weeks": 7, "months": 30.4}
_LAST_WEEK = 42  # of a pregnancy
# Durations that are stated as such and end on the day of the decision, by table, with the days of
# their unit: two that the scores of VOD alone read, and those of facts that run.
_STATED: dict[str, dict[str, float]] = {
    "vod": {"days_since_hct": 1, "days_since_first_symptoms": 1},
}
for _fact in FACTS:
    if _fact.name in RUNNING and _fact.name in _fact.fields:
        _table, _field = _fact.name.split(".")
        _STATED.setdefault(_table, {})[_field] = _DAYS_IN[_fact.unit]


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
    for table_name, fields in _STATED.items():
        table = getattr(case, table_name)
        moved = {
            name: _moved(value, days / unit)
            for name, unit in fields.items()
            if isinstance(value := getattr(table, name), int | float | Span)
        }
        if moved:
            update[table_name] = replace(table, **moved)
    if days and "patient" in update:
        update["patient"] = _delivered(update["patient"])
    return replace(case, **update)


def _delivered(patient: Patient) -> Patient:
    """The patient, of whom no pregnancy lasts for ever."""
    weeks: Any = patient.gestation_weeks
    low, high = bounds(weeks)
    if low > _LAST_WEEK:
        return replace(patient, pregnant=False, gestation_weeks=None)
    return replace(patient, gestation_weeks=span(low, min(high, _LAST_WEEK)))


def _moved(value: float | Span, passed: float) -> float | Span:
    """A duration that has run on."""
    if isinstance(value, Span):
        return Span(round(value.low + passed, 2), round(value.high + passed, 2))
    return round(value + passed, 2)
