"""The grade of a toxicity in words: `grade 3`, `G1-2`, `CTCAE >= 3`, `ICANS 3`, `3등급`."""

import re
from typing import NamedTuple

from allcli.case.fields import ROMAN

_MOST = 5
_ONE = r"(?:[0-5]|iv|i{1,3})"
# Neither the 3 of `28 mg 3 times` nor the 5 of `CTCAE 5.0` is a grade.
_WRITTEN = (  # compiled when first searched for
    r"(?i)(?:(?<![a-z])(?:grades?|grad|grado|gr\.?|g|ctcae|icans|crs|neurotox\w*)|グレード|°)\s*[:=]?\s*"
    rf"(?P<sign>[<>]=?|[≤≥])?\s*(?P<low>{_ONE})(?:\s*(?:-|–|~|/|to)\s*(?P<high>{_ONE}))?"
    r"(?![0-9a-z]|\.\d|\s*(?:x|days?|weeks?|times|episodes?)\b)"
    r"|(?<![\d.])(?P<first>[0-5])(?:\s*[-–~]\s*(?P<last>[0-5]))?\s*(?:등급|도(?!\w)|度|°)"
)


class Grades(NamedTuple):
    """The least and the most that a grade is."""

    least: int
    most: int


def grades_in(text: str) -> Grades | None:
    """The worst grade in a text; None where it has none."""
    read = [_grades(match) for match in re.finditer(_WRITTEN, text)]
    return Grades(max(g.least for g in read), max(g.most for g in read)) if read else None


def _grades(match: re.Match[str]) -> Grades:
    low = _number(match["low"] or match["first"])
    high = _number(match["high"] or match["last"] or match["low"] or match["first"])
    match match["sign"]:
        case ">":
            return Grades(min(low + 1, _MOST), _MOST)
        case ">=" | "≥":
            return Grades(low, _MOST)
        case "<":
            return Grades(min(1, low - 1), max(low - 1, 0))
        case "<=" | "≤":
            return Grades(min(1, low), low)
    return Grades(min(low, high), max(low, high))


def _number(word: str) -> int:
    return ROMAN.get(word.upper()) or int(word)
