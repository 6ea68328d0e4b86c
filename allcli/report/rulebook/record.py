"""One criterion, outcome row, option, interval or constraint in full."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from allcli.report.formats import Formats, Screen
from allcli.report.layout import StyledLine, labelled, section, wrapped
from allcli.report.rulebook.effects import (
    decided,
    effects,
    groups_of,
    local_changes,
    mark,
    places,
    touching,
)
from allcli.report.rulebook.sources import HOW_CHECKED, access_row, locators
from allcli.rulebook.model import Criterion, Option, Outcome, Rulebook
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.vignettes import Vignette, vignettes_of
from allcli.verify.asked import asked

ShownRecord = Criterion | Outcome | Option | Interval | Constraint


class Page(NamedTuple):
    """A record, and the rulebook that it stands in."""

    rulebook: Rulebook
    record: ShownRecord


def records_of(rulebook: Rulebook) -> dict[str, ShownRecord]:
    """Every record that has a page, by its id."""
    records: list[ShownRecord] = [
        *rulebook.options.values(), *rulebook.outcomes, *rulebook.intervals, *rulebook.constraints,
        *rulebook.criteria,
    ]  # fmt: skip
    return {record.id: record for record in records}


def lines(page: Page, width: int) -> Iterator[StyledLine]:
    """Everything that belongs to the record."""
    rulebook, record = page
    if isinstance(record, Criterion):
        return _criterion(rulebook, record, width)
    if isinstance(record, Outcome):
        return _outcome(rulebook, record, width)
    if isinstance(record, Interval | Constraint):
        return _of_roads(rulebook, record, width)
    return _option(rulebook, record, width)


def _criterion(rulebook: Rulebook, criterion: Criterion, width: int) -> Iterator[StyledLine]:
    yield from wrapped(f"{criterion.id}: {criterion.title}", width, "bold")
    yield from wrapped(criterion.says, width)
    yield from _condition("WHEN", criterion.when, width)
    yield from section("THEN", _effects(criterion), width)
    yield from section("DO", (("", f"- {step}") for step in criterion.do), width)
    yield from section("IN FORCE", _in_force(criterion), width)
    yield from _local(rulebook, criterion.id, width)
    yield from _evidence(rulebook, criterion, width)
    yield from _vignettes(vignettes_of(criterion.id), width)


def _outcome(rulebook: Rulebook, row: Outcome, width: int) -> Iterator[StyledLine]:
    yield from wrapped(f"{row.id}: {row.group}", width, "bold")
    yield from wrapped(f"Published of {', '.join(row.options)}.", width)
    yield from section("RESULT", row.results.items(), width)
    yield from _condition("SHOWN WHEN", row.when, width)
    cut = [("data cut", row.cut)] if row.cut else []
    yield from section("WHICH", cut, width)
    yield from _local(rulebook, row.id, width)
    yield from _evidence(rulebook, row, width)


def _of_roads(
    rulebook: Rulebook, record: Interval | Constraint, width: int
) -> Iterator[StyledLine]:
    yield from wrapped(f"{record.id}: {record.title}", width, "bold")
    yield from wrapped(record.says, width)
    if record.when:
        yield from _condition("WHEN", record.when, width)
    yield from section("ON A ROAD", _on_roads(record), width)
    yield from _local(rulebook, record.id, width)
    yield from _evidence(rulebook, record, width)


def _on_roads(record: Interval | Constraint) -> Iterator[tuple[str, str]]:
    """What an interval adds, or what a constraint asks for."""
    yield "with", ", ".join(record.options) or "any option"
    if isinstance(record, Interval):
        days = (record.shortest, record.usual, record.longest)
        shown = ["open" if day is None else str(day) for day in days]
        yield f"days of {record.stretch}", f"{shown[0]} to {shown[2]}, usually {shown[1]}"
        return
    yield "step", f"{record.step}: {'waits' if record.holds else 'told'}"
    if record.after:
        yield "after", ", ".join(record.after)
    if record.days:
        yield "days", f"{record.days} of {record.clock or 'the last dose'}"
    for step in record.do:
        yield "do", step


def _option(rulebook: Rulebook, option: Option, width: int) -> Iterator[StyledLine]:
    yield from wrapped(f"{option.id}: {option.name}", width, "bold")
    yield from wrapped(f"A {option.kind}, {option.applies_says}.", width)
    yield from _condition("APPLIES WHEN", option.applies, width)
    place = [("", option.place_because)] if option.place_because else []
    yield from section("ITS PLACE IN THE DEFAULT ORDER", place, width)
    yield from section("ALSO", _traits(option), width)
    yield from _local(rulebook, option.id, width)
    for drug in option.drugs or (option.id,):
        rows = [row for row in rulebook.access if row.option == drug]
        yield from section(f"ACCESS: {drug}", map(access_row, rows), width)
    yield from section("CRITERIA", _spoken_of(rulebook, option), width)
    outcomes = ((row.id, row.group) for row in rulebook.outcomes if option.id in row.options)
    yield from section("PUBLISHED OUTCOMES", outcomes, width)
    yield from _sources(rulebook, option.references, width)


def _condition(title: str, when: str, width: int) -> Iterator[StyledLine]:
    """The condition as it is written, and each fact that it asks about in words."""
    yield from section(title, [("", " ".join(when.split()))], width)
    facts = asked(when)
    if facts:
        yield from labelled([(fact.name, fact.says) for fact in facts], width)


def _effects(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Every option by its id: a list says a group, a page says who is in it."""
    for effect in effects(criterion):
        over = f" > {', '.join(effect.over)}" if effect.over else ""
        yield effect.head, ", ".join(effect.options) + over or "with any suggestion"


