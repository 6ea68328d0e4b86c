"""The road: what is decided once its destination is taken, and what then holds.

Whether a transplant is intended is no finding but a decision. Where a case leaves it open and a
transplant is suggested, the salvage, its cycles, flags and notes are those of the way there. Where
the suggested road ends without one, its flags and notes are those of a road without, also if the
case intends it, unless nothing but a donor is missing; verdicts and order are left as the case
states them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from allcli.engine.preferences import Preferences
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.verdicts import OPEN, Judged, classes, preferences


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
        if goal.is_open():
            fact = goal.record.decided_by
            if not fact and _is_given_up(options):
                return Road(_without_transplant(findings), options, preferred)
            if not fact:
                break
            if findings.facts.value(fact) is not None:
                break
            road = _decided(findings, options, fact)
            if next(option.best for option in road.options if option.id == goal.id) <= OPEN:
                return road
    return Road(findings, options, preferred)


def _decided(findings: Findings, options: Sequence[Judged], fact: str) -> Road:
    then = with_decided(findings, {fact: True})
    given = classes(then, then.held)
    there = [option._replace(best=max(option.best, given[option.id])) for option in options]
    return Road(then, there, preferences(then), fact)


def _is_given_up(options: Sequence[Judged]) -> bool:
    """Whether a transplant that could be done is not the way, or none is better than `avoid`."""
    transplants = [option for option in options if option.record.transplant]
    return any(option.applies is not False for option in transplants) or all(
        option.best > OPEN for option in transplants
    )


def _without_transplant(findings: Findings) -> Findings:
    options = findings.rulebook.options.values()
    decided = {option.decided_by: False for option in options if option.transplant}
    return with_decided(findings, decided)


def with_decided(findings: Findings, decided: Mapping[str, bool]) -> Findings:
    """What holds once facts are decided; the same where they were."""
    open_ = {
        fact: value for fact, value in decided.items() if findings.facts.value(fact) is not value
    }
    if not open_:
        return findings
    return evaluate(findings.rulebook, findings.facts.with_values(open_), findings.as_of)


def named_for(options: Iterable[Judged]) -> list[Judged]:
    """The options; a destination that leaves HCT open is named without where none is open."""
    judged = list(options)
    if any(option.record.transplant and option.is_open() for option in judged):
        return judged
    return [
        option._replace(
            record=option.record._replace(
                name=option.record.without_transplant,
                headline=option.record.headline_without,
            ),
        )
        if option.record.without_transplant
        else option
        for option in judged
    ]
