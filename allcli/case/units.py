"""Numbers with their unit, read into our own.

A unit that is not listed is refused by name, never guessed from the size of the number.
"""

import re
from math import isfinite

from allcli.case.span import Span, bounded, span
from allcli.case.unit_factors import ALSO, FACTORS, PRINTED

# compiled with the first text that is read, as are other patterns that few cases need
_TEXT = r"(<=|>=|<|>|≤|≥)?\s*(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(\S.*)?$"
_RANGE = (
    r"(\d+(?:\.\d+)?)\s*%?\s*(?:-|–|—|to)\s*"
    r"(\d+(?:\.\d+)?(?:\s+10[*^]\d.*|\s*[^\d\s].*|\s*))$"  # a unit may begin with a 10
)
# 1 x 10^-3, < 10^-4, < 10-4; without any sign, 10-4, it may be a range, and so may > 10-20
_POWER = (
    r"(?P<sign>[<>]=?|[≤≥])?\s*"
    r"(?:(?P<of>\d+(?:\.\d+)?)\s*[x×*]\s*10\s*\^?|10\s*\^|"
    r"(?(sign)10(?=\s*[-−]\s*[1-9]\s*$)|(?!)))"
    r"\s*[-−]\s*(?P<power>\d{1,2})\s*$"
)
_FLATTENED = r"^x10([369])/"  # a power whose exponent was printed high and copied low: x109/L
_YEARS_AND_MONTHS = (
    r"(\d{1,3})\s*(?:y|yrs?|years?|세|歳|才|Jahre?|J)[\s,]*(?:(?:and|und)\s+)?"
    r"(\d{1,2})\s*(?:m|mos?|months?|개월|[かヶカヵ]月|Monate?|M)"
)
_ONE_POWER = r"\d+(?:\.\d+)?e-\d+|(?:\d+(?:\.\d+)?\s*[x×*]\s*)?10\s*\^\s*[-−]\s*\d{1,2}"
_POWERS = rf"(?i)({_ONE_POWER})\s*(?:-|–|—|to)\s*({_ONE_POWER})"
_TEN_TO_THE = r"(?:[<>]=?|[≤≥])?\s*10[eE]-(\d+)\s*$"  # of 10e-4, 1e-3 is read and 1e-4 meant
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_PLAIN_SIGNS = str.maketrans("µμ×²％", "uux2%")
_LONGEST = 60  # no number with a unit is longer, and the pattern would be slow
_WORDS = {"≤": "<=", "≥": ">="}

_READ = {
    unit: {
        "".join(spelling.lower().split()): factor
        for spelling, factor in {**spellings, **ALSO.get(unit, {})}.items()
    }
    for unit, spellings in FACTORS.items()
}
_SUBSTANCES = ("bilirubin ", "creatinine ", "haemoglobin ", "potassium ", "magnesium ")


_THOUSAND = 3  # digits that stand behind a point, or comma, that sets off thousands


class UnitError(ValueError):
    """A quantity that cannot be read; its text says what is allowed."""


def shown(unit: str) -> str:
    """The unit as a reader writes it: `mg/dL` for both `bilirubin mg/dL` and `creatinine mg/dL`."""
    return unit.partition(" ")[2] if unit.startswith(_SUBSTANCES) else unit


def read_quantity(text: str, unit: str, low: float, high: float) -> float | Span:
    """A text such as `"31 umol/L"` or `"< 0.01 %"` as a number, or a span, in `unit`.

    `low` and `high` close the open end of a comparison. Raises UnitError.
    """
    written = text.strip()
    if len(written) > _LONGEST:
        raise UnitError(f"a number in {shown(unit)}" if unit else "a number")
    ten = re.match(_TEN_TO_THE, written) if unit == "%" else None
    if ten:
        power = int(ten[1])
        raise UnitError(f'a share: write "1e-{power}" for 10 to the power of minus {power}')
    powers = re.fullmatch(_POWERS, _with_power(written)) if unit == "%" else None
    if powers:
        return _from_to(powers[1], powers[2], unit, low, high)
    written = _plain(written, unit)
    ends = re.match(_RANGE, written)
    if ends:
        return _between(ends[1], ends[2], unit, low, high)
    match = re.match(_TEXT, written)
    if not match:
        raise UnitError(f"a number in {shown(unit)}" if unit else "a number")
    comparator, digits, spelling = match.groups()
    if spelling and spelling.startswith(","):  # 1,100 is a thousand to some and one to others
        raise UnitError(f"a number with a decimal point, not a comma{_with_point(written)}")
    is_fraction = unit == "%" and not spelling and re.search("[eE]-", digits)  # of all cells
    factor = 100.0 if is_fraction else _factor(spelling, unit)
    if unit == "10*9/L" and factor < 1 and len(digits.partition(".")[2]) == _THOUSAND:
        whole = digits.replace(".", "")
        raise UnitError(f'a whole number of cells: write "{whole}" if that is meant')
    value = _converted(float(digits), factor, unit)
    if not isfinite(value):
        raise UnitError("a finite number")
    if not comparator:
        return value
    return bounded(_WORDS.get(comparator, comparator), value, low, high)


