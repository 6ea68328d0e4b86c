"""Dates as people know them: a day, a month or a year; and the time between two of them."""

from datetime import date, timedelta
from typing import NamedTuple

from allcli.case.span import Span, span
from allcli.override import override

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)  # the days that a case or a command may name


class PartialDate(NamedTuple):
    """Some day from `first` to `last`, both included; one day when they are the same."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2019`, `2019-03` or `2019-03-14`; raises ValueError for anything else."""
        parts = text.split("-")
        digits = [len(part) for part in parts if part.isdecimal()]
        if len(digits) < len(parts) or digits not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(text)
        year, *rest = map(int, parts)
        if not rest:
            return cls(date(year, 1, 1), date(year, 12, 31))
        month, *day = rest
        if not day:
            return cls(date(year, month, 1), _last(year, month))
        return cls(date(year, month, *day), date(year, month, *day))

    @override
    def __str__(self) -> str:
        """Write it back at the precision it was given."""
        if self.first == self.last:
            return self.first.isoformat()
        one_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return f"{self.first:%Y-%m}" if one_month else f"{self.first:%Y}"

    def surely_before(self, other: "PartialDate") -> bool:
        """Whether every day it may be lies before every day `other` may be."""
        return self.last < other.first


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:  # every month has it
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, _last(year, month + 1).day))


def _last(year: int, month: int) -> date:
    """The last day of a month; `calendar` knows it too, but is slow to import."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def months(start: date, end: date) -> float:
    """Calendar months from `start` to `end`; whole on the same day of the month, 0 if reversed."""
    if end <= start:
        return 0.0
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, whole) > end:
        whole -= 1
    since, until = add_months(start, whole), add_months(start, whole + 1)
    return whole + (end - since).days / (until - since).days


def months_between(start: PartialDate, end: PartialDate) -> float | Span:
    """Months from `start` to `end`: a span when either is imprecise."""
    if start.first == start.last and end.first == end.last:
        return months(start.first, end.first)
    return span(months(start.last, end.first), months(start.first, end.last))


def days_between(start: PartialDate, end: PartialDate) -> float | Span:
    """Days from `start` to `end`: a span when either is imprecise, never below 0."""
    return span(
        float(max((end.first - start.last) // timedelta(1), 0)),
        float(max((end.last - start.first) // timedelta(1), 0)),
    )
