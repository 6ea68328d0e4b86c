"""The laws that a case leaves open: which ways to fill in its facts no patient can have."""

from collections.abc import Callable

from allcli.rulebook.diagram import FALSE, TRUE, Diagrams
from allcli.rulebook.law_groups import LawGroup, grouped


class Ruling:
    """Laws by the variables that they bear on, each followed into the case when first needed.

    `cut` is how a law is followed; what a case contradicts is left aside: its facts stand as
    written.
    """

    def __init__(
        self, groups: tuple[LawGroup, ...], cut: Callable[[int], int], diagrams: Diagrams
    ) -> None:
        self._unseen = list(groups)
        self._waiting = 0  # the variables of what was not yet followed, as bits
        for group in groups:
            self._waiting |= group.variables
        self._cut = cut
        self._diagrams = diagrams
        self._open: list[LawGroup] = []
        self._on: dict[int, int] = {}

    def on(self, support: int) -> int:
        """All laws together that some variables touch, directly or through other laws."""
        found = self._on.get(support)
        if found is None:
            if self._waiting & support:
                self._see(support)
            touched = [law for group in self._open if group.variables & support
                       for law in group.laws]  # fmt: skip
            found = self._on[support] = self._diagrams.both(touched)
        return found

    def _see(self, support: int) -> None:
        """Follow the laws that may touch some variables."""
        unseen = []
        for group in self._unseen:
            if group.variables & support:
                self._waiting ^= group.variables
                cut = [self._cut(law) for law in group.laws]
                self._open += grouped([
                    LawGroup(self._diagrams.support(law), (law,))
                    for law in dict.fromkeys(cut) if law not in (FALSE, TRUE)
                ])  # fmt: skip
            else:
                unseen.append(group)
        self._unseen = unseen
