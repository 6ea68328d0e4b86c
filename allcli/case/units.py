"""Units: what is accepted for each kind of quantity, and the factor to our own unit.

Factors follow the consensus conversions (bilirubin 17.1, creatinine 88.4 umol/L per mg/dL;
magnesium has two charges and 2.43 mg/dL per mmol/L, a haem chain weighs 16.114 g/mmol); a unit that
is not listed is refused by name, never guessed from the size of the number.
"""

import re
from math import isfinite

from allcli.case.span import Span, bounded, span

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

_PER_LITRE = {
    "10*9/L": 1, "x10^9/L": 1, "10^9/L": 1, "x10*9/L": 1, "x10E9/L": 1, "10*3/uL": 1,
    "x10^3/uL": 1, "10^3/uL": 1, "x10E3/uL": 1, "K/uL": 1, "G/L": 1, "Gpt/L": 1,
    "x10^3/mm3": 1, "10^3/mm3": 1, "10*3/mm3": 1, "K/mm3": 1,
    "10*6/L": 1e-3, "x10^6/L": 1e-3, "10^6/L": 1e-3, "/uL": 1e-3, "/mm3": 1e-3,
    "{cells}/uL": 1e-3, "cells/uL": 1e-3, "cells/mm3": 1e-3,
}  # fmt: skip
_ENZYME = {"U/L": 1, "IU/L": 1, "[IU]/L": 1, "UI/L": 1, "E/L": 1, "ukat/L": 60, "nkat/L": 0.06}


def _spelt(factor: float, *spellings: str) -> dict[str, float]:
    return dict.fromkeys(spellings, factor)


# Our unit, then every accepted spelling (in any case) with the factor to our unit.
FACTORS: dict[str, dict[str, float]] = {
    "%": {"%": 1},
    "10*9/L": _PER_LITRE,
    "U/L": _ENZYME,
    "bilirubin mg/dL": {"mg/dL": 1, "umol/L": 1 / 17.1},
    "creatinine mg/dL": {"mg/dL": 1, "umol/L": 1 / 88.4},
    "x ULN": {"x ULN": 1, "xULN": 1, "ULN": 1},
    "years": {
        **_spelt(1, "years", "year", "yrs", "yr", "y", "y/o", "yo", "세"),  # 살 may be one more
        **_spelt(1 / 12, "months", "month", "mo", "개월"),
        **_spelt(7 / 365.25, "weeks", "week", "wk", "w", "주"),
        **_spelt(1 / 365.25, "days", "day", "d", "일"),
    },
    "months": {
        **_spelt(1, "months", "month", "mo", "개월"),
        **_spelt(12, "years", "year", "yrs", "yr", "y", "년"),
    },
    "days": {**_spelt(1, "days", "day", "d", "일"), **_spelt(7, "weeks", "week", "wk", "주")},
    "weeks": {
        **_spelt(1, "weeks", "week", "wk", "w", "주"),
        **_spelt(1 / 7, "days", "day", "d", "일"),
    },
    "kg": {"kg": 1, "kgs": 1, "g": 1e-3, "lb": 0.45359237, "[lb_av]": 0.45359237},
    "cm": {"cm": 1, "m": 100, "in": 2.54, "[in_i]": 2.54},
    "ms": {"ms": 1, "s": 1000},
    "g/dL": {"g/dL": 1, "g/L": 0.1},
    "haemoglobin g/dL": {"g/dL": 1, "g/L": 0.1, "mmol/L": 1.6114},
    "potassium mmol/L": {"mmol/L": 1, "mEq/L": 1, "mg/dL": 1 / 3.91},
    "magnesium mmol/L": {"mmol/L": 1, "mEq/L": 1 / 2, "mg/dL": 1 / 2.43},
    "mL/min": {"mL/min": 1, "mL/s": 60},
    "mg/m2": {"mg/m2": 1, "mg/m^2": 1},
    "mm Hg": {"mm Hg": 1, "mmHg": 1},
    "/min": {"/min": 1, "bpm": 1},
    "": {},
}
# Limits that are published in both units, rounded: a value in the second is held against the limit
# in the second. Bilirubin: EBMT 2016, mohty-2016; 17 umol/L is the 1 mg/dL that they are multiples
# of.
PRINTED: dict[str, tuple[tuple[float, float], ...]] = {
    "bilirubin mg/dL": ((1, 17), (2, 34), (3, 51), (5, 85), (8, 136)),
}
# What else is read, and not listed where units are.
_ALSO: dict[str, dict[str, float]] = {
    "10*9/L": {
        **_spelt(
            1,
            "/nL",
            "thou/uL",
            "thou/mm3",
            "tsd/uL",
            "tsd./uL",
            "10E9/L",
            "10E3/uL",
            "k",
            "*10^9/L",
            "*10^3/uL",
            "10^3/mm^3",
            "thou",
            "tsd",
            "tsd.",
            "千/uL",
            "천/uL",
        ),
        # per microlitre in hundreds and ten thousands, as East Asian laboratories count
        **_spelt(0.1, "10^2/uL", "x10^2/uL", "百/uL", "백/uL"),
        **_spelt(10, "10^4/uL", "x10^4/uL", "*10^4/uL", "万/uL", "万", "만/uL", "만"),
        **_spelt(1e-3, "/mm^3", "/cumm", "/cmm", "cells/cumm"),
        **_spelt(
            100,
            "lakh",
            "lac",
            "lac/cumm",
            "lakh/uL",
            "lakhs/uL",
            "lakh/cumm",
            "lakhs/cumm",
            "lakh/mm3",
            "lakhs/mm3",
        ),
    },
    "U/L": {"microkat/L": 60, "nanokat/L": 0.06, "mU/mL": 1},
    "bilirubin mg/dL": {"mg/L": 0.1, **_spelt(1 / 17.1, "micromol/L", "mcmol/L")},
    "creatinine mg/dL": {
        "mg/L": 0.1,
        "mmol/L": 1000 / 88.4,
        **_spelt(1 / 88.4, "micromol/L", "mcmol/L"),
    },
    "haemoglobin g/dL": {"g%": 1},
    "g/dL": {"g%": 1},
    "years": {
        **_spelt(
            1,
            "y.o.",
            "years old",
            "Jahre alt",
            "歳",
            "才",
            "Jahre",
            "Jahr",
            "J",
            "ans",
            "an",
            "años",
            "anni",
            "年",
        ),
        **_spelt(1 / 12, "か月", "ヶ月", "カ月", "ヵ月", "Monate", "Monat", "mois", "meses", "mos"),
        **_spelt(7 / 365.25, "週", "週間", "Wochen", "wks"),
        **_spelt(1 / 365.25, "Tage", "jours"),
    },
    "months": {
        **_spelt(1, "か月", "ヶ月", "カ月", "ヵ月", "Monate", "Monat", "mois", "meses", "mos"),
        **_spelt(12, "年", "Jahre", "Jahr", "ans"),
        **_spelt(7 / 30.4375, "weeks", "week", "wks", "wk", "주", "週", "Wochen"),
        **_spelt(1 / 30.4375, "days", "day", "d", "일", "日", "Tage"),
    },
    "days": _spelt(1, "Tage", "jours"),
    "ms": {"msec": 1, "sec": 1000},
}
_READ = {
    unit: {
        "".join(spelling.lower().split()): factor
        for spelling, factor in {**spellings, **_ALSO.get(unit, {})}.items()
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
