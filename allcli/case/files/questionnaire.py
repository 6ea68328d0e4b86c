"""Asks for a case, one question after another; it can be left at any time."""

from collections.abc import Callable, Sequence
from itertools import count, groupby
from typing import Any

from allcli.case.fields import Missing
from allcli.case.files.answer import Answer, AnswerError, read_answer
from allcli.case.files.forms import form_at
from allcli.case.files.questions import QUESTIONS, AskedField

LONGEST_HINT = 60
NONE_SO_FAR = Answer([], ())
_NO_MORE = ("none", "no")


class Questionnaire:
    """The questions and what was answered; `document` is the case as it is to be written.

    `ask` shows a prompt and returns one line, or raises EOFError; `say` shows a line. After `run`,
    `left_at` is the path of the question at which the reader left, or empty.
    """

    def __init__(self, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
        self._ask, self._say = ask, say
        self._said: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.left_at = ""

    def run(self, questions: Sequence[AskedField] = QUESTIONS) -> None:
        """Ask what the answers so far make relevant, until the end or until the reader leaves."""
        try:
            for table, block in groupby(questions, key=_list_of):
                if table:
                    self._entries(table, tuple(block))
                else:
                    for question in block:
                        self._one(question, self.document)
        except EOFError:
            return
        self.left_at = ""

    @property
    def unfinished(self) -> str:
        """The list of tables that the reader left before its last entry was told, or empty."""
        table = self.left_at.partition("[]")[0]
        return table if "[]" in self.left_at and table in self.document else ""

    def _entries(self, table: str, questions: Sequence[AskedField]) -> None:
        """One entry after another: what the first question finds empty ends the list."""
        first, rest = questions[0], questions[1:]
        name = table.removesuffix("s").capitalize()
        for number in count(1):
            self._forget(table)
            end = "Enter: no more" if number > 1 else "none, or Enter if not known"
            answer = self._reply(first, f"{name} {number}, ", end)
            if answer is None or (answer is NONE_SO_FAR and number > 1):
                return
            if answer is NONE_SO_FAR:
                self.document[table] = []
                return
            entry: dict[str, Any] = {}
            self._said[table] = self.document.setdefault(table, [])
            self.document[table].append(entry)
            self._keep(first, answer, entry)
            for question in rest:
                self._one(question, entry, f"{name} {number}, ")

    def _forget(self, table: str) -> None:
        """What was said of the entry before is not said of the next."""
        for path in [path for path in self._said if path.startswith(f"{table}[]")]:
            del self._said[path]

    def _one(self, question: AskedField, table: dict[str, Any], before: str = "") -> None:
        if question.when(self._said):
            answer = self._reply(question, before)
            if answer is not None:
                self._keep(question, answer, table)

    def _keep(self, question: AskedField, answer: Answer, table: dict[str, Any]) -> None:
        """Write the answer down, and remember it for the questions to come if it tells a fact."""
        if answer.written is None:
            return
        *tables, name = question.path.rpartition("[].")[2].split(".")
        for outer in tables:
            table = table.setdefault(outer, {})
        table[name] = answer.written
        if not isinstance(answer.value, Missing):
            self._said[question.path] = answer.value

    def _reply(self, question: AskedField, before: str, end: str = "") -> Answer | None:
        """The answer, asked for until it is one; None if it is empty."""
        self.left_at = question.path
        prompt = f"{before}{question.words}{_hint(question, end)}: "
        while True:
            text = self._ask(prompt).strip()
            if text.lower() == "q":
                raise EOFError
            if not text:
                return None
            if text == "?":
                self._say(f"  {explained(question)}")
            elif end and text.lower() in _NO_MORE:
                return NONE_SO_FAR
            else:
                try:
                    answer = read(question, text)
                except AnswerError as error:
                    self._say(f"  {error}")
                else:
                    if answer.meant:
                        self._say(f"  = {answer.meant}")
                    return answer


def read(question: AskedField, text: str) -> Answer:
    """The answer to a question. Raises AnswerError."""
    if not question.if_yes:
        return read_answer(question.path, text)
    if text.lower() in ("y", "yes"):
        return read_answer(question.path, question.if_yes)
    if text.lower() in ("n", "no"):
        return Answer(None, None)
    raise AnswerError(f'found "{text}"; expected yes or no')


def explained(question: AskedField) -> str:
    """What may be answered, on one line."""
    if question.if_yes:
        return "yes or no; Enter: no, what was left empty stays unknown"
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
    parts.append("Enter if not known")
    return "; ".join([*([form.description] if form.description else []), *parts])


def _list_of(question: AskedField) -> str:
    """The list of tables that the question belongs to, or nothing."""
    return question.path.partition("[]")[0] if "[]" in question.path else ""


def _hint(question: AskedField, end: str) -> str:
    """What the prompt says of the answer, in brackets."""
    if question.if_yes:
        return " (y/N)"
    form = form_at(question.path)
    words = "commas between" if form.several else form.brief
    if len(words) > LONGEST_HINT:
        words = "? shows the choices"
    shown = "; ".join(part for part in (words, end) if part)
    return f" ({shown})" if shown else ""
