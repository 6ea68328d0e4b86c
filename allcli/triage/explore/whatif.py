"""What changes in the answer when a case changes, and through which criteria."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allcli.case.facts import FACTS, Facts
from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.rulebook.explain import shown
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.triage.evaluate import evaluate
from allcli.triage.explore.because import Because, Cause
from allcli.triage.explore.difference import Difference, differences
from allcli.triage.explore.shelf_life import shelf_life
from allcli.triage.lasting import ShelfLife


class FactChange(NamedTuple):
    """A fact that is not the same, before and after in words."""

    fact: str
    label: str
    before: str
    after: str


class AnswerChange(NamedTuple):
    """One thing that the answers say differently, and why."""

    difference: Difference
    causes: tuple[Cause, ...]


class WhatIf(NamedTuple):
    """A case before and after; `gone` and `new` are topics of questions.

    `shelf_life` is how long the answer after would hold.
    """

    before: Assessment
    after: Assessment
    facts: tuple[FactChange, ...]
    changes: tuple[AnswerChange, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    shelf_life: ShelfLife


def what_if(before: Source, after: Source, rulebook: Prepared, days: tuple[date, date]) -> WhatIf:
    """Assess both, each by the rules of its day, and say what is not the same."""
    facts = before.facts, after.facts
    old, new = (
        assess(source, rulebook, day) for source, day in zip((before, after), days, strict=True)
    )
    because = Because(*(evaluate(rulebook, *side) for side in zip(facts, days, strict=True)))
    topics = [[question.topic for question in result.questions] for result in (old, new)]
    return WhatIf(
        old,
        new,
        tuple(_facts(*facts)),
        tuple(
            AnswerChange(difference, because.of(difference, old.suggestion, new.suggestion))
            for difference in differences(old, new)
            if difference.aspect != "wording"
        ),
        tuple(topic for topic in topics[0] if topic not in topics[1]),
        tuple(topic for topic in topics[1] if topic not in topics[0]),
        shelf_life(after, rulebook, days[1]),
    )


def _facts(before: Facts, after: Facts) -> Iterator[FactChange]:
    for fact, old, new in zip(FACTS, before.values, after.values, strict=True):
        if old != new:
            yield FactChange(fact.name, fact.label, shown(fact, old), shown(fact, new))
