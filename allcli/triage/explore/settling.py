"""The smallest sets of questions whose answers, whatever they are, settle the suggestion."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from allcli.engine.completions import Completions
from allcli.engine.workspace import NEVER
from allcli.triage.assessment import Question

MOST = 12  # of more open questions no small set is looked for
SHOWN = 3


def settling(
    ways: Completions, functions: Sequence[int], asked: Iterable[Question]
) -> tuple[tuple[str, ...], ...]:
    """The topics to ask, in the smallest number; the first few such sets.

    A set settles if with all its facts known each function has one value left, in every patient.
    None is told where more than MOST questions are open.
    """
    topics = {question.topic: _bits(ways, question.topic) for question in asked}
    if len(topics) > MOST:
        return ()
    names = list(topics)
    every = sum(topics.values())
    if not names or not _settles(ways, functions, every):
        return ()
    needed = [name for name in names if not _settles(ways, functions, every & ~topics[name])]
    spare = [name for name in names if name not in needed]
    by_size = (
        [
            (*needed, *more)
            for more in combinations(spare, size)
            if _settles(ways, functions, sum(topics[name] for name in (*needed, *more)))
        ]
        for size in range(len(spare) + 1)
    )
    good = next(filter(None, by_size))  # at the latest all of them
    return tuple(tuple(name for name in names if name in chosen) for chosen in good[:SHOWN])


def _bits(ways: Completions, topic: str) -> int:
    variables = enumerate(ways.cells.variables)
    return sum(1 << i for i, variable in variables if variable.fact.asked_as == topic)


def _settles(ways: Completions, functions: Sequence[int], known: int) -> bool:
    return all(_one_left(ways, ways.ruled(function), known) for function in functions)


def _one_left(ways: Completions, ruled: int, known: int) -> bool:
    """Whether for all that is known one value is left over what is not."""
    diagrams = ways.diagrams
    done: dict[int, int] = {}

    def union(left: Hashable, right: Hashable) -> Hashable:
        sets = [side for side in (left, right) if isinstance(side, frozenset)]
        return frozenset().union(*sets)

    def walk(node: int) -> int:
        if node not in done:
            if diagrams.is_leaf(node):
                value = diagrams.value(node)
                done[node] = diagrams.leaf(frozenset(() if value == NEVER else (value,)))
            else:
                below = [walk(child) for child in diagrams.children(node)]
                place = diagrams.variable(node)
                if known >> place & 1:
                    done[node] = diagrams.node(place, tuple(below))
                else:
                    together = below[0]
                    for other in below[1:]:
                        together = diagrams.joined(together, other, union)
                    done[node] = together
        return done[node]

    sets = diagrams.values(walk(ruled))
    return all(isinstance(left, frozenset) and len(left) <= 1 for left in sets)
