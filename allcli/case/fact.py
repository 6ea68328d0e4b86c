"""One fact that criteria may ask about, and the short ways to write it down."""

from typing import Literal, NamedTuple

Kind = Literal["yes-no", "number", "choice", "list"]
# How a fact is obtained, quickest and most harmless first.
Test = Literal["bedside", "blood", "imaging", "marrow", "outside-lab"]


class Fact(NamedTuple):
    """One fact: `low` to `high` in `unit` for a number, `values` for a choice or a list.

    `fields` are the case fields that give it. `safety` marks facts whose absence must never pass
    for "no". Facts with one `topic` are asked in one breath. `whole` numbers have no fractions.
    `test` is how the fact is obtained: at the bedside or from the records, from blood, by imaging
    (ECG and lung function too), from marrow or CSF, or by a laboratory elsewhere.
    """

    name: str
    label: str
    kind: Kind
    fields: tuple[str, ...]
    unit: str = ""
    low: float = 0
    high: float = 0
    values: tuple[str, ...] = ()
    safety: bool = False
    topic: str = ""
    whole: bool = False
    test: Test = "bedside"

    @property
    def asked_as(self) -> str:
        """The topic of the question that asks for it: its own label, where it is asked alone."""
        return self.topic or self.label


def yes_no(name: str, label: str, *fields: str) -> Fact:
    """A finding."""
    return Fact(name, label, "yes-no", fields or (name,))


def number(name: str, label: str, unit: str, limits: tuple[float, float], *fields: str) -> Fact:
    """A number in `unit`, between `limits`."""
    return Fact(name, label, "number", fields or (name,), unit, *limits)


def choice(name: str, label: str, values: tuple[str, ...], *fields: str) -> Fact:
    """One of some words."""
    return Fact(name, label, "choice", fields or (name,), values=values)


def list_of(name: str, label: str, values: tuple[str, ...]) -> Fact:
    """Some of some words; a list that is written down is complete."""
    return Fact(name, label, "list", (name,), values=values)


def together(topic: str, *facts: Fact) -> tuple[Fact, ...]:
    """Facts that are asked in one breath."""
    return tuple(fact._replace(topic=topic) for fact in facts)


def safety(*facts: Fact) -> tuple[Fact, ...]:
    """Facts whose absence must never pass for "no"."""
    return tuple(fact._replace(safety=True) for fact in facts)


def count(name: str, label: str, unit: str, limits: tuple[float, float], *fields: str) -> Fact:
    """A whole number: a grade, a score, how often."""
    return number(name, label, unit, limits, *fields)._replace(whole=True)
