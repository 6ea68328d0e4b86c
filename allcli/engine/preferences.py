"""Which option is preferred to which, for certain or perhaps."""

from collections.abc import Mapping

Pair = tuple[str, str]


class Preferences:
    """Which option is preferred to which by any criterion, as pairs (better, worse).

    Those in `sure` hold, those in `open` may; no pair is in both.
    """

    __slots__ = ("open", "sure")

    def __init__(self, sure: Mapping[Pair, None], open_: Mapping[Pair, None]) -> None:
        self.sure = sure
        self.open = open_

    def margin(self, option: str, other: str) -> int:
        """The least that `option` may win over `other`: 1, a tie at 0, or a loss at -1."""
        back = other, option
        return ((option, other) in self.sure) - (back in self.sure or back in self.open)
