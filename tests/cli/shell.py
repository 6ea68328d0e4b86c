"""The program as a shell user runs it: here in this process, or in one of its own.

Neither has a terminal, and both see the same environment and working folder.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

from allcli.cli import main
from tests.cases import ROOT

ENV = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
Completed = subprocess.CompletedProcess[str]


def run(*words: str, stdin: str = "", **env: str) -> Completed:
    """The program called, which spares the start of an interpreter."""
    of_the_interpreter = [name for name in env if name.startswith(("PYTHON", "LC_"))]
    assert not of_the_interpreter, "is read when a process starts: call run_process"
    given = TextIOWrapper(BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8")
    out, err = (
        TextIOWrapper(BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace")
    )
    with (
        patch.multiple(sys, argv=["allcli", *words], stdin=given, stdout=out, stderr=err),
        _as_in_a_new_process(env),
    ):
        code = _exit_code()
    return Completed(words, code, _text(out), _text(err))


def run_process(*words: str, stdin: str = "", **env: str) -> Completed:
    """The program started: for what an interpreter reads when it starts, signals and workers."""
    return subprocess.run(
        [sys.executable, "-m", "allcli", *words],
        input=stdin, capture_output=True, text=True, cwd=ROOT, env=ENV | env, check=False,
    )  # fmt: skip


def _exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        assert ended.code is None or isinstance(ended.code, int)
        return ended.code or 0
    return 0


@contextmanager
def _as_in_a_new_process(env: dict[str, str]) -> Iterator[None]:
    """Environment, folder and pipes instead of a terminal; afterwards all is as it was."""
    before = os.getcwd()  # noqa: PTH109 - may be gone by now
    with (
        patch.dict(os.environ, ENV | env, clear=True),
        patch("os.get_terminal_size", side_effect=OSError),
    ):
        os.chdir(ROOT)
        try:
            yield
        finally:
            os.chdir(before)
            gc.unfreeze()  # what `main` does for a short run
            gc.enable()


def _text(stream: TextIOWrapper) -> str:
    """What was written, with the line ends that a pipe opened as text has."""
    stream.flush()
    written = stream.buffer
    assert isinstance(written, BytesIO)
    return TextIOWrapper(BytesIO(written.getvalue()), "utf-8").read()
