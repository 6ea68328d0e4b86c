"""Which unknown facts a question hangs on: those whose answer does change it in some patient."""

from collections.abc import Collection
from functools import lru_cache
from itertools import combinations

from allcli.engine.completions import NEVER, Completions, Values
from allcli.engine.diagram import bits

NONE: Values = frozenset()


def decisive(ways: Completions, function: int) -> dict[int, Values]:
    """The variables that can change a function, each with the values it can change it to.

    A variable counts if, with what comes before it settled in some way, two of its cells leave
    different values, or lead to different values in one and the same rest of a patient. They come
    in the order of the vocabulary.
    """
    return _decisive(ways, ways.ruled(function))


def _decisive(ways: Completions, ruled: int) -> dict[int, Values]:
    diagrams = ways.diagrams
    everything, never = ways.left(ruled), {ways.never}
    turned_by: dict[int, Values] = {}
    for place, children in diagrams.nodes(ruled):
        turned = turned_by.get(place, NONE)
        if turned != everything:
            for first, second in combinations({*children} - never, 2):
                turned |= _turned(ways, first, second)
            turned_by[place] = turned
    return {place: turned_by[place] for place in sorted(turned_by) if turned_by[place]}


def hinges(ways: Completions, function: int) -> Collection[int]:
    """The variables that can change a function, to whatever.

    Where no law bears on it these are all that it asks: a diagram asks nothing in vain.
    """
    return hinges_of(ways, ways.ruled(function))


def hinges_of(ways: Completions, ruled: int) -> Collection[int]:
    """The same of a function that is NEVER where no patient can be."""
    if NEVER in ways.diagrams.values(ruled):
        return _decisive(ways, ruled)
    return tuple(bits(ways.diagrams.support(ruled)))


def _turned(ways: Completions, before: int, after: int) -> Values:
    """The values between which a change from one function to the other decides, if it does.

    Of grades these are the ones given when all else turns out for the best.
    """
    first, second = ways.left(before), ways.left(after)
    if first == second:
        return first if ways.diagrams.differ(before, after, ways.never) else NONE
    return _between(first, second)


@lru_cache(maxsize=1000)
def _between(first: Values, second: Values) -> Values:
    grades = _lowest(first), _lowest(second)
    if None not in grades and grades[0] != grades[1]:
        return frozenset(grades)
    return first ^ second


def _lowest(values: Values) -> int | None:
    """The best grade among some values."""
    return min((value for value in values if isinstance(value, int)), default=None)


def settled_by(ways: Completions, function: int, place: int) -> bool:
    """Whether some answer about a variable leaves a function a single value."""
    never = ways.diagrams.reach(ways.never)
    by_cell = ways.reach_by_cell(function).get(place, ())
    return any((reach & ~never).bit_count() == 1 for reach in by_cell)
