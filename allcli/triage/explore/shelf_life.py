"""How long an answer holds, and how near a finding is to turning it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from allcli.case.ageing import AGEING, forgotten, old_on
from allcli.case.dates import PartialDate
from allcli.case.facts import Facts
from allcli.case.files.read import Source
from allcli.case.later import facts_later
from allcli.engine.cells import possible
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import turning_days
from allcli.rulebook.explain import shown
from allcli.triage.explore.brief import BriefAnswer, brief_answer, turns
from allcli.triage.explore.limits import is_lawful, limit_of, ways_around
from allcli.triage.explore.sweep import signature
from allcli.triage.lasting import Due, Near, ShelfLife

HORIZON = 366  # days ahead in which time alone is watched


def shelf_life(source: Source, rulebook: Prepared, as_of: date) -> ShelfLife:
    """How long the answer of a day holds."""
    facts = source.facts
    now, _ = brief_answer(rulebook, facts, as_of)
    due = [*_by_time(source, rulebook, as_of, now), *_by_age(source, rulebook, as_of, now)]
    due.sort(key=lambda entry: entry.on)
    near = sorted(_near(facts, rulebook, as_of, now), key=lambda entry: entry.away)
    first = due[0] if due else None
    return ShelfLife(
        first.on if first else None, first.why if first else "", tuple(due), tuple(near)
    )


def _by_time(source: Source, rulebook: Prepared, as_of: date, now: BriefAnswer) -> Iterator[Due]:
    """The first day on which time alone makes the answer another."""
    for days in _days(source, rulebook, as_of):
        then = facts_later(source.case, days)
        day = as_of + timedelta(days)
        answer, _ = brief_answer(rulebook, then, day)
        if answer != now:
            by_clock, _ = brief_answer(rulebook, then, as_of)
            kind: Literal["time", "rules"] = "rules" if by_clock == now else "time"
            passed = _passed(facts_later(source.case, days - 1), then, rulebook)
            why = passed if kind == "time" else "a rule or the access to a drug changes"
            yield Due(day, kind, why, tuple(_told(rulebook, now, answer)))
            return


def _passed(before: Facts, then: Facts, rulebook: Prepared) -> str:
    """Which clocks passed a limit on a day, in words."""
    said = []
    for variable in rulebook.cells.variables:
        fact = variable.fact
        if possible(variable, before.value(fact.name)) != possible(variable, then.value(fact.name)):
            said.append(f"{fact.label} is then {shown(fact, then.value(fact.name))}")
    return "; ".join(said)


def _told(rulebook: Prepared, now: BriefAnswer, then: BriefAnswer) -> Iterator[str]:
    if now.suggestion.text != then.suggestion.text:
        yield f"suggestion: {then.suggestion.text}"
    yield from turns(rulebook, now, then)


def _days(source: Source, rulebook: Prepared, as_of: date) -> list[int]:
    """The days ahead on which a condition may turn through time, in order."""

    def sign(days: int) -> object:
        return signature(rulebook, facts_later(source.case, days))

    def walk(low: int, before: object, high: int, behind: object) -> Iterator[int]:
        if before == behind:
            return
        if high - low == 1:
            yield high
            return
        middle = (low + high) // 2
        here = sign(middle)
        yield from walk(low, before, middle, here)
        yield from walk(middle, here, high, behind)

    turning = {*walk(0, sign(0), HORIZON, sign(HORIZON))}
    for day in turning_days([*rulebook.criteria, *rulebook.access]):
        ahead = (day - as_of).days
        if 0 < ahead <= HORIZON:
            turning.add(ahead)
    return sorted(turning)


def _by_age(source: Source, rulebook: Prepared, as_of: date, now: BriefAnswer) -> Iterator[Due]:
    """The findings that age and without which the answer would not be the same."""
    facts = source.facts
    stated = source.case.assessed_on
    day = stated.first if isinstance(stated, PartialDate) else as_of
    for finding in AGEING:
        without = forgotten(finding, facts)
        if without and brief_answer(rulebook, without, as_of)[0] != now:
            on = old_on(finding, source.case, day)
            source_ = f" [{finding.reference}]" if finding.reference else ""
            yield Due(on, "age", f"re-check {finding.what} ({finding.why}{source_})", ())


def _near(facts: Facts, rulebook: Prepared, as_of: date, now: BriefAnswer) -> Iterator[Near]:
    """The limits next to every known number that may still move, where the answer turns."""
    for way in ways_around(facts, rulebook):
        for cell in way.cells:
            answer, _ = brief_answer(rulebook, way.beyond(facts, cell), as_of)
            turned = tuple(_told(rulebook, now, answer))
            if turned and is_lawful(way, cell, facts, rulebook):
                yield limit_of(way, cell, turned)
            if turned:
                break
