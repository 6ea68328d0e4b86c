"""What patients have in common whose facts lie in the same cells: all of the answer but the values.

What is unknown may turn out in the same ways for all of them, so that the choice and the questions,
which cost nearly everything where little is known, are those of the first of them.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from math import inf
from typing import NamedTuple

from allcli.case.facts import INDEX, Value
from allcli.case.places import PLACES
from allcli.case.span import Span
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import start_of, turning_days
from allcli.rulebook.model import Access, Criterion, Rulebook, only_in
from allcli.rulebook.truth import Truth
from allcli.triage.access import nowhere_yet
from allcli.triage.assessment import Question, Suggestion
from allcli.triage.choose import Choice, choose_in, outlook_of
from allcli.triage.evaluate import Findings
from allcli.triage.questions import questions_of
from allcli.triage.road import Road, with_decided
from allcli.triage.suggest import FIRST_OF_ALL, Ranked
from allcli.triage.verdicts import Judged, preferences

MOST = 2000  # about 10 kB each
_PARTS = 5  # for each kind that may be kept: judged options and questions, of which most recur
_BYTES = {False: 0, True: 1, None: 2}
_NONE = Preferences({}, {})
_NAMED = ("jurisdiction", "disease.salvage_number", *FIRST_OF_ALL)


class KindAnswer(NamedTuple):
    """What was found for the first patient of a kind.

    `decided` are the facts that its road takes for decided. The rulebook is held on to, so that no
    other can come to its place in memory, by which it is known.
    """

    rulebook: Prepared
    options: list[Judged]
    ranked: Ranked
    suggestion: Suggestion
    road: Sequence[Judged]
    assumed: str
    decided: dict[str, bool]
    questions: tuple[Question, ...]


class SharedAnswers:
    """What was found for the kinds of patients met so far; of very many the latest ones."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, KindAnswer] = OrderedDict()
        self._parts = _Parts(_PARTS * most)

    def __len__(self) -> int:
        return len(self._answers)

    def of(self, findings: Findings) -> tuple[Choice, tuple[Question, ...]]:
        """The choice and the questions; those of a patient like this one where there was one."""
        outlook = outlook_of(findings)
        key = _kind(findings, outlook)
        known = self._answers.get(key)
        if known is not None:
            self._answers.move_to_end(key)
            return _again(known, findings, outlook), known.questions
        choice = choose_in(findings, outlook)
        questions = questions_of(choice)
        self._answers[key] = _kept(choice, questions, self._parts)
        if len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return choice, questions


def _kind(findings: Findings, outlook: Outlook) -> Hashable:
    """What the choice and the questions follow from: equal for two patients who share them.

    That is every truth, the cells that each variable may lie in, and what is read as a value.
    """
    facts, ways = findings.facts, outlook.ways
    named = findings.rulebook.table(_named)
    return (
        id(findings.rulebook),
        start_of(findings.rulebook.table(_days)[facts.value("jurisdiction")], findings.as_of),
        *map(_packed, (findings.applies, findings.criteria, findings.access, findings.outcomes)),
        tuple(ways.open_bits),
        tuple([facts.values[i] for i in named]),
        # a level without its limit, which is asked for first
        tuple([
            i for i, value in enumerate(facts.values)
            if isinstance(value, Span) and value.high == inf
        ]),
        tuple(facts.why_unknown.items()),
    )  # fmt: skip


def _packed(truths: tuple[Truth, ...]) -> bytes:
    """Truths in as little room as they need."""
    return bytes(map(_BYTES.__getitem__, truths))


def _days(rulebook: Rulebook) -> dict[Value, list[date]]:
    """By place, the days on which another answer may begin there; without a place, for anybody.

    Where a drug cannot be had anywhere yet, it is so at every place.
    """
    records: list[Criterion | Access] = [*rulebook.criteria, *rulebook.access]
    anywhere = sorted({date.min, *turning_days(records)})
    nowhere = [nowhere_yet(rulebook.access, day) for day in anywhere]
    appears = {
        day
        for day, before, then in zip(anywhere[1:], nowhere, nowhere[1:], strict=False)
        if then != before
    }
    days: dict[Value, list[date]] = {None: anywhere}
    for place in PLACES:
        here = turning_days(record for record in records if place in only_in(record).values)
        days[place] = sorted({date.min, *appears, *here})
    return days


def _named(rulebook: Rulebook) -> list[int]:
    """The facts that the choice reads the values of, by their places."""
    options = rulebook.options.values()
    read = [fact for option in options for fact in (option.decided_by, option.cycles_given)]
    return [INDEX[fact] for fact in dict.fromkeys((*_NAMED, *filter(None, read)))]


class _Parts:
    """What recurs in what is found, each once: other kinds have most of it too."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rulebooks: dict[int, Prepared] = {}
        self._questions: dict[Question, Question] = {}
        self._judged: dict[Hashable, Judged] = {}

    def make_room(self) -> None:
        """Forget which parts there are, once they are too many; what was found keeps its own."""
        if len(self._questions) > self._most:
            self._questions.clear()
        if len(self._judged) > self._most:
            self._judged.clear()
            self._rulebooks.clear()

    def judged(self, options: Iterable[Judged], rulebook: Prepared) -> list[Judged]:
        """Options as judged; a record is told by its rulebook, its id and how it is named here."""
        of = id(self._rulebooks.setdefault(id(rulebook), rulebook))
        return [
            self._judged.setdefault(
                (of, option.id, option.name, option.record.headline, *option[1:]), option
            )
            for option in options
        ]

    def questions(self, asked: tuple[Question, ...]) -> tuple[Question, ...]:
        """Questions as they are asked."""
        return tuple([self._questions.setdefault(question, question) for question in asked])

    def ranked(self, ranked: Ranked, rulebook: Prepared) -> Ranked:
        """Options in order, without the preferences, which follow from the findings."""
        salvage, destinations, adjuncts = (
            self.judged(options, rulebook)
            for options in (ranked.salvage, ranked.destinations, ranked.adjuncts)
        )
        return Ranked(salvage, destinations, adjuncts, ranked.access, _NONE)


def _kept(choice: Choice, questions: tuple[Question, ...], parts: _Parts) -> KindAnswer:
    """What is kept of a patient, without the patient."""
    own, road = choice.findings.facts, choice.road.findings.facts
    decided = {
        name: bool(road.values[i])
        for name, i in INDEX.items()
        if road.values[i] is not own.values[i]
    }
    parts.make_room()
    rulebook = choice.findings.rulebook
    return KindAnswer(
        rulebook, parts.judged(choice.options, rulebook), parts.ranked(choice.ranked, rulebook),
        choice.suggestion, parts.judged(choice.road.options, rulebook), choice.road.assumed,
        decided, parts.questions(questions),
    )  # fmt: skip


def _again(known: KindAnswer, findings: Findings, outlook: Outlook) -> Choice:
    """The choice for another patient of the kind."""
    there = with_decided(findings, known.decided)
    preferred = preferences(there) if known.assumed else outlook.preferred
    ranked = known.ranked._replace(preferred=preferred)
    road = Road(there, known.road, preferred, known.assumed)
    return Choice(findings, known.options, road, ranked, known.suggestion, outlook)
