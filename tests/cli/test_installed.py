"""The wheel, installed where nothing can be written, and run by somebody else."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory

import pytest

from allcli.kept import SHIPPED
from tests.cli.process import run_process
from tests.installed import Installed, UnavailableError, allow, read_only
from tests.profile import slow

pytestmark = [slow, pytest.mark.xdist_group("installed")]

CASE = "cases/first-relapse-fit.toml"
# `allcli assess`; says at the end what was loaded.
ASSESS = f"""
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
sys.argv = ["allcli", "assess", "{CASE}"]
from allcli.cli import main
main()
"""


@pytest.fixture(scope="module")
def installed() -> Iterator[Installed]:
    """The wheel of this checkout."""
    try:
        with read_only() as made:
            yield made
    except UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def bare(installed: Installed) -> Iterator[Installed]:
    """The same without what the wheel brought."""
    with TemporaryDirectory() as name:
        folder = Path(name, "bare")
        copytree(installed.folder, folder, ignore=ignore_patterns(SHIPPED))
        Path(name).chmod(0o755)
        yield installed._replace(folder=folder)
        allow(folder, 0o755, 0o644)


@pytest.fixture
def home(installed: Installed) -> Iterator[Path]:
    """A home of the one who runs it."""
    with TemporaryDirectory() as name:
        if installed.as_user:
            os.chown(name, installed.as_user["user"], installed.as_user["group"])
        yield Path(name)


def checks_a_rulebook(installed: Installed, **env: str) -> bool:
    """Whether a run had to, for want of a copy."""
    return "allcli.rulebook.verify" in installed.run("-c", ASSESS, **env).stderr.split()


FORBIDDEN = {"PYTHONDONTWRITEBYTECODE": "1"}


@pytest.mark.parametrize("env", [{}, FORBIDDEN])
def test_what_the_wheel_brought_is_enough(
    installed: Installed, home: Path, env: dict[str, str]
) -> None:
    """No run checks the rulebook, and none leaves anything behind."""
    assert not checks_a_rulebook(installed, HOME=str(home), **env)
    assert not list(home.iterdir())


def test_the_answer_is_that_of_the_checkout(installed: Installed) -> None:
    """A copy that shipped says what the rulebook says."""
    words = ("assess", CASE, "--format", "json")

    assert installed.run("-m", "allcli", *words).stdout == run_process(*words).stdout


def test_without_a_copy_the_second_run_finds_that_of_the_first(bare: Installed, home: Path) -> None:
    """It is in the user's cache, where nobody else can look."""
    assert checks_a_rulebook(bare, HOME=str(home))

    assert not checks_a_rulebook(bare, HOME=str(home))
    assert not checks_a_rulebook(bare, HOME=str(home), **FORBIDDEN)
    assert (home / ".cache" / "allcli").stat().st_mode & 0o777 == 0o700


def test_who_forbids_bytecode_gets_no_cache(bare: Installed, home: Path) -> None:
    """The run answers all the same."""
    assert checks_a_rulebook(bare, HOME=str(home), **FORBIDDEN)
    assert not list(home.iterdir())


def test_who_has_no_home_is_answered(bare: Installed) -> None:
    """There is then no place at all for a copy."""
    assert checks_a_rulebook(bare)
