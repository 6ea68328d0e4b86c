"""Days as a span: the shortest, the usual and the longest that something takes."""

from collections.abc import Iterable
from typing import NamedTuple, Self


class DaySpan(NamedTuple):
    """Days from a start: at least `low`, as a rule `usual`, at most `high`, where known."""

    low: int
    usual: int | None
    high: int | None

    def plus(self, other: Self) -> Self:
        """One after the other."""
        return type(self)(self.low + other.low, _sum(self.usual, other.usual),
                          _sum(self.high, other.high))  # fmt: skip

    def and_also(self, other: Self) -> Self:
        """Both at once: what is ready when the later is."""
        return type(self)(max(self.low, other.low), _later(self.usual, other.usual),
                          _later(self.high, other.high))  # fmt: skip


NO_TIME = DaySpan(0, 0, 0)


def spanning(spans: Iterable[DaySpan]) -> DaySpan:
    """One of several, whichever: from the shortest to the longest, usual where it is one."""
    listed = list(dict.fromkeys(spans))
    if len(listed) == 1:
        return listed[0]
    highs = [span.high for span in listed]
    known = [high for high in highs if high is not None]
    return DaySpan(
        min(span.low for span in listed), None, max(known) if len(known) == len(highs) else None
    )


def _sum(days: int | None, more: int | None) -> int | None:
    return None if days is None or more is None else days + more


def _later(days: int | None, others: int | None) -> int | None:
    return None if days is None or others is None else max(days, others)