def _plain(text: str, unit: str) -> str:
    """Without the word for completed years, as all ages here are, and a power as a number."""
    if unit == "years":
        text = re.sub(r"^만\s*(?=\d)", "", text)
        parts = re.fullmatch(_YEARS_AND_MONTHS, text, re.I)
        return f"{int(parts[1]) * 12 + int(parts[2])} months" if parts else text
    if unit == "%":
        one_in = re.fullmatch(r"1\s*(?:/|:|in)\s*(10{2,7})", text.replace(",", ""))
        text = f"10^-{len(one_in[1]) - 1}" if one_in else text
    power = re.match(_POWER, _with_power(text)) if unit == "%" else None
    if power:  # a fraction, as laboratories report residual disease
        return f"{power['sign'] or ''}{power['of'] or 1}e-{power['power']}"
    return text


def _with_power(text: str) -> str:
    """`10⁻³` as `10^-3`."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda raised: f"^{raised[0].translate(_RAISED)}", text)


def _factor(spelling: str | None, unit: str) -> float:
    """What a number in this unit is multiplied by."""
    if not spelling:
        return 1.0
    key = spelling.translate(_PLAIN_SIGNS).lower()
    key = "".join(key.split())
    if unit == "10*9/L":
        key = re.sub(_FLATTENED, r"x10^\1/", _with_power(key))
    if key.startswith("^") and unit == "10*9/L":
        raise UnitError('a number written out, such as "10000 /uL"')
    if key not in _READ[unit]:
        spellings = ", ".join(FACTORS[unit])
        raise UnitError(f"one of the units {spellings}" if spellings else "no unit")
    return _READ[unit][key]


def disagree(first: str, second: str, unit: str) -> bool:
    """Whether two spellings of what is measured in `unit` stand for different units."""
    try:
        return _factor(first, unit) != _factor(second, unit)
    except UnitError:  # of a spelling that is not known, nobody knows
        return False


def _converted(number: float, factor: float, unit: str) -> float:
    """The number in `unit`; a limit that is printed in both units is the same in both."""
    value = round(number * factor, 12)  # 51.3 umol/L is 3 mg/dL, not a hair less
    for limit, printed in PRINTED.get(unit, ()) if factor != 1 else ():
        if value <= limit and number >= printed:
            return float(limit)
    return value


def _between(first: str, second: str, unit: str, low: float, high: float) -> Span:
    """`20-40 years`: from the first to the second, in the unit that stands last."""
    most = read_quantity(second, unit, low, high)
    spelling = re.sub(r"^[\d.]+\s*", "", second)
    least = read_quantity(f"{first} {spelling}".strip(), unit, low, high)
    if isinstance(most, Span) or isinstance(least, Span) or least > most:
        turned = f'write "{second.removesuffix(spelling).strip()}-{first} {spelling}'.rstrip() + '"'
        power = f' if that is meant, or "10^-{second}" for a power of ten'
        is_power = unit == "%" and first == "10" and second.isdecimal()
        raise UnitError(
            f"a range from the lower to the higher number: {turned}{power if is_power else ''}"
        )
    return Span(least, most)


def _from_to(first: str, second: str, unit: str, low: float, high: float) -> float | Span:
    """`1e-4 - 1e-3`: two fractions, in either order."""
    ends = [read_quantity(text, unit, low, high) for text in (first, second)]
    numbers = sorted(end for end in ends if not isinstance(end, Span))
    return span(numbers[0], numbers[-1])


def _with_point(text: str) -> str:
    """How a number with a comma is written with a point, and as a thousand where it may be one."""
    comma = re.match(r"\D*(\d+),(\d+)(?![\d,])", text)
    if not comma:
        return ""
    rest = text[comma.end() :].rstrip()
    thousand = f'"{comma[1]}{comma[2]}{rest}" or ' if len(comma[2]) == _THOUSAND else ""
    return f': write {thousand}"{comma[1]}.{comma[2]}{rest}" if that is meant'
