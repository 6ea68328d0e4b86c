"""The cells into which the rulebook cuts what a fact may be.

Two values in one cell answer every condition alike, so that a fact need only be tried once for each
cell. A yes-no fact has two, a choice one for each group of values that no condition tells apart, a
number one for each stretch between limits; a list counts as one yes-no variable for each value that
a condition asks for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import inf, nextafter
from operator import itemgetter
from typing import NamedTuple

from allcli.case.facts import FACTS, Fact, Facts, Value
from allcli.case.laws import LAWS, ORDERS, Order
from allcli.case.span import PartlyListed, Span
from allcli.engine.diagram import bits
from allcli.rulebook.language import (
    All,
    Among,
    Atom,
    Compare,
    Has,
    Known,
    Node,
    Not,
    Some,
    atoms,
)


class Cell(NamedTuple):
    """Values that no condition tells apart: words, or the numbers from `low` to `high`."""

    values: tuple[str | bool, ...] = ()
    low: float = 0
    high: float = 0


class Variable(NamedTuple):
    """What can be unknown on its own: a fact, or whether a list names one value."""

    fact: Fact
    cells: tuple[Cell, ...]
    member: str = ""

    @property
    def name(self) -> str:
        """The fact's name, with the value that is looked for in a list."""
        return f"{self.fact.name}:{self.member}" if self.member else self.fact.name


class Asked(NamedTuple):
    """An atom: whether the variable at `place` lies in one of `cells`, given as bits."""

    place: int
    cells: int


class CellAnd(NamedTuple):
    """Whether every part is true."""

    parts: tuple["Coded", ...]


class CellOr(NamedTuple):
    """Whether one part is true."""

    parts: tuple["Coded", ...]


class CellNot(NamedTuple):
    """Whether the part is not true."""

    part: "Coded"


Coded = Asked | CellAnd | CellOr | CellNot


class Cells(NamedTuple):
    """Every variable of a rulebook, in the order of the vocabulary, and what is asked of them.

    `places` are the variables by name. `conditions` are the conditions that cut the cells, in their
    order, and `laws` what holds in every patient, both as questions about cells; `ruled` are the
    variables of each law, as bits.
    """

    variables: tuple[Variable, ...]
    places: Mapping[str, int]
    conditions: tuple[Coded, ...]
    laws: tuple[Coded, ...]
    ruled: tuple[int, ...]


def cells_of(trees: Iterable[Node]) -> Cells:
    """The cells that these conditions and the laws cut."""
    from allcli.rulebook.parse import parse  # noqa: PLC0415 - only where a rulebook is built

    trees = tuple(trees)
    laws = tuple(map(parse, LAWS))
    # by kind too: whether a fact is true and whether it is known are equal as tuples
    asked_atoms = {(type(atom), atom): atom for tree in (*trees, *laws) for atom in atoms(tree)}
    by_fact: dict[str, list[Atom]] = {}
    for atom in asked_atoms.values():
        if not isinstance(atom, Known):
            by_fact.setdefault(atom.fact.name, []).append(atom)
    variables = tuple(
        variable
        for fact in FACTS
        if fact.name in by_fact
        for variable in _variables(fact, by_fact[fact.name])
    )
    places = {variable.name: i for i, variable in enumerate(variables)}
    asked = {key: _asked(atom, variables, places) for key, atom in asked_atoms.items()}
    ordered = [_in_order(order, variables, places) for order in ORDERS
               if order.lower in places and order.higher in places]  # fmt: skip
    coded = (*(_coded(law, asked) for law in laws), *ordered)
    return Cells(
        variables,
        places,
        tuple(_coded(tree, asked) for tree in trees),
        coded,
        tuple(map(_touched, coded)),
    )


def _touched(coded: Coded) -> int:
    """The variables of a condition, as bits."""
    if isinstance(coded, Asked):
        return 1 << coded.place
    parts = (coded.part,) if isinstance(coded, CellNot) else coded.parts
    mask = 0
    for part in parts:
        mask |= _touched(part)
    return mask


def _coded(tree: Node, asked: Mapping[tuple[type[Atom], Atom], Coded]) -> Coded:
    if isinstance(tree, Not):
        return CellNot(_coded(tree.part, asked))
    if isinstance(tree, All | Some):
        parts = tuple(_coded(part, asked) for part in tree.parts)
        return CellAnd(parts) if isinstance(tree, All) else CellOr(parts)
    return asked[type(tree), tree]


def _in_order(order: Order, variables: Sequence[Variable], places: Mapping[str, int]) -> Coded:
    """Of each cell of the lower number, the cells that the higher one may then lie in."""
    lower, higher = places[order.lower], places[order.higher]
    above = variables[higher].cells
    return CellOr(tuple(
        CellAnd((Asked(lower, 1 << i), Asked(higher, sum(
            (below.low <= cell.high and cell.low <= below.high + order.apart) << j
            for j, cell in enumerate(above)
        ))))
        for i, below in enumerate(variables[lower].cells)
    ))  # fmt: skip


