"""Shared settings: a plain terminal, whatever machine the tests run on."""

import gc
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadGroupScheduling

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.verify.check import accepted, check
from allcli.verify.examine import Examined, examine
from allcli.verify.findings import Finding
from tests.profile import is_chosen
from tests.verify.folder import OURS

settings.load_profile("allcli")
gc.disable()  # until all is loaded


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Tests run side by side, but for one that is named: that is to be looked at."""
    if not config.pluginmanager.has_plugin("xdist") or _is_beside_others(config):
        return
    config.option.loadscopereorder = False
    if config.option.numprocesses is None and not any("::" in word for word in config.args):
        config.option.numprocesses, config.option.dist = "auto", "loadgroup"


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Of all tests the second process reads the last first: half it then finds compiled."""
    config = session.config
    is_second = getattr(config, "workerinput", {}).get("workerid") == "gw1"
    if is_second and config.args_source is config.ArgsSource.TESTPATHS:
        for path in sorted(config.rootpath.glob("tests/**/test_*.py"), reverse=True):
            with suppress(Exception, pytest.skip.Exception):  # is told when it is its turn
                import_module(".".join(path.relative_to(config.rootpath).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What the profile leaves out; and what runs in one process, the dearest first."""
    config.hook.pytest_deselected(items=[item for item in items if not is_chosen(item)])
    items[:] = filter(is_chosen, items)
    if _is_beside_others(config):
        items.sort(key=lambda item: not item.get_closest_marker("xdist_group"))
        for item in items:
            _name_group(item)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """What stands in one file, and is of no group, runs in one process: it shares what it makes."""
    if config.option.dist != "loadgroup":
        return None
    scheduler = LoadGroupScheduling(config, log)
    group_of = scheduler._split_scope
    scheduler._split_scope = lambda nodeid: group_of(nodeid).partition("::")[0]
    return scheduler


def _is_beside_others(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def _name_group(item: pytest.Item) -> None:
    """As xdist 3.8 does only where the command line says `--dist`, and for pytest before 9.1."""
    mark = item.get_closest_marker("xdist_group")
    if mark:
        name = f"{item.nodeid}@{mark.args[0]}"
        is_new = hasattr(item, "_id")
        setattr(item, *("_id", type(item._id).parse(name)) if is_new else ("_nodeid", name))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage took an eighth of the run.

    Of what is made later most is dropped without being looked for, as the program itself counts on.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LC_MESSAGES", "C")  # pages in English


@pytest.fixture(scope="session")
def rulebook() -> Prepared:
    return load_rulebook()


@pytest.fixture(scope="session")
def ours(rulebook: Prepared) -> Examined:
    """Our own vignettes, run once for all tests that ask what they show: of the group "ours"."""
    return examine(OURS, rulebook)


@pytest.fixture(scope="session")
def findings(rulebook: Prepared) -> Sequence[Finding]:
    """All that is found in our rulebook, once for all tests that ask: of the group "findings"."""
    return tuple(check(rulebook, accepted()))
