"""When a record is in force: between its dates, of which some are not precise."""

from datetime import date
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


@cache
def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)
