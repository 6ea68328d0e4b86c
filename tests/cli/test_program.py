"""The program as a whole: its commands are found, each by its name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import COMMANDS, app
from tests.cases import ROOT
from tests.cli.shell import ENV, run


def test_help_lists_every_command_in_its_order() -> None:
    """What is used most comes first."""
    told = run("--help").stdout.partition("Commands:\n")[2].splitlines()

    assert [line.split()[0] for line in told] == list(COMMANDS)
    assert all(len(line.split()) > 3 for line in told)


@pytest.mark.parametrize(("typed", "meant"), [("asess", "assess"), ("critera", "criteria")])
def test_a_misspelt_command_is_recognized(typed: str, meant: str) -> None:
    """Also where the one that is meant was never loaded."""
    done = run(typed)

    assert done.returncode == 2
    assert f"Did you mean '{meant}'" in done.stderr


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("allcli ", COMMANDS),
        ("allcli wh", ("whatif", "whynot")),
        ("allcli criteria s", ("show", "search")),
        ("allcli assess --format ", ("text", "json", "html", "markdown")),
    ],
)
def test_a_shell_completes_commands_options_and_values(
    words: str, offered: tuple[str, ...]
) -> None:
    """As bash asks for them."""
    place = str(len(words.split()) - (not words.endswith(" ")))
    asked = {"_ALLCLI_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place}
    done = CliRunner().invoke(app, env=asked)

    assert done.stdout.split() == list(offered)


def test_an_archive_is_to_be_unpacked(tmp_path: Path) -> None:
    """Said in a line: the rulebook is read from its files."""
    archive = shutil.make_archive(str(tmp_path / "allcli"), "zip", ROOT, "allcli")
    done = subprocess.run(
        [sys.executable, "-m", "allcli", "schema"],
        cwd=tmp_path, env=ENV | {"PYTHONPATH": archive},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr.endswith("unpack it first\n")
