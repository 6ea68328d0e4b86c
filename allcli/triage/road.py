"""The road: what is decided once its destination is taken, and what then holds.

Whether a transplant is intended is no finding but a decision. Where a case leaves it open and a
transplant is suggested, the salvage, its cycles, flags and notes are those of the way there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from allcli.engine.preferences import Preferences
from allcli.triage.certainty import OPEN
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.verdicts import Judged, judge, preferences


class Road(NamedTuple):
    """The findings on the way to a destination; `assumed` is the fact it is decided by, if open.

    `options` are in default order, with the class that they have there.
    """

    findings: Findings
    options: Sequence[Judged]
    preferred: Preferences
    assumed: str = ""


def road_of(
    findings: Findings,
    options: Sequence[Judged],
    preferred: Preferences,
    destinations: Iterable[Judged],
) -> Road:
    """The way to the first destination that is open, also once it is decided on."""
    for goal in destinations:
        if goal.may_lead() and goal.best <= OPEN:
            fact = goal.record.decided_by
            if not fact or findings.facts.value(fact) is not None:
                break
            road = _decided(findings, options, fact)
            if next(option.best for option in road.options if option.id == goal.id) <= OPEN:
                return road
    return Road(findings, options, preferred)


def _decided(findings: Findings, options: Sequence[Judged], fact: str) -> Road:
    facts = findings.facts.with_values({fact: True})
    then = evaluate(findings.rulebook, facts, findings.as_of)
    there = [
        replace(option, best=max(option.best, judged.best))
        for option, judged in zip(options, judge(then), strict=True)
    ]
    return Road(then, there, preferences(then), fact)
