"""Asks for a case, one question after another; one can go back, look again, and leave."""

from collections.abc import Callable, Sequence
from typing import Any

from allcli.case.files.answer import AnswerError
from allcli.case.files.asked import AskedField, findings_of, label_of
from allcli.case.files.forms import form_at
from allcli.case.files.questions import QUESTIONS
from allcli.case.files.reply import Entries, Replies
from allcli.case.files.told import NONE_SO_FAR, NOWHERE, Beginning, OpenFields, Slot, Told

LONGEST_HINT = 60
_NO_MORE = ("none", "no")
_YES = ("", "y", "yes")
_NO = ("n", "no")
TITLES = {
    "status": "Status", "targets": "Targets", "transplant": "Transplant and GVHD",
    "sites": "CNS and other sites", "burden": "Burden", "earlier therapy": "Earlier therapy",
    "genetics": "Genetics", "organs": "Organs", "plan": "Plan",
}  # fmt: skip


class _Back(Exception):  # noqa: N818 - a way to go, no error
    """The reader wants to answer the last question anew."""


class _Leave(Exception):  # noqa: N818
    """The reader has said enough."""


class Questionnaire:
    """The questions and what was answered; `document` is the case as it is to be written.

    `ask` shows a prompt and returns one line; it raises EOFError for Ctrl-D, KeyboardInterrupt for
    Ctrl-C. `say` shows a line. `open_fields` tells for a case which fields anything hangs on,
    `start` is what is known before.
    """

    def __init__(
        self,
        ask: Callable[[str], str],
        say: Callable[[str], None],
        open_fields: OpenFields = lambda _: (None, None),
        start: Beginning = NOWHERE,
    ) -> None:
        self._ask, self._say, self._open_fields = ask, say, open_fields
        self._replies = Replies(self._confirmed)
        self._told = Told(QUESTIONS, start, self._replies)
        self._section = ""
        self._is_further = False  # beyond what the suggestion hangs on
        self.left_at = ""

    @property
    def document(self) -> dict[str, Any]:
        """The case as far as it was told."""
        return self._told.document

    @property
    def is_answered(self) -> bool:
        """Whether anything was said."""
        return any(self._told.answers[slot] for slot in self._told.replied)

    @property
    def unfinished(self) -> str:
        """The list of tables that the reader left before its last entry was told, or empty."""
        table = self.left_at.partition("[")[0]
        return table if "[" in self.left_at and table in self.document else ""

    def run(self) -> bool:
        """Ask until the end or until the reader leaves, then review; whether it is to be kept.

        An interruption asks whether to keep what was said; a second one throws it away.
        """
        try:
            self._go_through()
            return self.is_answered and self._reviewed()
        except (EOFError, KeyboardInterrupt):
            self._say("")
            return self.is_answered and self._confirmed(
                f"keep what was said ({len(self._told.given)} answers)"
            )

    def _go_through(self) -> None:
        """Ask what the answers so far make relevant."""
        while True:
            slots = self._pending(further=self._is_further)
            if not slots:
                self.left_at = ""
                return
            try:
                self._told.answers[slots[0]] = self._reply(slots[0], self._progress(slots))
            except _Back:
                self._told.take_back()
            except _Leave:
                return

    def _pending(self, *, further: bool) -> list[Slot]:
        """What is left to be asked."""
        return self._told.pending(self._open_fields(self.document)[further])

    def _reviewed(self) -> bool:
        """Show what is to be written; whether the reader confirms it."""
        while True:
            self._show()
            more = 0 if self.left_at else len(self._pending(further=True))
            said = f"; +: {more} more, on verdicts and flags" if more else ""
            text = self._ask(f"Enter: write it; number: change it; <: back; n: discard{said}: ")
            text = text.strip().lower()
            if text in _YES:
                return True
            if text in _NO:
                return False
            given = self._told.given
            if text == "<":
                self._told.take_back()
                self._go_through()
            elif text == "+" and more:
                self._is_further = True
                self._go_through()
            elif text.isdecimal() and 0 < int(text) <= len(given):
                self._change(given[int(text) - 1])
            else:
                self._say(f'  found "{text}"; expected Enter, 1 to {len(given)}, < or n')

    def _change(self, slot: Slot) -> None:
        """Ask one question again; what then no longer applies is dropped, what does is asked."""
        left_at = self.left_at
        try:
            answers = self._reply(slot, "")
        except (_Back, _Leave):
            return
        finally:
            self.left_at = left_at
        if slot.opens and (not answers or answers.get(slot.question.path) == NONE_SO_FAR):
            table = slot.question.list_of
            for other in list(self._told.answers):
                if other.question.list_of == table and other.entry >= slot.entry:
                    del self._told.answers[other]
        self._told.answers[slot] = answers
        self._told.tidy()
        if not left_at:
            self._go_through()

    def _show(self) -> None:
        """What was said, numbered."""
        for number, slot in enumerate(self._told.given, 1):
            answers = self._told.answers[slot].values()
            said = " / ".join(_plain(answer.written) for answer in answers)
            self._say(f"  {number:2} {_name(slot)}{slot.question.words}: {said}")

    def _progress(self, slots: Sequence[Slot]) -> str:
        """The section, and how far it is: announced where it begins, short in each prompt."""
        section = slots[0].question.section
        done = sum(slot.question.section == section for slot in self._told.replied)
        left = sum(slot.question.section == section for slot in slots)
        if section != self._section:
            self._section = section
            self._say(TITLES[section].upper())
        return f"{done + 1}/{done + left} "

    def _reply(self, slot: Slot, progress: str) -> Entries:
        """The answer, asked for until it is one; empty if nothing is known."""
        self.left_at = slot.path
        question = slot.question
        if question.gate:
            self._say(f"  {', '.join(map(label_of, findings_of(question.gate)))}")
        prompt = f"{progress}{_name(slot)}{question.words}{_hint(question, _end(slot))}: "
        while True:
            text = self._typed(prompt, question)
            if not text and question.offered:
                return self._replies.read(question, question.offered)
            if not text or (text == "-" and question.offered):
                return {}
            if slot.opens and text.lower() in _NO_MORE:
                return {} if slot.entry else {question.path: NONE_SO_FAR}
            answers = self._read(question, text)
            if answers:
                return answers

    def _typed(self, prompt: str, question: AskedField) -> str:
        """What was typed for an answer; what was typed to look, or to go elsewhere, is done."""
        while True:
            text = self._ask(prompt).strip()
            if text == "<":
                raise _Back
            if text.lower() == "q":
                raise _Leave
            if text == "=":
                self._show()
            elif text == "?":
                self._say(f"  {explained(question)}")
            else:
                return text

    def _read(self, question: AskedField, text: str) -> Entries:
        """The answers, with what was made of them said; none, and said why, where it is none."""
        try:
            answers = self._replies.read(question, text)
        except AnswerError as error:
            self._say(f"  {error}")
            return {}
        for answer in answers.values():
            if answer.meant:
                self._say(f"  = {answer.meant}")
        return answers

    def _confirmed(self, said: str) -> bool:
        """A question of yes or no; Enter is yes."""
        while True:
            text = self._ask(f"  {said}? (Y/n): ").strip().lower()
            if text in (*_YES, *_NO):
                return text in _YES


