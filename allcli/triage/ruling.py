"""The laws that a case leaves open: which ways to fill in its facts no patient can have."""

from collections.abc import Callable

from allcli.rulebook.diagram import FALSE, TRUE, Diagrams
from allcli.rulebook.law_groups import LawGroup, grouped


class Ruling:
    """Laws by the variables that they bear on, each followed into the case when first needed.

    `cut` is how a law is followed. What a case contradicts, one law or several together, is left
    aside: its facts stand as written.
    """

    def __init__(
        self, groups: tuple[LawGroup, ...], cut: Callable[[int], int], diagrams: Diagrams
    ) -> None:
        self._unseen = groups
        self._cut = cut
        self._diagrams = diagrams
        self._open: list[LawGroup] = []
        self._on: dict[int, int] = {}

    def on(self, support: int) -> int:
        """All laws together that some variables touch, directly or through other laws."""
        found = self._on.get(support)
        if found is None:
            self._see(support)
            joint = [
                self._diagrams.both(group.laws)
                for group in self._open if group.variables & support
            ]  # fmt: skip
            found = self._on[support] = self._diagrams.both(each for each in joint if each != FALSE)
        return found

    def _see(self, support: int) -> None:
        """Follow the laws that may touch some variables."""
        near = [group for group in self._unseen if group.variables & support]
        if near:
            self._unseen = tuple(group for group in self._unseen if group not in near)
            cut = dict.fromkeys(self._cut(law) for group in near for law in group.laws)
            self._open += grouped(
                LawGroup(self._diagrams.support(law), (law,))
                for law in cut if law not in (FALSE, TRUE)
            )  # fmt: skip
