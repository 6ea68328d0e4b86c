"""A number known only to lie between two bounds, and a list known only in part."""

from dataclasses import dataclass
from math import inf, nextafter


@dataclass(frozen=True, slots=True)
class Span:
    """Every value from `low` to `high`, both included; comparisons answer True, False or None.

    None means that some values in the span pass and others do not. A duration between imprecise
    dates, a laboratory result such as `< 0.01 %` and a grade with organs missing are spans.
    """

    low: float
    high: float

    def __lt__(self, limit: float) -> bool | None:
        return True if self.high < limit else None if self.low < limit else False

    def __le__(self, limit: float) -> bool | None:
        return True if self.high <= limit else None if self.low <= limit else False

    def __gt__(self, limit: float) -> bool | None:
        return True if self.low > limit else None if self.high > limit else False

    def __ge__(self, limit: float) -> bool | None:
        return True if self.low >= limit else None if self.high >= limit else False

    def is_value(self, value: float) -> bool | None:
        """Whether the number is `value`; `==` stays the equality of spans."""
        if self.low == self.high:
            return self.low == value
        return None if self.low <= value <= self.high else False


class WithinLimits(Span):
    """A value that a laboratory called normal, whatever its limits are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PartlyListed:
    """A list of which these entries are known, and others may be there too."""

    words: tuple[str, ...]

    def has(self, word: str) -> bool | None:
        """Whether the list holds a word; never certainly not."""
        return True if word in self.words else None


def partly_listed(words: tuple[str, ...]) -> "PartlyListed | None":
    """A list that may hold more; of which nothing is known where it is empty."""
    return PartlyListed(words) if words else None


def span(low: float, high: float) -> "float | Span":
    """The number itself when both bounds agree."""
    return low if low == high else Span(low, high)


def bounded(comparator: str, limit: float, low: float, high: float) -> Span:
    """The span that `< limit`, `<= limit`, `> limit` or `>= limit` leaves of `low` to `high`."""
    return {
        "<": Span(low, nextafter(limit, -inf)),
        "<=": Span(low, limit),
        ">": Span(nextafter(limit, inf), high),
        ">=": Span(limit, high),
    }[comparator]
