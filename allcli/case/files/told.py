"""What has been told in an interview, answer by answer, and what is to be asked next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count, groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from allcli.case.facts.patient import age_years
from allcli.case.facts.reading import value
from allcli.case.fields import Missing
from allcli.case.files.answer import Answer
from allcli.case.files.asked import AskedField
from allcli.case.files.change import put, read_path
from allcli.case.files.reply import Entries, Replies
from allcli.case.model import Case

NONE_SO_FAR = Answer([], ())
# For a case the fields on which its suggestion hangs, and those on which anything about it does;
# None stands for every field.
OpenOfCase = tuple[frozenset[str] | None, frozenset[str] | None]
OpenFields = Callable[[dict[str, Any]], OpenOfCase]


class Beginning(NamedTuple):
    """What is known before: the tables of a case that is continued, and how it reads.

    What is `presumed`, by path as it would be typed, is not asked; the review shows it.
    """

    tables: Mapping[str, Any] = MappingProxyType({})
    case: Case | None = None
    presumed: Mapping[str, str] = MappingProxyType({})


NOWHERE = Beginning()


class Slot(NamedTuple):
    """One place for an answer: the question, and of a list of tables the number of the entry."""

    question: AskedField
    entry: int = 0

    @property
    def path(self) -> str:
        """Where the answer stands in the case."""
        return self.question.path.replace("[]", f"[{self.entry}]")

    @property
    def opens(self) -> bool:
        """Whether it asks for one more entry of a list."""
        return self.question.opens


class Told:
    """The answers in the order in which they were given, over what a case said before."""

    def __init__(self, questions: Sequence[AskedField], start: Beginning, replies: Replies) -> None:
        self._questions, self._base = questions, start.tables
        self._known = dict(_stated(questions, start.case)) if start.case else {}
        self.answers: dict[Slot, Entries] = {
            Slot(question): replies.read(question, start.presumed[question.path])
            for question in questions if question.path in start.presumed
        }  # fmt: skip
        self._presumed = frozenset(self.answers)
        # what is known, by list of tables and entry, until the next answer
        self._gathered: dict[tuple[str, int], dict[str, Any]] = {}

    @property
    def document(self) -> dict[str, Any]:
        """The case as it is to be written."""
        document = deepcopy(dict(self._base))
        for slot, answers in self.answers.items():
            if slot.opens and answers.get(slot.question.path) == NONE_SO_FAR:
                document[slot.question.list_of] = []
                continue
            if slot.opens and answers:
                put(document, read_path(f"{slot.question.list_of}[{slot.entry}]"), {})
            for path, answer in answers.items():
                if answer.written is not None:
                    put(document, read_path(path.replace("[]", f"[{slot.entry}]")), answer.written)
        return document

    @property
    def replied(self) -> list[Slot]:
        """The questions that the reader was asked, and did not leave it at what was presumed."""
        return [slot for slot in self.answers if slot not in self._presumed]

    @property
    def given(self) -> list[Slot]:
        """The questions to which there is an answer."""
        return [slot for slot, answers in self.answers.items() if answers]

    def take_back(self) -> None:
        """Forget the last answer, or that the last question was passed over."""
        for slot in self.replied[-1:]:
            del self.answers[slot]

    def tidy(self) -> None:
        """Drop what is no longer asked since another answer was changed."""
        for slot in list(self.answers):
            self._gathered.clear()
            if not slot.question.when(self._said(slot)):
                del self.answers[slot]

    def pending(self, open_fields: frozenset[str] | None) -> list[Slot]:
        """What is to be asked, in order, as far as it can be seen now; a list is not broken off."""
        self._gathered.clear()
        slots = list(self._pending(open_fields))
        begun = next((slot.question.list_of for slot in reversed(self.answers)), "")
        slots.sort(key=lambda slot: not begun or slot.question.list_of != begun)
        return slots

    def _pending(self, open_fields: frozenset[str] | None) -> Iterator[Slot]:
        for table, block in groupby(self._questions, key=lambda question: question.list_of):
            questions = tuple(block)
            if table:
                yield from self._of_list(table, questions, open_fields)
                continue
            for question in questions:
                slot = Slot(question)
                if self._is_asked(slot, open_fields):
                    yield slot

    def _of_list(
        self, table: str, questions: Sequence[AskedField], open_fields: frozenset[str] | None
    ) -> Iterator[Slot]:
        if table in self._base:
            return
        first, rest = questions[0], questions[1:]
        begun = Slot(first) in self.answers
        wanted = begun or open_fields is None or any(
            field == table or field.startswith(f"{table}[]") for field in open_fields
        )  # fmt: skip
        for entry in count() if wanted else ():
            opening = Slot(first, entry)
            if opening not in self.answers:
                yield opening
                return
            answers = self.answers[opening]
            if not answers or answers[first.path] == NONE_SO_FAR:
                return
            for question in rest:
                slot = Slot(question, entry)
                if self._is_asked(slot, open_fields):
                    yield slot

    def _is_asked(self, slot: Slot, open_fields: frozenset[str] | None) -> bool:
        question = slot.question
        if slot in self.answers or not question.matters(open_fields):
            return False
        said = self._said(slot)  # also by the answer to another question: `AST 30/40`
        return (question.if_yes != "" or question.path not in said) and question.when(said)

    def _said(self, slot: Slot) -> dict[str, Any]:
        """What is known: of a list of tables, of the entry that the question is about."""
        table = slot.question.list_of
        if (table, slot.entry) not in self._gathered:
            self._gathered[table, slot.entry] = self._gather(table, slot.entry)
        return self._gathered[table, slot.entry]

    def _gather(self, table: str, entry: int) -> dict[str, Any]:
        said = dict(self._known)
        for slot, answers in self.answers.items():
            if slot.question.list_of in ("", table) and slot.entry == (
                entry if slot.question.list_of else 0
            ):
                said.update(
                    (path, answer.value) for path, answer in answers.items()
                    if answer.value is not None and not isinstance(answer.value, Missing)
                )  # fmt: skip
        document = self.document
        for name in ("lines", "transplants"):
            entries = document.get(name, ())
            said[name] = entries[: entry + 1] if name == table else entries
        return said


def _stated(questions: Sequence[AskedField], case: Case) -> Iterator[tuple[str, Any]]:
    """What a case says of the fields that are asked for; one that is pending is asked for again."""
    for question in questions:
        *tables, name = question.path.split(".")
        if question.list_of:
            continue
        stated: Any = value(getattr(getattr(case, tables[0]) if tables else case, name))
        if stated is None and question.path == "patient.age":
            stated = age_years(case)  # by the date of birth, of which nobody asks
        if stated is not None and stated != "unknown":
            yield question.path, stated
