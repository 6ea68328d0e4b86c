"""The laws that a case leaves open: which ways to fill in its facts no patient can have."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from allcli.engine.diagram import FALSE, TRUE, Diagrams
from allcli.engine.law_groups import Groups, grouped


class Ruling:
    """Laws by the variables that they bear on, each followed into the case when first needed.

    What a case contradicts, one law or several together, is left aside: its facts stand as written.
    """

    def __init__(self, laws: Groups, diagrams: Diagrams) -> None:
        self._unseen = dict(laws)
        self._ruled = reduce(or_, laws, 0)  # the variables on which a law bears, as far as is seen
        self._seen = 0
        self._diagrams = diagrams
        self._open: dict[int, int] = {}  # by the variables of a group, its laws together
        self._on: dict[int, int] = {}

    def on(self, support: int, cut: Callable[[int], int]) -> int:
        """All laws together that some variables touch, directly or through other laws.

        `cut` is how a law is followed. It is not kept: who follows it keeps the laws.
        """
        touched = support & self._ruled
        law = self._on.get(touched)
        if law is None:
            if touched & ~self._seen:
                self._see(touched, cut)
                touched &= self._ruled
            law = self._on[touched] = self._diagrams.both(
                [group for variables, group in self._open.items() if variables & touched]
            )
        return law

    def _see(self, touched: int, cut: Callable[[int], int]) -> None:
        """Follow the laws that may touch some variables."""
        asked = self._diagrams.support
        for near in [variables for variables in self._unseen if variables & touched]:
            self._seen |= near
            self._ruled &= ~near
            followed = dict.fromkeys(map(cut, self._unseen.pop(near)))
            open_ = [(asked(law), law) for law in followed if law not in (FALSE, TRUE)]
            for variables, laws in grouped(open_).items():
                joint = self._diagrams.both(laws)
                if joint != FALSE:
                    self._open[variables] = joint
                    self._ruled |= variables
