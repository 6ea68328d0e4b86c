"""The headline once some of what a case leaves open is known."""

from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.engine.held import Held
from allcli.engine.outlook import NOT_AT_ALL
from allcli.engine.workspace import Values
from allcli.triage.choose import Choice, headed, outlook_of
from allcli.triage.evaluate import evaluate
from allcli.triage.intervals import graded
from allcli.triage.suggest import lacking, withheld_text
from allcli.triage.verdicts import graded_alone


class AnswerHead(NamedTuple):
    """What is suggested, without what it could still become."""

    text: str
    salvage: str | None
    destination: str | None
    withheld: bool


def headline(choice: Choice) -> AnswerHead:
    """That of a choice."""
    said = choice.suggestion
    return AnswerHead(said.text, said.salvage, said.destination, bool(said.withheld_for))


def headline_once(choice: Choice, facts: Facts) -> AnswerHead:
    """That of a choice, once facts which it leaves open are these.

    The verdicts are read off what the choice has drawn of them: nothing is drawn anew.
    """
    if unknown := lacking(facts):
        return AnswerHead(withheld_text(unknown), None, None, withheld=True)
    now, before = choice.findings, choice.outlook
    then, held = evaluate(now.rulebook, facts, now.as_of), Held.by(before.ways, facts)

    def verdicts(option: str) -> Values:
        return held.values(before.verdict(option))

    def hinges(option: str) -> list[str]:
        return before.ways.facts_at(held.hinges(before.applies(option)))

    options = graded(graded_alone(then), verdicts, hinges)
    return headline(headed(then, options, outlook_of(then, NOT_AT_ALL)))
