"""Shared settings: a plain terminal, whatever machine the tests run on."""

import pytest
from hypothesis import settings

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture(scope="session")
def rulebook() -> Prepared:
    return load_rulebook()
