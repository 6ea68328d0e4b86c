"""The nearest limits that turn the suggestion, and when to look again; cheap for any case."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import islice
from operator import itemgetter

from allcli.case.ageing import AGEING, forgotten, old_on
from allcli.case.dates import PartialDate
from allcli.case.facts import Facts
from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.rulebook.model import Rulebook
from allcli.rulebook.truth import Truth
from allcli.triage.choose import suggested
from allcli.triage.evaluate import findings_by
from allcli.triage.explore.limits import is_lawful, limit_of, ways_around
from allcli.triage.lasting import Near, Stability


def stability(
    source: Source, rulebook: Prepared, as_of: date, said: str, most: int | None = None
) -> Stability:
    """What would turn the suggestion of a day, in its words; `most` of the nearest limits."""
    headline = _Headline(rulebook, source.facts, as_of, said)
    return Stability(tuple(islice(_near(headline), most)), *_due(headline, source))


class _Headline:
    """The suggestion on the facts of a case, and whether it is another on other facts."""

    def __init__(self, rulebook: Prepared, facts: Facts, as_of: date, said: str) -> None:
        self.rulebook, self.facts, self.as_of = rulebook, facts, as_of
        self._said = said
        self._choosing = rulebook.table(_choosing)
        self._now = self._choosing(rulebook.conditions(facts.values))

    def other(self, facts: Facts) -> str:
        """The suggestion on these facts; empty where it is the same."""
        truths = self.rulebook.conditions(facts.values)
        if self._choosing(truths) == self._now:
            return ""
        said = suggested(findings_by(truths, self.rulebook, facts, self.as_of)).text
        return "" if said == self._said else said


def _choosing(rulebook: Rulebook) -> Callable[[Sequence[Truth]], Sequence[Truth]]:
    """Of the conditions those that a choice hangs on.

    They are of what applies, of what can be had, and of the criteria that give a verdict or prefer
    an option.
    """
    access = len(rulebook.options) + len(rulebook.criteria)
    criteria = [
        place for place, criterion in enumerate(rulebook.criteria, len(rulebook.options))
        if criterion.verdict or criterion.prefer
    ]  # fmt: skip
    return itemgetter(
        *range(len(rulebook.options)), *criteria, *range(access, access + len(rulebook.access))
    )


def _near(headline: _Headline) -> Iterator[Near]:
    """The limits that turn the suggestion, the nearest first; from nothing at all none is near."""
    ways = list(ways_around(headline.facts, headline.rulebook))
    ahead: list[tuple[float, int, int, Near]] = []

    def look(place: int, steps: int) -> None:
        if steps < len(ways[place].cells):
            limit = limit_of(ways[place], ways[place].cells[steps])
            if limit.away < 1:
                heappush(ahead, (limit.away, place, steps, limit))

    for place in range(len(ways)):
        look(place, 0)
    while ahead:
        _, place, steps, limit = heappop(ahead)
        way, cell = ways[place], ways[place].cells[steps]
        said = headline.other(way.beyond(headline.facts, cell))
        if not said:
            look(place, steps + 1)
        elif is_lawful(way, cell, headline.facts, headline.rulebook):
            yield limit._replace(turns=(said,))


def _due(headline: _Headline, source: Source) -> tuple[date | None, str]:
    """When the first finding is too old without which the suggestion would be another."""
    stated = source.case.assessed_on
    day = stated.first if isinstance(stated, PartialDate) else headline.as_of
    days = [(old_on(finding, source.case, day), finding.what, finding) for finding in AGEING]
    for on, what, finding in sorted(days, key=itemgetter(0, 1)):
        without = forgotten(finding, headline.facts)
        if without and headline.other(without):
            return on, f"re-check {what}"
    return None, ""
