"""The program as a whole: its commands are found, each by its name."""

import pytest
from typer.testing import CliRunner

from allcli.cli.app import COMMANDS, app
from tests.cli.shell import run


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
        ("allcli assess --format ", ("text", "json")),
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