def explained(question: AskedField) -> str:
    """What may be answered, on one line."""
    if question.if_yes:
        return "yes or no; Enter: no, what was left empty stays unknown"
    if question.gate:
        return "none: you looked, and there is none; y: asked one by one; Enter if not known"
    form = form_at(question.path)
    parts = [form.allowed.replace("true or false", "yes or no").replace('"', "")]
    if form.several:
        parts = ["names with commas between them, or none"]
    elif form.choices:
        parts.append("the first letters will do")
    if form.unit:
        parts.append("a bound such as < 5 will do")
    if form.may_be_missing:
        parts.append("or pending, not done")
    offered = f"Enter: {question.offered}; - if not known"
    parts.append(offered if question.offered else "Enter if not known")
    return "; ".join([*([form.description] if form.description else []), *parts])


def _end(slot: Slot) -> str:
    """What ends a list of tables."""
    if not slot.opens:
        return ""
    return "Enter: no more" if slot.entry else "none, or Enter if not known"


def _name(slot: Slot) -> str:
    """`Line 2, ` ahead of what is asked of an entry of a list."""
    table = slot.question.list_of
    return f"{table.removesuffix('s').capitalize()} {slot.entry + 1}, " if table else ""


def _plain(written: object) -> str:
    """An answer as it was written, for the eye."""
    if written is None:
        return "there are"
    if isinstance(written, list):
        return ", ".join(map(str, written)) or "none"
    return {True: "yes", False: "no"}[written] if isinstance(written, bool) else str(written)


def _hint(question: AskedField, end: str) -> str:
    """What the prompt says of the answer, in brackets."""
    if question.if_yes:
        return " (y/N)"
    if question.gate:
        return " (none, y, or Enter if not known)"
    form = form_at(question.path)
    words = "commas between" if form.several else form.brief
    if question.offered:
        words = f"Enter: {question.offered}"
    elif len(words) > LONGEST_HINT:
        words = "? shows the choices"
    shown = "; ".join(part for part in (words, end) if part)
    return f" ({shown})" if shown else ""
