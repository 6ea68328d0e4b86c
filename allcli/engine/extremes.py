"""The greater, or the less, of functions with whole numbers for values, in every completion."""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import cast

from allcli.engine.diagram import Diagrams

Extreme = Callable[[list[int]], int]  # max or min


class Extremes:
    """Of functions one extreme, `pick`, of which `other` is the opposite.

    What two functions come to is found out once.
    """

    def __init__(self, diagrams: Diagrams, pick: Extreme, other: Extreme) -> None:
        self._diagrams = diagrams
        self._pick = pick
        self._other = other
        self._ends: dict[int, tuple[int, int]] = {}  # by the leaves that are reached
        self._joined: dict[tuple[int, int], int] = {}

    def of(self, functions: Iterable[int]) -> int:
        """The function whose value is the extreme of the values of all."""
        return reduce(self._of_two, functions)

    def _of_two(self, left: int, right: int) -> int:
        if left == right:
            return left
        pair = (left, right) if left < right else (right, left)
        joined = self._joined.get(pair)
        if joined is None:
            joined = self._joined[pair] = self._join(left, right)
        return joined

    def _join(self, left: int, right: int) -> int:
        """One of two where every value of it is picked before any of the other; else by cell."""
        (left_first, left_last), (right_first, right_last) = map(self._ends_of, (left, right))
        if self._pick([left_last, right_first]) == left_last:
            return left
        if self._pick([right_last, left_first]) == right_last:
            return right
        level, *below = self._diagrams.below(left, right)
        pairs = zip(*below, strict=False)  # what does not ask here repeats without an end
        return self._diagrams.node(level, tuple([self._of_two(a, b) for a, b in pairs]))

    def _ends_of(self, function: int) -> tuple[int, int]:
        """The values of a function that are picked first and last."""
        reach = self._diagrams.reach(function)
        ends = self._ends.get(reach)
        if ends is None:
            values = [cast("int", value) for value in self._diagrams.values_at(reach)]
            ends = self._ends[reach] = self._pick(values), self._other(values)
        return ends
