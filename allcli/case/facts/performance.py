"""Performance status: ECOG and Karnofsky as they are stated, and what Lansky says of a child's.

ECOG and Karnofsky stay as entered: each is asked for by itself, and neither is made of the other.
Who is under 16 years has neither. Lansky stands for Karnofsky in registries (CIBMTR forms manual,
appendix L), and for every ECOG between published tables. The mildest is that of the NCI, 90-100 for
ECOG 0, 70-80 for 1, 50-60 for 2 and 30-40 for 3; the strictest that of 5,844 paired assessments:
100, 80-90, 70, 50-60 and 10-40 (Prasad, World J Clin Oncol 2018;9:140). Between them lies that of
1,385 pairs (Ma, Eur J Cancer 2010;46:3175).
"""

from typing import Any

from allcli.case.calculators.scale import Cut, bounds, place
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import Value
from allcli.case.span import Span

_MILDEST = (Cut("<", 90), Cut("<", 70), Cut("<", 50), Cut("<", 30))
_STRICTEST = (Cut("<", 100), Cut("<", 80), Cut("<", 70), Cut("<", 50))
_LANSKY_BELOW = 16  # years

TOPIC = "ECOG or Karnofsky; under 16 years Lansky"
_OF_A_CHILD = ("patient.lansky",)
_OF_OTHERS = ("patient.ecog", "patient.kps")


def ecog(reading: Reading) -> Value:
    """Every ECOG that Lansky stands for."""
    score = value(reading.case.patient.lansky)
    if score is None:
        return None
    low, high = place(score, _MILDEST).low, place(score, _STRICTEST).high
    return low if low == high else Span(low, high)


def karnofsky(reading: Reading) -> Value:
    """Lansky stands for it."""
    lansky: Value = value(reading.case.patient.lansky)
    return lansky


def is_child(age: Any) -> bool | None:
    """Whether Lansky is the scale; not known without the age."""
    if age is None:
        return None
    low, high = bounds(age)
    return True if high < _LANSKY_BELOW else False if low >= _LANSKY_BELOW else None


def of_another_age(age: Any) -> tuple[str, ...]:
    """The fields of scales that are not those of this age."""
    child = is_child(age)
    return () if child is None else _OF_OTHERS if child else _OF_A_CHILD
