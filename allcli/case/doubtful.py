"""Numbers that are possible, but look like a slip of the unit."""

from collections.abc import Iterator

from allcli.case.calculators.scale import Cut, bounds, passes, written
from allcli.case.facts.normal_limits import LIMITS, UNITS, assumed, multiple, usable
from allcli.case.facts.patient import age_years
from allcli.case.facts.reading import value
from allcli.case.fields import Number
from allcli.case.files.forms import form_at
from allcli.case.model import Case
from allcli.case.plausible import SIZES, USUAL
from allcli.case.problems import Path
from allcli.case.span import Span, WithinLimits
from allcli.case.written import written_in

Doubt = tuple[Path, str]


def unusual(case: Case) -> Iterator[Doubt]:
    """Every number outside its usual range, with what may have been meant."""
    for name, path, number in written_in(case):
        usual = USUAL.get(name)
        if usual is None or not isinstance(number, int | float | Span):
            continue
        low, high = _stated_ends(name, number)
        is_low = 0 < low < usual.low
        if is_low or high > usual.high:
            hint = usual.too_low if is_low else usual.too_high
            said = f"{written(number)} {form_at(name).unit}".strip()
            yield path, f"{said} is unusual{f': {hint}' if hint else ''}"


def _stated_ends(name: str, number: float | Span) -> tuple[float, float]:
    """The number, or the ends of a range; of a bound such as `< 500` only the end that is told."""
    low, high = bounds(number)
    rule = form_at(name).rule if isinstance(number, Span) else None
    if isinstance(rule, Number):
        return (0 if low == rule.low else low), (0 if high == rule.high else high)
    return low, high


def odd_sizes(case: Case) -> Iterator[Doubt]:
    """A weight or a height that few have at this age."""
    age = age_years(case)
    if age is None:
        return
    youngest, oldest = bounds(age)
    sizes = [size for size in SIZES if size.from_years <= oldest and youngest < size.below_years]
    for name, unit in (("weight_kg", "kg"), ("height_cm", "cm")):
        stated, usual = value(getattr(case.patient, name)), USUAL[f"patient.{name}"]
        if stated is None:
            continue
        least = min(getattr(size, name)[0] for size in sizes)
        most = max(getattr(size, name)[1] for size in sizes)
        low, high = bounds(stated)
        is_odd_at_any_age = high < usual.low or low > usual.high
        if not is_odd_at_any_age and (high < least or low > most):
            yield ("patient", name), f"{written(stated)} {unit} is unusual at {written(age)} years"


def without_limit(case: Case) -> Iterator[Doubt]:
    """Levels whose upper limit of normal is not given, and how they are then taken."""
    for test, (least, most) in LIMITS.items():
        level, uln = (value(getattr(case.labs, name)) for name in (test, f"{test}_uln"))
        if (
            level is None
            or isinstance(level, WithinLimits)
            or value(getattr(case.labs, f"{test}_x_uln")) is not None
        ):
            continue
        if usable(test, uln) is not None:
            continue
        lacking = "with a limit that no laboratory has" if uln else "without its upper limit"
        unit = UNITS[test]
        shown = f"{round(level, 2):g}" if isinstance(level, int | float) else written(level)
        said = f"{_LABELS[test]} {shown} {unit} given {lacking}"
        if multiple(test, level, None) is not None:
            low, high = assumed(test, level)
            yield (
                ("labs", test),
                (
                    f"{said}: {low:.2g} to {high:.2g} x ULN by limits of {least:g} to {most:g} "
                    f"{unit}, taken as at least {low:.2g}"
                ),
            )
        elif bounds(level)[0] == 0:
            yield ("labs", test), f"{said}: not used in multiples of it"


def limits_of_adults(case: Case) -> Iterator[Doubt]:
    """Limits that are printed for adults, given for a child.

    From 1 to 12 years ALT is normal to 30 or 44 U/L (World J Methodol 2016;6:93); alkaline
    phosphatase, high in growth, was not found as a table: its bound is an inference.
    """
    age = age_years(case)
    if age is None or bounds(age)[0] < 1 or bounds(age)[1] >= 13:
        return
    for test, is_adult in (("alt", Cut(">", 50)), ("alp", Cut("<", 200))):
        uln = value(getattr(case.labs, f"{test}_uln"))
        if passes(uln, is_adult):
            said = f"a limit of {written(uln)} U/L is an adult's: is it that of the child's age?"
            yield ("labs", f"{test}_uln"), said


_LABELS = {"bilirubin": "bilirubin", "ast": "AST", "alt": "ALT", "alp": "ALP", "ldh": "LDH"}
