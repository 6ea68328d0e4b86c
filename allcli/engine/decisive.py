"""Which unknown facts a question hangs on: those whose answer does change it in some patient."""

from collections.abc import Collection, Mapping
from itertools import combinations

from allcli.engine.completions import Completions
from allcli.engine.diagram import bits
from allcli.engine.workspace import Values


def decisive(ways: Completions, function: int) -> Mapping[int, Values]:
    """The variables that can change a function, each with the values it can change it to.

    A variable counts if, with what comes before it settled in some way, two of its cells leave
    different values, or lead to different values in one and the same rest of a patient. They come
    in the order of the vocabulary.
    """
    return _decisive_of(ways, ways.ruled(function))


def _decisive_of(ways: Completions, ruled: int) -> Mapping[int, Values]:
    kept = ways.workspace.decisive
    values = kept.get(ruled)
    if values is None:
        values = kept[ruled] = _decisive(ways, ruled)
    return values


def _decisive(ways: Completions, ruled: int) -> dict[int, Values]:
    everything = ways.leaves(ruled)
    turned_by: dict[int, int] = {}  # values are leaves here, as bits
    for place, children in ways.diagrams.nodes(ruled):
        turned = turned_by.get(place, 0)
        if turned != everything:
            for before, after in combinations({*children}, 2):
                first, second = ways.leaves(before), ways.leaves(after)
                if first and second and (first | second) & ~turned:
                    if first != second:
                        turned |= _between(ways, first, second)
                    elif ways.diagrams.differ(before, after, ways.never):
                        turned |= first
            turned_by[place] = turned
    return {place: ways.values_at(turned) for place, turned in sorted(turned_by.items()) if turned}


def hinges(ways: Completions, function: int) -> Collection[int]:
    """The variables that can change a function, to whatever.

    Where no law bears on it these are all that it asks: a diagram asks nothing in vain.
    """
    return hinges_of(ways, ways.ruled(function))


def hinges_of(ways: Completions, ruled: int) -> Collection[int]:
    """The same of a function that is NEVER where no patient can be."""
    if ways.diagrams.reach(ruled) & ~ways.possible:
        return _decisive_of(ways, ruled)
    return tuple(bits(ways.diagrams.support(ruled)))


def _between(ways: Completions, first: int, second: int) -> int:
    """The values between which a change from some values to others decides.

    Of grades these are the ones given when all else turns out for the best.
    """
    best, other = ways.best_grade(first), ways.best_grade(second)
    return best | other if best and other and best != other else first ^ second


def settled_by(ways: Completions, function: int, place: int) -> bool:
    """Whether some answer about a variable leaves a function a single value."""
    by_cell = ways.reach_by_cell(function).get(place, ())
    return any((reach & ways.possible).bit_count() == 1 for reach in by_cell)
