"""What is not known and matters: facts that could change the suggestion, a verdict, a high flag.

Nothing is asked in vain: of each fact that is named, some answer does change what is said to hang
on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import NamedTuple, get_args

from allcli.case.facts import VOCABULARY, Chapter, Facts, Test
from allcli.case.facts.performance import of_another_age
from allcli.case.span import Span
from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.decisive import settled_by
from allcli.engine.diagram import TooLargeError
from allcli.engine.race import OUT
from allcli.engine.workspace import Values
from allcli.rulebook.model import Option
from allcli.rulebook.words import VERDICTS, OptionKind
from allcli.triage.assessment import Changes, Question, harm
from allcli.triage.choose import Choice
from allcli.triage.flags import could_be_raised
from allcli.triage.verdicts import OPEN, Judged

NAMES = 4
RANK: tuple[Changes, ...] = get_args(Changes)
_TESTS: tuple[Test, ...] = get_args(Test)


class _Effect(NamedTuple):
    """What a fact could do to an option; of several on one option the lowest is the gravest.

    `rank` is the place in RANK; among equals, `grade` is lower for a graver effect.
    """

    rank: int
    grade: int
    option: Option
    could: str
    settles: bool = False


_GRAVITY = itemgetter(0, 1)
_Hanging = tuple[_Effect, Iterable[int]]  # on these variables
LAST = 2  # after every class that an option could come to, as its grade is written
SUGGESTION, VERDICT, HIGH_FLAG = map(RANK.index, ("suggestion", "verdict", "high flag"))


SECTIONS: tuple[Chapter, ...] = get_args(Chapter)
_HISTORY = SECTIONS.index("earlier therapy")  # from here on, what decides none but backups waits
_Order = tuple[int, bool, int, bool, bool, int]
_ORDER = itemgetter(0)


class _Topic(NamedTuple):
    """Facts asked in one breath, by name, and everything that hangs on them."""

    facts: dict[str, None]
    effects: list[_Effect]


def questions_of(choice: Choice) -> tuple[Question, ...]:
    """The unknown facts as a clinician asks for them; facts asked in one breath are one question.

    What no drug is suggested without comes before all, then section follows section; what decides
    only backups comes last. Within a section the limit of a level that is given comes first, then
    the most decisive, what settles the suggestion, what concerns what is suggested, and what is the
    quickest and most harmless to find out.
    """
    variables = choice.outlook.ways.cells.variables
    topics: dict[str, _Topic] = {}
    topic_of: dict[int, _Topic] = {}
    for effect, places in _effects(choice):
        for place in places:
            topic = topic_of.get(place)
            if topic is None:
                fact = variables[place].fact
                topic = topic_of[place] = topics.setdefault(fact.asked_as, _Topic({}, []))
                topic.facts[fact.name] = None
            topic.effects.append(effect)
    suggested = choice.suggestion.road
    facts = choice.findings.facts
    unasked = of_another_age(facts.value("patient.age_years"))
    asked = [_question(name, topic, facts, suggested, unasked) for name, topic in topics.items()]
    asked.sort(key=_ORDER)
    questions = [question for _, question in asked]
    if first_of_all := choice.suggestion.withheld_for:
        questions.sort(key=lambda question: frozenset(first_of_all).isdisjoint(question.facts))
    return tuple(questions)


def _question(
    name: str, topic: _Topic, known: Facts, suggested: frozenset[str], unasked: tuple[str, ...]
) -> tuple[_Order, Question]:
    """A question with its place among the others."""
    effects = sorted(topic.effects, key=_GRAVITY)
    reached: set[str] = set()
    alike: dict[str, list[str]] = {}
    settles = False
    for _, _, option, could, settling in effects:
        settles = settles or settling
        if option.id not in reached:  # the gravest on each option
            reached.add(option.id)
            alike.setdefault(could, []).append(option.name)
    facts, why, rank = tuple(topic.facts), known.why_unknown, effects[0].rank
    how = _how(facts, unasked)
    elsewhere = suggested.isdisjoint(reached)
    section = how.section
    if rank != SUGGESTION and elsewhere and SECTIONS.index(section) >= _HISTORY:
        section = "backups"
    order = (
        SECTIONS.index(section), not _lacks_its_limit(how.multiples, known), rank, not settles,
        elsewhere, _TESTS.index(how.test),
    )  # fmt: skip
    return order, Question(
        name, section, facts, how.fields,
        next((why[fact] for fact in facts if fact in why), "") if why else "",
        how.safety, how.test, RANK[rank], settles,
        tuple([f"{_some(names)}: {could}" for could, names in alike.items()]),
    )  # fmt: skip


def _lacks_its_limit(multiples: tuple[str, ...], known: Facts) -> bool:
    """Whether a level is given that counts for little without its upper limit of normal."""
    levels = map(known.value, multiples)
    return any(isinstance(times, Span) and times.high == inf for times in levels)


class _How(NamedTuple):
    """How facts that are asked in one breath are found out; `multiples` are those of a limit."""

    fields: tuple[str, ...]
    multiples: tuple[str, ...]
    safety: bool
    test: Test
    section: Chapter


@lru_cache(maxsize=2000)
def _how(names: tuple[str, ...], unasked: tuple[str, ...]) -> _How:
    facts = [VOCABULARY[name] for name in names]
    fields = dict.fromkeys(field for fact in facts for field in fact.fields)
    return _How(
        fields=tuple(field for field in fields if field not in unasked),
        multiples=tuple(name for name in names if name.endswith("_x_uln")),
        safety=any(fact.safety for fact in facts),
        test=min((fact.test for fact in facts), key=_TESTS.index),
        section=min((fact.section for fact in facts), key=SECTIONS.index),
    )


def _some(names: list[str]) -> str:
    """The first names, and how many more."""
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(names[:NAMES]) + more


def _effects(choice: Choice) -> Iterator[_Hanging]:
    """Everything that could change, with the variables that it hangs on."""
    turning = dict(_turning(choice))
    road = choice.suggestion.road
    for option in choice.options:
        if option.applies is None or (option.applies and option.best != option.worst):
            of_turning = SUGGESTION if option.id in road else VERDICT
            for place, values in _of_verdict(option, choice).items():
                rank = of_turning if place in turning else VERDICT
                grade, could = _at_worst(values) if option.may_lead() else _UNCLEAR
                yield _Effect(rank, grade, option.record, could), (place,)
    for place, effects in turning.items():
        yield from ((effect, (place,)) for effect in effects)
    shown = {option.id: option for option in choice.options if option.may_lead()}
    yield from _access(shown, choice)
    yield from _flags(shown, choice)


def _of_verdict(option: Judged, choice: Choice) -> Mapping[int, Values]:
    outlook, name = choice.outlook, option.id
    return outlook.decisive(outlook.verdict(name) if option.may_lead() else outlook.applies(name))


_UNCLEAR = -NOT_APPLICABLE, "eligibility unclear"


@lru_cache(maxsize=500)
def _at_worst(values: Values) -> tuple[int, str]:
    """What an option could come to by some verdicts, as the grade of the effect and in words."""
    if NOT_APPLICABLE in values:
        return _UNCLEAR
    worst = max([value for value in values if isinstance(value, int)])
    return -worst, f"at worst {VERDICTS[worst]}"


def _turning(choice: Choice) -> Iterator[tuple[int, list[_Effect]]]:
    """The variables that can change who comes first, and who then would."""
    suggestion, outlook = choice.suggestion, choice.outlook
    if suggestion.robust:
        return
    kinds: tuple[tuple[OptionKind, str | None], ...] = (
        ("salvage", suggestion.salvage), ("destination", suggestion.destination),
    )  # fmt: skip
    for kind, first in kinds:
        try:
            function = outlook.first(kind)
        except TooLargeError:
            yield from _unseating(kind, first, choice)
            continue
        for place, values in outlook.decisive(function).items():
            name = outlook.ways.cells.variables[place].name
            enough = kind == "salvage" and {name}.issuperset(suggestion.withheld_for)
            settles = enough and settled_by(outlook.ways, function, place)
            newcomers = values - {first, None}
            yield (
                place,
                [
                    _Effect(
                        SUGGESTION,
                        LAST,
                        option.record,
                        "could become the preferred option",
                        settles,
                    )
                    for option in choice.options
                    if option.id in newcomers
                ]
                or [
                    _Effect(
                        SUGGESTION, LAST, _option(kind, first, choice), "depends on it", settles
                    )
                ],
            )


def _unseating(
    kind: OptionKind, first: str | None, choice: Choice
) -> Iterator[tuple[int, list[_Effect]]]:
    """Where all completions are too many: what can take the option that is suggested out."""
    option = _option(kind, first, choice)
    outlook = choice.outlook
    out = outlook.ways.diagrams.mapped(outlook.standing(option), lambda value: value == OUT)
    for place in outlook.hinges(out):
        yield place, [_Effect(SUGGESTION, LAST, option, "could no longer be the preferred option")]


def _option(kind: OptionKind, first: str | None, choice: Choice) -> Option:
    """The option that is suggested, else the first of its kind that could be."""
    of_kind = [judged for judged in choice.options if judged.kind == kind]
    named = next((judged for judged in of_kind if judged.id == first), None)
    return (named or next(filter(Judged.may_lead, of_kind), of_kind[0])).record


def _flags(shown: Mapping[str, Judged], choice: Choice) -> Iterator[_Hanging]:
    """High flags that could still be raised; not those that stand already."""
    outlook = choice.outlook
    for name, kind in could_be_raised(choice.findings, shown):
        effect = _Effect(HIGH_FLAG, 0, shown[name].record, f"high flag for {harm(kind)}")
        yield effect, outlook.hinges(outlook.flagged(name, kind))


def _access(shown: Mapping[str, Judged], choice: Choice) -> Iterator[_Hanging]:
    """Licence and payment here that hang on facts, of options that may be suggested."""
    findings, outlook = choice.findings, choice.outlook
    place = findings.facts.value("jurisdiction")
    access = choice.ranked.access
    open_ = {
        name: option.record
        for name, option in shown.items() if option.best <= OPEN and not access[name].settled
    }  # fmt: skip
    for i, row in enumerate(findings.rulebook.access if open_ else ()):
        if row.jurisdiction == place and row.option in open_:
            said = f"{row.layer} in {place} depends on it"
            effect = _Effect(VERDICT, LAST, open_[row.option], said)
            yield effect, outlook.hinges(outlook.row(i))
