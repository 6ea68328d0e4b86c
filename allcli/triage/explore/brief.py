"""The answer in brief, from facts alone: to be compared over many ways a fact may be."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.engine.prepared import Prepared
from allcli.rulebook.words import VERDICTS
from allcli.triage.assessment import Suggestion, harm
from allcli.triage.choose import choose
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.explore.difference import ACCESS, access_names, compared, with_worst
from allcli.triage.flags import flags_of
from allcli.triage.results import NOT_APPLICABLE


class BriefAnswer(NamedTuple):
    """The suggestion, and by option its verdict with the worst case, access, and high flags."""

    suggestion: Suggestion
    verdicts: dict[str, str]
    access: dict[str, str]
    flags: frozenset[tuple[str, str]]


def brief_answer(rulebook: Prepared, facts: Facts, as_of: date) -> tuple[BriefAnswer, Findings]:
    """The answer on these facts, and the findings that made it."""
    findings = evaluate(rulebook, facts, as_of)
    choice = choose(findings)
    shown = [option for option in choice.options if option.applies is not False]
    verdicts = {}
    for option in choice.options:
        said = with_worst(VERDICTS[option.best], VERDICTS[option.worst])
        open_ = "" if option.applies else " (if it applies)"
        verdicts[option.id] = NOT_APPLICABLE if option.applies is False else said + open_
    return BriefAnswer(
        choice.suggestion,
        verdicts,
        {option.id: ACCESS[choice.ranked.access[option.id].status] for option in shown},
        frozenset((flag.option, flag.kind) for flag in flags_of(choice) if flag.level == "high"),
    ), findings


def turns(rulebook: Prepared, before: BriefAnswer, after: BriefAnswer) -> Iterator[str]:
    """What is not the same but the headline, in words."""
    names = {option.id: option.name for option in rulebook.options.values()}
    alike: dict[str, list[str]] = {}
    for change in compared("verdict", before.verdicts, after.verdicts, names):
        alike.setdefault(f"{change.before} → {change.after}", []).append(change.name)
    yield from (f"{', '.join(options)}: {said}" for said, options in alike.items())
    shared = {option: said for option, said in before.access.items() if option in after.access}
    then = {option: after.access[option] for option in shared}
    for change in compared("access", shared, then, access_names(names)):
        yield f"{change.name}: {change.before} → {change.after}"
    raised: dict[str, list[str]] = {}
    for option, kind in sorted(before.flags ^ after.flags):
        said = "high flag" if (option, kind) in after.flags else "no high flag any more"
        raised.setdefault(f"{said} for {harm(kind)}", []).append(names[option])
    yield from (f"{', '.join(options)}: {said}" for said, options in raised.items())
    if before.suggestion.adjuncts != after.suggestion.adjuncts:
        beside = ", ".join(names[adjunct] for adjunct in after.suggestion.adjuncts)
        yield f"also consider: {beside or 'nothing'}"
