"""Every way in which the unknown facts of one case may turn out, and what then follows.

A question about the case is a function over those ways, kept as a decision diagram: which values it
can take, and on which facts they hang, is then certain and not a guess. Ways that no patient can
have are left out by the laws of the vocabulary.
"""

from collections.abc import Hashable, Iterable, Mapping

from allcli.case.facts import Facts, Value
from allcli.case.vocabulary import INDEX
from allcli.rulebook.cells import Any, Asked, Cells, Coded, Every, Opposite, example, possible
from allcli.rulebook.diagram import FALSE, TRUE, Diagrams, bits

NEVER = "never"  # the value where no patient can be


class Completions:
    """The ways to fill in the unknown facts of a case, and the functions over them.

    `open` gives for each variable the cells that it may lie in; with one, it is known.
    """

    def __init__(self, cells: Cells, facts: Facts, most: int = 200_000) -> None:
        self.cells = cells
        self.facts = facts
        self.diagrams = Diagrams(most)
        self.open = tuple([
            tuple(bits(possible(each, facts.values[INDEX[each.fact.name]])))
            for each in cells.variables
        ])  # fmt: skip
        self.never = self.diagrams.leaf(NEVER)
        self._atoms: dict[Asked, int] = {}
        self._coded: dict[int, int] = {}
        self._laws: list[int] | None = None
        self._ruled: dict[int, int] = {}
        self._law: dict[int, int] = {}

    def of(self, condition: Coded) -> int:
        """Where a condition is true."""
        if isinstance(condition, Asked):
            found = self._atoms.get(condition)
            if found is None:
                found = self._atoms[condition] = self._atom(condition)
            return found
        found = self._coded.get(id(condition))
        if found is None:
            found = self._coded[id(condition)] = self._joined(condition)
        return found

    def _joined(self, condition: Every | Any | Opposite) -> int:
        if isinstance(condition, Opposite):
            return self.diagrams.opposite(self.of(condition.part))
        if isinstance(condition, Every):
            return self.diagrams.both(map(self.of, condition.parts))
        return self.diagrams.either(map(self.of, condition.parts))

    def _atom(self, asked: Asked) -> int:
        cells = self.open[asked.place]
        return self.diagrams.node(
            asked.place, tuple([asked.cells >> cell & 1 for cell in cells]) or (FALSE,)
        )

    def laws(self) -> list[int]:
        """The laws that are not met already, each as a function; what is broken is left aside."""
        if self._laws is None:
            made = map(self.of, self.cells.laws)
            self._laws = [law for law in made if law not in (TRUE, FALSE)]
        return self._laws

    def ruled(self, function: int) -> int:
        """The function where the laws hold, and NEVER elsewhere.

        Only laws that bear on what the function asks, directly or through others, are laid on.
        """
        found = self._ruled.get(function)
        if found is None:
            law = self._law_on(self.diagrams.support(function))
            found = self._ruled[function] = self.diagrams.choose(law, function, self.never)
        return found

    def _law_on(self, support: int) -> int:
        """All laws together that these variables touch."""
        diagrams, laws = self.diagrams, self.laws()
        touched = 0
        grown = True
        while grown:
            grown = False
            for i, law in enumerate(laws):
                if not touched >> i & 1 and diagrams.support(law) & support:
                    touched |= 1 << i
                    support |= diagrams.support(law)
                    grown = True
        found = self._law.get(touched)
        if found is None:
            # a case that contradicts itself keeps no law; its facts then stand as they are written
            found = diagrams.both([laws[i] for i in bits(touched)]) or TRUE
            self._law[touched] = found
        return found

    def values(self, function: int) -> frozenset[Hashable]:
        """Every value that the function can take in some patient."""
        diagrams = self.diagrams
        leaves = diagrams.leaves(self.ruled(function))
        return frozenset(diagrams.value(leaf) for leaf in leaves if leaf != self.never)

    def can_be(self, test: int) -> bool:
        """Whether a yes-no function is true in some patient."""
        return test == TRUE or (test != FALSE and True in self.values(test))

    def place(self, name: str) -> int:
        """The variable called `name`."""
        return self.cells.places[name]

    def example(self, way: Mapping[int, int]) -> dict[str, Value]:
        """Plain values for some variables, each held in one of its open cells."""
        return {
            self.cells.variables[place].name: self.example_of(place, i) for place, i in way.items()
        }

    def example_of(self, place: int, i: int) -> Value:
        """A plain value of a variable in the i-th of its open cells."""
        variable = self.cells.variables[place]
        known = self.facts.values[INDEX[variable.fact.name]]
        return example(variable, self.open[place][i], known)

    def either(self, conditions: Iterable[Coded]) -> int:
        """Where one of several conditions is true."""
        return self.diagrams.either(map(self.of, conditions))
