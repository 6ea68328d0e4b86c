"""The smallest sets of changes after which a function over the completions is as it is wanted.

A state is a box: for some variables the cells they are brought to. Where a box does not do, a
completion shows why, and every set that does must keep out of that completion somewhere; so the
search branches on its variables only, and misses no set.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from heapq import heappop, heappush
from typing import Literal, NamedTuple

from allcli.engine.diagram import Diagrams, bits

ValueClass = Literal["wanted", "unwanted", "never"]
Box = dict[int, frozenset[int]]
STATES = 1000
NO_WAY = 1 << 20
NEVER = -1  # no function yet


class Boxes(NamedTuple):
    """The boxes, smallest first; `complete` is false where there are, or may be, more.

    `needed` is what every one of them holds to.
    """

    needed: Box
    boxes: tuple[Box, ...]
    complete: bool


class Moves(NamedTuple):
    """Where each variable may lie today, where it can be brought to, and which no set may name."""

    now: Mapping[int, frozenset[int]]
    open: Mapping[int, frozenset[int]]
    held: Set[int]


class Search:
    """The search over one function; `kind` says what a value of it is."""

    def __init__(
        self,
        diagrams: Diagrams,
        function: int,
        kind: Callable[[Hashable], ValueClass],
        moves: Moves,
    ) -> None:
        self._diagrams = diagrams
        self._function = diagrams.mapped(function, kind)
        self._now, self._open, self._held = moves

    def smallest(self, most: int) -> Boxes:
        """At most so many boxes, none of whose variables could be spared."""
        boxes: list[Box] = []
        start = self._needed()
        queue: list[tuple[int, int, Box]] = [(len(start), 0, start)] if all(start.values()) else []
        seen: set[frozenset[tuple[int, frozenset[int]]]] = set()
        number = 0
        while queue:
            _, _, box = heappop(queue)
            if any(smaller.keys() <= box.keys() for smaller in boxes):
                continue
            if len(boxes) == most or number > STATES:
                return Boxes(start, tuple(boxes), complete=False)
            if self._does(box):
                boxes.append(self._trimmed(box))
                continue
            for narrower in self._narrowed(box, unwanted="unwanted" in self._kinds(box)):
                key = frozenset(narrower.items())
                if key not in seen:
                    seen.add(key)
                    number += 1
                    heappush(queue, (len(narrower), number, narrower))
        return Boxes(start, tuple(boxes), complete=True)

    def _does(self, box: Box) -> bool:
        kinds = self._kinds(box)
        return "wanted" in kinds and "unwanted" not in kinds

    def _needed(self) -> Box:
        """What no set can do without: variables which, left as they are, spoil every other change.

        They are brought to the cells in which the function can be as it is wanted at all.
        """
        diagrams, box = self._diagrams, Box()
        if self._kinds({}) == {"wanted"}:
            return box
        for variable in set(bits(diagrams.support(self._function))) - self._held:
            left = NEVER
            for cell in self._now[variable]:
                held = diagrams.fixed(self._function, variable, cell)
                left = held if left == NEVER else diagrams.joined(left, held, _worse)
            if not self._has_wanted(left):
                box[variable] = frozenset(
                    cell
                    for cell in self._open[variable]
                    if self._has_wanted(diagrams.fixed(self._function, variable, cell))
                )
        return box

    def _has_wanted(self, function: int) -> bool:
        return "wanted" in self._diagrams.values(function)

    def _trimmed(self, box: Box) -> Box:
        """The box without cells that no patient inside it can have."""
        for variable, cells in box.items():
            lawful = {cell for cell in cells
                      if "wanted" in self._kinds(box | {variable: frozenset((cell,))})}  # fmt: skip
            box = box | {variable: frozenset(lawful)}
        return box

    def _cells(self, variable: int, box: Box) -> frozenset[int]:
        return box.get(variable, self._now[variable])

    def _kinds(self, box: Box) -> set[Hashable]:
        """What the function may come to inside a box."""
        diagrams = self._diagrams
        return {diagrams.value(node) for node in self._reached(box) if diagrams.is_leaf(node)}

    def _reached(self, box: Box) -> set[int]:
        """Every node that some completion inside a box passes."""
        reached, left = {self._function}, [self._function]
        while left:
            node = left.pop()
            if not self._diagrams.is_leaf(node):
                children = self._diagrams.children(node)
                for cell in self._cells(self._diagrams.variable(node), box):
                    if children[cell] not in reached:
                        reached.add(children[cell])
                        left.append(children[cell])
        return reached

    def _narrowed(self, box: Box, *, unwanted: bool) -> Iterator[Box]:
        """Boxes of one step more: out of an unwanted completion, or towards a possible patient."""
        if unwanted:
            for variable, cell in self._witness(box).items():
                left = self._beyond(variable, box) - {cell}
                if left:
                    yield box | {variable: left}
            return
        diagrams = self._diagrams
        asked = {
            diagrams.variable(node) for node in self._reached(box) if not diagrams.is_leaf(node)
        }
        for variable in sorted(asked - box.keys() - self._held):
            left = self._open[variable] - self._now[variable]
            if left:
                yield box | {variable: left}

    def _beyond(self, variable: int, box: Box) -> frozenset[int]:
        """The cells that a variable may still be brought to."""
        if variable in self._held:
            return frozenset()
        return box.get(variable, self._open[variable])

    def _witness(self, box: Box) -> dict[int, int]:
        """The completion to an unwanted leaf that leaves the fewest ways out."""
        done: dict[int, tuple[int, dict[int, int]]] = {}

        def walk(node: int) -> tuple[int, dict[int, int]]:
            if self._diagrams.is_leaf(node):
                return (0, {}) if self._diagrams.value(node) == "unwanted" else (NO_WAY, {})
            if node not in done:
                variable = self._diagrams.variable(node)
                children = self._diagrams.children(node)
                best: tuple[int, dict[int, int]] = (NO_WAY, {})
                for cell in sorted(self._cells(variable, box)):
                    cost, way = walk(children[cell])
                    cost += len(self._beyond(variable, box) - {cell}) > 0
                    if cost < best[0]:
                        best = (cost, {variable: cell, **way})
                done[node] = best
            return done[node]

        return walk(self._function)[1]

    def example(self, box: Box) -> dict[int, int]:
        """A cell inside the box for each of its variables, so that the leaf is wanted."""
        done: dict[int, dict[int, int] | None] = {}

        def walk(node: int) -> dict[int, int] | None:
            if self._diagrams.is_leaf(node):
                return {} if self._diagrams.value(node) == "wanted" else None
            if node not in done:
                done[node] = None
                variable, children = self._diagrams.variable(node), self._diagrams.children(node)
                for cell in sorted(self._cells(variable, box)):
                    way = walk(children[cell])
                    if way is not None:
                        done[node] = {variable: cell, **way}
                        break
            return done[node]

        way = walk(self._function) or {}
        return {variable: way.get(variable, min(cells)) for variable, cells in box.items()}


def _worse(kind: Hashable, other: Hashable) -> Hashable:
    """Of two values what holds whichever it is; where no patient can be, the other."""
    if "unwanted" in (kind, other):
        return "unwanted"
    return "wanted" if "wanted" in (kind, other) else "never"
