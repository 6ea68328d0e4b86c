"""Cells in words: `> 1.5 and ≤ 3`, `no active infection`, `positive or dim`."""

from collections.abc import Sequence
from itertools import groupby

from allcli.case.facts import Fact
from allcli.engine.cells import Cell, Variable, round_number
from allcli.rulebook.explain import shown


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
    return f"{fact.label} {_stretch(fact, first, cells[-1])}"


def answer(variable: Variable, cells: Sequence[int]) -> str:
    """Some cells of a variable as one answer; stretches that do not meet are listed."""
    fact, chosen = variable.fact, [variable.cells[i] for i in cells]
    if fact.kind != "number":
        return " or ".join(shown(fact, word) for cell in chosen for word in cell.values)
    return " or ".join(
        _stretch(fact, variable.cells[run[0]], variable.cells[run[-1]]) for run in _runs(cells)
    )


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Places in order, those that follow each other together."""
    runs = groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    return [[place for _, place in run] for _, run in runs]


def _stretch(fact: Fact, first: Cell, last: Cell) -> str:
    """The numbers from one cell to another by the limits that cut them."""
    if fact.whole and first.low == last.high:
        words = f"{first.low:g}"
    else:
        limits = filter(None, (ends_of(fact, first)[0], ends_of(fact, last)[1]))
        words = " and ".join(limits) or "any"
    return f"{words} {fact.unit}".rstrip()
