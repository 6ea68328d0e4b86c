"""Laws that bear on each other: those that share a variable, directly or through other laws."""

from collections.abc import Iterable

Groups = dict[int, tuple[int, ...]]  # laws by all variables that they ask, as bits


def grouped(laws: Iterable[tuple[int, int]]) -> Groups:
    """Laws, each given after the variables that it asks, in groups that share no variable."""
    found: Groups = {}
    for asked, law in laws:
        variables = asked
        group: tuple[int, ...] = (law,)
        for near in [each for each in found if each & asked]:
            variables |= near
            group = (*found.pop(near), *group)
        found[variables] = group
    return found
