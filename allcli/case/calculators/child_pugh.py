"""Child-Pugh class of cirrhosis, in the version with albumin 2.8 to 3.5 g/dL for two points.

Another version in use prints 3.0 to 3.5 g/dL. Pugh et al., Br J Surg 1973;60:646.
"""

from typing import NamedTuple

from allcli.case.calculators import points
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Cut, Measured, place, written
from allcli.case.span import Span

SYSTEM = "Child-Pugh (albumin 2.8-3.5 g/dL = 2 points)"
CLASSES = ("A", "B", "C")
CLASS_CUTS = (Cut(">=", 7), Cut(">=", 10))

# The cut-offs to two and to three points.
TABLE = {
    "bilirubin_mg_dl": ("bilirubin {} mg/dL", Cut(">=", 2), Cut(">", 3)),
    "albumin_g_dl": ("albumin {} g/dL", Cut("<=", 3.5), Cut("<", 2.8)),
    "inr": ("INR {}", Cut(">=", 1.7), Cut(">", 2.3)),
    "ascites_grade": ("ascites grade {}", Cut(">=", 1), Cut(">=", 2)),
    "encephalopathy_grade": ("encephalopathy grade {}", Cut(">=", 1), Cut(">=", 3)),
}


class Cirrhosis(NamedTuple):
    """Liver tests and signs; ascites 0 none, 1 mild, 2 moderate, 3 severe; encephalopathy 0-4."""

    bilirubin_mg_dl: Measured = None
    albumin_g_dl: Measured = None
    inr: Measured = None
    ascites_grade: Measured = None
    encephalopathy_grade: Measured = None


def child_pugh(state: Cirrhosis) -> Result:
    """Class A (5-6 points), B (7-9) or C (10-15)."""
    items = _items(state)
    low, high = points.classed(items, CLASS_CUTS)
    made = (
        f"{written(child_pugh_points(state))} points",
        *(item.words for item in items if item.words),
    )
    gaps = points.missing(items, CLASS_CUTS)
    return Result(SYSTEM, CLASSES, low, high, made, gaps, "pugh-1973")


def child_pugh_points(state: Cirrhosis) -> int | Span:
    """The sum, 5 to 15; a span while inputs are unknown."""
    return points.total(_items(state))


def _items(state: Cirrhosis) -> tuple[points.ScoreItem, ...]:
    return tuple(_item(name, getattr(state, name)) for name in Cirrhosis._fields)


def _item(name: str, value: Measured) -> points.ScoreItem:
    label, *cuts = TABLE[name]
    low, high = place(value, cuts)
    scored = tuple(range(1 + low, 2 + high))
    words = "" if value is None else label.format(written(value))
    return points.ScoreItem(words, scored, () if len(scored) == 1 else (name,))
