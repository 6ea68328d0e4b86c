"""The verdict on each option: the worst class that a criterion which holds gives it."""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.rulebook.model import VERDICTS, Option
from allcli.rulebook.truth import Truth
from allcli.triage.evaluate import Findings, Found


class Judged(NamedTuple):
    """An option with what speaks against and for it.

    `best` and `worst` are places in VERDICTS: the class on the facts known, and the worst class
    that unknown facts could still give. No criterion that holds can cease to hold as more becomes
    known, so `best` cannot improve. `rank` is the place in the rulebook's default order.
    """

    option: Option
    rank: int
    applies: Truth
    best: int
    worst: int
    against: tuple[Found, ...]
    open: tuple[Found, ...]
    supports: tuple[Found, ...]


def judge(findings: Findings) -> list[Judged]:
    """Every option's verdict, in the rulebook's order."""
    options = findings.rulebook.options.values()
    return [
        _judge(option, rank, applies, findings)
        for rank, (option, applies) in enumerate(zip(options, findings.applies, strict=True))
    ]


def _judge(option: Option, rank: int, applies: Truth, findings: Findings) -> Judged:
    against = _worst_first(findings.held, option.id)
    undecided = _worst_first(findings.undecided, option.id)
    best = place(against[0], option.id) if against else 0
    worst = max(best, place(undecided[0], option.id)) if undecided else best
    return Judged(
        option,
        rank,
        applies,
        best,
        worst,
        tuple(against),
        tuple(found for found in undecided if place(found, option.id) > best),
        tuple(found for found in findings.held if option.id in found.criterion.supports),
    )


def _worst_first(criteria: Iterable[Found], option: str) -> list[Found]:
    given = [found for found in criteria if option in found.criterion.verdict]
    return sorted(given, key=lambda found: -place(found, option))


def place(found: Found, option: str) -> int:
    """How bad the class is that a criterion gives an option: its place in VERDICTS."""
    return VERDICTS.index(found.criterion.verdict[option])


def preferences(findings: Findings) -> dict[tuple[str, str], Truth]:
    """Which option is preferred to which, by any criterion: certain, or still open."""
    found: dict[tuple[str, str], Truth] = {}
    for each in (*findings.undecided, *findings.held):  # certain last: it overrides what is open
        for pair in each.criterion.preferences:
            found[pair] = each.truth
    return found
