"""What patients have in common whose facts lie in the same cells: all of the answer but the values.

What is unknown may turn out in the same ways for all of them, so that the choice and the questions,
which cost nearly everything where little is known, are those of the first of them.
"""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from allcli.case.facts import INDEX
from allcli.case.span import Span
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import start_of, turning_days
from allcli.rulebook.model import Rulebook
from allcli.triage.assessment import Question, Suggestion
from allcli.triage.choose import Choice, choose_in, outlook_of
from allcli.triage.evaluate import Findings
from allcli.triage.questions import questions_of
from allcli.triage.road import Road, with_decided
from allcli.triage.suggest import FIRST_OF_ALL, Ranked
from allcli.triage.verdicts import Judged

MOST = 1000  # about 50 kB each
_NAMED = ("jurisdiction", "disease.salvage_number", *FIRST_OF_ALL)


class Found(NamedTuple):
    """What was found for the first patient of a kind.

    `decided` are the facts that its road takes for decided. The rulebook is held on to, so that no
    other can come to its place in memory, by which it is known.
    """

    rulebook: Prepared
    options: list[Judged]
    ranked: Ranked
    suggestion: Suggestion
    road: Sequence[Judged]
    preferred: Preferences
    assumed: str
    decided: dict[str, bool]
    questions: tuple[Question, ...]


class SharedAnswers:
    """What was found for the kinds of patients met so far; of very many the latest ones."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, Found] = OrderedDict()

    def __len__(self) -> int:
        return len(self._found)

    def of(self, findings: Findings) -> tuple[Choice, tuple[Question, ...]]:
        """The choice and the questions; those of a patient like this one where there was one."""
        outlook = outlook_of(findings)
        key = _kind(findings, outlook)
        found = self._found.get(key)
        if found is not None:
            self._found.move_to_end(key)
            return _again(found, findings, outlook), found.questions
        choice = choose_in(findings, outlook)
        questions = questions_of(choice)
        self._found[key] = _kept(choice, questions)
        if len(self._found) > self._most:
            self._found.popitem(last=False)
        return choice, questions


def _kind(findings: Findings, outlook: Outlook) -> Hashable:
    """What the choice and the questions follow from: equal for two patients who share them.

    That is every truth, the cells that each variable may lie in, and what is read as a value.
    """
    facts, ways = findings.facts, outlook.ways
    named = findings.rulebook.table(_named)
    return (
        id(findings.rulebook),
        start_of(findings.rulebook.table(_days), findings.as_of),
        findings.applies, findings.criteria, findings.access, findings.outcomes,
        tuple([ways.open_cells(place) for place in range(len(ways.cells.variables))]),
        tuple([facts.values[i] for i in named]),
        # a level without its limit, which is asked for first
        tuple([
            i for i, value in enumerate(facts.values)
            if isinstance(value, Span) and value.high == inf
        ]),
        tuple(facts.why_unknown.items()),
    )  # fmt: skip


def _days(rulebook: Rulebook) -> list[date]:
    """The days on which another answer may begin for everybody."""
    return sorted({date.min, *turning_days((*rulebook.criteria, *rulebook.access))})


def _named(rulebook: Rulebook) -> list[int]:
    """The facts that the choice reads the values of, by their places."""
    options = rulebook.options.values()
    read = [fact for option in options for fact in (option.decided_by, option.cycles_given)]
    return [INDEX[fact] for fact in dict.fromkeys((*_NAMED, *filter(None, read)))]


def _kept(choice: Choice, questions: tuple[Question, ...]) -> Found:
    """What is kept of a patient, without the patient."""
    own, road = choice.findings.facts, choice.road.findings.facts
    decided = {
        name: bool(road.values[i])
        for name, i in INDEX.items()
        if road.values[i] is not own.values[i]
    }
    return Found(
        choice.findings.rulebook, choice.options, choice.ranked, choice.suggestion,
        choice.road.options, choice.road.preferred, choice.road.assumed, decided, questions,
    )  # fmt: skip


def _again(found: Found, findings: Findings, outlook: Outlook) -> Choice:
    """The choice for another patient of the kind."""
    there = with_decided(findings, found.decided)
    road = Road(there, found.road, found.preferred, found.assumed)
    return Choice(findings, found.options, road, found.ranked, found.suggestion, outlook)
