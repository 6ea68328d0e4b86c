"""The laws that a case leaves open: which ways to fill in its facts no patient can have."""

from collections.abc import Callable

from allcli.engine.diagram import FALSE, TRUE, Diagrams
from allcli.engine.law_groups import Groups, grouped


class Ruling:
    """Laws by the variables that they bear on, each followed into the case when first needed.

    What a case contradicts, one law or several together, is left aside: its facts stand as written.
    """

    def __init__(self, laws: Groups, diagrams: Diagrams) -> None:
        self._unseen = dict(laws)
        self._diagrams = diagrams
        self._open: Groups = {}
        self._on: dict[int, int] = {}

    def on(self, support: int, cut: Callable[[int], int]) -> int:
        """All laws together that some variables touch, directly or through other laws.

        `cut` is how a law is followed. It is not kept: who follows it keeps the laws.
        """
        law = self._on.get(support)
        if law is None:
            self._see(support, cut)
            both = self._diagrams.both
            joint = [both(laws) for variables, laws in self._open.items() if variables & support]
            law = self._on[support] = both([group for group in joint if group != FALSE])
        return law

    def _see(self, support: int, cut: Callable[[int], int]) -> None:
        """Follow the laws that may touch some variables."""
        asked = self._diagrams.support
        for near in [variables for variables in self._unseen if variables & support]:
            followed = dict.fromkeys(map(cut, self._unseen.pop(near)))
            open_ = [(asked(law), law) for law in followed if law not in (FALSE, TRUE)]
            self._open |= grouped(open_)
