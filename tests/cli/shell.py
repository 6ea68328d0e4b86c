"""The program as a shell user runs it, but in this process and without a terminal."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from unittest.mock import patch

from allcli.cli import main
from tests.cases import ROOT
from tests.cli.process import ENV, Completed
from tests.shared import answers_shared

SHELL = frozenset("|<>&;()*?$`")


def run(*words: str, stdin: str = "", **env: str) -> Completed:
    """The program called, which spares the start of an interpreter."""
    return run_in(ROOT, *words, stdin=stdin, **env)


def run_in(folder: Path, *words: str, stdin: str = "", **env: str) -> Completed:
    """The same in another folder."""
    code, out, err = called(words, stdin, folder=folder, env=env)
    return Completed(words, code, _text(out), _text(err))


def called(
    words: Sequence[str],
    stdin: str = "",
    *,
    folder: Path = ROOT,
    encoding: str = "utf-8",
    env: Mapping[str, str] = MappingProxyType({}),
) -> tuple[int, bytes, bytes]:
    """The exit code of the program and what it wrote, on streams of an encoding."""
    of_the_interpreter = [name for name in env if name.startswith(("PYTHON", "LC_"))]
    assert not of_the_interpreter, "is read when a process starts: call run_process"
    given = TextIOWrapper(BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8")
    out, err = (
        TextIOWrapper(BytesIO(), encoding, errors) for errors in ("strict", "backslashreplace")
    )
    with (
        patch.multiple(sys, argv=["allcli", *words], stdin=given, stdout=out, stderr=err),
        _as_in_a_new_process(folder, env),
        answers_shared(),
    ):
        return _exit_code(), _written(out), _written(err)


def answered(cases: str) -> str:
    """The cases; what is found for them finds every process that is forked later on."""
    run("batch", "-", "-j", "1", "--columns", "id,salvage", stdin=cases)
    return cases


def drafted(document: str, draft: Path) -> str:
    """The case that `convert` drafts from a foreign document, which is a valid one."""
    assert run("convert", document, str(draft)).returncode == 0
    assert run("validate", str(draft)).returncode == 0
    return draft.read_text(encoding="utf-8")


def run_line(line: str, folder: Path) -> Completed:
    """A line typed in a folder; as far as it needs no shell, the program is called."""
    words = shlex.shlex(line, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    first = list(takewhile(lambda word: word != "|", words))
    if first[0] != "allcli" or any(SHELL.intersection(word) for word in first):
        return _in_shell(line, folder)
    done = run_in(folder, *first[1:])
    _, _, rest = line.partition(" | ")
    if done.returncode or not rest:
        return done
    return _in_shell(rest, folder, stdin=done.stdout)


def _in_shell(line: str, folder: Path, stdin: str = "") -> Completed:
    """A line in bash, for which `allcli` is the program."""
    program = folder / "allcli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m allcli "$@"\n')
    program.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        input=stdin, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        assert ended.code is None or isinstance(ended.code, int)
        return ended.code or 0
    return 0


@contextmanager
def _as_in_a_new_process(folder: Path, env: Mapping[str, str]) -> Iterator[None]:
    """Environment, folder and pipes instead of a terminal; afterwards all is as it was."""
    before = os.getcwd()  # noqa: PTH109 - may be gone by now
    with (
        patch.dict(os.environ, {**ENV, **env}, clear=True),
        patch("os.get_terminal_size", side_effect=OSError),
        patch("gc.disable"),
        patch("gc.freeze"),  # as `main` asks for, in a process that then ends
    ):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, BytesIO)
    return written.getvalue()


def _text(written: bytes) -> str:
    """With the line ends that a pipe opened as text has."""
    return TextIOWrapper(BytesIO(written), "utf-8").read()
