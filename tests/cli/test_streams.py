"""A closed, full or broken standard stream: one end for every command, and none is an answer's."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from tests.cli.commands import CASE, PRINTING, names, words
from tests.cli.process import PIPES, Completed, ended, started
from tests.cli.shell import run
from tests.profile import more, slow

FULL = Path("/dev/full")
pytestmark = more  # in processes of their own
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
ALL = [
    *((name,) for name in names()),
    *((name, "--help") for name in ("", *names(), "criteria")),
    ("", "--version"),
]


def daily(first: int) -> list[pytest.ParameterSet]:
    """All of them, of which every fourth command is tried daily, and two that need none."""
    tried = {*ALL[: len(names())][first::4], ("", "--help"), ("", "--version")}
    return [pytest.param(words, marks=() if words in tried else slow) for words in ALL]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that `replay` reads."""
    path = tmp_path_factory.mktemp("result") / "result.json"
    with path.open("w") as out:
        assert end_of(["assess", CASE, "-f", "json"], out) == (0, "")
    return str(path)


def typed(spoken: tuple[str, ...], result: str) -> Sequence[str]:
    name, *rest = spoken
    return [*name.split(), *rest] if rest else words(name, result)


def end_of(words: Sequence[str], stdout: int | IO[str]) -> tuple[int, str]:
    """The exit code, and what was said on standard error."""
    done = ended(started(*words, **PIPES | {"stdout": stdout}))
    return done.returncode, done.stderr


def test_every_command_is_tried() -> None:
    """A new one is to be named here."""
    assert set(names()) == set(PRINTING)


@needs_a_full_device
@pytest.mark.parametrize("spoken", daily(0), ids=" ".join)
def test_a_full_disk_is_told_in_one_line(spoken: tuple[str, ...], result: str) -> None:
    """Exit 2: what was printed is not all there is."""
    with FULL.open("w") as full:
        code, said = end_of(typed(spoken, result), full)

    assert code == 2
    assert said.splitlines()[-1] == "allcli: standard output: no space left on device"
    assert "Traceback" not in said
    assert "Exception" not in said


@pytest.mark.parametrize("spoken", daily(1), ids=" ".join)
def test_a_broken_pipe_ends_without_a_word(spoken: tuple[str, ...], result: str) -> None:
    """141, as shells know it, and never 1: that means that a flag stands."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        code, said = end_of(typed(spoken, result), writer)
    finally:
        os.close(writer)

    assert code == 141
    assert "Traceback" not in said
    assert "standard output" not in said


def without(*closed: int, words: Sequence[str]) -> Completed:
    """The program begun without some of the streams that a shell gives: as by `<&-` and `>&-`."""
    return ended(started(*words, begin=partial(list, map(os.close, closed)), **PIPES))


@pytest.mark.parametrize("name", ["assess", "batch", "validate", "simulate", "convert"])
def test_a_closed_standard_output_is_told(name: str) -> None:
    """What cannot be shown is not passed over as if it had been."""
    done = without(1, words=words(name, ""))

    assert done.returncode == 2
    assert done.stderr.endswith("allcli: standard output: bad file descriptor\n")


def test_a_closed_standard_output_matters_to_nobody_who_does_not_use_it(tmp_path: Path) -> None:
    """The first file that is opened does not become standard output."""
    made = str(tmp_path / "case.toml")
    done = without(0, 1, words=("convert", "cases/in-remission.json", made))

    assert (done.returncode, done.stderr) == (0, "")
    assert run("validate", made).returncode == 0


@pytest.mark.parametrize("name", ["assess", "whynot", "needs", "grade", "validate"])
def test_a_closed_standard_input_is_told(name: str) -> None:
    """Where a case was to come from there."""
    rest = words(name, "")[2:] if name == "whynot" else ()
    done = without(0, words=(name, "-", *rest))

    assert done.returncode == 2
    assert "<stdin>: " in done.stderr + done.stdout
    assert "internal error" not in done.stderr


@needs_a_full_device
@pytest.mark.parametrize(("line", "code"), [(f"assess {CASE}", 0), ("assess no.toml", 2),
                                            ("asess", 2), (f"batch {CASE}", 0)])  # fmt: skip
def test_the_answer_does_not_depend_on_standard_error(line: str, code: int) -> None:
    """Closed or full, it takes nothing away from standard output, and no exit code changes."""
    spoken = line.split()
    plain = without(words=spoken)

    with FULL.open("w") as full:
        filled = ended(started(*spoken, **PIPES | {"stderr": full}))
    for done in (without(2, words=spoken), filled):
        assert (done.returncode, done.stdout) == (code, plain.stdout)


def test_a_pipe_that_does_not_block_gets_everything() -> None:
    """As programs open them that read from several: a full one is waited for."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    process = started("schema", "assessment", stdout=writer)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()

    assert process.wait() == 0
    assert text == run("schema", "assessment").stdout


def test_a_stream_that_was_put_in_the_place_of_another_stays_open() -> None:
    """Whoever calls the program from Python may have replaced standard output and let go of it."""
    replaced = "import sys; sys.stdout = open(1, 'w', closefd=False)\n"
    for spoken in (("--version",), ("batch", CASE, "-q"), ("assess", CASE, "--brief")):
        done = ended(started(*spoken, first=replaced, **PIPES))

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout
