"""Whether anything still unknown could change the suggestion, and what it could change to."""

from collections.abc import Sequence
from typing import NamedTuple

from allcli.engine.diagram import TooLargeError
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.rulebook.words import OptionKind
from allcli.triage.order import is_certain
from allcli.triage.verdicts import OPEN, Judged

Runner = tuple[Judged | None, Sequence[Judged]]  # who is suggested, of those that can be had


class Certainty(NamedTuple):
    """Whether a suggestion is robust; else the options that come first in some completion.

    Where `exact` is false the completions were too many to go through: a suggestion is then called
    robust only if a bound proves it, and what it could change to is not told.
    """

    robust: bool
    exact: bool
    alternatives: tuple[str, ...]


def certainty(outlook: Outlook, salvage: Runner, destination: Runner) -> Certainty:
    """Over every completion of what is unknown."""
    sides: tuple[tuple[OptionKind, Runner], ...] = (
        ("salvage", salvage), ("destination", destination),
    )  # fmt: skip
    others: list[str] = []
    robust = exact = True
    for kind, (first, options) in sides:
        if _is_proven(first, options, outlook.preferred, outlook):
            continue
        try:
            values = outlook.ways.values(outlook.first(kind))
        except TooLargeError:
            robust = exact = False
            continue
        mine = first.id if first else None
        others += [option.id for option in options if option.id in values - {mine}]
        robust = robust and values == {mine} and (first is not None or _all_told(options))
    return Certainty(robust, exact, tuple(others))


def _is_proven(
    first: Judged | None, options: Sequence[Judged], preferred: Preferences, outlook: Outlook
) -> bool:
    """Whether a bound already shows that nothing changes who is first."""
    if first is None:
        return all(
            option.best > OPEN for option in options if option.applies is not False
        ) and _all_told(options)
    never_barred = outlook.barred(first.id) == 0
    return first.worst <= OPEN and never_barred and is_certain(first, options, preferred)


def _all_told(options: Sequence[Judged]) -> bool:
    """Whether every verdict is settled, and with it what is left for a board."""
    return all(
        option.applies and option.best == option.worst
        for option in options
        if option.applies is not False
    )
