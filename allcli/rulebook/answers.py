"""What an unknown fact may turn out to be, in words: `≥ 20 %`, `positive or dim`, `yes`."""

from collections.abc import Sequence

from allcli.case.facts import Fact
from allcli.rulebook.cells import Cell, Variable


def answer(variable: Variable, cells: Sequence[int]) -> str:
    """Some cells of a variable as one answer; those of a number lie side by side or are listed."""
    fact, chosen = variable.fact, [variable.cells[i] for i in cells]
    if fact.kind != "number":
        return " or ".join(_word(value) for cell in chosen for value in cell.values)
    return " or ".join(_stretch(fact, low, high) for low, high in _joined(chosen, cells))


def _word(value: str | bool) -> str:  # noqa: FBT001 - what a cell holds
    return value if isinstance(value, str) else "yes" if value else "no"


def _joined(chosen: Sequence[Cell], places: Sequence[int]) -> list[tuple[float, float]]:
    """Neighbouring cells as one stretch."""
    found: list[tuple[float, float]] = []
    last = -2
    for cell, place in zip(chosen, places, strict=True):
        if place == last + 1:
            found[-1] = (found[-1][0], cell.high)
        else:
            found.append((cell.low, cell.high))
        last = place
    return found


def _stretch(fact: Fact, low: float, high: float) -> str:
    """A stretch of numbers by the limits that cut it."""
    from_below, to_above = low <= fact.low, high >= fact.high
    if low == high:
        words = f"{low:g}"
    elif from_below and to_above:
        words = "any"
    elif from_below:
        words = f"≤ {high:g}" if _is_limit(high) else f"< {high:.6g}"
    elif to_above:
        words = f"≥ {low:g}" if _is_limit(low) else f"> {low:.6g}"
    else:
        first = f"{low:g}" if _is_limit(low) else f"> {low:.6g}"
        words = f"{first} to {high:g}" if _is_limit(high) else f"{first} to < {high:.6g}"
    return f"{words} {fact.unit}".rstrip()


def _is_limit(number: float) -> bool:
    """Whether a bound is a number that was written, and not the one just beside it."""
    return float(f"{number:.6g}") == number
