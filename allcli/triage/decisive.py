"""Which unknown facts a question hangs on: those whose answer does change it in some patient."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from allcli.rulebook.diagram import TRUE, bits
from allcli.triage.completions import NEVER, Completions

Values = frozenset[Hashable]


def decisive(ways: Completions, function: int) -> dict[int, Values]:
    """The variables that can change a function, each with the values it can change it to.

    A variable counts if, with what comes before it settled in some way, two of its cells leave
    different values, or lead to different values in one and the same rest of a patient. They come
    in the order of the vocabulary.
    """
    diagrams = ways.diagrams
    found: dict[int, set[Hashable]] = {}
    ruled = ways.ruled(function)
    most = len(values_of(ways, ruled))
    for node in _nodes(ways, ruled):
        place, children = diagrams.variable(node), diagrams.children(node)
        if len(found.get(place, ())) == most:
            continue  # everything hangs on it already
        alive = [child for child in dict.fromkeys(children) if child != ways.never]
        for one, two in combinations(alive, 2):
            found.setdefault(place, set()).update(_turned(ways, one, two))
    return {place: frozenset(found[place]) for place in sorted(found) if found[place]}


def hinges(ways: Completions, function: int) -> Iterable[int]:
    """The variables that can change a function, to whatever.

    Where no law bears on it these are all that it asks: a diagram asks nothing in vain.
    """
    ruled = ways.ruled(function)
    if ways.never in ways.diagrams.leaves(ruled):
        return decisive(ways, function)
    return bits(ways.diagrams.support(ruled))


def _turned(ways: Completions, one: int, two: int) -> Values:
    """The values between which a change from one function to the other decides, if it does.

    Of grades these are the ones given when all else turns out for the best.
    """
    first, second = values_of(ways, one), values_of(ways, two)
    if first == second:
        return first if _differ(ways, one, two) else frozenset()
    grades = [[each for each in values if isinstance(each, int)] for values in (first, second)]
    if all(grades) and min(grades[0]) != min(grades[1]):
        return frozenset(map(min, grades))
    return first ^ second


def _nodes(ways: Completions, top: int) -> Iterator[int]:
    """Every node of a function."""
    seen, left = {top}, [top]
    while left:
        node = left.pop()
        if not ways.diagrams.is_leaf(node):
            yield node
            fresh = set(ways.diagrams.children(node)) - seen
            seen |= fresh
            left += fresh


def values_of(ways: Completions, function: int) -> Values:
    """The values that a function takes where patients can be."""
    leaves = ways.diagrams.leaves(function)
    return frozenset([ways.diagrams.value(leaf) for leaf in leaves if leaf != ways.never])


def _differ(ways: Completions, one: int, two: int) -> bool:
    """Whether two functions have different values for one and the same rest of a patient."""
    leaves = ways.diagrams.leaves
    if ways.never not in leaves(one) and ways.never not in leaves(two):
        return True  # equal functions are one
    unlike = ways.diagrams.joined(one, two, lambda a, b: a != b and NEVER not in (a, b))
    return TRUE in leaves(unlike)


def left_by_cell(ways: Completions, function: int, place: int) -> Iterator[Values]:
    """The values that each open cell of a variable leaves; none where no patient can be."""
    ruled = ways.ruled(function)
    for i in range(len(ways.open_cells(place))):
        yield values_of(ways, ways.diagrams.fixed(ruled, place, i))
