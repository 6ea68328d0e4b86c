"""One typed answer becomes the value of a case field, checked by the model's own field type."""

import json
import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from allcli.case.dates import PartialDate
from allcli.case.fields import DateField, Missing, gapless
from allcli.case.files.forms import Form, form_at
from allcli.case.files.hints import hint_for
from allcli.case.files.missing_words import meant
from allcli.case.problems import Path, found, worded

_BOOLEANS = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
_FINDINGS = {True: "positive", False: "negative"}
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?$")


class AnswerError(ValueError):
    """An answer that the field does not take; its text is the sentence for the reader.

    `found` and `allowed` say so as data, where that can be said.
    """

    def __init__(self, said: str, found: str = "", allowed: str = "") -> None:
        super().__init__(said)
        self.found, self.allowed = found, allowed


class Answer(NamedTuple):
    """What is to be written, how the model reads it, and what was made of an abbreviation.

    `written` is None for what can only be left out, such as a text that is not known.
    """

    written: Any
    value: Any
    meant: str = ""


def read_answer(path: str, text: str) -> Answer:
    """Read an answer to the field at `path`. Raises AnswerError."""
    form = form_at(path)
    word = text.strip().strip('"')
    missing = _not_known(form, word) or word.lower().replace(" ", "-")
    if missing in tuple(Missing):
        if not form.may_be_missing:
            return Answer(None, None)
        return Answer(missing, Missing(missing))
    written = [_one(form, part) for part in _parts(word)] if form.several else _one(form, word)
    value = _checked(path, written)
    return Answer(written, value, _meant(form, word, written, value))


def _not_known(form: Form, word: str) -> str:
    """What people say who do not know, as a case has it: `n/a`, `미상`, `not tested`.

    A word that the field itself has is that word: the `UK` is a place.
    """
    if not form.may_be_missing or form.choice(word):
        return ""
    return meant(word) or (Missing.UNKNOWN if word.lower() in ("n/a", "na") else "")


def _parts(word: str) -> list[str]:
    """The entries of a list; `none` and `no` are the empty one, and nothing else is."""
    if word.lower() in ("none", "no"):
        return []
    parts = [part.strip() for part in word.split(",") if part.strip()]
    if not parts:
        raise AnswerError(
            f"{found(word)} names nothing; expected names with commas between, or none"
        )
    return parts


def _one(form: Form, word: str) -> Any:
    """The word as a case file writes it; what is not understood stays for the model to refuse."""
    if form.own is bool:
        return _BOOLEANS.get(word.lower(), word)
    if form.choices:
        return _chosen(word, form)
    if form.rule and _NUMBER.match(word):
        return float(word) if "." in word else int(word)
    return _day(word) if isinstance(form.rule, DateField) else word


def _chosen(word: str, form: Form) -> str:
    """The choice that the word is, or the only one it begins; yes and no may be findings."""
    low = gapless(word)
    if low in _BOOLEANS:  # "no" is an answer of its own: it must not turn into "not-evaluated"
        finding = _FINDINGS[_BOOLEANS[low]]
        return finding if finding in form.choices else word
    begun = [choice for choice in form.choices if choice.lower().startswith(low)]
    return form.choice(word) or (begun[0] if len(begun) == 1 else word)


def _day(word: str) -> date | str:
    """A whole day as TOML writes it; anything else stays text."""
    try:
        day = PartialDate.parse(word)
    except ValueError:
        return word
    return day.first if day.first == day.last else word


def _checked(path: str, written: object) -> Any:
    try:
        return _adapter(path).validate_json(json.dumps(written, default=str))
    except ValidationError as error:
        wrong = dict(error.errors(include_url=False)[0])
        message, hint, was, allowed = worded(wrong, ())
        hint = hint_for(_place(path), wrong) or hint
        raise AnswerError(f"{message} ({hint})" if hint else message, was, allowed) from None


def _place(path: str) -> Path:
    """A place of which a field speaks, with the first entry of a list: `lines[].purpose`."""
    steps = path.replace("[]", ".0").split(".")
    return tuple([0 if step == "0" else step for step in steps])


@cache
def _adapter(path: str) -> TypeAdapter[Any]:
    """The model's own validator of one field, as strict as the whole case is."""
    return TypeAdapter(form_at(path).kind, config=ConfigDict(strict=True))


def _meant(form: Form, word: str, written: object, value: object) -> str:
    """What is to be echoed: the word an abbreviation stood for, a number in our own unit."""
    if isinstance(written, str) and form.choices and written.lower() != word.lower():
        return written
    if isinstance(written, str) and form.unit and isinstance(value, int | float):
        meant = f"{value:.4g} {form.unit}"
        return "" if meant == word else meant
    return ""
