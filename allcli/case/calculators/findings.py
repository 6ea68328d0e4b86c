"""Yes/no criteria sets: findings that hold, do not hold or are unknown, and counts of them."""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Cut, Measured, passes, written

NOT_MET_OR_MET = ("not met", "met")


class VodFinding(NamedTuple):
    """One item: whether it holds (None: unknown), in words, and the input that says so."""

    name: str
    holds: bool | None
    words: str


class AtLeast(NamedTuple):
    """At least `number` of `parts` hold."""

    number: int
    parts: tuple["YesNoItem", ...]


YesNoItem = VodFinding | AtLeast
Inputs = tuple[object, ...]  # the inputs of a calculator, a NamedTuple


def said(record: Inputs, name: str, label: str) -> VodFinding:
    """A finding that an input states: `ascites`, `no ascites`."""
    value: bool | None = getattr(record, name)
    return VodFinding(name, value, label if value else f"no {label}")


def measured(record: Inputs, name: str, label: str, unit: str, cut: Cut) -> VodFinding:
    """An input against a cut-off: `bilirubin 1.5 mg/dL (not ≥ 2)`."""
    value: Measured = getattr(record, name)
    holds = passes(value, cut)
    if value is None or holds is None:
        return VodFinding(name, None, f"{label} {cut}")
    quantity = f"{label} {written(value)} {unit}".strip()
    return VodFinding(name, holds, f"{quantity} ({'' if holds else 'not '}{cut})")


def all_of(*parts: YesNoItem) -> AtLeast:
    """Every part holds."""
    return AtLeast(len(parts), parts)


def any_of(*parts: YesNoItem) -> AtLeast:
    """One part is enough."""
    return AtLeast(1, parts)


def at_least(number: int, *parts: YesNoItem) -> AtLeast:
    """So many of the parts hold, whichever."""
    return AtLeast(number, parts)


def holds(node: YesNoItem) -> bool | None:
    """Kleene's answer: True or False once no unknown part can change it."""
    if isinstance(node, VodFinding):
        return node.holds
    answers = [holds(part) for part in node.parts]
    if answers.count(True) >= node.number:
        return True
    return False if len(answers) - answers.count(False) < node.number else None


def deciding(node: YesNoItem) -> tuple[str, ...]:
    """What made the answer, in words; while it is open, what holds so far."""
    if isinstance(node, VodFinding):
        return () if node.holds is None else (node.words,)
    answer = holds(node)
    kinds = (answer,) if answer is not None else (True, None)
    return unique(text for part in node.parts if holds(part) in kinds for text in deciding(part))


def missing(node: YesNoItem) -> tuple[str, ...]:
    """The inputs that could still change the answer; none once it is certain."""
    if holds(node) is not None:
        return ()
    if isinstance(node, VodFinding):
        return (node.name,)
    return unique(name for part in node.parts for name in missing(part))


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in order: an item may count towards several criteria."""
    return tuple(dict.fromkeys(texts))


def judged(system: str, node: YesNoItem, reference: str) -> Result:
    """A criteria set that is met, not met, or cannot be told."""
    low, high = {True: (1, 1), False: (0, 0), None: (0, 1)}[holds(node)]
    return Result(system, NOT_MET_OR_MET, low, high, deciding(node), missing(node), reference)