def _in_force(criterion: Criterion) -> Iterator[tuple[str, str]]:
    if criterion.jurisdictions:
        yield "only in", ", ".join(criterion.jurisdictions)
    if criterion.since:
        yield "from", str(criterion.since)
    if criterion.until:
        yield "until", str(criterion.until)


def _local(rulebook: Rulebook, name: str, width: int) -> Iterator[StyledLine]:
    rows = ((change.what, decided(change)) for change in local_changes(rulebook, name))
    yield from section("LOCAL", rows, width)


def _evidence(
    rulebook: Rulebook, record: Criterion | Outcome | Interval | Constraint, width: int
) -> Iterator[StyledLine]:
    checked = "seen at a source" if record.checked else "unverified: it could not be seen at one"
    rows = [("strength", record.strength), ("checked", checked)]
    yield from section("EVIDENCE", rows, width)
    yield from _sources(rulebook, record.references, width)


def _sources(rulebook: Rulebook, keys: Iterable[str], width: int) -> Iterator[StyledLine]:
    for i, key in enumerate(keys):
        cited = rulebook.references[key]
        yield []
        if not i:
            yield [("SOURCES", "bold")]
        yield from wrapped(f"[{key}] {cited.citation}", width, "", "  ", "    ")
        how = f"{cited.checked}: {HOW_CHECKED[cited.checked]}"
        for words in (*locators(cited), how, cited.figure):
            yield from wrapped(words, width, "dim", "    ", "    ")


def _vignettes(vignettes: Iterable[Vignette], width: int) -> Iterator[StyledLine]:
    """Every patient; a base case is spelt out where it first comes."""
    spelt_out: set[str] = set()
    for vignette in vignettes:
        yield []
        if not spelt_out:
            yield [("VIGNETTES", "bold")]
        yield from wrapped(vignette.says, width, "", "  ", "  ")
        base = "as above" if vignette.base in spelt_out else _fields(vignette.start)
        spelt_out.add(vignette.base)
        answers = [(f"{word}:", _fields(changes)) for word, changes in vignette.answers.items()]
        yield from labelled([(f"{vignette.base}:", base), *answers], width)


def _fields(changes: dict[str, Any]) -> str:
    """`disease.marrow_blasts_pct = 50`; values as JSON writes them."""
    values = {
        name: json.dumps(value, ensure_ascii=False, default=str) for name, value in changes.items()
    }
    return "; ".join(f"{name} = {value}" for name, value in values.items()) or "nothing more"


def _traits(option: Option) -> Iterator[tuple[str, str]]:
    if option.groups:
        yield "groups", ", ".join(option.groups)
    if option.drugs:
        needed = "any one of them" if option.one_drug_suffices else "all of them"
        yield "access", f"that of {', '.join(option.drugs)}: {needed}"
    if option.before_transplant:
        yield "before transplant", option.before_transplant


def _spoken_of(rulebook: Rulebook, option: Option) -> Iterator[tuple[str, str]]:
    """Each criterion that touches the option, with what it does to it."""
    groups = groups_of(rulebook)
    for criterion in rulebook.criteria:
        touched = touching(criterion, None, [option.id])
        if touched:
            said = [effect.said(groups) if effect.over else effect.head for effect in touched]
            words = "; ".join([*places(criterion), *said])
            yield criterion.id, words + mark(criterion, rulebook.references)


FORMATS: Formats[Page] = {"text": Screen(lines)}
