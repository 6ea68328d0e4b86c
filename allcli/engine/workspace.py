"""Where the functions of cases are drawn: what one case drew, the next finds there.

A function is told by its place alone and knows nothing of whose it is, so that cases that leave the
same open come to the same functions, however much else of them differs.
"""

from collections.abc import Hashable, Mapping, Sequence

from allcli.engine.diagram import Diagrams, TooLargeError
from allcli.engine.extremes import Extremes
from allcli.engine.race import Duel, Race

Values = frozenset[Hashable]
NEVER = "never"  # the value where no patient can be
_MOST = 200_000
# Nodes and cuts with which no new case begins: some 40 MB. A plan of a patient of whom little is
# known draws 70,000 for its thirty cases, with what follows failures, and is to stay in one.
_FULL = 100_000
# A case of which nothing is known adds 40,000, so that no answer hangs on who came before.
_SHARED = 1_000_000


class Workspace:
    """Diagrams of cases by some charts, and what follows from a function alone: found out once.

    Functions are NEVER where no patient can be; `possible` are the leaves of patients, as bits.
    `cuts`, `decisive`, `best`, `standings` and `closed` are kept for those who find them out.
    `most` is how many nodes there may be before TooLargeError is raised.
    """

    def __init__(self, most: int = _MOST) -> None:
        self.diagrams = Diagrams(most)
        self.never = self.diagrams.leaf(NEVER)
        self.possible = ~self.diagrams.reach(self.never)
        self.greatest = Extremes(self.diagrams, max, min)
        self.least = Extremes(self.diagrams, min, max)
        self.cuts: dict[tuple[int, Hashable], int] = {}  # by chart and the cells that it asks
        self.decisive: dict[int, Mapping[int, Values]] = {}
        self.best: dict[int, int] = {}
        self.standings: dict[int, int] = {}  # by verdict
        self.closed: dict[int, int] = {}  # by verdict
        self._winners: dict[Hashable, int | None] = {}

    def size(self) -> int:
        """How much is kept."""
        return self.diagrams.size() + len(self.cuts)

    def winner(self, standings: Sequence[int], pairs: Mapping[Duel, int], most: int) -> int:
        """Who is first, as Race has it; the same race is run once. Raises TooLargeError."""
        race = (*standings, *pairs.items(), most)
        if race not in self._winners:
            self._winners[race] = None  # until it is found
            self._winners[race] = Race(self.diagrams, standings, pairs, most).winner()
        winner = self._winners[race]
        if winner is None:
            raise TooLargeError
        return winner


class SharedWorkspace:
    """The workspace of all cases of one rulebook, one after another; once it is full, a new one."""

    def __init__(self) -> None:
        self._workspace = Workspace(_SHARED)

    def next(self) -> Workspace:
        """Where another case is drawn; it keeps it, also when others get a new one."""
        if self._workspace.size() > _FULL:
            self._workspace = Workspace(_SHARED)
        return self._workspace
