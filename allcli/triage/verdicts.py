"""The verdict on each option: the worst class that a criterion which holds gives it."""

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from allcli.engine.preferences import Pair, Preferences
from allcli.rulebook.model import Option
from allcli.rulebook.truth import Truth
from allcli.rulebook.words import VERDICTS, OptionKind
from allcli.triage.evaluate import Findings, Holding

OPEN = VERDICTS.index("caution")


class Judged(NamedTuple):
    """An option with what speaks against and for it.

    `best` and `worst` are places in VERDICTS: the class on the facts known, and the worst class
    that unknown facts could still give. No criterion that holds can cease to hold as more becomes
    known, so `best` cannot improve. `rank` is the place in the rulebook's default order. What
    `waits` does not lead while it is open whether it applies. Of what does not apply, only what
    holds is told.
    """

    record: Option
    rank: int
    waits: bool
    applies: Truth
    best: int
    worst: int
    against: tuple[Holding, ...]
    open: tuple[Holding, ...]
    supports: tuple[Holding, ...]

    @property
    def id(self) -> str:
        """The id of the option."""
        return self.record.id

    @property
    def name(self) -> str:
        """What the option is called."""
        return self.record.name

    @property
    def kind(self) -> OptionKind:
        """Whether it is a salvage, a destination or an adjunct."""
        return self.record.kind

    def may_lead(self) -> bool:
        """Whether it applies, or may and is not one that comes first only for certain."""
        return self.applies or (self.applies is None and not self.waits)

    def is_open(self) -> bool:
        """Whether it may lead and is better than `avoid`."""
        return bool(self.may_lead()) and self.best <= OPEN


Placed = tuple[int, Holding]  # by the class that it gives


def judge(findings: Findings) -> list[Judged]:
    """Every option's verdict, in the rulebook's order."""
    options = list(zip(findings.rulebook.options.items(), findings.applies, strict=True))
    held = _by_option(findings.held, findings.rulebook.options)
    undecided = _by_option(
        findings.undecided, [name for (name, _), applies in options if applies is not False]
    )
    supports: dict[str, list[Holding]] = {}
    for holding in findings.held:
        for name in holding.criterion.supports:
            supports.setdefault(name, []).append(holding)
    judged = []
    for rank, ((name, option), applies) in enumerate(options):
        against, open_ = held[name], undecided.get(name, ())
        best = against[0][0] if against else 0
        worst = max(best, open_[0][0]) if open_ else best
        judged.append(Judged(
            option, rank, _waits(option), applies, best, worst,
            tuple(map(_HOLDING, against)),
            tuple([holding for place, holding in open_ if place > best]) if open_ else (),
            tuple(supports.get(name, ())),
        ))  # fmt: skip
    return judged


def graded_alone(findings: Findings) -> list[Judged]:
    """The same as `judge` without the criteria that speak against an option and for it."""
    best, worst = classes(findings, findings.held), classes(findings, findings.undecided)
    options = zip(findings.rulebook.options.items(), findings.applies, strict=True)
    return [
        Judged(
            option, rank, _waits(option), applies, best[name],
            best[name] if applies is False else max(best[name], worst[name]), (), (), (),
        )
        for rank, ((name, option), applies) in enumerate(options)
    ]  # fmt: skip


def _waits(option: Option) -> bool:
    return option.only_when_certain or bool(option.waits_for)


def classes(findings: Findings, criteria: Iterable[Holding]) -> dict[str, int]:
    """The worst class that some criteria give each option, as a place in VERDICTS."""
    worst = dict.fromkeys(findings.rulebook.options, 0)
    for holding in criteria:
        for option, place in holding.places.items():
            if place > worst[option]:  # noqa: PLR1730 - max takes twice as long
                worst[option] = place
    return worst


def _by_option(criteria: Iterable[Holding], options: Iterable[str]) -> dict[str, list[Placed]]:
    """The criteria that give each option a verdict, the gravest first."""
    given: dict[str, list[Placed]] = {name: [] for name in options}
    for holding in criteria:
        for option, place in holding.places.items():
            if option in given:
                given[option].append((place, holding))
    for placed in given.values():
        if len(placed) > 1:
            placed.sort(key=_PLACE, reverse=True)
    return given


_PLACE, _HOLDING = itemgetter(0), itemgetter(1)


def preferences(findings: Findings) -> Preferences:
    """All preferences of the criteria that hold or may hold."""
    sure: dict[Pair, None] = {}
    may: dict[Pair, None] = {}
    for holding in findings.held:
        if holding.pairs:
            sure |= holding.pairs
    for holding in findings.undecided:
        if holding.pairs:
            may |= holding.pairs
    for pair in sure.keys() & may.keys():
        del may[pair]
    return Preferences(sure, may)
