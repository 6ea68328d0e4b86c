"""Dates as an export writes them, read at the precision that they have."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from allcli.case.problems import found

DAYS = (date(1999, 12, 31), date(2026, 3, 14))
_WITH_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)


class DateFormError(ValueError):
    """A date that the forms read in several ways; its text says which."""


@cache
def precision(form: str) -> int:
    """How much of a date a form gives back: 3 for a day, 2 for a month, 1 for a year, else 0."""
    try:
        read = [datetime.strptime(f"{day:{form}}", form).date() for day in DAYS]
    except (ValueError, re.error):
        return 0
    for parts in (3,) if "%d" in form else (3, 2, 1):  # a day that is not given back is lost
        if all(_cut(day, parts) == _cut(back, parts) for day, back in zip(DAYS, read, strict=True)):
            return parts
    return 0


def _cut(day: date, parts: int) -> str:
    """The day, its month, or its year, as a case writes them."""
    return day.isoformat()[: {3: 10, 2: 7, 1: 4}[parts]]


def as_iso(cell: str, forms: Sequence[str]) -> str:
    """The date as a case writes it, or as it stands where no form reads it.

    Raises DateFormError.
    """
    timed = _WITH_TIME.fullmatch(cell)
    if timed:
        return timed[1]
    read = dict.fromkeys(day for form in forms if (day := _read(cell, form)))
    if len(read) > 1:
        raise DateFormError(f"{found(cell)} may be {' or '.join(read)} by the forms of the map")
    return next(iter(read), cell)


def _read(cell: str, form: str) -> str:
    try:
        day = datetime.strptime(cell, form).date()
    except ValueError:
        return ""
    if "%y" in form and day > date.today():  # 68 is 1968: what is recorded has happened
        day = day.replace(year=day.year - 100)
    return _cut(day, precision(form))
