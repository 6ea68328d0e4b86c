"""What is not known and matters: facts that could change the suggestion, a verdict, a high flag.

Nothing is asked in vain: of each fact that is named, some answer does change what is said to hang
on it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from allcli.case.fact import Test
from allcli.case.vocabulary import Fact
from allcli.rulebook.charts import NOT_APPLICABLE
from allcli.rulebook.diagram import TooLargeError
from allcli.rulebook.model import VERDICTS, Option, OptionKind
from allcli.triage.assessment import Changes, Question, harm
from allcli.triage.certainty import OPEN
from allcli.triage.choose import Choice
from allcli.triage.decisive import Values, hinges, left_by_cell
from allcli.triage.evaluate import Findings
from allcli.triage.race import OUT
from allcli.triage.verdicts import Judged

NAMES = 4
RANK: tuple[Changes, ...] = get_args(Changes)
_TESTS: tuple[Test, ...] = get_args(Test)


class _Effect(NamedTuple):
    """What a fact could do to an option; `grade` orders effects on one option."""

    changes: Changes
    option: Option
    grade: int
    could: str
    settles: bool = False


class _Topic(NamedTuple):
    """Facts asked in one breath, by name, and everything that hangs on them."""

    facts: dict[str, Fact]
    effects: list[_Effect]


def questions_of(findings: Findings, choice: Choice) -> tuple[Question, ...]:
    """The unknown facts, most decisive first; facts asked in one breath are one question.

    Among equally decisive ones, what settles the suggestion comes first, then what is the quickest
    and most harmless to find out.
    """
    variables = choice.outlook.ways.cells.variables
    topics: dict[str, _Topic] = {}
    for place, effect in _effects(findings, choice):
        fact = variables[place].fact
        topic = topics.setdefault(fact.asked_as, _Topic({}, []))
        topic.facts[fact.name] = fact
        topic.effects.append(effect)
    asked = [_question(name, topic, findings) for name, topic in topics.items()]
    suggested = {choice.suggestion.salvage, choice.suggestion.destination}
    concerns = {
        name: any(effect.option.id in suggested for effect in topic.effects)
        for name, topic in topics.items()
    }
    return tuple(
        sorted(
            asked,
            key=lambda each: (
                RANK.index(each.changes), not each.settles, not concerns[each.topic],
                _TESTS.index(each.test),
            ),
        )
    )  # fmt: skip


def _question(name: str, topic: _Topic, findings: Findings) -> Question:
    facts = list(topic.facts.values())
    gravest: dict[str, _Effect] = {}
    for effect in sorted(topic.effects, key=lambda each: (RANK.index(each.changes), -each.grade)):
        gravest.setdefault(effect.option.id, effect)
    alike: dict[str, list[str]] = {}
    for effect in gravest.values():
        alike.setdefault(effect.could, []).append(effect.option.name)
    why = [findings.facts.why_unknown.get(fact.name, "") for fact in facts]
    return Question(
        topic=name,
        facts=tuple(fact.name for fact in facts),
        fields=tuple(dict.fromkeys(field for fact in facts for field in fact.fields)),
        why_unknown=next(filter(None, why), ""),
        safety=any(fact.safety for fact in facts),
        test=min((fact.test for fact in facts), key=_TESTS.index),
        changes=min((effect.changes for effect in topic.effects), key=RANK.index),
        settles=any(effect.settles for effect in topic.effects),
        could=tuple(f"{_some(names)}: {could}" for could, names in alike.items()),
    )


def _some(names: list[str]) -> str:
    """The first names, and how many more."""
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(names[:NAMES]) + more


def _effects(findings: Findings, choice: Choice) -> Iterator[tuple[int, _Effect]]:
    """Every variable that some function hangs on, with what it would change."""
    turning = dict(_turning(choice))
    for one in choice.judged:
        for place, values in _of_verdict(one, choice).items():
            turns = place in turning and _is_suggested(one, choice)
            yield place, _on_verdict(one, values, "suggestion" if turns else "verdict")
    for place, effects in turning.items():
        yield from ((place, effect) for effect in effects)
    yield from _access(findings, choice)
    shown = {one.option.id: one.option for one in choice.judged if _is_shown(one)}
    yield from _flags(shown, choice)


def _is_shown(one: Judged) -> bool:
    """Of an option that waits for certainty, only whether it applies is asked."""
    return one.applies is True or (one.applies is None and not one.option.only_when_certain)


def _of_verdict(one: Judged, choice: Choice) -> Mapping[int, Values]:
    outlook, name = choice.outlook, one.option.id
    if one.applies is None or (one.applies and one.best != one.worst):
        function = outlook.verdict(name) if _is_shown(one) else outlook.applies(name)
        return outlook.decisive(function)
    return {}


def _on_verdict(one: Judged, values: Values, changes: Changes) -> _Effect:
    """What a fact that an option's verdict hangs on could do to it."""
    grades = [value for value in values if isinstance(value, int)]
    if NOT_APPLICABLE in grades or not _is_shown(one):
        return _Effect(changes, one.option, 9, "whether it applies")
    return _Effect(changes, one.option, max(grades), f"could become {VERDICTS[max(grades)]}")


def _is_suggested(one: Judged, choice: Choice) -> bool:
    return one.option.id in (choice.suggestion.salvage, choice.suggestion.destination)


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
            settles = kind == "salvage" and any(
                len(left) == 1 for left in left_by_cell(outlook.ways, function, place)
            )
            newcomers = values - {first, None}
            yield (
                place,
                [
                    _Effect("suggestion", one.option, -2, "could come first", settles)
                    for one in choice.judged
                    if one.option.id in newcomers
                ]
                or [
                    _Effect("suggestion", _option(kind, first, choice), -2, "hangs on it", settles)
                ],
            )


def _unseating(
    kind: OptionKind, first: str | None, choice: Choice
) -> Iterator[tuple[int, list[_Effect]]]:
    """Where all completions are too many: what can take the option that is suggested out."""
    option = _option(kind, first, choice)
    outlook = choice.outlook
    out = outlook.ways.diagrams.mapped(outlook.standing(option), lambda value: value == OUT)
    for place in hinges(outlook.ways, out):
        yield place, [_Effect("suggestion", option, -2, "could no longer come first")]


def _option(kind: OptionKind, first: str | None, choice: Choice) -> Option:
    """The option that is suggested, else the first of its kind."""
    of_kind = [one.option for one in choice.judged if one.option.kind == kind]
    return next((option for option in of_kind if option.id == first), of_kind[0])


def _flags(shown: dict[str, Option], choice: Choice) -> Iterator[tuple[int, _Effect]]:
    """High flags that could still be raised; not those that stand already."""
    outlook = choice.outlook
    for name, kind in outlook.could_be_raised():
        if name in shown:
            said = f"high flag for {harm(kind)}"
            for place in hinges(outlook.ways, outlook.flagged(name, kind)):
                yield place, _Effect("high flag", shown[name], 0, said)


def _access(findings: Findings, choice: Choice) -> Iterator[tuple[int, _Effect]]:
    """Licence and payment here that hang on facts, of options that may be suggested."""
    place, outlook = findings.facts.value("jurisdiction"), choice.outlook
    open_ = {
        one.option.id: one.option for one in choice.judged if _is_shown(one) and one.best <= OPEN
    }
    for i, row in enumerate(findings.rulebook.access):
        here = row.jurisdiction == place and row.option in open_
        if here and not choice.ranked.access[row.option].settled:
            said = f"{row.layer} in {place} hangs on it"
            for variable in hinges(outlook.ways, outlook.row(i)):
                yield variable, _Effect("verdict", open_[row.option], -1, said)
