"""Which option comes first, as a function of everything that is not known.

Options run in classes; inside a class the order is Copeland's over the preferences that hold. The
function is found by asking only what can still change who is first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from allcli.engine.diagram import FALSE, TRUE, Diagrams, TooLargeError

SUITABLE, CAUTION, OUT = 1, 2, 4  # how an option may stand, as bits
Duel = tuple[int, int]


class Runners(NamedTuple):
    """The options still in the race and their standings; the preferences between them.

    Preferences that hold are in `sure`; those that may hold are pairs with their functions.
    """

    options: tuple[int, ...]
    standings: tuple[int, ...]
    sure: frozenset[Duel]
    pairs: tuple[Duel, ...]
    tests: tuple[int, ...]


class Turn(NamedTuple):
    """A variable that is asked, and who is left in each of its cells."""

    variable: int
    parts: list[Runners]


class Race:
    """One kind of options, in the default order; `pairs` are their preferences by position.

    A standing is a function with the values SUITABLE, CAUTION and OUT. `most` is how many turns
    the race may take before TooLargeError is raised.
    """

    def __init__(
        self, diagrams: Diagrams, standings: Sequence[int], pairs: Mapping[Duel, int], most: int
    ) -> None:
        self._diagrams = diagrams
        self._most = most
        self._start = Runners(
            tuple(range(len(standings))), tuple(standings), frozenset(), tuple(pairs),
            tuple(pairs.values()),
        )  # fmt: skip
        self._turns: dict[Runners, int | Turn] = {}  # who is first, or on what it hangs
        self._masks = _Masks(diagrams)
        self._suitable_or_out: dict[int, int] = {}

    def winner(self) -> int:
        """The function whose value is the position of the first option, or None."""
        return self._drawn(self._run(self._start))

    def _run(self, runners: Runners) -> Runners:
        """Run the race to its ends; they are drawn once it is known not to be too large."""
        runners = self._left(runners)
        if runners not in self._turns:
            if len(self._turns) >= self._most:
                raise TooLargeError
            # counted from now on; nothing asks for it before it is made
            self._turns[runners] = FALSE
            self._turns[runners] = self._decided(runners)
        return runners

    def _drawn(self, runners: Runners) -> int:
        """The winner as a function of what is still open."""
        turn = self._turns[runners]
        if isinstance(turn, Turn):
            turn = self._diagrams.split(turn.variable, list(map(self._drawn, turn.parts)))
            self._turns[runners] = turn
        return turn

    def _left(self, runners: Runners) -> Runners:
        """Without those who are out; beside a surely suitable option, less than that is out."""
        masks = self._masks_of(runners.standings)
        standings = runners.standings
        if SUITABLE in masks:
            standings = tuple([self._or_out(standing) for standing in standings])
            masks = self._masks_of(standings)
        options, pairs, tests, sure = runners.options, runners.pairs, runners.tests, runners.sure
        if OUT in masks:
            here = [i for i, mask in enumerate(masks) if mask != OUT]
            options = tuple([options[i] for i in here])
            standings = tuple([standings[i] for i in here])
            left = set(options)
            both = [i for i, pair in enumerate(pairs) if left.issuperset(pair)]
            pairs = tuple([pairs[i] for i in both])
            tests = tuple([tests[i] for i in both])
            sure = frozenset([pair for pair in sure if left.issuperset(pair)])
        if TRUE in tests or FALSE in tests:
            settled = dict(zip(pairs, tests, strict=True))
            sure |= {pair for pair, test in settled.items() if test == TRUE}
            pairs = tuple([pair for pair, test in settled.items() if test > TRUE])
            tests = tuple([settled[pair] for pair in pairs])
        return Runners(options, standings, sure, pairs, tests)

    def _masks_of(self, standings: tuple[int, ...]) -> list[int]:
        """The standings that each function may take, as bits."""
        return list(map(self._masks.__getitem__, standings))

    def _or_out(self, standing: int) -> int:
        changed = self._suitable_or_out.get(standing)
        if changed is None:
            changed = self._diagrams.mapped(
                standing, lambda value: value if value == SUITABLE else OUT
            )
            self._suitable_or_out[standing] = changed
        return changed

    def _decided(self, runners: Runners) -> int | Turn:
        masks = self._masks_of(runners.standings)
        wanted = next(
            (standing for standing in (SUITABLE, CAUTION) if any(m & standing for m in masks)), OUT
        )
        if wanted == OUT:
            return self._diagrams.leaf(None)
        could = [i for i, mask in enumerate(masks) if mask & wanted]
        sure = [i for i in could if masks[i] == wanted]
        if not sure:
            return self._asked(runners, runners.standings[could[0]])
        options = runners.options
        first, doubt = first_of(
            tuple([options[i] for i in could]), frozenset([options[i] for i in sure]),
            runners.sure, runners.pairs,
        )  # fmt: skip
        if doubt is None:
            return self._diagrams.leaf(first)
        if isinstance(doubt, int):
            return self._asked(runners, runners.standings[options.index(doubt)])
        return self._asked(runners, runners.tests[runners.pairs.index(doubt)])

    def _asked(self, runners: Runners, function: int) -> Turn:
        """The race by each cell of the variable that `function` asks first."""
        diagrams, standings, tests = self._diagrams, runners.standings, runners.tests
        variable, cells = diagrams.variable(function), len(diagrams.children(function))
        asking = diagrams.asking((*standings, *tests), variable)
        parts = []
        for cell in range(cells):
            held = {asks: diagrams.fixed(asks, variable, cell) for asks in asking}
            left = runners._replace(
                standings=tuple(map(held.get, standings, standings)),
                tests=tuple(map(held.get, tests, tests)),
            )
            parts.append(self._run(left))
        return Turn(variable, parts)


class _Masks(dict[int, int]):
    """The standings that a function may take, as bits."""

    def __init__(self, diagrams: Diagrams) -> None:
        super().__init__()
        self._diagrams = diagrams

    def __missing__(self, standing: int) -> int:
        values = self._diagrams.values(standing)
        mask = self[standing] = sum(value for value in values if isinstance(value, int))
        return mask


@lru_cache(maxsize=2000)  # the same races are run again and again, in one case and the next
def first_of(
    could: tuple[int, ...], sure: frozenset[int], holds: frozenset[Duel], open_: tuple[Duel, ...]
) -> tuple[int | None, int | Duel | None]:
    """Who is first of the options that may stand in the best class, where `sure` certainly do.

    `holds` are the preferences that hold, `open_` those that may. Where that does not decide it,
    the second is what keeps the race open: an option that may or may not be in the class, or a
    preference.
    """
    return _Field(could, sure, holds, frozenset(open_)).first()


class _Field:
    """The options that may stand in the best class; those in `sure` certainly do.

    Of two options the margin is the least that the first may win over the other: 1, a tie at 0, or
    a loss at -1. Most pairs tie: `_over` has the other margins of each option, `_under` those of
    the others over it.
    """

    def __init__(
        self,
        could: Sequence[int],
        sure: frozenset[int],
        holds: frozenset[Duel],
        open_: frozenset[Duel],
    ) -> None:
        self._could = could
        self._sure = sure
        self._holds = holds
        self._open = open_
        self._over: dict[int, dict[int, int]] = {option: {} for option in could}
        self._under: dict[int, dict[int, int]] = {option: {} for option in could}
        self._wins = dict.fromkeys(could, 0)  # of those who are in, over those who are in
        for better, worse in holds:
            if better in self._over and worse in self._over:
                self._holding(better, worse)
        for better, worse in open_:
            if better in self._over and worse in self._over and (worse, better) not in holds:
                self._over[worse][better] = self._under[better][worse] = -1
        self._lead = {option: self._among_sure(self._over[option]) for option in could}
        self._lag = {option: self._among_sure(self._under[option]) for option in could}

    def _holding(self, better: int, worse: int) -> None:
        """Count a preference that holds."""
        if better in self._sure and worse in self._sure:
            self._wins[better] += 1
            self._wins[worse] -= 1
        if (worse, better) not in self._holds:
            self._over[worse][better] = self._under[better][worse] = -1
            if (worse, better) not in self._open:
                self._over[better][worse] = self._under[worse][better] = 1

    def _among_sure(self, margins: dict[int, int]) -> int:
        return sum([margin for other, margin in margins.items() if other in self._sure])

    def first(self) -> tuple[int | None, int | Duel | None]:
        """The option that is first whatever is still open; else what keeps the race open.

        That is an option that may or may not be in the class, or a preference.
        """
        left = sorted(self._sure, key=lambda leader: (-self._wins[leader], leader))
        doubt: int | Duel | None = None
        while left:
            leader = left[0]
            rivals = self._rivals(leader, self._could)
            rival = next(rivals, None)
            if rival is None:
                return leader, None
            if doubt is None:
                doubts = (self._doubt(leader, option) for option in chain((rival,), rivals))
                doubt = next((option for option in doubts if option is not None), None)
            left = list(self._rivals(leader, left))  # who is behind one is not first
        return None, doubt

    def _rivals(self, leader: int, options: Iterable[int]) -> Iterator[int]:
        """Those that may yet stand before `leader`, as far as they are asked for."""
        return (
            option for option in options if option != leader and not self._before(leader, option)
        )

    def _doubt(self, leader: int, rival: int) -> int | Duel | None:
        """What is open about who of two stands first; None where the rival surely does."""
        if rival not in self._sure:
            return rival
        over, under = self._over[leader], self._under[rival]
        pairs = [(leader, rival), (rival, leader)]
        for other in self._could:
            if other in (leader, rival):
                continue
            if other in self._sure:
                pairs += [(leader, other), (other, leader), (rival, other), (other, rival)]
            elif over.get(other, 0) + under.get(other, 0) < 0:
                return other
        return next((pair for pair in pairs if pair in self._open), None)

    def _before(self, leader: int, rival: int) -> bool:
        """Whether `leader`, who is in, stands before the rival at the worst that may still come.

        Against others that are in, both have won and lost what they have; one that may be in
        counts where it helps the rival more.
        """
        over, under = self._over[leader], self._under[rival]
        margin = over.get(rival, 0)
        twice = 1 if rival in self._sure else 0  # of those, it stands in both sums below
        lead = 2 * margin - (1 + twice) * margin + self._lead[leader] + self._lag[rival]
        for other in over.keys() | under.keys():
            if other not in self._sure and other != rival:
                lead += min(0, over.get(other, 0) + under.get(other, 0))
        return lead > 0 or (lead == 0 and leader < rival)
