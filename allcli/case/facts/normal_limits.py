"""Upper limits of normal: between which bounds laboratories print them.

Limits of ALT differ two-fold within one network (Neuschwander-Tetri, Arch Intern Med 2008;168:663)
and from 24 to 59 U/L between populations (World J Methodol 2016;6:93); those of LDH from 199 in
adults (UC Irvine, 2021) to 450 U/L in the first year (insert of DiaSys LDH 21 IFCC). The ranges
here are wider than any that was found; alkaline phosphatase reaches about 500 U/L in growth. A
limit beyond its range is taken for a slip, and not used.
"""

from math import inf

from allcli.case.calculators.scale import Measured, bounds
from allcli.case.plausible import USUAL
from allcli.case.span import Span, WithinLimits, span

LIMITS: dict[str, tuple[float, float]] = {
    "bilirubin": (0.8, 1.5),  # mg/dL
    "ast": (20, 80),  # U/L
    "alt": (20, 80),
    "alp": (80, 500),
    "ldh": (180, 500),
}
RECKONED_BACK = ("bilirubin",)  # from its multiples, by all the limits that there are
UNITS = dict.fromkeys(LIMITS, "U/L") | {"bilirubin": "mg/dL"}


def usable(test: str, uln: Measured) -> Measured:
    """A stated limit as far as a laboratory can have it; None when it is left out, or a slip."""
    if uln is None:
        return None
    low, high = bounds(uln)
    least, most = LIMITS[test]
    if low > most or high <= 0 or (test in RECKONED_BACK and high < least):
        return None
    return span(max(low, least) if test in RECKONED_BACK else low, min(high, most))


def multiple(test: str, level: Measured, uln: Measured) -> Measured:
    """A level in multiples of its limit; without the limit, at least those of the highest there is.

    So that a level without its limit may bar an option, but never clears one.
    """
    if level is None or isinstance(level, WithinLimits):
        return None if level is None else Span(0.0, 1.0)
    low, high = bounds(level)
    known = usable(test, uln)
    if known is None and low > USUAL[f"labs.{test}"].high:
        return None  # more likely another unit
    least, most = (0.0, LIMITS[test][1]) if known is None else bounds(known)
    lowest = round(low / most, 9)
    highest = round(high / least, 9) if least > 0 else inf
    return None if (lowest, highest) == (0, inf) else span(lowest, highest)


def level_of(test: str, multiples: Measured, uln: Measured) -> Measured:
    """Between which levels multiples of a limit lie, by that limit or by all that there are."""
    if multiples is None:
        return None
    low, high = bounds(multiples)
    known = usable(test, uln)
    least, most = LIMITS[test] if known is None else bounds(known)
    return span(round(low * least, 9), round(high * most, 9))


def assumed(test: str, level: Measured) -> tuple[float, float]:
    """The multiples that a level has by the highest and by the lowest limit there is."""
    low, high = bounds(level) if level is not None else (0.0, 0.0)
    least, most = LIMITS[test]
    return low / most, high / least
