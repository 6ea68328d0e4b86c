"""Functions of many choices, as reduced ordered decision diagrams.

Equal functions are the same number, so that whether two answers can differ, and on what, is read
off and not searched for.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import or_

from allcli.engine.nodes import FALSE, LEAF, TRUE, Nodes, TooLargeError, bits, value_of

__all__ = ["FALSE", "TRUE", "Diagrams", "TooLargeError", "bits", "value_of"]


class Diagrams(Nodes):
    """A workspace of diagrams: new functions from those that there are."""

    def __init__(self, most: int = 1_000_000) -> None:
        super().__init__(most)
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._meet: dict[tuple[int, int], bool] = {}
        self._alike: set[tuple[int, int, int]] = set()
        self._fixed: dict[tuple[int, int, int], int] = {}

    def choose(self, test: int, yes: int, no: int) -> int:
        """`yes` where the yes-no function `test` is true, else `no`."""
        if test <= TRUE:
            return yes if test else no
        if yes == no:
            return yes
        if yes == TRUE and no == FALSE:
            return test
        key = (test, yes, no)
        chosen = self._chosen.get(key)
        if chosen is None:
            levels, children = self._level, self._children
            asks, at_yes, at_no = levels[test], levels[yes], levels[no]
            level = min(asks, at_yes, at_no)
            below = map(
                self.choose,  # a function that does not ask here is the same in every cell
                children[test] if asks == level else repeat(test),
                children[yes] if at_yes == level else repeat(yes),
                children[no] if at_no == level else repeat(no),
            )
            chosen = self._chosen[key] = self.node(level, tuple(below))
        return chosen

    def split(self, variable: int, parts: Sequence[int]) -> int:
        """The function that is `parts[cell]` where a variable lies in that cell.

        The parts do not ask this variable, but may ask earlier ones.
        """
        if min([self._level[part] for part in parts]) > variable:
            return self.node(variable, tuple(parts))
        joined, cells = parts[0], range(len(parts))
        for cell in cells[1:]:
            here = self.node(variable, tuple([int(other == cell) for other in cells]))
            joined = self.choose(here, parts[cell], joined)
        return joined

    def below(self, left: int, right: int) -> tuple[int, Iterable[int], Iterable[int]]:
        """The first variable that either of two asks, and what each of them is in its cells."""
        here, there = self._level[left], self._level[right]
        level = min(here, there)
        # a function that does not ask here is the same in every cell
        return (
            level,
            self._children[left] if here == level else repeat(left),
            self._children[right] if there == level else repeat(right),
        )

    def both(self, parts: Iterable[int]) -> int:
        """Whether all are true."""
        every = TRUE
        for part in parts:
            every = self.choose(part, every, FALSE)
            if every == FALSE:
                break
        return every

    def either(self, parts: Iterable[int]) -> int:
        """Whether one is true.

        By halves: where one part is another, what the other half comes to is known already.
        """
        left = [part for part in parts if part != FALSE]
        while len(left) > 1:
            left = [self.choose(*pair) for pair in _pairs(left)]
        return left[0] if left else FALSE

    def opposite(self, test: int) -> int:
        """Whether it is not true."""
        return self.choose(test, FALSE, TRUE)

    def mapped(
        self,
        diagram: int,
        change: Callable[[Hashable], Hashable],
        done: dict[int, int] | None = None,
    ) -> int:
        """The same function with every value changed; `done` keeps what was so changed before."""
        done = {} if done is None else done
        mapped = done.get(diagram)
        if mapped is None:
            if self._level[diagram] == LEAF:
                mapped = self.leaf(change(self._values[diagram]))
            else:
                children = self._children[diagram]
                below = tuple([self.mapped(child, change, done) for child in children])
                mapped = self.node(self._level[diagram], below)
            done[diagram] = mapped
        return mapped

    def joined(self, left: int, right: int, join: Callable[[Hashable, Hashable], Hashable]) -> int:
        """The function whose value is `join` of the values of both."""
        return self._joined(left, right, join, {})

    def _joined(
        self,
        left: int,
        right: int,
        join: Callable[[Hashable, Hashable], Hashable],
        done: dict[tuple[int, int], int],
    ) -> int:
        key = (left, right)
        joined = done.get(key)
        if joined is None:
            level, *below = self.below(left, right)
            if level == LEAF:
                joined = self.leaf(join(self._values[left], self._values[right]))
            else:
                pairs = zip(*below, strict=False)  # what does not ask here repeats without an end
                joined = self.node(level, tuple([self._joined(a, b, join, done) for a, b in pairs]))
            done[key] = joined
        return joined

    def meet(self, left: int, right: int) -> bool:
        """Whether some choice makes two yes-no functions true."""
        if FALSE in (left, right):
            return False
        if not self._support[left] & self._support[right] or left == right:
            return True
        pair = left, right
        meet = self._meet.get(pair)
        if meet is None:
            _, *below = self.below(left, right)
            meet = self._meet[pair] = any(map(self.meet, *below))
        return meet

    def differ(self, left: int, right: int, but: int) -> bool:
        """Whether one same choice leads to different leaves, neither of which is `but`."""
        away = ~self._reach[but]
        first, second = self._reach[left] & away, self._reach[right] & away
        if left == right or not first or not second:
            return False
        if first == self._reach[left] and second == self._reach[right]:
            return True  # functions that are not one number differ somewhere
        if first == second and first.bit_count() == 1:
            return False
        key = left, right, but
        if key in self._alike:
            return False
        _, *below = self.below(left, right)
        if any(map(self.differ, *below, repeat(but))):
            return True
        self._alike.add(key)
        return False

    def reach_by_cell(self, diagram: int) -> dict[int, list[int]]:
        """What `reach` comes to with each variable that is asked held in each of its cells."""
        reaches: dict[int, list[int]] = {}
        passing: dict[tuple[int, int], int] = {}  # by the variables between which nothing is asked
        passing[-1, self._level[diagram]] = self._reach[diagram]
        for level, children in self.nodes(diagram):
            below = [self._reach[child] for child in children]
            reaches[level] = list(map(or_, reaches.get(level) or repeat(0), below))
            for child, reach in zip(children, below, strict=True):
                key = level, self._level[child]
                passing[key] = passing.get(key, 0) | reach
        for (before, after), reach in passing.items():
            for variable, by_cell in reaches.items():
                if before < variable < after:
                    by_cell[:] = [leaves | reach for leaves in by_cell]
        return reaches

    def reach_held(
        self, diagram: int, asked: int, way: Mapping[int, int], done: dict[int, int]
    ) -> int:
        """What `reach` comes to with each variable of `asked`, as bits, held as on the way.

        `done` keeps what was gone through before on the same way.
        """
        if not self._support[diagram] & asked:
            return self._reach[diagram]
        reach = done.get(diagram)
        if reach is None:
            level, children = self._level[diagram], self._children[diagram]
            if level in way:
                reach = self.reach_held(children[way[level]], asked, way, done)
            else:
                reach = 0
                for child in {*children}:
                    reach |= (
                        self.reach_held(child, asked, way, done)
                        if self._support[child] & asked
                        else self._reach[child]
                    )
            done[diagram] = reach
        return reach

    def fixed(self, diagram: int, variable: int, cell: int) -> int:
        """The function with one variable held in a cell."""
        if not self._support[diagram] >> variable & 1:
            return diagram
        if self._level[diagram] == variable:
            return self._children[diagram][cell]
        key = (diagram, variable, cell)
        fixed = self._fixed.get(key)
        if fixed is None:
            children = tuple([
                self.fixed(child, variable, cell) if self._support[child] >> variable & 1 else child
                for child in self._children[diagram]
            ])  # fmt: skip
            fixed = self._fixed[key] = self.node(self._level[diagram], children)
        return fixed

    def asking(self, diagrams: Iterable[int], variable: int) -> list[int]:
        """Those of several functions that hang on a variable, each once."""
        return [diagram for diagram in {*diagrams} if self._support[diagram] >> variable & 1]

    def cut(
        self,
        diagram: int,
        into: "Diagrams",
        cells: Sequence[tuple[int, ...]],
        done: dict[int, int],
    ) -> int:
        """The function in another workspace, of every variable only some of its cells.

        `done` keeps what was cut before with the same cells. With one cell, it is not asked.
        """
        levels, children = self._level, self._children
        while (level := levels[diagram]) != LEAF:
            left = cells[level]
            if len(left) > 1:
                kept = done.get(diagram)
                if kept is None:
                    by_cell = children[diagram]
                    below = tuple([
                        child if (child := by_cell[i]) <= TRUE
                        else self.cut(child, into, cells, done)
                        for i in left
                    ])  # fmt: skip
                    kept = done[diagram] = into.node(level, below)
                return kept
            diagram = children[diagram][left[0]]
        return diagram if diagram <= TRUE else into.leaf(self._values[diagram])

    def path(self, diagram: int, value: Hashable) -> dict[int, int] | None:
        """The shortest way to a value, as a cell for each variable asked on it."""
        return self._path(diagram, value, {})

    def _path(
        self, diagram: int, value: Hashable, done: dict[int, dict[int, int] | None]
    ) -> dict[int, int] | None:
        if self._level[diagram] == LEAF:
            return {} if self._values[diagram] == value else None
        if diagram not in done:
            best: dict[int, int] | None = None
            for cell, child in enumerate(self._children[diagram]):
                way = self._path(child, value, done)
                if way is not None and (best is None or len(way) + 1 < len(best)):
                    best = {self._level[diagram]: cell, **way}
            done[diagram] = best
        return done[diagram]


def _pairs(parts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Parts two by two, as what `choose` takes for whether one of them is true."""
    for i in range(0, len(parts), 2):
        first, *second = parts[i : i + 2]
        yield first, TRUE, second[0] if second else FALSE
