"""What to find out next for one case: the open questions, and what each answer would change."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allcli.case.files.read import Source
from allcli.engine.cell_words import answer
from allcli.engine.completions import Completions
from allcli.engine.diagram import TooLargeError
from allcli.engine.held import Held
from allcli.engine.outlook import FEW, MANY
from allcli.engine.prepared import Prepared
from allcli.triage.assessment import Question, Suggestion
from allcli.triage.choose import Choice, choose
from allcli.triage.evaluate import Findings, evaluate
from allcli.triage.explore.branches import KINDS, Branch, Branches
from allcli.triage.explore.settling import settling
from allcli.triage.questions import questions_of
from allcli.triage.receipt import Receipt
from allcli.triage.results import receipt


class Alternative(NamedTuple):
    """An option that would come first, and answers after which it certainly does."""

    option: str
    name: str
    when: tuple[str, ...]


class Need(NamedTuple):
    """A question with its branch table."""

    question: Question
    branches: tuple[Branch, ...]


class Needs(NamedTuple):
    """The open questions of a case, in the order of the report.

    `settling` are the smallest sets of topics that settle the suggestion whatever the answers are;
    `alternatives` what could be suggested instead. Both are empty where the suggestion is robust,
    and where it is not `exact`: the ways were then too many to go through.
    """

    receipt: Receipt
    suggestion: Suggestion
    needs: tuple[Need, ...]
    settling: tuple[tuple[str, ...], ...]
    alternatives: tuple[Alternative, ...]


def needs_of(source: Source, rulebook: Prepared, as_of: date) -> Needs:
    """What is open in a case, by the rulebook as it stood on a day."""
    findings = evaluate(rulebook, source.facts, as_of)
    try:
        return _needs(source, findings, MANY)
    except TooLargeError:  # who comes first can be told, but not on what it hangs
        return _needs(source, findings, FEW)


def _needs(source: Source, findings: Findings, most: int) -> Needs:
    choice = choose(findings, most)
    questions = questions_of(choice)
    turning = [question for question in questions if question.changes == "suggestion"]
    settles: tuple[tuple[str, ...], ...] = ()
    others: tuple[Alternative, ...] = ()
    if choice.suggestion.exact and turning:
        functions = [choice.outlook.first(kind) for kind in KINDS]
        try:
            settles = settling(choice.outlook.ways, functions, turning)
        except TooLargeError:
            settles = ()
        others = tuple(_alternatives(choice, functions))
    branches = Branches(choice)
    needs = tuple([Need(question, branches.of(question)) for question in questions])
    return Needs(
        receipt(source, findings.rulebook, findings.facts, findings.as_of),
        choice.suggestion,
        needs,
        settles,
        others,
    )


def _alternatives(choice: Choice, functions: list[int]) -> Iterator[Alternative]:
    ways = choice.outlook.ways
    names = {judged.id: judged.name for judged in choice.options}
    kinds = {judged.id: judged.kind for judged in choice.options}
    for option in choice.suggestion.alternatives:
        function = functions[KINDS.index(kinds[option])]
        yield Alternative(option, names[option], tuple(_way_to(ways, function, option)))


def _way_to(ways: Completions, function: int, option: str) -> Iterator[str]:
    """The fewest answers after which an option surely comes first, each in words."""
    way = ways.diagrams.path(ways.ruled(function), option) or {}
    for place in list(way):
        fewer = {other: i for other, i in way.items() if other != place}
        if _surely(ways, function, fewer, option):
            way = fewer
    for place, i in way.items():
        variable = ways.cells.variables[place]
        named = f"{variable.fact.label} {variable.member}".rstrip()
        yield f"{named}: {answer(variable, [ways.open_cells(place)[i]])}"


def _surely(ways: Completions, function: int, way: dict[int, int], option: str) -> bool:
    return Held(ways, way).values(function) == {option}
