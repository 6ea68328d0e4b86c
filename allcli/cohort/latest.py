"""Which of the values counts that several rows give for one field of a patient."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.problems import found
from allcli.cohort.cells import RowCells, cell_at
from allcli.cohort.date_forms import DateFormError, as_iso
from allcli.cohort.mapping import Map


class Joining(NamedTuple):
    """The columns by which the rows of a patient are joined, by their places."""

    by: int
    number: int | None
    date: int | None
    within_days: int | None
    forms: tuple[str, ...]


class RowValue(NamedTuple):
    """A value that a row gives, with its line and the day of the row where it has one."""

    line: int
    value: Any
    day: PartialDate | None = None


class Chosen(NamedTuple):
    """The value that counts, what was left out and why, or why none can be chosen."""

    value: Any = None
    left_out: tuple[tuple[int, str], ...] = ()
    fault: str = ""


def joining(index: dict[str, int], made: Map) -> Joining | None:
    """How the rows of a patient are joined under a header."""
    join = made.join
    if join is None:
        return None
    return Joining(
        index[join.by],
        index[join.number] if join.number else None,
        index[join.date] if join.date else None,
        join.within_days,
        made.layout.date,
    )  # fmt: skip


def day_of(how: Joining | None, cells: RowCells) -> PartialDate | None:
    """The day of a row, where it has one that can be read."""
    if how is None or how.date is None:
        return None
    try:
        return PartialDate.parse(as_iso(cell_at(cells, how.date), how.forms))
    except (DateFormError, ValueError):
        return None


def chosen(given: Sequence[RowValue], how: Joining | None, within: int | None, on: date) -> Chosen:
    """The latest value on the day of the decision; without dates all must be the same."""
    if how is None or how.date is None:
        return _agreed(given)
    within = within if within is not None else how.within_days
    if within is None and not any(candidate.day for candidate in given):
        return _agreed(given)  # as the form of the baseline, which has no visit
    usable: list[RowValue] = []
    left_out: list[tuple[int, str]] = []
    for candidate in given:
        why = _unusable(candidate, within, on)
        if why:
            left_out.append((candidate.line, f"the value {candidate.value} {why}: not used"))
        else:
            usable.append(candidate)
    last = max((candidate.day.first for candidate in usable if candidate.day), default=None)
    latest = [
        candidate for candidate in usable if candidate.day and last and candidate.day.last >= last
    ]
    made = _agreed(latest)
    # an old value behind a new one is not missed
    missed = () if usable else tuple(left_out)
    return made._replace(left_out=missed)


def last_visit(given: Sequence[RowValue]) -> list[RowValue]:
    """Of the days of the rows themselves the last; all where one cannot be read."""
    days = [candidate.day.first for candidate in given if candidate.day]
    if len(days) < len(given):
        return list(given)
    return [given[days.index(max(days))]]


def _unusable(given: RowValue, within: int | None, on: date) -> str:
    if given.day is None:
        return "has no date that can be read"
    if given.day.first > on:
        return f"of {given.day} is later than {on}"
    if within is not None and given.day.first < on - timedelta(within):
        return f"of {given.day} is older than {within} days on {on}"
    return ""


def _agreed(given: Sequence[RowValue]) -> Chosen:
    """The one value that all of them give."""
    if not given:
        return Chosen()
    if any(candidate.value != given[0].value for candidate in given):
        values = ", ".join(
            f"{found(str(candidate.value))} (line {candidate.line})" for candidate in given[:4]
        )
        return Chosen(fault=f"rows of one patient disagree: {values}")
    return Chosen(given[0].value)
