"""What went into a grade, in words: `skin 3, lower GI 0`."""

from typing import Any

from allcli.case.calculators.scale import written

_UNITS = {
    "_pct": "%",
    "_mg_dl": "mg/dL",
    "_mm_hg": "mm Hg",
    "_kg_m2": "kg/m2",
    "_x_uln": "x ULN",
    "_x_normal": "x normal",
    "_x_baseline": "x baseline",
    "_years": "years",
}
_SHORT = {"gi", "alt", "ast", "alp", "dlco", "fev1", "hct", "bmi", "hvpg", "inr"}


def inputs(*records: Any) -> tuple[str, ...]:
    """Every known input of the calculators' records, each once; what is absent stands last."""
    known = {
        name: item
        for record in records
        for name, item in zip(record._fields, record, strict=True)
        if item is not None
    }
    absent = [words(name) for name, item in known.items() if item is False]
    present = [_stated(name, item) for name, item in known.items() if item is not False]
    return (*present, *(f"no {word}" for word in absent))


def _stated(name: str, item: Any) -> str:
    if item is True:
        return words(name)
    ending, unit = next((pair for pair in _UNITS.items() if name.endswith(pair[0])), ("", ""))
    return f"{words(name.removesuffix(ending))} {written(item)} {unit}".strip()


def words(name: str) -> str:
    """The name of an input as it is read: `lower GI`, `bilirubin`, `creatinine x baseline`."""
    for ending in _UNITS:
        if not ending.startswith("_x_"):
            name = name.removesuffix(ending)
    return " ".join(part.upper() if part in _SHORT else part for part in name.split("_"))
