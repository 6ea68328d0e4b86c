"""When a record is in force: between its dates, of which some are not precise."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from allcli.case.dates import PartialDate
from allcli.rulebook.model import Access, Criterion
from allcli.rulebook.truth import Truth


def in_force(record: Criterion | Access, day: date) -> Truth:
    """Whether a record is in force on a day; unknown inside an imprecise month or year.

    It is unknown, too, before a day that is only the latest on which a row can have begun.
    """
    if isinstance(record, Criterion):
        begun = record.since is None or day >= record.since
        return begun and (record.until is None or day <= record.until)
    if record.until and day > _date(record.until).last:
        return False
    begins = _date(record.since)
    if day < begins.first:
        return None if record.at_latest else False
    return True if day >= begins.last else None


def turning_days(records: Iterable[Criterion | Access]) -> Iterator[date]:
    """Every day on which a record may begin, or has just ended."""
    for record in records:
        if isinstance(record, Criterion):
            begins, ends = record.since, record.until
        else:
            first = _date(record.since)
            yield first.first
            begins, ends = first.last, _date(record.until).last if record.until else None
        if begins:
            yield begins
        if ends:
            yield ends + timedelta(1)


def start_of(days: Sequence[date], day: date) -> date:
    """The last of some days, in order, that is not after a day; the first where all are."""
    return days[max(bisect_right(days, day) - 1, 0)]


@cache
def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)
