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
    held, undecided = _by_option(findings.held), _by_option(findings.undecided)
    supports: dict[str, list[Found]] = {}
    for found in findings.held:
        for option in found.criterion.supports:
            supports.setdefault(option, []).append(found)
    return [
        _judge(option, rank, applies, (held, undecided, supports))
        for rank, (option, applies) in enumerate(zip(options, findings.applies, strict=True))
    ]


def _by_option(criteria: Iterable[Found]) -> dict[str, list[Found]]:
    """The criteria that give each option a verdict."""
    given: dict[str, list[Found]] = {}
    for found in criteria:
        for option in found.criterion.verdict:
            given.setdefault(option, []).append(found)
    return given


def _judge(
    option: Option, rank: int, applies: Truth, criteria: tuple[dict[str, list[Found]], ...]
) -> Judged:
    """From the criteria that hold, that are undecided, and that support, by option."""
    name = option.id
    against, undecided, supports = (each.get(name, []) for each in criteria)
    if len(against) > 1:
        against = sorted(against, key=lambda found: -place(found, name))
    best = place(against[0], name) if against else 0
    worse = [found for found in undecided if place(found, name) > best]
    if len(worse) > 1:
        worse.sort(key=lambda found: -place(found, name))
    worst = place(worse[0], name) if worse else best
    return Judged(option, rank, applies, best, worst, tuple(against), tuple(worse), tuple(supports))


PLACES = {verdict: i for i, verdict in enumerate(VERDICTS)}


def place(found: Found, option: str) -> int:
    """How bad the class is that a criterion gives an option: its place in VERDICTS."""
    return PLACES[found.criterion.verdict[option]]


def preferences(findings: Findings) -> dict[tuple[str, str], Truth]:
    """Which option is preferred to which, by any criterion: certain, or still open."""
    pairs = findings.rulebook.pairs
    found: dict[tuple[str, str], Truth] = {}
    for each in (*findings.undecided, *findings.held):  # certain last: it overrides what is open
        for pair in pairs.get(each.criterion.id, ()):
            found[pair] = each.truth
    return found
