"""Everything that one field or fact of a case may be, cut where the rulebook's conditions turn."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date, timedelta
from itertools import pairwise
from math import floor, inf, nextafter
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.facts import VOCABULARY, Fact, Facts, Value
from allcli.case.facts.genetics import MUTATIONS
from allcli.case.fields import DateField, GradeField, Missing, Number
from allcli.case.files.change import CaseDocument, put, read_path
from allcli.case.files.describe import entries, tables
from allcli.case.files.forms import Form, form_at
from allcli.case.files.read import Source
from allcli.case.model import Case
from allcli.case.problems import CaseError, Path, Problem, closest
from allcli.case.span import Span
from allcli.engine.cell_words import ends_of
from allcli.engine.cells import Variable, example, round_number
from allcli.engine.lawful import broken_laws
from allcli.engine.prepared import Prepared
from allcli.rulebook.explain import shown
from allcli.triage.explore.sweep import Axis, Segment, cuts, signature

NOT_STATED = "not stated"
YEARS = 20  # how far back a day is moved


def axis(text: str, document: CaseDocument, source: Source, rulebook: Prepared) -> Axis:
    """The field or fact called so. Raises CaseError."""
    name = re.sub(r"\[\d+\]", "[]", text)
    if name in _fields():
        moved = _Moved(document, read_path(text), source, rulebook)
        varied = _of_field(text, moved, form_at(name))
        left = [
            segment
            for segment in varied.segments
            if isinstance(segment.facts, Facts) and segment.words != NOT_STATED
        ]
        if len(left) > 1 or text not in VOCABULARY:
            return varied
    if text in VOCABULARY:
        return _of_fact(VOCABULARY[text], source.facts, rulebook)
    near = closest(text, [*_fields(), *VOCABULARY])
    raise CaseError([Problem("--vary", None, text, "unknown field or fact", near)])


def _fields() -> dict[str, None]:
    """Every field of a case by its path, `lines[].regimen` for one of a list of tables."""
    heads = [(header.strip("[]"), header.startswith("[["), table) for header, table in tables()]
    tops = [entry.name for entry in entries(Case) if entry.table is None]
    return dict.fromkeys([
        *tops,
        *(f"{name}{'[]' if several else ''}.{entry.name}"
          for name, several, table in heads for entry in entries(table)),
    ])  # fmt: skip


class _Moved:
    """A case in which one field is set to one value after the other."""

    def __init__(
        self, document: CaseDocument, path: Path, source: Source, rulebook: Prepared
    ) -> None:
        self._document = document
        self._path = path
        place = source.case.jurisdiction
        self._place = None if isinstance(place, Missing) else place
        self._rulebook = rulebook
        self.unmoved = source.facts
        self.day = source.case.assessed_on

    def facts(self, value: Any) -> Facts | str:
        """The facts with the field set, or why it cannot be."""
        tables = deepcopy(self._document.tables)
        put(tables, self._path, value)
        try:
            source = self._document.with_tables(tables, [self._path])
        except CaseError as error:
            return error.problems[0].said
        return source.facts if self._path == ("jurisdiction",) else source.at(self._place).facts

    def sign(self, value: Any) -> object:
        """What the conditions can tell of it."""
        facts = self.facts(value)
        if isinstance(facts, str):
            return facts.split(":")[0]  # the field that forbids it; the words differ by value
        return signature(self._rulebook, facts)

    def segment(self, value: Any, words: str = "", start: str = "", end: str = "") -> Segment:
        """The values that are like this one."""
        facts = self.facts(value)
        here = self._is_here(facts)
        return Segment(facts, words, start, end, here)

    def _is_here(self, facts: Facts | str) -> bool:
        if isinstance(facts, str):
            return False
        now, there = (signature(self._rulebook, side) for side in (self.unmoved, facts))
        return now == there

    @property
    def now(self) -> Any:
        """What the file says of the field, as the case reads it."""
        at: Any = self._document.changed(()).case
        for step in self._path:
            if isinstance(step, str):
                at = getattr(at, step)
            else:
                at = at[step] if at is not None and step < len(at) else None
            if at is None or isinstance(at, Missing):
                return None
        return at


def _of_field(text: str, moved: _Moved, form: Form) -> Axis:
    rule = form.rule
    if isinstance(rule, DateField):
        segments = _days(moved)
    elif isinstance(rule, Number) and not rule.whole:
        segments = _numbers(moved, rule.low, rule.high)
    else:
        segments = [moved.segment(value, words) for words, value in _choices(text, form)]
    if moved.now is None:
        segments.insert(0, Segment(moved.unmoved, NOT_STATED, here=True))
        segments[1:] = [segment._replace(here=False) for segment in segments[1:]]
    return Axis(text, form.unit, tuple(segments))


def _choices(text: str, form: Form) -> list[tuple[str, Any]]:
    """The values of a field that has few. Raises CaseError."""
    rule = form.rule
    if isinstance(rule, Number):
        return [(str(i), i) for i in range(int(rule.low), int(rule.high) + 1)]
    if isinstance(rule, GradeField):
        return [(str(i), i) for i in range(5)]
    if form.own is bool:
        return [("no", False), ("yes", True)]
    choices = MUTATIONS if text == "genetics.abl1_mutations" else form.choices
    if not choices:
        raise CaseError([Problem("--vary", None, text, "a text has no values to go through")])
    if form.several:
        return [("none", []), *((choice, [choice]) for choice in choices)]
    return [(choice, choice) for choice in choices]


def _numbers(moved: _Moved, low: float, high: float) -> list[Segment]:
    """The stretches of a number between the places where a condition turns."""
    now = moved.now
    ends = [now.low, now.high] if isinstance(now, Span) else [] if now is None else [now]
    limits: list[tuple[float, bool, bool]] = []  # the limit; whether it belongs below, above
    for before, behind in cuts(moved.sign, [low, high, *ends]):
        limit = round_number(before, behind)
        at, below, above = map(moved.sign, (limit, before, behind))
        if at not in (below, above):
            limits.append((limit, False, True))
            limits.append((limit, True, False))
        else:
            limits.append((limit, at == below, at != below))
    segments = []
    for lower, upper in pairwise([None, *limits, None]):
        start = "" if lower is None else f"{'≥' if lower[2] else '>'} {lower[0]:g}"
        end = "" if upper is None else f"{'≤' if upper[1] else '<'} {upper[0]:g}"
        least = low if lower is None else lower[0] if lower[2] else nextafter(lower[0], inf)
        most = high if upper is None else upper[0] if upper[1] else nextafter(upper[0], -inf)
        segments.append(moved.segment(_between(least, most), "", start, end))
    return segments


def _between(low: float, high: float) -> float:
    """A plain number well inside a stretch."""
    return round_number(low + (high - low) / 4, high - (high - low) / 4)


def _days(moved: _Moved) -> list[Segment]:
    """The stretches of a day, from far back to the day of the decision."""
    now = moved.now
    last = moved.day.last if isinstance(moved.day, PartialDate) else date.today()
    first = last - timedelta(366 * YEARS)
    said = [now.first, now.last] if isinstance(now, PartialDate) else []
    points = [day.toordinal() for day in (first, last, *said)]

    def text(number: float) -> str:
        return date.fromordinal(floor(number)).isoformat()

    starts = [floor(behind) for _, behind in cuts(lambda number: moved.sign(text(number)), points)]
    segments = []
    for lower, upper in pairwise([None, *starts, None]):
        start = "" if lower is None else f"from {text(lower)}"
        end = "" if upper is None else f"to {text(upper - 1)}"
        begins, ends = (
            min(points) if lower is None else lower,
            max(points) if upper is None else upper - 1,
        )
        segments.append(moved.segment(text((begins + ends) / 2), "", start, end))
    return segments


def _of_fact(fact: Fact, facts: Facts, rulebook: Prepared) -> Axis:
    """The cells of a fact; ways that no patient can be are left out with a word."""
    cells = rulebook.cells
    variables = [
        variable for variable in cells.variables if variable.fact is fact or variable.fact == fact
    ]
    if not variables:
        said = "no criterion asks for this fact, so that nothing turns on it"
        raise CaseError([Problem("--vary", None, fact.name, said)])
    broken = broken_laws(rulebook, facts)
    segments = []
    if facts.value(fact.name) is None:
        segments.append(Segment(facts, "not known", here=True))
    for value, words in _values(fact, variables):
        changed = facts.with_values({fact.name: value})
        lawful = broken_laws(rulebook, changed) <= broken
        here = signature(rulebook, changed) == signature(rulebook, facts)
        said = "not with what else the case says"
        segments.append(words._replace(facts=changed if lawful else said, here=here))
    return Axis(fact.name, fact.unit, tuple(segments))


def _values(fact: Fact, variables: Sequence[Variable]) -> Iterator[tuple[Value, Segment]]:
    """A value in each cell, with the segment that tells the cell."""
    if fact.kind == "list":
        yield (), Segment("", "none")
        yield from (((variable.member,), Segment("", variable.member)) for variable in variables)
        return
    for i, cell in enumerate(variables[0].cells):
        value = example(variables[0], i)
        if cell.values:
            yield value, Segment("", ", ".join(shown(fact, word) for word in cell.values))
        else:
            yield value, Segment("", "", *ends_of(fact, cell))
