"""Functions of many choices, as reduced ordered decision diagrams.

Equal functions are the same number, so that whether two answers can differ, and on what, is read
off and not searched for.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import repeat
from operator import or_

from allcli.engine.nodes import FALSE, LEAF, TRUE, Nodes, TooLargeError, bits, value_of

__all__ = ["FALSE", "TRUE", "Diagrams", "TooLargeError", "bits", "value_of"]


class Diagrams(Nodes):
    """A workspace of diagrams: new functions from those that there are."""

    def __init__(self, most: int = 1_000_000) -> None:
        super().__init__(most)
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._apart: set[tuple[int, int]] = set()
        self._fixed: dict[tuple[int, int, int], int] = {}

    def choose(self, test: int, yes: int, no: int) -> int:
        """`yes` where the yes-no function `test` is true, else `no`."""
        if test == TRUE or yes == no:
            return yes
        if test == FALSE:
            return no
        if yes == TRUE and no == FALSE:
            return test
        key = (test, yes, no)
        found = self._chosen.get(key)
        if found is None:
            level, below = self._below(key)
            found = self._chosen[key] = self.node(level, tuple(map(self.choose, *below)))
        return found

    def split(self, variable: int, parts: Sequence[int]) -> int:
        """The function that is `parts[cell]` where a variable lies in that cell.

        The parts do not ask this variable, but may ask earlier ones.
        """
        if min([self._level[part] for part in parts]) > variable:
            return self.node(variable, tuple(parts))
        found, cells = parts[0], range(len(parts))
        for cell in cells[1:]:
            here = self.node(variable, tuple([int(each == cell) for each in cells]))
            found = self.choose(here, parts[cell], found)
        return found

    def _below(self, diagrams: tuple[int, ...]) -> tuple[int, list[Iterable[int]]]:
        """The first variable that any of these asks, and what each of them is in its cells."""
        levels = [self._level[each] for each in diagrams]
        level = min(levels)
        # a function that does not ask here is the same in every cell
        return level, [
            self._children[each] if at == level else repeat(each)
            for each, at in zip(diagrams, levels, strict=True)
        ]

    def both(self, parts: Iterable[int]) -> int:
        """Whether all are true."""
        found = TRUE
        for part in parts:
            found = self.choose(part, found, FALSE)
            if found == FALSE:
                break
        return found

    def either(self, parts: Iterable[int]) -> int:
        """Whether one is true."""
        found = FALSE
        for part in parts:
            found = self.choose(part, TRUE, found)
            if found == TRUE:
                break
        return found

    def opposite(self, test: int) -> int:
        """Whether it is not true."""
        return self.choose(test, FALSE, TRUE)

    def mapped(self, diagram: int, change: Callable[[Hashable], Hashable]) -> int:
        """The same function with every value changed."""
        return self._mapped(diagram, change, {})

    def _mapped(
        self, diagram: int, change: Callable[[Hashable], Hashable], done: dict[int, int]
    ) -> int:
        found = done.get(diagram)
        if found is None:
            if self._level[diagram] == LEAF:
                found = self.leaf(change(self._values[diagram]))
            else:
                children = self._children[diagram]
                below = tuple([self._mapped(child, change, done) for child in children])
                found = self.node(self._level[diagram], below)
            done[diagram] = found
        return found

    def joined(self, one: int, two: int, join: Callable[[Hashable, Hashable], Hashable]) -> int:
        """The function whose value is `join` of the values of both."""
        return self._joined(one, two, join, {})

    def _joined(
        self,
        one: int,
        two: int,
        join: Callable[[Hashable, Hashable], Hashable],
        done: dict[tuple[int, int], int],
    ) -> int:
        key = (one, two)
        found = done.get(key)
        if found is None:
            level, below = self._below(key)
            if level == LEAF:
                found = self.leaf(join(self._values[one], self._values[two]))
            else:
                pairs = zip(*below, strict=False)  # what does not ask here repeats without an end
                found = self.node(level, tuple([self._joined(a, b, join, done) for a, b in pairs]))
            done[key] = found
        return found

    def meet(self, one: int, two: int) -> bool:
        """Whether some choice makes two yes-no functions true."""
        pair = one, two
        if FALSE in pair or pair in self._apart:
            return False
        if TRUE in pair or one == two or any(map(self.meet, *self._below(pair)[1])):
            return True
        self._apart.add(pair)
        return False

    def differ(self, one: int, two: int, but: int) -> bool:
        """Whether one same choice leads to different leaves, neither of which is `but`."""
        return self._differ((one, two), but, set())

    def _differ(self, pair: tuple[int, ...], but: int, seen: set[tuple[int, ...]]) -> bool:
        if pair[0] == pair[1] or but in pair or pair in seen:
            return False
        seen.add(pair)
        level, below = self._below(pair)
        # what does not ask here repeats without an end
        return level == LEAF or any(
            self._differ(each, but, seen) for each in zip(*below, strict=False)
        )

    def reach_by_cell(self, diagram: int, variable: int, cells: int) -> list[int]:
        """What `reach` comes to with one variable held in each of its cells in turn."""
        return self._by_cell(diagram, variable, cells, {})

    def _by_cell(
        self, diagram: int, variable: int, cells: int, done: dict[int, list[int]]
    ) -> list[int]:
        if not self._support[diagram] >> variable & 1:
            return [self._reach[diagram]] * cells
        found = done.get(diagram)
        if found is None:
            children = self._children[diagram]
            if self._level[diagram] == variable:
                found = [self._reach[child] for child in children]
            else:
                below = [self._by_cell(child, variable, cells, done) for child in children]
                found = [reduce(or_, reach) for reach in zip(*below, strict=True)]
            done[diagram] = found
        return found

    def fixed(self, diagram: int, variable: int, cell: int) -> int:
        """The function with one variable held in a cell."""
        if not self._support[diagram] >> variable & 1:
            return diagram
        if self._level[diagram] == variable:
            return self._children[diagram][cell]
        key = (diagram, variable, cell)
        found = self._fixed.get(key)
        if found is None:
            children = tuple([
                self.fixed(child, variable, cell) if self._support[child] >> variable & 1 else child
                for child in self._children[diagram]
            ])  # fmt: skip
            found = self._fixed[key] = self.node(self._level[diagram], children)
        return found

    def all_fixed(self, diagrams: tuple[int, ...], variable: int, cell: int) -> tuple[int, ...]:
        """Several functions with one variable held in a cell; many are the same one."""
        changed = {
            each: self.fixed(each, variable, cell)
            for each in set(diagrams)
            if self._support[each] >> variable & 1
        }
        return tuple([changed.get(each, each) for each in diagrams]) if changed else diagrams

    def cut(
        self,
        diagram: int,
        into: "Diagrams",
        cells: Sequence[tuple[int, ...]] | Mapping[int, tuple[int, ...]],
        done: dict[int, int],
    ) -> int:
        """The function in another workspace, of every variable only some of its cells.

        `done` keeps what was cut before with the same cells. With one cell, it is not asked.
        """
        while (level := self._level[diagram]) != LEAF:
            left = cells[level]
            if len(left) > 1:
                found = done.get(diagram)
                if found is None:
                    children = self._children[diagram]
                    below = tuple([
                        child if (child := children[i]) <= TRUE
                        else self.cut(child, into, cells, done)
                        for i in left
                    ])  # fmt: skip
                    found = done[diagram] = into.node(level, below)
                return found
            diagram = self._children[diagram][left[0]]
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
