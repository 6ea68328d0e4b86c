"""What a terminal is told while a run goes on."""

import io
from collections.abc import Iterator

import pytest

from allcli.override import override
from allcli.report import progress
from allcli.report.progress import StepCounter


class Terminal(io.StringIO):
    """A terminal that keeps what it is sent."""

    @override
    def isatty(self) -> bool:
        return True


def told(to: io.StringIO, seconds: Iterator[float], monkeypatch: pytest.MonkeyPatch) -> str:
    """What is written of a run of two steps, by the times at which the clock is read."""
    monkeypatch.setattr(progress, "monotonic", lambda: next(seconds))
    steps = StepCounter(to, 2)
    steps.begin("US")
    steps.begin("EU")
    steps.clear()
    return to.getvalue()


def test_a_long_run_says_where_it_is_and_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """After two seconds the step is named, and at the end the line is empty again."""
    assert told(Terminal(), iter([0, 0, 2.5]), monkeypatch) == "\rEU: 2 of 2\x1b[K\r\x1b[K"


def test_a_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within two seconds writes nothing."""
    assert told(Terminal(), iter([0, 0, 1.5]), monkeypatch) == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes: it would be in the way of a log."""
    assert told(io.StringIO(), iter([0, 0, 9]), monkeypatch) == ""
