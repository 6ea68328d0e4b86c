"""Cut-offs: which of them a number passes, and so which step of a scale it stands on."""

from collections.abc import Iterable
from math import inf
from typing import Literal, NamedTuple

from allcli.case.span import Span, span
from allcli.override import override

Measured = float | Span | None


class Cut(NamedTuple):
    """One gap-free cut-off; `sign` says on which side the limit itself falls."""

    sign: Literal["<", "<=", ">", ">="]
    limit: float

    @override
    def __str__(self) -> str:
        """As a table prints it: `≥ 2`."""
        return f"{self.sign.replace('<=', '≤').replace('>=', '≥')} {self.limit:g}"


class Steps(NamedTuple):
    """The lowest and the highest step of a scale that are possible."""

    low: int
    high: int


def passes(value: Measured, cut: Cut) -> bool | None:
    """Whether a number lies beyond a cut-off; None when that is not certain."""
    if value is None:
        return None
    # 51.3 umol/L of bilirubin is 3 mg/dL, but 2.9999999999999996 in floating point. A span's bounds
    # stay as they are: `< 3` already ends one floating-point step below the limit.
    number = value if isinstance(value, Span) else round(value, 9)
    match cut.sign:
        case "<":
            return number < cut.limit
        case "<=":
            return number <= cut.limit
        case ">":
            return number > cut.limit
        case ">=":
            return number >= cut.limit


def place(value: Measured, cuts: Iterable[Cut]) -> Steps:
    """How many of the cut-offs, mildest first, a number passes."""
    passed = [passes(value, cut) for cut in cuts]
    return Steps(passed.count(True), len(passed) - passed.count(False))


def bounds(value: float | Span) -> tuple[float, float]:
    """The least and the most that a number may be."""
    return (value.low, value.high) if isinstance(value, Span) else (value, value)


def narrower(stated: Measured, derived: Measured) -> Measured:
    """What two tellings of one number leave of it together.

    Where they differ by rounding, what is derived, which is not rounded: its nearest end.
    """
    if stated is None or derived is None:
        return derived if stated is None else stated
    (low, high), (least, most) = bounds(stated), bounds(derived)
    return span(min(max(low, least), most), max(min(high, most), least))


def exact(value: Measured) -> bool:
    """Whether the number is known, and not only to lie between two bounds."""
    return value is not None and not isinstance(value, Span)


def ratio(value: Measured, divisor: Measured) -> Measured:
    """One number as a multiple of another, such as the upper limit of normal.

    None when either is unknown, or the divisor may be 0.
    """
    if value is None or divisor is None:
        return None
    (low, high), (least, most) = bounds(value), bounds(divisor)
    if least <= 0:
        return None
    return _computed(low / most, high / least)


def product(value: Measured, factor: Measured) -> Measured:
    """Two numbers that are not negative, multiplied; None when either is unknown."""
    if value is None or factor is None:
        return None
    (low, high), (least, most) = bounds(value), bounds(factor)
    return _computed(low * least, high * most)


def difference(value: Measured, base: Measured) -> Measured:
    """How far one number lies above another; None when either is unknown."""
    if value is None or base is None:
        return None
    (low, high), (least, most) = bounds(value), bounds(base)
    return _computed(low - most, high - least)


def _computed(low: float, high: float) -> float | Span:
    """A span without floating-point noise at its ends, or a cut-off there would be missed."""
    return span(round(low, 9), round(high, 9))


def written(value: float | Span) -> str:
    """A number as a reader writes it: `3`, `2 to 4`, `0 to below 2`, `at least 8`."""
    low, high = bounds(value)
    if low == high:
        return _short(low)
    start = f"above {_short(round(low, 9))}" if low > round(low, 9) else _short(low)
    if high == inf:
        return start if start.startswith("above") else f"at least {start}"
    end = f"below {_short(round(high, 9))}" if high < round(high, 9) else _short(high)
    return f"{start} to {end}"


def _short(number: float) -> str:
    """Two places behind the point say what a quotient is; whole numbers stay whole."""
    digits = 3 if 1 <= abs(number) < 10 else 4
    return f"{number:.{digits}g}" if abs(number) < 1000 else f"{number:g}"
