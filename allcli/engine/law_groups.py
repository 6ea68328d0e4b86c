"""Laws that bear on each other: those that share a variable, directly or through other laws."""

from collections.abc import Iterable

Groups = dict[int, tuple[int, ...]]  # laws by all variables that they ask, as bits


def grouped(laws: Iterable[tuple[int, int]]) -> Groups:
    """Laws, each given after the variables that it asks, in groups that share no variable."""
    groups: Groups = {}
    for asked, law in laws:
        variables = asked
        group: tuple[int, ...] = (law,)
        for near in [touched for touched in groups if touched & asked]:
            variables |= near
            group = (*groups.pop(near), *group)
        groups[variables] = group
    return groups
