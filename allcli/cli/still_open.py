"""Which questions `allcli new` asks: those whose answers still matter, by the rulebook."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from allcli.case.facts import VOCABULARY
from allcli.case.files.read import check_document
from allcli.case.files.told import OpenOfCase
from allcli.case.problems import CaseError
from allcli.engine.load import load_rulebook
from allcli.triage.assess import assess
from allcli.triage.assessment import Question


class StillOpen:
    """Which fields the answer still hangs on, for a case as far as it was told."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._told: dict[str, Any] | None = None
        self._open: OpenOfCase = (None, None)

    def __call__(self, document: dict[str, Any]) -> OpenOfCase:
        """Of the suggestion, and of all; those of before while answers contradict each other."""
        answered = {name: said for name, said in document.items() if name != "id"}
        if answered != self._told:  # which it is not where the last question was passed over
            self._told = answered
            with suppress(CaseError):
                self._open = self._fields_of(answered)
        return self._open

    def _fields_of(self, document: dict[str, Any]) -> OpenOfCase:
        source = check_document(self._name, document, dict)
        questions = assess(source, load_rulebook(), source.day(None)).questions
        more = [question for question in questions if question.section != "backups"]
        return _fields(filter(_comes_first, more)), _fields(more)


def _comes_first(ask: Question) -> bool:
    """Whether it is asked before the first review: what changes the suggestion, and the antigens.

    Values of organs that have to be measured wait for the rest: the first page says what to send.
    """
    is_measured = ask.test != "bedside" and all(VOCABULARY[fact].unit for fact in ask.facts)
    if ask.section == "organs" and is_measured:
        return False
    return ask.changes == "suggestion" or ask.section == "targets"


def _fields(questions: Iterable[Question]) -> frozenset[str]:
    return frozenset(field for question in questions for field in question.fields)
