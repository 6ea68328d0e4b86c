"""Which facts can still change in a patient, through what, and in which direction.

The records of the facts declare it, for everything that asks what could be done about a finding.
What they say nothing of is settled: age and lineage, targets and lesions of the blasts, what was
given, what happened before, what function an organ has lost, and the place.
"""

from typing import Literal

from allcli.case.facts import FACTS, Fact, Facts, Value
from allcli.case.facts.record import CanChange, Through
from allcli.case.span import PartlyListed, Span

MUTABLE: dict[str, CanChange] = {fact.name: fact.change for fact in FACTS if fact.change}
# What is over is then a thing of the past, and some clocks start when it ends.
PAST: dict[str, str] = {fact.name: fact.past for fact in FACTS if fact.past}
RUNNING = frozenset(
    name for name, change in MUTABLE.items()
    if change.through == "time" and change.towards == "higher"
)  # fmt: skip
CLOCKS = {fact.name: fact.starts_after for fact in FACTS if fact.starts_after}


def reachable(fact: Fact, value: Value) -> tuple[Value, ...]:
    """What a known fact may come to, itself included; a span is everything in it."""
    change = MUTABLE.get(fact.name)
    if change is None or value is None:
        return (value,)
    if fact.kind == "number":
        low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
        if not isinstance(low, int | float) or not isinstance(high, int | float):
            return (value,)
        low = low if change.towards == "higher" else fact.low
        high = high if change.towards == "lower" else fact.high
        return (Span(low, high), *([0] if change.ends else []))
    if change.towards == "any":
        return fact.values if fact.kind == "choice" else (False, True)
    if change.towards == "absent":
        return (False, True) if value is True else (value,)
    return tuple(dict.fromkeys([value, *change.towards]))


def stops(fact: Fact, value: Value) -> bool:
    """Whether a clock comes to this because what it counts is over."""
    change = MUTABLE.get(fact.name)
    return change is not None and change.ends and value == 0


def may_be(facts: Facts) -> dict[str, tuple[Value, ...]]:
    """For every known fact that can still change, what it may come to."""
    changes: dict[str, tuple[Value, ...]] = {}
    for fact, value in zip(FACTS, facts.values, strict=True):
        reached = reachable(fact, value)
        if value is not None and reached != (value,):
            changes[fact.name] = reached
    for ended, past in PAST.items():
        if facts.value(ended) is True and facts.value(past) is False:
            changes[past] = (False, True)
    return changes


def through(name: str, facts: Facts) -> Through | Literal["finding out", "nothing"]:
    """How a fact of this case comes to be different: it is found out, it changes, or it stands."""
    clock, value = CLOCKS.get(name), facts.value(name)
    if value is None and not (clock and facts.value(clock) is True):
        return "finding out"
    if name in MUTABLE:
        return MUTABLE[name].through
    if isinstance(value, Span | PartlyListed):
        return "finding out"  # it is known only roughly
    return "treatment" if name in PAST.values() else "nothing"
