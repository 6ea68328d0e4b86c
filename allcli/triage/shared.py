"""What patients have in common whose facts lie in the same cells: all of the answer but the values.

What is unknown may turn out in the same ways for all of them, so that the choice and the questions,
which cost nearly everything where little is known, are those of the first of them.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from allcli.case.facts import INDEX
from allcli.engine.load import load_rulebook
from allcli.engine.outlook import Outlook
from allcli.engine.preferences import Preferences
from allcli.engine.prepared import Prepared
from allcli.triage.assessment import Question
from allcli.triage.choose import Choice, choose_in, outlook_of
from allcli.triage.evaluate import Findings
from allcli.triage.kinds import Kind, KindAnswer, kind_of
from allcli.triage.questions import questions_of
from allcli.triage.road import Road, with_decided
from allcli.triage.told import heard, told
from allcli.triage.verdicts import Judged, preferences

MOST = 2000  # about 10 kB each
_HEARD = 4  # of what others tell, some 24 kB each, a quarter as many wait to be asked for
_PARTS = 5  # for each kind that may be kept: judged options and questions, of which most recur
_NONE = Preferences({}, {})

News = list[tuple[Kind, bytes]]
Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")


class SharedAnswers:
    """What was found for the kinds of patients met so far; of very many the latest ones.

    One that is `telling` keeps what is new for others, who learn it.
    """

    def __init__(self, most: int = MOST, *, telling: bool = False) -> None:
        self._most = most
        self._telling = telling
        self._answers: OrderedDict[tuple[int, Kind], KindAnswer] = OrderedDict()
        self._heard: OrderedDict[Kind, bytes] = OrderedDict()
        self._news: News = []
        self._parts = _Parts(_PARTS * most)

    def __len__(self) -> int:
        return len(self._answers)

    def of(self, findings: Findings) -> tuple[Choice, tuple[Question, ...]]:
        """The choice and the questions; those of a patient like this one where there was one."""
        outlook = outlook_of(findings)
        kind = kind_of(findings, outlook)
        known = self._known(findings.rulebook, kind)
        if known is not None:
            return _again(known, findings, outlook), known.questions
        choice = choose_in(findings, outlook)
        questions = questions_of(choice)
        answer = self._keep(kind, _kept(choice, questions))
        if self._telling and answer.rulebook is load_rulebook():
            self._news.append((kind, told(answer)))
        return choice, questions

    def news(self) -> News:
        """What was found here since this was last asked."""
        news, self._news = self._news, []
        return news

    def learn(self, news: News) -> None:
        """Take note of what others have found; it is read once a patient of the kind comes."""
        for kind, text in news:
            _remember(self._heard, kind, text, self._most // _HEARD)

    def _known(self, rulebook: Prepared, kind: Kind) -> KindAnswer | None:
        key = id(rulebook), kind
        known = self._answers.get(key)
        if known is not None:
            self._answers.move_to_end(key)
        elif rulebook is load_rulebook() and (text := self._heard.pop(kind, None)):
            known = self._keep(kind, heard(text))
        return known

    def _keep(self, kind: Kind, answer: KindAnswer) -> KindAnswer:
        kept = self._parts.of(answer)
        _remember(self._answers, (id(kept.rulebook), kind), kept, self._most)
        return kept


def _remember(among: OrderedDict[Key, Kept], key: Key, kept: Kept, most: int) -> None:
    """Keep it among as many, at the cost of what was used longest ago."""
    among[key] = kept
    if len(among) > most:
        among.popitem(last=False)


class _Parts:
    """What recurs in what is found, each once: other kinds have most of it too."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rulebooks: dict[int, Prepared] = {}
        self._questions: dict[Question, Question] = {}
        self._judged: dict[Hashable, Judged] = {}

    def of(self, answer: KindAnswer) -> KindAnswer:
        """The answer, of parts that others have."""
        self._make_room()
        ranked = answer.ranked
        salvage, destinations, adjuncts, options, road = (
            self._those(judged, answer.rulebook)
            for judged in (
                ranked.salvage, ranked.destinations, ranked.adjuncts, answer.options, answer.road
            )
        )  # fmt: skip
        questions = [
            self._questions.setdefault(question, question) for question in answer.questions
        ]
        return answer._replace(
            options=options, road=road, questions=tuple(questions),
            ranked=ranked._replace(salvage=salvage, destinations=destinations, adjuncts=adjuncts),
        )  # fmt: skip

    def _make_room(self) -> None:
        """Forget which parts there are, once they are too many; what was found keeps its own."""
        if len(self._questions) > self._most:
            self._questions.clear()
        if len(self._judged) > self._most:
            self._judged.clear()
            self._rulebooks.clear()

    def _those(self, options: Iterable[Judged], rulebook: Prepared) -> list[Judged]:
        """Options as judged; a record is told by its rulebook, its id and how it is named here."""
        of = id(self._rulebooks.setdefault(id(rulebook), rulebook))
        return [
            self._judged.setdefault(
                (of, option.id, option.name, option.record.headline, *option[1:]), option
            )
            for option in options
        ]


def _kept(choice: Choice, questions: tuple[Question, ...]) -> KindAnswer:
    """What is kept of a patient, without the patient; preferences follow from the findings."""
    own, road = choice.findings.facts, choice.road.findings.facts
    decided = {
        name: bool(road.values[i])
        for name, i in INDEX.items()
        if road.values[i] is not own.values[i]
    }
    return KindAnswer(
        choice.findings.rulebook, choice.options, choice.ranked._replace(preferred=_NONE),
        choice.suggestion, choice.road.options, choice.road.assumed, decided, questions,
    )  # fmt: skip


def _again(known: KindAnswer, findings: Findings, outlook: Outlook) -> Choice:
    """The choice for another patient of the kind."""
    there = with_decided(findings, known.decided)
    preferred = preferences(there) if known.assumed else outlook.preferred
    ranked = known.ranked._replace(preferred=preferred)
    road = Road(there, known.road, preferred, known.assumed)
    return Choice(findings, known.options, road, ranked, known.suggestion, outlook)
