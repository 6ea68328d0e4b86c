"""Only regular files are read: a pipe may never end, a device may act."""

import os
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.cli.process import PIPES, ended, run_process, started
from tests.profile import dear, more

pytestmark = more  # in processes of their own

CASE = "cases/first-relapse-fit.toml"
COMMANDS = [
    ["assess", "FILE"],
    ["validate", "FILE"],
    ["needs", "FILE"],
    ["grade", "FILE"],
    ["matrix", "FILE"],
    ["whynot", "FILE", "mec"],
    ["whatif", "FILE", "--set", "id=x"],
    ["convert", "FILE", "-", "--to", "json"],
    ["replay", "FILE", CASE],
    ["replay", CASE, "FILE"],
    ["assess", CASE, "--rulebook", "FILE"],
    ["criteria", "test", "FILE"],
    ["criteria", "diff", "builtin", "FILE"],
]


@pytest.fixture
def special(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of cases of which none is a file."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "device.toml").symlink_to("/dev/zero")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "above").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.toml")
        yield tmp_path


SAID = {
    "device.toml": "is a device, not a file; write - to read standard input",
    "loop.toml": "too many levels of symbolic links",
    "pipe.toml": "is a named pipe, not a file; write - to read standard input",
    "socket.toml": "is a socket, not a file; write - to read standard input",
}


def refused(*words: str) -> str:
    """What a command says that ends with code 2; it is stopped where it waits without end."""
    done = run_process(*words)
    assert done.returncode == 2
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", dear(COMMANDS), ids=lambda command: " ".join(command[:2]))
def test_every_command_says_what_stands_in_the_place_of_a_file(
    command: list[str], special: Path
) -> None:
    """It waits for nobody who might write into a pipe."""
    pipe = str(special / "pipe.toml")

    said = refused(*(pipe if word == "FILE" else word for word in command))

    assert "is a named pipe, not a file" in said


@pytest.mark.parametrize("command", ["validate", "needs"])
def test_a_folder_is_walked_past_all_that_is_no_file(command: str, special: Path) -> None:
    """Each is named with what it is; a link to the folder itself is not followed."""
    said = refused(command, str(special))

    lines = [line.replace(f"{special}/", "") for line in said.splitlines()]
    complaints = [line.replace("error: ", "") for line in lines if ".toml: " in line]
    assert complaints == [f"{name}: {words}" for name, words in SAID.items()]


def test_standard_input_without_end_is_read_up_to_the_limit() -> None:
    """`-` takes a pipe or a device, and of it no more than a case can be."""
    with Path("/dev/zero").open("rb") as endless:
        done = ended(started("validate", "-", **PIPES | {"stdin": endless}))

    assert done.returncode == 2
    assert "<stdin>: error: larger than 1,000,000 bytes" in done.stdout


def test_a_standard_input_that_is_closed_is_told() -> None:
    """The shell can take it away."""
    done = ended(started("validate", "-", begin=partial(os.close, 0), **PIPES))

    assert (done.returncode, done.stdout) == (2, "<stdin>: error: closed\n")
