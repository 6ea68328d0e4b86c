"""The units that are accepted for each kind of quantity, with the factor to our own.

Factors follow the consensus conversions (bilirubin 17.1, creatinine 88.4 umol/L per mg/dL;
magnesium has two charges and 2.43 mg/dL per mmol/L, a haem chain weighs 16.114 g/mmol).
"""

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
ALSO: dict[str, dict[str, float]] = {
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
