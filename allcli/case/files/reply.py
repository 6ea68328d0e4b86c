"""What a reader types at one question becomes the answers to it, and to what it says besides."""

import re
from collections.abc import Callable
from datetime import date

from allcli.case.fields import DateField, Missing, Number
from allcli.case.files.answer import Answer, AnswerError, read_answer
from allcli.case.files.asked import AskedField
from allcli.case.files.forms import form_at

Entries = dict[str, Answer]  # by path
_COMMA = re.compile(r"\d+,\d+")
_NO = ("n", "no", "none")
_YES = ("y", "yes")


class Replies:
    """Reads what is typed; `confirm` asks once whether a comma is decimal."""

    def __init__(self, confirm: Callable[[str], bool]) -> None:
        self._confirm = confirm
        self._comma_is_point: bool | None = None

    def read(self, question: AskedField, text: str) -> Entries:
        """The answers, by path. Raises AnswerError."""
        if question.gate:
            return {question.path: _of_table(text)}
        if question.if_yes:
            return {question.path: _closing(question, text)}
        path, text = question.path, self._with_point(question, text)
        level, slash, limit = text.partition("/")
        if slash and path in ("labs.bilirubin", "labs.ast", "labs.alt") and _is_number(limit):
            return {
                path: read_answer(path, level),
                f"{path}_uln": read_answer(f"{path}_uln", limit),
            }
        if path in ("antigens.cd19", "antigens.cd22") and re.search(r"\d", text):
            return {f"{path}_pct": read_answer(f"{path}_pct", text)}
        if path == "plan.transplant_intended" and (donor := _donor(text)):
            return {path: read_answer(path, "yes"), "plan.donor": donor}
        return {path: read_answer(path, _spelled(path, text))}

    def _with_point(self, question: AskedField, text: str) -> str:
        """With a decimal point for a comma, if the reader means one."""
        form = form_at(question.path)
        if not (isinstance(form.rule, Number) and _COMMA.search(text)):
            return text
        if self._comma_is_point is None:
            self._comma_is_point = self._confirm(
                f'is the comma in "{text}" decimal, {text.replace(",", ".")}'
            )
        if not self._comma_is_point:
            raise AnswerError(f'found "{text}"; expected a number with a decimal point')
        return text.replace(",", ".")


def _donor(text: str) -> Answer | None:
    """The donor that is named where it is asked whether to transplant."""
    try:
        donor = read_answer("plan.donor", text)
    except AnswerError:
        return None
    is_donor = isinstance(donor.value, str) and donor.value not in (*Missing, "none")
    return donor if is_donor else None


def _is_number(text: str) -> bool:
    return re.match(r"\s*\d", text) is not None


def _spelled(path: str, text: str) -> str:
    """What people write for what a case file writes otherwise."""
    form, low = form_at(path), text.lower()
    if isinstance(form.rule, DateField) and low == "today":
        return date.today().isoformat()
    absent = f"not-{form.choices[0]}" if form.choices else ""
    if absent in form.choices and low in (*_NO, *_YES):  # of two words, one denies the other
        return absent if low in _NO else form.choices[0]
    return text


def _of_table(text: str) -> Answer:
    """None of its findings closes the table; there are some: each is asked for."""
    if text.lower() in (*_NO, "absent"):
        return Answer("absent", "absent")
    if text.lower() in _YES:
        return Answer(None, value=True)
    raise AnswerError(f'found "{text}"; expected none, or y to go through them')


def _closing(question: AskedField, text: str) -> Answer:
    if text.lower() in _YES:
        return read_answer(question.path, question.if_yes)
    if text.lower() in _NO:
        return Answer(None, None)
    raise AnswerError(f'found "{text}"; expected yes or no')
