"""What conditions ask about, and what a case may say, in words."""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.case.facts import FACTS, Fact
from allcli.case.files.names import field_names
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Rulebook
from allcli.rulebook.parse import parse


class FactWords(NamedTuple):
    """A fact: its name, what pages call it, what it may be, and the fields that give it."""

    name: str
    label: str
    says: str
    fields: tuple[str, ...]


class FieldWords(NamedTuple):
    """A field as `--set` writes it, what it means and takes, and the facts that are read off it."""

    name: str
    meaning: str
    takes: str
    facts: tuple[FactWords, ...]


def asked(condition: str) -> list[FactWords]:
    """The facts that a condition asks about, each once."""
    facts = {atom.fact.name: atom.fact for atom in atoms(parse(condition))}
    return [_fact(fact) for fact in facts.values()]


def fact_words() -> Iterator[FactWords]:
    """Every fact that a condition may ask about."""
    yield from map(_fact, FACTS)


def field_words() -> Iterator[FieldWords]:
    """Every field of a case that holds no table."""
    for name, form in field_names().items():
        path = name.replace("[0]", "[]")
        facts = [fact for fact in FACTS if path in fact.fields or fact.stated == path]
        takes = f"several of {form.allowed}" if form.several else form.allowed
        yield FieldWords(name, form.description, takes, tuple(map(_fact, facts)))


def asking(rulebook: Rulebook, names: set[str]) -> Iterator[tuple[str, str]]:
    """Id and title of the criteria whose condition asks about any of these facts."""
    for criterion in rulebook.criteria:
        if names.intersection(fact.name for fact in asked(criterion.when)):
            yield criterion.id, criterion.title


def _fact(fact: Fact) -> FactWords:
    """`marrow blasts: 0 to 100 %`."""
    allowed = {"yes-no": "yes or no", "choice": "one of ", "list": "any of "}.get(fact.kind, "")
    says = f"{allowed}{', '.join(fact.values)}"
    if fact.kind == "number":
        says = f"{fact.low:g} to {fact.high:g} {fact.unit}".rstrip()
    return FactWords(fact.name, fact.label, f"{fact.label}: {says}", fact.fields)
