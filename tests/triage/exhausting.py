"""Every verdict that an option can come to, found by trying: no decision diagram has a part in it.

What is unknown is split, cell from cell, until the conditions in question are decided by Kleene's
logic; the laws are conditions like any other. What is found is a patient, who can be looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from allcli.case.facts import VOCABULARY, Facts, facts_of
from allcli.case.laws import LAWS, ORDERS
from allcli.engine.cells import Variable, example, filled, possible
from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.load import load_rulebook
from allcli.rulebook.dates import in_force
from allcli.rulebook.language import All, Among, Atom, Has, Known, Node, Not, Some
from allcli.rulebook.model import Criterion, Option
from allcli.rulebook.parse import parse
from allcli.rulebook.truth import Truth, opposite, truth
from allcli.rulebook.words import VERDICTS

Masks = Mapping[int, int]  # the cells, as bits, that each variable may still lie in


class Within(NamedTuple):
    """Whether a variable lies in some of its cells."""

    place: int
    cells: int


class Negated(NamedTuple):
    """Whether something does not hold."""

    part: "Asked"


class Joined(NamedTuple):
    """Whether all of some parts hold, or one of them."""

    every: bool
    parts: tuple["Asked", ...]


Asked = Within | Negated | Joined


def every(*parts: Asked) -> Asked:
    return Joined(True, parts)


def some(*parts: Asked) -> Asked:
    return Joined(False, parts)


def variables() -> Sequence[Variable]:
    return load_rulebook().cells.variables


def asked(node: Node) -> Asked:
    """A condition as a question about cells; each atom is put to a value of every cell."""
    if isinstance(node, Not):
        return Negated(asked(node.part))
    if isinstance(node, All | Some):
        return Joined(isinstance(node, All), tuple(map(asked, node.parts)))
    return every() if isinstance(node, Known) else _within(node)


@cache
def _within(atom: Atom) -> Asked:
    name = atom.fact.name + (f":{atom.value}" if isinstance(atom, Has) else "")
    place = load_rulebook().cells.places[name]
    variable, bits = variables()[place], 0
    for cell in range(len(variable.cells)):
        patient = filled(facts_of({}), {variable.name: example(variable, cell)})
        bits |= bool(truth(atom, patient)) << cell
    return Within(place, bits)


@cache
def laws() -> tuple[Asked, ...]:
    """What holds in every patient."""
    places = load_rulebook().cells.places
    ordered = []
    for order in ORDERS:
        low, high = places.get(order.lower), places.get(order.higher)
        if low is not None and high is not None:
            pairs = [
                (i, j)
                for i, cell in enumerate(variables()[low].cells)
                for j, other in enumerate(variables()[high].cells)
                if cell.low <= other.high and other.low <= cell.high + order.apart
            ]
            ordered.append(some(*(every(Within(low, 1 << i), Within(high, 1 << j))
                                  for i, j in pairs)))  # fmt: skip
    return (*(asked(parse(law)) for law in LAWS), *ordered)


def holds(question: Asked, masks: Masks) -> Truth:
    """Whether it is certain, one way or the other, in the cells that are left."""
    if isinstance(question, Within):
        left = masks[question.place]
        return False if not left & question.cells else True if not left & ~question.cells else None
    if isinstance(question, Negated):
        return opposite(holds(question.part, masks))
    known: Truth = question.every
    for part in question.parts:
        now = holds(part, masks)
        if now is not None and now is not question.every:
            return now  # one part decides for all
        known = None if now is None else known
    return known


def found(wanted: Sequence[Asked], masks: Masks) -> Masks | None:
    """Cells in which all that is wanted holds, if there are any."""
    left = []
    for question in wanted:
        known = holds(question, masks)
        if known is False:
            return None
        if known is None:
            left.append(question)
    if not left:
        return masks
    place, cells = _open(left[0], masks)
    for half in (masks[place] & cells, masks[place] & ~cells):
        patient = found(left, {**masks, place: half})
        if patient is not None:
            return patient
    return None


def _open(question: Asked, masks: Masks) -> Within:
    """The first atom that is not decided and that something hangs on."""
    while not isinstance(question, Within):
        parts = (question.part,) if isinstance(question, Negated) else question.parts
        question = next(part for part in parts if holds(part, masks) is None)
    return question


def _places(question: Asked) -> Iterator[int]:
    if isinstance(question, Within):
        yield question.place
    else:
        for part in (question.part,) if isinstance(question, Negated) else question.parts:
            yield from _places(part)


class Grades(NamedTuple):
    """An option: where it applies, and the criteria in force that give it each verdict."""

    applies: Asked
    given: tuple[Asked, ...]
    laws: tuple[Asked, ...]
    places: tuple[int, ...]

    def reached(self, masks: Masks) -> Iterator[tuple[int, Masks]]:
        """Every verdict that some patient comes to, and the patient."""
        away = found([Negated(self.applies), *self.laws], masks)
        if away is not None:
            yield NOT_APPLICABLE, away
        for grade, given in enumerate(self.given):
            worse = [Negated(condition) for condition in self.given[grade + 1 :]]
            wanted = [self.applies, *([given] if grade else []), *worse, *self.laws]
            patient = found(wanted, masks)
            if patient is not None:
                yield grade, patient


@cache
def grades_of(name: str, day: date) -> Grades:
    """What decides on an option, with the laws that tie its facts to others."""
    rulebook = load_rulebook()
    trees = _trees()
    given: list[list[Asked]] = [[] for _ in VERDICTS]
    for criterion in rulebook.criteria:
        if name in criterion.verdict and in_force(criterion, day):
            given[VERDICTS.index(criterion.verdict[name])].append(trees[criterion.id])
    parts = (trees[name], *(some(*conditions) for conditions in given))
    places = {place for part in parts for place in _places(part)}
    tied: set[Asked] = set()
    for _ in laws():
        tied = {law for law in laws() if places & set(_places(law))}
        places |= {place for law in tied for place in _places(law)}
    return Grades(parts[0], parts[1:], tuple(tied), tuple(sorted(places)))


@cache
def _trees() -> dict[str, Asked]:
    """Every condition on options and criteria, by id; of a criterion, in its jurisdictions."""
    rulebook = load_rulebook()
    records: list[Option | Criterion] = [*rulebook.options.values(), *rulebook.criteria]
    trees: dict[str, Asked] = {}
    for record, tree in zip(records, rulebook.trees, strict=False):
        there = getattr(record, "jurisdictions", ())
        here = Among(VOCABULARY["jurisdiction"], tuple(there))
        trees[record.id] = asked(All((tree, here)) if there else tree)
    return trees


_REACHED: dict[tuple[str, date, tuple[int, ...]], frozenset[int]] = {}


def reached(name: str, known: Facts, day: date) -> frozenset[int]:
    """Every verdict that an option comes to in some patient; NOT_APPLICABLE where it is none."""
    grades = grades_of(name, day)
    masks = {
        place: possible(variables()[place], known.value(variables()[place].fact.name))
        for place in grades.places
    }
    key = (name, day, tuple(masks.values()))
    if key not in _REACHED:
        found_in = dict(grades.reached(masks))
        for grade, patient in found_in.items():
            assert plain(name, known, patient, day) == grade
        _REACHED[key] = frozenset(found_in)
    return _REACHED[key]


def plain(name: str, known: Facts, masks: Masks, day: date) -> int:
    """The verdict on an option in one patient, by the conditions as they are written."""
    rulebook = load_rulebook()
    values = {
        variable.name: example(
            variable, (left & -left).bit_length() - 1, known.value(variable.fact.name)
        )
        for place, left in masks.items()
        for variable in [variables()[place]]
    }
    patient = filled(known, values)
    assert not [law for law in LAWS if truth(parse_law(law), patient) is False]
    options = list(rulebook.options)
    if not truth(rulebook.trees[options.index(name)], patient):
        return NOT_APPLICABLE
    return max(
        (
            VERDICTS.index(criterion.verdict[name])
            for criterion, tree in zip(
                rulebook.criteria, rulebook.trees[len(options) :], strict=False
            )
            if name in criterion.verdict
            and in_force(criterion, day)
            and (not criterion.jurisdictions
                 or patient.value("jurisdiction") in criterion.jurisdictions)
            and truth(tree, patient)
        ),
        default=0,
    )  # fmt: skip


parse_law = cache(parse)
