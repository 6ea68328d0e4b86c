"""What a field states, and what others tell of the same: numbers may differ by rounding, no word.

Else an answer would turn round once a blank is filled in. One rule for every fact that is stated
by a field and can be derived; those that are held against each other elsewhere are named.
"""

from collections.abc import Iterator, Sequence

from allcli.case.calculators.scale import bounds, written
from allcli.case.facts import FACTS, Fact
from allcli.case.facts.reading import Reading, value
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
from allcli.case.span import Span

# A number may be rounded at its last digit, which of a short one is no more than a twentieth, and
# a hundredth off however many digits it has: two devices, or a conversion of units.
_MOST, _LEAST = 0.05, 0.01
# A measured clearance replaces the estimate; age, multiples of a limit and what the lines tell of
# drugs have rules of their own.
_ELSEWHERE = {
    "kidney.creatinine_clearance_ml_min", "patient.age_years", "labs.bilirubin_mg_dl",
    "labs.bilirubin_x_uln", "labs.alp_x_uln", "labs.ldh_x_uln",
    "exposure.blinatumomab_neurotoxicity", "exposure.blinatumomab_crs",
    "exposure.inotuzumab_cycles",
}  # fmt: skip
_TABLES_ELSEWHERE = ("exposure.", "heart.", "infection.", "patient.")
_BOTH = [
    fact
    for fact in FACTS
    if fact.stated and fact.of and fact.kind in ("number", "yes-no") and fact.name not in _ELSEWHERE
    and not (fact.kind == "yes-no" and fact.name.startswith(_TABLES_ELSEWHERE))
]  # fmt: skip


def stated_faults(case: Case) -> Iterator[Fault]:
    """Of every number, yes or no that a field states and others give."""
    reading = Reading(case)
    for fact in _BOTH:
        table, _, name = fact.stated.partition(".")
        stated = value(getattr(getattr(case, table), name))
        if stated is None or fact.of is None:
            continue
        derived = fact.of(reading)
        if isinstance(derived, bool) and stated is not derived:
            others = _beside(case, fact) or "what else is stated"
            said = f"{_yes(stated)}, but by {others} it is {_yes(derived)}"
            yield Fault((table, name), said, beside=tuple(_written(case, fact)))
        elif isinstance(derived, int | float | Span) and apart(stated, derived):
            said = f"{written(stated)}, but by {_beside(case, fact)} it is {written(derived)}"
            yield Fault((table, name), said, beside=tuple(_written(case, fact)))


def apart(stated: float | Span, derived: float | Span) -> bool:
    """Whether two numbers for the same differ by more than rounding."""
    (low, high), (least, most) = bounds(stated), bounds(derived)
    return high + _rounding(high) < least or low - _rounding(low) > most


def _rounding(number: float) -> float:
    """How far a number may lie from what it was before it was rounded to its digits."""
    fraction = f"{number:.9f}".partition(".")[2].rstrip("0")
    return min(max(0.5 * 10.0 ** -len(fraction), _LEAST * number), _MOST * number)


def _yes(answer: object) -> str:
    return "yes" if answer else "no"


def _beside(case: Case, fact: Fact) -> str:
    return " and ".join(dict.fromkeys(str(path[-1]) for path in _written(case, fact)))


def _written(case: Case, fact: Fact) -> Sequence[Path]:
    """The other fields of a fact that the case gives; of a list, the whole list."""
    paths: list[Path] = []
    for field in fact.fields:
        table, _, name = field.partition(".")
        held = getattr(case, table.removesuffix("[]"))
        if isinstance(held, tuple):
            paths.append((table.removesuffix("[]"),))
        elif field != fact.stated and value(getattr(held, name, None)) is not None:
            paths.append((table, name))
    return list(dict.fromkeys(paths))
