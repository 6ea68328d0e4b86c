"""Which conditions of the rulebook make two answers differ, and what they saw."""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.rulebook.explain import measured
from allcli.rulebook.model import Criterion
from allcli.rulebook.truth import Truth
from allcli.rulebook.words import VERDICTS
from allcli.triage.assessment import Suggestion, YesNoUnknown
from allcli.triage.evaluate import ANSWERS, Findings
from allcli.triage.explore.brief import BriefAnswer
from allcli.triage.explore.difference import Difference
from allcli.triage.verdicts import judge


class Cause(NamedTuple):
    """A condition whose answer changed, and the values that it saw on either side.

    It is a criterion, a row of access (`access`), or what an option applies to (`applies`).
    """

    kind: str
    id: str
    title: str
    before: YesNoUnknown
    after: YesNoUnknown
    saw_before: tuple[str, ...]
    saw_after: tuple[str, ...]


class Because:
    """The conditions of the rulebook that two sides answer differently."""

    def __init__(self, before: Findings, after: Findings) -> None:
        self._sides = before, after
        self._judged = [{option.id: option for option in judge(side)} for side in self._sides]
        rulebook = before.rulebook
        options, criteria = len(rulebook.options), len(rulebook.criteria)
        self._applies = {
            option.id: self._cause("applies", option.id, option.applies_says, i, pair)
            for i, (option, *pair) in enumerate(
                zip(rulebook.options.values(), before.applies, after.applies, strict=True)
            )
            if pair[0] is not pair[1]
        }
        self._criteria = [
            (criterion, self._cause("criterion", criterion.id, criterion.title, options + i, pair))
            for i, (criterion, *pair) in enumerate(
                zip(rulebook.criteria, before.criteria, after.criteria, strict=True)
            )
            if pair[0] is not pair[1]
        ]
        self._access = [
            (row, self._cause("access", row.option, row.says, options + criteria + i, pair))
            for i, (row, *pair) in enumerate(
                zip(rulebook.access, before.access, after.access, strict=True)
            )
            if pair[0] is not pair[1] and row.jurisdiction in self._places()
        ]

    def _places(self) -> set[object]:
        return {side.facts.value("jurisdiction") for side in self._sides}

    def _cause(self, kind: str, name: str, title: str, place: int, pair: list[Truth]) -> Cause:
        tree = self._sides[0].rulebook.trees[place]
        saw = [
            tuple(dict.fromkeys(measured(tree, side.facts, truth)))
            for side, truth in zip(self._sides, pair, strict=True)
        ]
        answers = [ANSWERS[truth] for truth in pair]
        return Cause(kind, name, title, answers[0], answers[1], saw[0], saw[1])

    def of(
        self, difference: Difference, before: Suggestion, after: Suggestion
    ) -> tuple[Cause, ...]:
        """The causes of one difference."""
        if difference.aspect == "suggestion":
            return tuple(dict.fromkeys(self._of_suggestion(before, after)))
        if difference.aspect == "verdict":
            return tuple(self._of_verdict(difference.of))
        if difference.aspect == "access":
            return tuple(self._of_access(difference.of))
        return tuple(cause for record, cause in self._criteria if self._bears(record, difference))

    def turning(self, before: BriefAnswer, after: BriefAnswer) -> tuple[Cause, ...]:
        """The causes of everything that two short answers say differently, each once."""
        causes: list[Cause] = []
        for option, verdict in before.verdicts.items():
            if verdict != after.verdicts[option]:
                causes += self._of_verdict(option)
        flags = before.flags ^ after.flags
        causes += [
            cause
            for criterion, cause in self._criteria
            if any((flag.option, flag.kind) in flags for flag in criterion.flags)
        ]
        if before.suggestion != after.suggestion:
            causes += self._of_suggestion(before.suggestion, after.suggestion)
        for option, status in after.access.items():
            if before.access.get(option, status) != status:
                causes += self._of_access(option)
        return tuple(dict.fromkeys(causes))

    def _of_verdict(self, option: str) -> Iterator[Cause]:
        """What made the class, or, where that stands, what made the worst it may become."""
        before, after = (side[option] for side in self._judged)
        if option in self._applies:
            yield self._applies[option]
        if before.applies is False or after.applies is False:
            return
        made = before.best != after.best
        floor = min(before.best, after.best) if made else min(before.worst, after.worst)
        if not made and before.worst == after.worst:
            return
        for criterion, cause in self._criteria:
            given = criterion.verdict.get(option)
            bears = given is not None and VERDICTS.index(given) > floor
            if bears and not (made and "yes" not in (cause.before, cause.after)):
                yield cause

    def _of_suggestion(self, before: Suggestion, after: Suggestion) -> Iterator[Cause]:
        """What bears on the options that come first on either side."""
        named = [
            name
            for side in (before, after)
            for name in (side.salvage, side.destination, *side.adjuncts, *side.least_objectionable)
            if name
        ]
        for name in dict.fromkeys(named):
            yield from self._of_verdict(name)
        for criterion, cause in self._criteria:
            if any(set(text.split(" > ")) & set(named) for text in criterion.prefer):
                yield cause
        for name in dict.fromkeys(named):
            yield from self._of_access(name)

    def _of_access(self, option: str) -> Iterator[Cause]:
        record = self._sides[0].rulebook.options[option]
        drugs = record.drugs or (record.id,)
        yield from (cause for row, cause in self._access if row.option in drugs)

    def _bears(self, criterion: Criterion, difference: Difference) -> bool:
        """Whether a criterion speaks of an order, a flag or a note that differs."""
        if difference.aspect == "flag":
            return difference.of in {f"{flag.option}/{flag.kind}" for flag in criterion.flags}
        if difference.aspect == "note":
            return difference.of == criterion.id
        if difference.aspect != "order":
            return False
        rulebook = self._sides[0].rulebook
        pairs = rulebook.pairs.get(criterion.id, ())
        return any(rulebook.options[name].kind == difference.of for pair in pairs for name in pair)
