"""What is not known and matters: facts that could change the suggestion, a verdict, a high flag.

More knowledge can only worsen an option, or show that it does not apply; so the suggestion can
change only through the option that is suggested, or through a preference against it.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from allcli.case.vocabulary import VOCABULARY, Fact
from allcli.rulebook.explain import deciding
from allcli.rulebook.language import Among, Node
from allcli.rulebook.model import VERDICTS, Flag, Option
from allcli.triage.assessment import Question, harm
from allcli.triage.choose import Choice
from allcli.triage.evaluate import Findings, Found
from allcli.triage.order import stays_before
from allcli.triage.suggest import OPEN
from allcli.triage.verdicts import Judged, place

Changes = Literal["suggestion", "verdict", "high flag"]
NAMES = 4
_RANK: tuple[Changes, ...] = ("suggestion", "verdict", "high flag")


class _Effect(NamedTuple):
    """What an undecided condition could do to an option; `grade` orders effects on one option."""

    changes: Changes
    option: Option
    grade: int
    could: str


def questions_of(findings: Findings, choice: Choice) -> tuple[Question, ...]:
    """The unknown facts, most decisive first; facts asked in one breath are one question."""
    topics: dict[str, tuple[dict[str, Fact], list[_Effect]]] = {}
    unknown: dict[int, list[Fact]] = {}  # by tree: one criterion may concern many options
    for tree, effect in _undecided(findings, choice):
        if id(tree) not in unknown:
            decided = deciding(tree, findings.facts)
            unknown[id(tree)] = [atom.fact for atom, truth in decided if truth is None]
        for fact in unknown[id(tree)]:
            facts, effects = topics.setdefault(fact.topic or fact.label, ({}, []))
            facts[fact.name] = fact
            effects.append(effect)
    asked = [_question(topic, list(facts.values()), said, findings)
             for topic, (facts, said) in topics.items()]  # fmt: skip
    return tuple(sorted(asked, key=lambda question: _RANK.index(question.changes)))


def _question(
    topic: str, facts: list[Fact], effects: list[_Effect], findings: Findings
) -> Question:
    gravest: dict[str, _Effect] = {}
    for effect in sorted(effects, key=lambda each: (_RANK.index(each.changes), -each.grade)):
        gravest.setdefault(effect.option.id, effect)
    alike: dict[str, list[str]] = {}
    for effect in gravest.values():
        alike.setdefault(effect.could, []).append(effect.option.name)
    why = [findings.facts.why_unknown.get(fact.name, "") for fact in facts]
    return Question(
        topic=topic,
        facts=tuple(fact.name for fact in facts),
        fields=tuple(dict.fromkeys(field for fact in facts for field in fact.fields)),
        why_unknown=next(filter(None, why), ""),
        safety=any(fact.safety for fact in facts),
        changes=min((effect.changes for effect in effects), key=_RANK.index),
        could=tuple(f"{_some(names)}: {could}" for could, names in alike.items()),
    )


def _some(names: list[str]) -> str:
    """The first names, and how many more."""
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(names[:NAMES]) + more


def _undecided(findings: Findings, choice: Choice) -> Iterator[tuple[Node, _Effect]]:
    """Every condition that is open and would change something, with what it would change."""
    trees = findings.rulebook.trees
    for one, tree in zip(choice.judged, trees, strict=False):
        if one.applies is None:
            yield tree, _applies(one, choice)
        if _is_shown(one):
            for found in one.open:
                yield found.tree, _worse(one, found, choice)
    yield from _access(findings, choice)
    options = findings.rulebook.options
    for found in findings.undecided:
        for better, worse in findings.rulebook.pairs.get(found.criterion.id, ()):
            if worse == choice.suggestion.salvage and _could_pass(better, worse, choice):
                yield found.tree, _Effect("suggestion", options[better], 0, "could come first")
    yield from _flags(
        findings, {one.option.id: one.option for one in choice.judged if _is_shown(one)}
    )


def _is_shown(one: Judged) -> bool:
    """Of an option that waits for certainty, only whether it applies is asked."""
    return one.applies is True or (one.applies is None and not one.option.only_when_certain)


def _flags(findings: Findings, shown: dict[str, Option]) -> Iterator[tuple[Node, _Effect]]:
    """High flags that could still be raised; not those that stand already."""
    stand = {(flag.option, flag.kind) for found in findings.held for flag in _high(found)}
    for found in findings.undecided:
        for flag in _high(found):
            if flag.option in shown and (flag.option, flag.kind) not in stand:
                said = f"high flag for {harm(flag.kind)}"
                yield found.tree, _Effect("high flag", shown[flag.option], 0, said)


def _high(found: Found) -> list[Flag]:
    return [flag for flag in found.criterion.flags if flag.level == "high"]


def _could_pass(better: str, worse: str, choice: Choice) -> bool:
    """Whether an option might come to stand before the one that is suggested."""
    ranked = choice.ranked
    every = (*ranked.salvage, *ranked.destinations)
    kind = next(one.option.kind for one in every if one.option.id == worse)
    by_id = {
        one.option.id: one for one in every if one.option.kind == kind and one.applies is not False
    }
    one = by_id[worse]
    rivals = [each for each in by_id.values() if each is not one]
    return better in by_id and not all(
        stays_before(one, by_id[better], grade, rivals, ranked.preferred)
        for grade in range(one.best, one.worst + 1)
    )


def _is_suggested(one: Judged, choice: Choice) -> bool:
    return one.option.id in (choice.suggestion.salvage, choice.suggestion.destination)


def _applies(one: Judged, choice: Choice) -> _Effect:
    turns = _is_suggested(one, choice) or _takes_over(one, choice)
    return _Effect("suggestion" if turns else "verdict", one.option, 9, "whether it applies")


def _takes_over(one: Judged, choice: Choice) -> bool:
    """Whether an option that waits for certainty would then come before what is suggested."""
    suggested = {"salvage": choice.suggestion.salvage, "destination": choice.suggestion.destination}
    if not one.option.only_when_certain or one.option.kind not in suggested or one.best > OPEN:
        return False
    first = suggested[one.option.kind]
    return first is None or _could_pass(one.option.id, first, choice)


def _worse(one: Judged, found: Found, choice: Choice) -> _Effect:
    """A criterion that could worsen an option; decisive where another then comes first."""
    grade = place(found, one.option.id)
    turns = _is_suggested(one, choice) and (grade > OPEN or not _holds(one, grade, choice))
    changes: Changes = "suggestion" if turns else "verdict"
    return _Effect(changes, one.option, grade, f"could become {VERDICTS[grade]}")


def _holds(one: Judged, grade: int, choice: Choice) -> bool:
    """Whether an option stays first in the class `grade`."""
    access = choice.ranked.access
    rivals = [
        each
        for each in choice.judged
        if each is not one
        and each.option.kind == one.option.kind
        and each.applies is not False
        and access[each.option.id].status != "neither"
    ]
    preferred = choice.ranked.preferred
    return all(stays_before(one, rival, grade, rivals, preferred) for rival in rivals)


def _access(findings: Findings, choice: Choice) -> Iterator[tuple[Node, _Effect]]:
    """Access that hangs on facts; decisive for the option that is suggested."""
    place = findings.facts.value("jurisdiction")
    suggested = choice.suggestion.salvage
    if place is None and suggested and not choice.ranked.access[suggested].settled:
        option = findings.rulebook.options[suggested]
        anywhere = Among(VOCABULARY["jurisdiction"], ())
        yield anywhere, _Effect("suggestion", option, -1, "access hangs on it")
    access = findings.rulebook.access
    start = len(findings.rulebook.options) + len(findings.rulebook.criteria)
    trees = findings.rulebook.trees[start : start + len(access)]
    for row, truth, tree in zip(access, findings.access, trees, strict=True):
        unsettled = not choice.ranked.access[row.option].settled
        if truth is None and row.jurisdiction == place and unsettled:
            changes: Changes = "suggestion" if row.option == suggested else "verdict"
            said = f"{row.layer} in {place} hangs on it"
            yield tree, _Effect(changes, findings.rulebook.options[row.option], -1, said)
