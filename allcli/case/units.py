"""Units: what is accepted for each kind of quantity, and the factor to our own unit.

Factors follow the consensus conversions (bilirubin 17.1, creatinine 88.4 umol/L per mg/dL); a unit
that is not listed is refused by name, never guessed from the size of the number.
"""

import re
from math import isfinite

from allcli.case.span import Span, bounded

# compiled with the first text that is read, as are other patterns that few cases need
_TEXT = r"(<=|>=|<|>|≤|≥)?\s*(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(\S.*)?$"
_LONGEST = 60  # no number with a unit is longer, and the pattern would be slow
_WORDS = {"≤": "<=", "≥": ">="}

_PER_LITRE = {
    "10*9/L": 1, "x10^9/L": 1, "10^9/L": 1, "x10*9/L": 1, "x10E9/L": 1, "10*3/uL": 1,
    "x10^3/uL": 1, "10^3/uL": 1, "x10E3/uL": 1, "K/uL": 1, "G/L": 1, "Gpt/L": 1,
    "10*6/L": 1e-3, "/uL": 1e-3, "/mm3": 1e-3, "{cells}/uL": 1e-3,
}  # fmt: skip
_ENZYME = {"U/L": 1, "IU/L": 1, "[IU]/L": 1, "ukat/L": 60, "nkat/L": 0.06}

# Our unit, then every accepted spelling (in any case) with the factor to our unit.
FACTORS: dict[str, dict[str, float]] = {
    "%": {"%": 1},
    "10*9/L": _PER_LITRE,
    "U/L": _ENZYME,
    "bilirubin mg/dL": {"mg/dL": 1, "umol/L": 1 / 17.1},
    "creatinine mg/dL": {"mg/dL": 1, "umol/L": 1 / 88.4},
    "x ULN": {"x ULN": 1, "xULN": 1, "ULN": 1},
    "years": {"years": 1, "year": 1, "y": 1, "months": 1 / 12, "month": 1 / 12, "mo": 1 / 12},
    "months": {"months": 1, "month": 1, "mo": 1, "years": 12, "year": 12, "y": 12},
    "days": {"days": 1, "day": 1, "d": 1, "weeks": 7, "week": 7, "wk": 7},
    "kg": {"kg": 1, "g": 1e-3, "lb": 0.45359237, "[lb_av]": 0.45359237},
    "cm": {"cm": 1, "m": 100, "in": 2.54, "[in_i]": 2.54},
    "ms": {"ms": 1, "s": 1000},
    "g/dL": {"g/dL": 1, "g/L": 0.1},
    "mmol/L": {"mmol/L": 1, "mEq/L": 1},
    "mL/min": {"mL/min": 1, "mL/s": 60},
    "mg/m2": {"mg/m2": 1, "mg/m^2": 1},
    "mm Hg": {"mm Hg": 1, "mmHg": 1},
    "/min": {"/min": 1, "bpm": 1},
    "": {},
}
_READ = {
    unit: {spelling.lower(): factor for spelling, factor in spellings.items()}
    for unit, spellings in FACTORS.items()
}


class UnitError(ValueError):
    """A quantity that cannot be read; its text says what is allowed."""


def shown(unit: str) -> str:
    """The unit as a reader writes it: `mg/dL` for both `bilirubin mg/dL` and `creatinine mg/dL`."""
    return unit.removeprefix("bilirubin ").removeprefix("creatinine ")


def read_quantity(text: str, unit: str, low: float, high: float) -> float | Span:
    """A text such as `"31 umol/L"` or `"< 0.01 %"` as a number, or a span, in `unit`.

    `low` and `high` close the open end of a comparison. Raises UnitError.
    """
    written = text.strip()
    match = re.match(_TEXT, written) if len(written) <= _LONGEST else None
    if not match:
        raise UnitError(f"a number in {shown(unit)}" if unit else "a number")
    comparator, digits, spelling = match.groups()
    factor = 1.0
    if spelling and spelling.startswith(","):  # 1,100 is a thousand to some and one to others
        raise UnitError("a number with a decimal point, not a comma")
    if spelling:
        key = spelling.replace("µ", "u").replace("μ", "u").replace("×", "x").lower()
        if key not in _READ[unit]:
            spellings = ", ".join(FACTORS[unit])
            raise UnitError(f"one of the units {spellings}" if spellings else "no unit")
        factor = _READ[unit][key]
    value = round(float(digits) * factor, 12)  # 51.3 umol/L is 3 mg/dL, not a hair less
    if not isfinite(value):
        raise UnitError("a finite number")
    if not comparator:
        return value
    return bounded(_WORDS.get(comparator, comparator), value, low, high)
