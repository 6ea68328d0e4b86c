"""The program as a whole: its commands are found, each by its name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import COMMANDS, GROUPS, app
from tests.cases import ROOT
from tests.cli.process import ENV
from tests.cli.shell import run
from tests.profile import slow


def test_help_lists_every_command_in_groups_by_purpose() -> None:
    """What is used first comes first, each command once and with its whole summary."""
    shown_help = run("--help").stdout
    places = [shown_help.index(f"\n{group}:\n") for group in GROUPS]
    listed = [line.split()[0] for line in shown_help[places[0] :].splitlines() if line[2:3].strip()]

    assert places == sorted(places)
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)
    assert "..." not in shown_help[places[0] :]


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
        ("allcli assess --format ", ("text", "json", "html", "markdown", "fhir")),
        ("allcli assess cases/sparse.t", ("cases/sparse.toml",)),
        ("allcli assess x.toml --set labs.inr", ("labs.inr=",)),
        ("allcli assess x.toml --set antigens.cd19=po", ("antigens.cd19=positive",)),
        ("allcli whynot x.toml inotuzumab-p", ("inotuzumab-ponatinib",)),
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


@slow
def test_a_fault_of_the_rulebook_that_comes_along_says_what_is_wrong(tmp_path: Path) -> None:
    """The file, the record and the fault stand before the exit code of an internal error."""
    shutil.copytree(ROOT / "allcli", tmp_path / "allcli", ignore=shutil.ignore_patterns("__pyc*"))
    options = tmp_path / "allcli" / "criteria" / "options.toml"
    options.write_text(options.read_text().replace('kind = "salvage"', 'kind = "salve"', 1))
    done = subprocess.run(
        [sys.executable, "-m", "allcli", "assess", str(ROOT / "cases" / "sparse.toml")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 3
    assert "allcli: rulebook: options.toml: no-salvage.kind: " in done.stderr
