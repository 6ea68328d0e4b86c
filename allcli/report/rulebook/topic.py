"""Everything that a word stands for: a term, a harm, a field or fact, a record, a source."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, get_args

from allcli.case.facts import FACTS, Fact
from allcli.case.files.forms import Form
from allcli.case.files.names import field_names, last
from allcli.report.formats import Formats, Screen
from allcli.report.layout import StyledLine, section, wrapped
from allcli.report.rulebook import cited, record
from allcli.report.rulebook.effects import effects, groups_of
from allcli.report.rulebook.terms import TERMS, Term
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Option, Rulebook
from allcli.rulebook.parse import parse
from allcli.rulebook.words import HARMS, FlagKind

Lines = Iterator[StyledLine]
Sense = Callable[[int], Lines]  # one meaning of a word, as lines for a width


class Topic(NamedTuple):
    """The meanings of a word."""

    senses: list[Sense]


def senses(rulebook: Rulebook, word: str) -> list[Sense]:
    """What is called so, in whatever spelling; nothing where the word is unknown."""
    return [sense for name, sense in _named(rulebook) if _plain(name) == _plain(word)]


def names(rulebook: Rulebook) -> list[str]:
    """Everything that can be asked for."""
    return list(dict.fromkeys(name for name, _ in _named(rulebook)))


def _plain(name: str) -> str:
    """`Lines[0].cycles` is `lines.cycles`; a blank, a hyphen and an underscore are one."""
    return re.sub(r"[\s_-]+", " ", re.sub(r"\[\d*\]", "", name)).strip().casefold()


def _named(rulebook: Rulebook) -> Iterator[tuple[str, Sense]]:
    for word, term in TERMS.items():
        yield word, partial(_term, word, term)
    for kind in get_args(FlagKind):
        for name in dict.fromkeys((kind, *re.split("/| and ", HARMS.get(kind, kind)))):
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
    fields = field_names()
    for field, form in fields.items():
        for name in dict.fromkeys((field, last(field))):
            yield name, partial(_field, rulebook, field, form)
    for fact in FACTS:
        sense = partial(_fact, rulebook, fact)
        if fact.name not in fields:  # else the field is told, and with it the fact
            yield fact.name, sense
        if _plain(fact.label) not in (_plain(fact.name), _plain(last(fact.name))):
            yield fact.label, sense


def _records(rulebook: Rulebook) -> Iterator[tuple[str, Sense]]:
    for told in record.records_of(rulebook).values():
        sense = partial(record.lines, record.Page(rulebook, told))
        yield told.id, sense
        if isinstance(told, Option) and _plain(told.name) != _plain(told.id):
            yield told.name, sense


def _term(word: str, term: Term, width: int) -> Lines:
    yield from wrapped(f"{word}: {term.kind}", width, "bold")
    yield from wrapped(term.says, width)
    yield from section("READ ON", [("", term.read_on)], width)


def _harm(rulebook: Rulebook, kind: FlagKind, width: int) -> Lines:
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


def _field(rulebook: Rulebook, field: str, form: Form, width: int) -> Lines:
    """What may be written, an example, and who reads it."""
    yield from wrapped(f"{field}: field of a case", width, "bold")
    if form.description:
        yield from wrapped(f"{form.description[0].upper()}{form.description[1:]}.", width)
    takes = f"several of {form.allowed}" if form.several else form.allowed
    yield from section("TAKES", [("", takes)], width)
    path = re.sub(r"\[\d\]", "[]", field)
    read = [fact for fact in FACTS if path in fact.fields or fact.stated == path]
    yield from section("READ AS", ((fact.name, record.worded(fact)) for fact in read), width)
    yield from _asking(rulebook, read, width)
    yield from section("READ ON", [("", "cases/README.md; allcli validate CASE")], width)


def _fact(rulebook: Rulebook, fact: Fact, width: int) -> Lines:
    yield from wrapped(f"{fact.name}: fact that conditions ask about", width, "bold")
    yield from wrapped(f"{record.worded(fact)}.", width)
    yield from section("FROM THE FIELDS", [("", ", ".join(fact.fields))], width)
    yield from _asking(rulebook, [fact], width)
    yield from section("READ ON", [("", f"allcli explain {fact.fields[0]}")], width)


def _asking(rulebook: Rulebook, facts: list[Fact], width: int) -> Lines:
    """The criteria whose condition asks about any of these facts."""
    asking = (
        (criterion.id, criterion.title)
        for criterion in rulebook.criteria
        if any(atom.fact in facts for atom in atoms(parse(criterion.when)))
    )
    yield from section("ASKED BY", asking, width)


def _group(group: str, inside: Sequence[str], width: int) -> Lines:
    yield from wrapped(f"{group}: group of options", width, "bold")
    yield from wrapped(f"{', '.join(inside)}.", width)
    yield from section("READ ON", [("", f"allcli criteria list --option {group}")], width)


def _lines(topic: Topic, width: int) -> Lines:
    for i, sense in enumerate(topic.senses):
        if i:
            yield []
        yield from sense(width)


FORMATS: Formats[Topic] = {"text": Screen(_lines)}
