"""What is found for a kind of patient, found once for all tests of a process that do not ask how.

That it is to the byte what is found anew is shown by tests/cohort/test_shared.py, without this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from allcli.triage import assess
from allcli.triage.assessment import Question
from allcli.triage.choose import Choice
from allcli.triage.evaluate import Findings
from allcli.triage.shared import SharedAnswers

FOUND = SharedAnswers()
_anew = assess._answered


@contextmanager
def answers_shared() -> Iterator[None]:
    """Inside, whoever asks is given what was found before, as in one run of `batch`."""
    with (
        patch.object(assess, "_answered", _found),
        patch("allcli.cohort.workers.SharedAnswers", lambda **_: FOUND),
    ):
        yield


def _found(findings: Findings) -> tuple[Choice, tuple[Question, ...]]:
    return _anew(findings) if findings.rulebook.changes else FOUND.of(findings)


@pytest.fixture(autouse=True, scope="package")
def in_a_folder() -> Iterator[None]:
    """For the folder of tests in whose conftest.py this is named."""
    with answers_shared():
        yield
