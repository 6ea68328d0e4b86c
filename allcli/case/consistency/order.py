"""Dates in their order, and durations within the time that there was for them."""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.case.calculators.scale import bounds, written
from allcli.case.dates import PartialDate
from allcli.case.problems import Fault, Path
from allcli.case.span import Span

_ROUNDED = 1  # a month, or a day


class Most(NamedTuple):
    """The longest that something can have lasted, said with `{}` for its length."""

    said: str
    beside: tuple[Path, ...]
    unit: str = "months"


def after(later: object, earlier: object, path: Path, said: str, beside: Path) -> Iterator[Fault]:
    """A fault when `later` certainly lies before `earlier`."""
    if (
        isinstance(later, PartialDate)
        and isinstance(earlier, PartialDate)
        and later.surely_before(earlier)
    ):
        yield Fault(path, f"{later} lies before {said} ({earlier})", beside=(beside,))


def beyond(path: Path, stated: object, since: float | Span | None, most: Most) -> Iterator[Fault]:
    """A duration that was certainly longer than there was time for, give or take rounding."""
    if since is None or not isinstance(stated, int | float | Span):
        return
    longest = bounds(since)[1]
    if bounds(stated)[0] > longest + _ROUNDED:
        limit = most.said.format(f"{longest:.4g}")
        yield Fault(path, f"{written(stated)} {most.unit}, but {limit}", beside=most.beside)
