"""Shared settings: a plain terminal, whatever machine the tests run on."""

import gc

import pytest
from hypothesis import settings

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from tests.profile import is_chosen

settings.load_profile("allcli")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Tests run side by side, but for one that is named: that is to be looked at."""
    if not config.pluginmanager.has_plugin("xdist") or hasattr(config, "workerinput"):
        return
    if config.option.numprocesses is None and not any("::" in word for word in config.args):
        config.option.numprocesses, config.option.dist = "auto", "loadgroup"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What the profile leaves out."""
    config.hook.pytest_deselected(items=[item for item in items if not is_chosen(item)])
    items[:] = filter(is_chosen, items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage took an eighth of the run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LC_MESSAGES", "C")  # pages in English


@pytest.fixture(scope="session")
def rulebook() -> Prepared:
    return load_rulebook()
