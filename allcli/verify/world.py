"""Every patient there can be, as far as a rulebook can tell them apart.

Whether a statement is true of some patient is read off a decision diagram over all cells and laws,
so that "never" is a proof. Where a diagram would grow beyond a bound the answer is "not decided".
"""

from collections.abc import Iterator, Mapping

from allcli.case.facts import Value, facts_of
from allcli.engine.cells import Asked, CellAnd, Cells, Coded, filled, round_number
from allcli.engine.completions import Completions
from allcli.engine.diagram import FALSE, TooLargeError
from allcli.engine.prepared import Prepared
from allcli.engine.workspace import Workspace
from allcli.rulebook.language import All, Atom, Has, Known, Node, Not, Some, atoms
from allcli.rulebook.truth import truth
from allcli.verify.conditions import conditions, step

MOST = 1_000_000  # nodes of all diagrams together
FactValues = Mapping[str, Value]
CellByPlace = Mapping[int, int]  # a cell for each variable that is named


class UndecidedError(Exception):
    """The bound was hit before the answer was certain."""


class World:
    """The conditions of a rulebook, each where it is in force, and whether statements can be true.

    A criterion with dates is taken on a day on which it is in force.
    """

    def __init__(self, rulebook: Prepared, most: int = MOST) -> None:
        self.rulebook = rulebook
        self.most = most
        self.applies = dict(zip(rulebook.options, rulebook.trees, strict=False))
        self.criteria = {criterion.id: tree for criterion, tree in conditions(rulebook)}
        self._made = Completions(rulebook.charts, facts_of({}), workspace=Workspace(most))
        self._drawn: dict[int, tuple[Node, int]] = {}  # the node is kept, or its id is used anew

    def can_be(self, statement: Node) -> bool:
        """Whether it is true of a patient of whom everything is known. Raises UndecidedError."""
        try:
            return self._made.can_be(self._diagram(statement))
        except TooLargeError:
            raise UndecidedError from None

    def _diagram(self, statement: Node) -> int:
        """Where it is true."""
        kept = self._drawn.get(id(statement))
        if kept is None:
            kept = self._drawn[id(statement)] = (statement, self._draw(statement))
        return kept[1]

    def _draw(self, statement: Node) -> int:
        diagrams = self._made.diagrams
        if isinstance(statement, Not):
            return diagrams.opposite(self._diagram(statement.part))
        if isinstance(statement, Some):
            return diagrams.either(map(self._diagram, statement.parts))
        if isinstance(statement, All):
            return diagrams.both(sorted(map(self._diagram, statement.parts), key=self._asked))
        return self._made.of(_atom(statement, self.rulebook.cells))

    def _asked(self, diagram: int) -> int:
        """How many variables it asks: what asks few leaves little of what asks many."""
        return self._made.diagrams.support(diagram).bit_count()

    def examples(self, statement: Node) -> Iterator[FactValues]:
        """Facts that make it true: as few as make it certain, then more, then other values."""
        try:
            diagram = self._diagram(statement)
            way = self._way(diagram)
            if way is not None:
                fewest = self._needed(way, self._made.diagrams.opposite(diagram))
                yield self.facts(fewest)
                yield from (self.facts(way, spare) for spare in range(3))
        except TooLargeError:
            return

    def _way(self, diagram: int) -> CellByPlace | None:
        return self._made.diagrams.path(self._made.ruled(diagram), value=True)

    def facts(self, way: CellByPlace, spare: int = 0) -> FactValues:
        """Plain values in the cells of a way."""
        variables = self.rulebook.cells.variables
        values = {variables[at].name: self._value(at, i, spare) for at, i in way.items()}
        known = filled(facts_of({}), values)
        names = dict.fromkeys(variables[at].fact.name for at in sorted(way))
        return {name: known.value(name) for name in names}

    def _value(self, place: int, i: int, spare: int) -> Value:
        variable = self.rulebook.cells.variables[place]
        cell = variable.cells[i]  # nothing is known, so that every cell is open
        if cell.values:
            return cell.values[min(spare, len(cell.values) - 1)]
        low, high, fact = cell.low, cell.high, variable.fact
        if spare:
            return round_number(low, high)
        if low <= fact.low and high < fact.high:
            return round_number(max(low, high - step(fact, high)), high)
        return round_number(low, min(high, low + step(fact, low)))

    def minimal(self, statement: Node, but: Node) -> Iterator[CellByPlace]:
        """Ways to make it certain that need every fact they name, each for patients not yet told.

        Patients of whom `but` is true are left out. Raises UndecidedError.
        """
        diagrams = self._made.diagrams
        try:
            left = self._diagram(All((statement, Not(but))))
            fails = diagrams.opposite(self._diagram(statement))
            while self._made.can_be(left) and (way := self._way(left)) is not None:
                kept = self._needed(way, fails)
                yield kept
                left = diagrams.choose(self._cube(kept), FALSE, left)
        except TooLargeError:
            raise UndecidedError from None

    def _needed(self, way: CellByPlace, fails: int) -> CellByPlace:
        """The way without what its statement does not need; first goes what it does not ask."""
        kept, asked = dict(way), self._made.diagrams.support(fails)
        for place in sorted(way, key=lambda place: asked >> place & 1):
            rest = {other: cell for other, cell in kept.items() if other != place}
            if not self._made.can_be(self._made.diagrams.both((self._cube(rest), fails))):
                kept = rest
        return kept

    def _cube(self, way: CellByPlace) -> int:
        """Where every variable lies in its cell."""
        diagrams, variables = self._made.diagrams, self.rulebook.cells.variables
        return diagrams.both(
            diagrams.node(at, tuple([int(i == cell) for i in range(len(variables[at].cells))]))
            for at, cell in way.items()
        )


def _atom(atom: Atom, cells: Cells) -> Coded:
    """In which cells of its variable an atom is true; that a fact is known, it is in all."""
    if isinstance(atom, Known):
        return CellAnd(())
    if isinstance(atom, Has):
        return Asked(cells.places[f"{atom.fact.name}:{atom.value}"], 0b10)
    place = cells.places[atom.fact.name]
    mask = 0
    for i, cell in enumerate(cells.variables[place].cells):
        value = cell.values[0] if cell.values else cell.low
        mask |= bool(truth(atom, facts_of({atom.fact.name: value}))) << i
    return Asked(place, mask)


def asks_what_is_known(tree: Node) -> bool:
    """Whether a condition asks if facts are known, which says nothing once everything is."""
    return any(isinstance(atom, Known) for atom in atoms(tree))
