"""Laws that bear on each other: those that share a variable, directly or through other laws."""

from collections.abc import Iterable
from typing import NamedTuple


class LawGroup(NamedTuple):
    """Laws as diagrams, and all variables that they ask, as bits; no other group asks those."""

    variables: int
    laws: tuple[int, ...]


def grouped(laws: Iterable[LawGroup]) -> tuple[LawGroup, ...]:
    """The same laws, joined where they share a variable."""
    found: list[LawGroup] = []
    for law in laws:
        apart, whole = [], law
        for group in found:
            if group.variables & whole.variables:
                whole = LawGroup(group.variables | whole.variables, (*group.laws, *whole.laws))
            else:
                apart.append(group)
        found = [*apart, whole]
    return tuple(found)
