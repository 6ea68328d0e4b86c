"""The days of a road as bars of characters below one axis."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from allcli.plan.results import PlannedRoad
from allcli.triage.road_days import DateSpan

SHORTEST = 28  # days that an axis has at least
TICK = 8  # columns that a month needs


class DayAxis(NamedTuple):
    """A day for every column: the first, and how many days a column stands for."""

    first: date
    days: float
    width: int

    def column(self, day: date) -> int:
        """Where a day is."""
        return min(int((day - self.first).days / self.days), self.width - 1)

    def heading(self) -> str:
        """The months at their beginnings, as many as have room.

        The first and January have the year; "Mar 26" would be read as a day.
        """
        cells = list(" " * self.width)
        end, free = self.first + timedelta(self.days * self.width), 0
        for day in _months(self.first, end):
            words = f"|{day:%b %Y}" if free == 0 or day.month == 1 else f"|{day:%b}"
            at = self.column(day)
            if at >= free and at + len(words) <= self.width:
                cells[at : at + len(words)] = words
                free = at + max(TICK, len(words) + 1)
        return "".join(cells).rstrip()


def axis_of(days: Sequence[date], width: int) -> DayAxis:
    """The axis from the first of some days on which all of them have room."""
    first = min(days)
    length = max((max(days) - first).days, SHORTEST)
    return DayAxis(first, (length + 1) / width, width)


def _months(first: date, end: date) -> Iterator[date]:
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if (day := date(year, month, 1)) >= end:
            return
        yield day


def bars(road: PlannedRoad, axis: DayAxis) -> Iterator[tuple[str, str]]:
    """The two clocks of a road, each with its label: the leukaemia, and the donor."""
    gate = next((step.at for step in road.steps if step.kind == "gate"), None)
    cells = [" "] * axis.width
    if gate:
        _fill(cells, axis, road.steps[0].at.earliest, gate.earliest, "=")
    _fill(cells, axis, gate.earliest if gate else axis.first, road.end.earliest, "-")
    if gate:
        _fill(cells, axis, gate.earliest, gate.latest or gate.earliest, "g")
    _window(cells, axis, road.end)
    yield "disease", "".join(cells).rstrip()
    if road.donor:
        cells = [" "] * axis.width
        _fill(cells, axis, axis.first, road.donor.earliest, "~")
        _window(cells, axis, road.donor)
        yield "donor", "".join(cells).rstrip()


def _fill(cells: list[str], axis: DayAxis, start: date, end: date, mark: str) -> None:
    for column in range(axis.column(start), axis.column(end) + (mark == "g")):
        cells[column] = mark


def _window(cells: list[str], axis: DayAxis, at: DateSpan) -> None:
    """The days on which something may come; the usual one, if it is known."""
    latest = axis.column(at.latest) if at.latest else axis.width - 1
    for column in range(axis.column(at.earliest), latest):
        cells[column] = "." if cells[column] == " " else cells[column]
    cells[axis.column(at.earliest)] = "["
    cells[latest] = "]" if at.latest else ">"
    if at.usual:
        cells[axis.column(at.usual)] = "*"
