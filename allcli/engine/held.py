"""What functions over the completions of a case can still be, once some of it is known."""

from collections.abc import Collection, Mapping
from typing import Self

from allcli.case.facts import Facts
from allcli.engine.completions import Completions
from allcli.engine.decisive import hinges_of
from allcli.engine.workspace import Values


class Held:
    """The ways of a case with variables held in one of their open cells; some patient is so.

    Nothing is drawn for it: the functions of the case are followed along what is held. Many share
    their lower parts, which are gone through once.
    """

    def __init__(self, ways: Completions, way: Mapping[int, int]) -> None:
        self._ways = ways
        self.way = way
        self._asked = sum([1 << place for place in way])
        self._reach: dict[int, int] = {}

    @classmethod
    def by(cls, ways: Completions, facts: Facts) -> Self:
        """The ways that are left once facts which the case leaves open are these."""
        way = {}
        for place, reading in enumerate(ways.charts.readings):
            value = facts.values[reading.fact]
            if value is not ways.facts.values[reading.fact]:
                way[place] = ways.place_of(place, value)
        return cls(ways, way)

    def values(self, function: int) -> Values:
        """Every value that a function of the case can still take."""
        ways = self._ways
        ruled = ways.ruled(function)
        asked = ways.diagrams.support(ruled) & self._asked
        if not asked:
            return ways.left(ruled)
        if asked.bit_count() == 1:
            place = asked.bit_length() - 1
            return ways.values_at(ways.reach_by_cell(function)[place][self.way[place]])
        reach = ways.diagrams.reach_held(ruled, self._asked, self.way, self._reach)
        return ways.values_at(reach)

    def bears_on(self, function: int) -> bool:
        """Whether a function asks what is held, itself or through laws."""
        return bool(self._ways.diagrams.support(self._ways.ruled(function)) & self._asked)

    def hinges(self, function: int) -> Collection[int]:
        """The variables that can still change a function of the case, to whatever."""
        held = self._ways.ruled(function)
        for place, i in self.way.items():
            held = self._ways.diagrams.fixed(held, place, i)
        return hinges_of(self._ways, held)