def _variables(fact: Fact, asked: list[Atom]) -> Iterator[Variable]:
    if fact.kind == "list":
        for value in fact.values:
            if any(isinstance(atom, Has) and atom.value == value for atom in asked):
                yield Variable(fact, YES_NO, value)
    elif fact.kind == "yes-no":
        yield Variable(fact, YES_NO)
    elif fact.kind == "choice":
        yield Variable(fact, _groups(fact, asked))
    else:
        yield Variable(fact, _stretches(fact, asked))


YES_NO = (Cell((False,)), Cell((True,)))


def _groups(fact: Fact, asked: list[Atom]) -> tuple[Cell, ...]:
    """Values by which of the questions they answer with yes."""
    groups: dict[tuple[bool, ...], list[str]] = {}
    for value in fact.values:
        answers = tuple(value in atom.values for atom in asked if isinstance(atom, Among))
        groups.setdefault(answers, []).append(value)
    return tuple(Cell(tuple(values)) for values in groups.values())


def _stretches(fact: Fact, asked: list[Atom]) -> tuple[Cell, ...]:
    """The stretches between the cuts; a cut lies just below or just above its limit."""
    cuts: set[float] = set()  # the last number of a stretch
    for atom in asked:
        if isinstance(atom, Compare):
            if atom.op in ("<", ">=", "=="):
                cuts.add(_before(fact, atom.limit))
            if atom.op in (">", "<=", "=="):
                cuts.add(atom.limit)
    ends = [cut for cut in sorted(cuts) if fact.low <= cut < fact.high]
    starts = [fact.low, *(_after(fact, cut) for cut in ends)]
    stretches = zip(starts, [*ends, fact.high], strict=True)
    return tuple(Cell((), low, high) for low, high in stretches if low <= high)


def _before(fact: Fact, limit: float) -> float:
    return limit - 1 if fact.whole else nextafter(limit, -inf)


def _after(fact: Fact, limit: float) -> float:
    return limit + 1 if fact.whole else nextafter(limit, inf)


def _asked(atom: Atom, variables: Sequence[Variable], places: Mapping[str, int]) -> Coded:
    if isinstance(atom, Known):
        return CellAnd(())  # once everything is filled in
    member = f":{atom.value}" if isinstance(atom, Has) else ""
    place = places[atom.fact.name + member]
    cells = enumerate(variables[place].cells)
    return Asked(place, sum(_is_true(atom, cell) << i for i, cell in cells))


def _is_true(atom: Atom, cell: Cell) -> bool:
    """Whether an atom is true in a cell; it is so in all of it, or in none."""
    if isinstance(atom, Compare):
        compared: dict[str, bool] = {
            "<": cell.low < atom.limit,
            "<=": cell.low <= atom.limit,
            ">": cell.low > atom.limit,
            ">=": cell.low >= atom.limit,
            "==": cell.low == atom.limit,
        }
        return compared[atom.op]
    if isinstance(atom, Among):
        return cell.values[0] in atom.values
    return cell.values == (True,)


def possible(variable: Variable, value: Value) -> int:
    """The cells, as bits, in which a variable may lie when its fact has this value."""
    cells = variable.cells
    if value is None:
        return (1 << len(cells)) - 1
    if isinstance(value, PartlyListed):
        return 0b10 if variable.member in value.words else 0b11
    if isinstance(value, tuple):
        return 1 << (variable.member in value)
    if cells[0].values:
        return next((1 << i for i, cell in enumerate(cells) if value in cell.values), 0)
    low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
    first, end = bisect_left(cells, low, key=_HIGH), bisect_right(cells, high, key=_LOW)
    return (1 << end) - (1 << first)


_LOW, _HIGH = map(itemgetter, map(Cell._fields.index, ("low", "high")))


@cache
def places(mask: int) -> tuple[int, ...]:
    """The places of the ones in a mask of cells."""
    return tuple(bits(mask))


def example(variable: Variable, cell: int, within: Value = None) -> Value:
    """A plain value in a cell: the one given, where it lies there, else a round one."""
    chosen = variable.cells[cell]
    if chosen.values:
        return chosen.values[0]
    low, high = chosen.low, chosen.high
    if isinstance(within, Span) and within.low <= high and low <= within.high:
        low, high = max(low, within.low), min(high, within.high)
    return round_number(low, high)


def round_number(low: float, high: float) -> float:
    """The number from `low` to `high` with the fewest digits."""
    for digits in range(-3, 6):
        step = 10.0**-digits
        first = round(-(-low // step) * step, max(digits, 0))
        if low <= first <= high:
            return int(first) if first == int(first) else first
    return low


def filled(facts: Facts, changes: Mapping[str, Value]) -> Facts:
    """The facts with unknown ones filled in; a list is filled in by its members."""
    members: dict[str, list[str]] = {}
    plain: dict[str, Value] = {}
    for name, value in changes.items():
        fact, _, member = name.partition(":")
        if member:
            held = facts.value(fact)
            members.setdefault(fact, [*held.words] if isinstance(held, PartlyListed) else [])
            if value and member not in members[fact]:
                members[fact].append(member)
        else:
            plain[fact] = value
    return facts.with_values({**plain, **{fact: tuple(named) for fact, named in members.items()}})
