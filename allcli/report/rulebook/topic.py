"""Everything that a word stands for: a term, a harm, a field or fact, a record, a source."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple, get_args

from allcli.report.formats import Formats, Screen
from allcli.report.layout import StyledLine, section, wrapped
from allcli.report.rulebook import cited, record
from allcli.report.rulebook.effects import effects, groups_of
from allcli.report.rulebook.terms import TERMS, Term
from allcli.rulebook.model import Option, Rulebook
from allcli.rulebook.words import HARMS, FlagKind
from allcli.verify.asked import FactWords, FieldWords, asking, fact_words, field_words

TopicLines = Iterator[StyledLine]
Sense = Callable[[int], TopicLines]  # one meaning of a word, as lines for a width


class ExplainedTopic(NamedTuple):
    """The meanings of a word."""

    senses: list[Sense]


def senses(rulebook: Rulebook, word: str) -> list[Sense]:
    """What is called so, in whatever spelling; nothing where the word is unknown."""
    asked = _plain(word)
    return [sense for name, sense in _named(rulebook) if _plain(name) == asked]


def names(rulebook: Rulebook) -> list[str]:
    """Everything that can be asked for."""
    return list(dict.fromkeys(name for name, _ in _named(rulebook)))


@cache
def _plain(name: str) -> str:
    """`Lines[0].cycles` is `lines.cycles`; a blank, a hyphen and an underscore are one."""
    return re.sub(r"[\s_-]+", " ", re.sub(r"\[\d*\]", "", name)).strip().casefold()


def _named(rulebook: Rulebook) -> Iterator[tuple[str, Sense]]:
    for word, term in TERMS.items():
        yield word, partial(_term, word, term)
    for kind in get_args(FlagKind):
        harm = HARMS.get(kind, kind)
        for name in dict.fromkeys((kind, harm, *re.split("/| and ", harm))):
            yield name, partial(_harm, rulebook, kind)
    yield from _fields(rulebook)
    for key, reference in rulebook.references.items():
        page = cited.CitedPage(rulebook, [reference], in_full=True)
        yield key, partial(cited.lines, page)
    for group, inside in groups_of(rulebook).items():
        yield group, partial(_group, group, inside)
    yield from _records(rulebook)


def _fields(rulebook: Rulebook) -> Iterator[tuple[str, Sense]]:
    """Fields of a case, with and without their table; facts, by name and as pages call them."""
    fields = {field.name: field for field in field_words()}
    for field in fields.values():
        for name in dict.fromkeys((field.name, _last(field.name))):
            yield name, partial(_field, rulebook, field)
    for fact in fact_words():
        sense = partial(_fact, rulebook, fact)
        if fact.name not in fields:  # else the field is told, and with it the fact
            yield fact.name, sense
        if _plain(fact.label) not in (_plain(fact.name), _plain(_last(fact.name))):
            yield fact.label, sense


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _records(rulebook: Rulebook) -> Iterator[tuple[str, Sense]]:
    for name, entry in record.records_of(rulebook).items():
        sense = partial(record.lines, record.Page(rulebook, entry))
        yield name, sense
        if isinstance(entry, Option) and _plain(entry.name) != _plain(name):
            yield entry.name, sense


def _term(word: str, term: Term, width: int) -> TopicLines:
    yield from wrapped(f"{word}: {term.kind}", width, "bold")
    yield from wrapped(term.says, width)
    yield from section("READ ON", [("", term.read_on)], width)


def _harm(rulebook: Rulebook, kind: FlagKind, width: int) -> TopicLines:
    """Each criterion that raises the flag, with its level and the options it speaks of."""
    yield from wrapped(f"{HARMS.get(kind, kind)}: kind of toxicity flag", width, "bold")
    yield from wrapped(f"Written {kind} in the rulebook, and in JSON.", width)
    groups = groups_of(rulebook)
    raised = (
        (
            criterion.id,
            "; ".join(flag._replace(head=flag.head.split()[0]).said(groups) for flag in flags),
        )
        for criterion in rulebook.criteria
        if (flags := [flag for flag in effects(criterion) if flag.head.endswith(f" {kind} flag")])
    )
    yield from section("RAISED BY", raised, width)
    yield from section("READ ON", [("", "allcli flags CASE; allcli criteria show ID")], width)


def _field(rulebook: Rulebook, field: FieldWords, width: int) -> TopicLines:
    """What may be written, and who reads it."""
    yield from wrapped(f"{field.name}: field of a case", width, "bold")
    if field.meaning:
        yield from wrapped(f"{field.meaning[0].upper()}{field.meaning[1:]}.", width)
    yield from section("TAKES", [("", field.takes)], width)
    yield from section("READ AS", ((fact.name, fact.says) for fact in field.facts), width)
    yield from _asking(rulebook, field.facts, width)
    yield from section("READ ON", [("", "cases/README.md; allcli validate CASE")], width)


def _fact(rulebook: Rulebook, fact: FactWords, width: int) -> TopicLines:
    yield from wrapped(f"{fact.name}: fact that conditions ask about", width, "bold")
    yield from wrapped(f"{fact.says}.", width)
    yield from section("FROM THE FIELDS", [("", ", ".join(fact.fields))], width)
    yield from _asking(rulebook, [fact], width)
    yield from section("READ ON", [("", f"allcli explain {fact.fields[0]}")], width)


def _asking(rulebook: Rulebook, facts: Sequence[FactWords], width: int) -> TopicLines:
    """The criteria whose condition asks about any of these facts."""
    names = {fact.name for fact in facts}
    yield from section("ASKED BY", asking(rulebook, names), width)


def _group(group: str, inside: Sequence[str], width: int) -> TopicLines:
    yield from wrapped(f"{group}: group of options", width, "bold")
    yield from wrapped(f"{', '.join(inside)}.", width)
    yield from section("READ ON", [("", f"allcli criteria list --option {group}")], width)


def _lines(topic: ExplainedTopic, width: int) -> TopicLines:
    for i, sense in enumerate(topic.senses):
        if i:
            yield []
        yield from sense(width)


FORMATS: Formats[ExplainedTopic] = {"text": Screen(_lines)}
