"""Cells in words: `> 1.5 and ≤ 3`, `no active infection`."""

from collections.abc import Sequence

from allcli.case.facts import Fact
from allcli.rulebook.cells import Cell, Variable, round_number


def ends_of(fact: Fact, cell: Cell) -> tuple[str, str]:
    """The two ends of a stretch: `> 1.5` and `≤ 3`; nothing where the fact itself ends."""
    low, high = _limit(cell.low), _limit(cell.high)
    start = f"{'≥' if low >= cell.low else '>'} {low:g}"
    end = f"{'≤' if high <= cell.high else '<'} {high:g}"
    return "" if cell.low <= fact.low else start, "" if cell.high >= fact.high else end


def _limit(value: float) -> float:
    """The plain number at which a stretch was cut, a hair's breadth off at most."""
    hair = 1e-9 * max(1, abs(value))
    return round_number(value - hair, value + hair)


def said(variable: Variable, cells: Sequence[Cell]) -> str:
    """A fact in some of its cells: `bilirubin ≤ 1.5 x ULN`, `no active infection`."""
    fact, first = variable.fact, cells[0]
    yes = first.values == (True,)
    if variable.member:
        return f"{fact.label} {'with' if yes else 'without'} {variable.member}"
    if fact.kind == "yes-no":
        denied = fact.label[3:] if fact.label.startswith("no ") else f"no {fact.label}"
        return fact.label if yes else denied
    if fact.kind == "choice":
        return f"{fact.label} {' or '.join(str(word) for cell in cells for word in cell.values)}"
    if fact.whole and first.low == cells[-1].high:
        return f"{fact.label} {first.low:g}"
    limits = filter(None, (ends_of(fact, first)[0], ends_of(fact, cells[-1])[1]))
    return f"{fact.label} {' and '.join(limits) or 'any'} {fact.unit}".rstrip()
