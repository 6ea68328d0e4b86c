"""The nearest limits that turn the suggestion, and when to look again; cheap for any case."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import itemgetter

from allcli.case.ageing import AGEING, forgotten, old_on
from allcli.case.dates import PartialDate
from allcli.case.facts import Facts
from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.rulebook.model import Rulebook
from allcli.rulebook.truth import Truth
from allcli.triage.choose import suggested
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.explore.limits import limit_of, limits_around
from allcli.triage.lasting import Near, Stability


def stability(source: Source, rulebook: Prepared, as_of: date) -> Stability:
    """What would turn the suggestion of a day."""
    headline = _Headline(rulebook, source.facts, as_of)
    near = sorted(_near(headline), key=lambda limit: limit.away)
    return Stability(tuple(near), *_due(headline, source))


class _Headline:
    """The suggestion on the facts of a case, and whether it is another on other facts."""

    def __init__(self, rulebook: Prepared, facts: Facts, as_of: date) -> None:
        self.rulebook, self.facts, self.as_of = rulebook, facts, as_of
        self._now = evaluate(rulebook, facts, as_of)
        self._said = suggested(self._now).text

    def other(self, facts: Facts) -> str:
        """The suggestion on these facts; empty where it is the same."""
        then = evaluate(self.rulebook, facts, self.as_of)
        if self._chooses_alike(then):
            return ""
        said = suggested(then).text
        return "" if said == self._said else said

    def _chooses_alike(self, then: Findings) -> bool:
        """Whether nothing differs that a choice hangs on."""
        choosing = self.rulebook.table(_choosing)
        return (self._now.applies, self._now.access, choosing(self._now.criteria)) == (
            then.applies, then.access, choosing(then.criteria)
        )  # fmt: skip


def _choosing(rulebook: Rulebook) -> Callable[[Sequence[Truth]], Sequence[Truth]]:
    """Of the criteria those that give a verdict or prefer an option."""
    places = [i for i, criterion in enumerate(rulebook.criteria)
              if criterion.verdict or criterion.prefer]  # fmt: skip
    return itemgetter(*places) if places else lambda _: ()


def _near(headline: _Headline) -> Iterator[Near]:
    for variable, value, ways in limits_around(headline.facts, headline.rulebook):
        for way in ways:
            for cell, changed in way:
                limit = limit_of(variable, cell, value, ())
                if limit.away >= 1:  # from nothing at all no limit is near
                    break
                if said := headline.other(changed):
                    yield limit._replace(turns=(said,))
                    break


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
