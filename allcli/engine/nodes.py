"""Nodes of decision diagrams: where equal functions are one, and what each asks and comes to.

A diagram is a number: a leaf with a value, or a node that asks one variable and has a diagram for
each of its cells.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from allcli.override import override

FALSE, TRUE = 0, 1
LEAF = 1 << 30  # the level of leaves: below every variable


class TooLargeError(Exception):
    """A function with more nodes than are allowed."""


class Nodes:
    """Leaves and nodes over variables that are asked in the order of their number.

    `most` is how many may be made before TooLargeError is raised.
    """

    def __init__(self, most: int = 1_000_000) -> None:
        self._most = most
        self._level: list[int] = [LEAF, LEAF]
        self._children: list[tuple[int, ...]] = [(), ()]
        self._values: dict[int, Hashable] = {FALSE: False, TRUE: True}
        self._support: list[int] = [0, 0]
        self._reach: list[int] = [1, 2]  # the leaves below, as bits of their numbers
        self._numbered: list[int] = [FALSE, TRUE]
        self._leaf_of: dict[Hashable, int] = {}
        self._node_of: dict[int, dict[tuple[int, ...], int]] = defaultdict(dict)  # by variable
        self._reached: dict[int, frozenset[Hashable]] = {}

    @override
    def __getstate__(self) -> tuple[Any, ...]:
        return self._most, self._level, self._children, self._values

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        """Read back for reading: before a function is added, `index` must be called."""
        vars(self).update(vars(type(self)(state[0])))
        _, self._level, self._children, self._values = state

    def index(self) -> None:
        """Find again which functions there are, where that was not kept."""
        if len(self._support) < len(self._level):
            indexed = type(self)(self._most)
            for node in range(len(indexed._level), len(self._level)):
                if self._level[node] == LEAF:
                    indexed.leaf(self._values[node])
                else:
                    indexed.node(self._level[node], self._children[node])
            vars(self).update(vars(indexed))

    def leaf(self, value: Hashable) -> int:
        """The constant function; False and True are always FALSE and TRUE."""
        if value is False or value is True:
            return int(value)
        leaf = self._leaf_of.get(value)
        if leaf is None:
            leaf = self._leaf_of[value] = self._add(LEAF, (), 0, 1 << len(self._numbered))
            self._values[leaf] = value
            self._numbered.append(leaf)
        return leaf

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """The function that is `children[cell]` where `variable` lies in that cell.

        The children ask later variables only.
        """
        first = children[0]
        if children.count(first) == len(children):
            return first
        nodes = self._node_of[variable]
        node = nodes.get(children)
        if node is None:
            support, reach = 1 << variable, 0
            for child in children:
                support |= self._support[child]
                reach |= self._reach[child]
            node = nodes[children] = self._add(variable, children, support, reach)
        return node

    def _add(self, level: int, children: tuple[int, ...], support: int, reach: int) -> int:
        place = len(self._level)
        if place >= self._most:
            raise TooLargeError
        self._level.append(level)
        self._children.append(children)
        self._support.append(support)
        self._reach.append(reach)
        return place

    def size(self) -> int:
        """How many leaves and nodes there are."""
        return len(self._level)

    def value(self, leaf: int) -> Hashable:
        """What a leaf holds."""
        return self._values[leaf]

    def is_leaf(self, diagram: int) -> bool:
        """Whether nothing is asked any more."""
        return self._level[diagram] == LEAF

    def variable(self, diagram: int) -> int:
        """The variable that a node asks first."""
        return self._level[diagram]

    def children(self, diagram: int) -> tuple[int, ...]:
        """What follows from each cell of the first variable."""
        return self._children[diagram]

    def support(self, diagram: int) -> int:
        """The variables that a function depends on, as bits."""
        return self._support[diagram]

    def reach(self, diagram: int) -> int:
        """The leaves that some choice leads to, as bits; equal sets of leaves are equal numbers."""
        return self._reach[diagram]

    def values(self, diagram: int) -> frozenset[Hashable]:
        """Every value that some choice leads to."""
        return self.values_at(self._reach[diagram])

    def values_at(self, reach: int) -> frozenset[Hashable]:
        """The values of leaves given as bits."""
        reached = self._reached.get(reach)
        if reached is None:
            values = [self._values[self._numbered[i]] for i in bits(reach)]
            reached = self._reached[reach] = frozenset(values)
        return reached

    def nodes(self, diagram: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Every node of a function, each once: its variable and what follows from each cell."""
        seen, left = {diagram}, [diagram]
        for node in left:
            level, children = self._level[node], self._children[node]
            if level != LEAF:
                yield level, children
                fresh = {*children} - seen
                left += fresh
                seen |= fresh


def bits(mask: int) -> Iterator[int]:
    """The places of the ones in a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def value_of(diagrams: Nodes, diagram: int, cells: Sequence[int]) -> Hashable:
    """The value of a function for one choice of a cell for every variable."""
    while not diagrams.is_leaf(diagram):
        diagram = diagrams.children(diagram)[cells[diagrams.variable(diagram)]]
    return diagrams.value(diagram)
