"""How long an answer holds, as data: the days that make it another, and the nearest limits."""

from datetime import date
from typing import Literal, NamedTuple


class Due(NamedTuple):
    """A day on which something makes the answer old: a finding ages, or time or the rules turn it.

    `turns` is what is then different, where that is known.
    """

    on: date
    kind: Literal["age", "time", "rules"]
    why: str
    turns: tuple[str, ...]


class Near(NamedTuple):
    """A known number, the limit behind which the answer turns, and what would then be different.

    `away` is the distance as a part of the limit.
    """

    fact: str
    label: str
    value: str
    limit: str
    away: float
    turns: tuple[str, ...]


class ShelfLife(NamedTuple):
    """When to look again, everything that makes it so by day, and the nearest limits."""

    look_again: date | None
    why: str
    due: tuple[Due, ...]
    near: tuple[Near, ...]


class Stability(NamedTuple):
    """What would turn the suggestion alone: the nearest limits, and the day to look again.

    `turns` of each limit is the suggestion behind it. `look_again` is the first day on which a
    finding is too old without which the suggestion would be another.
    """

    near: tuple[Near, ...]
    look_again: date | None
    why: str
