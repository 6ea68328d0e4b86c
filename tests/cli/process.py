"""The program in a process of its own, with the streams, signals and exit codes of one.

Daily the process is a fork of this one, which has loaded everything; in the rest it is a new
interpreter, so tests that start one are marked `more`.
"""

import os
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import allcli
from allcli.cli import main
from allcli.engine.load import load_rulebook
from tests.cases import ROOT
from tests.profile import DAILY, PROFILE

Completed = subprocess.CompletedProcess[str]
Begin = Callable[[], object]
ENV = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
READ_AT_THE_START = ("PYTHON", "LC_")  # by an interpreter: the names begin so
ENCODING = "PYTHONIOENCODING"  # which a fork heeds as well
UNWRITTEN = 120  # how an interpreter ends that could not write what it had left
PATIENCE = 60
PIPES: dict[str, Any] = {
    "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True,
}  # fmt: skip
CALLED = "import sys; sys.argv[0] = 'allcli'\nfrom allcli.cli import main; main()\n"


def started(
    *words: str,
    folder: Path = ROOT,
    env: Mapping[str, str] = ENV,
    begin: Begin = lambda: None,
    first: str = "",
    **streams: Any,
) -> "subprocess.Popen[Any]":
    """The program, begun.

    `begin` is called in its process before an interpreter is there, `first` is run by that one.
    """
    if PROFILE == DAILY and not any(
        name.startswith(READ_AT_THE_START) and os.environ.get(name) != value
        for name, value in env.items()
        if name != ENCODING
    ):
        _load_everything()
        begin = partial(_become_the_program, words, env, begin, first)
    return subprocess.Popen(
        [sys.executable, "-c", first + CALLED, *words],
        cwd=folder, env={"PYTHONPATH": str(ROOT), **env},
        preexec_fn=begin, **streams,  # noqa: PLW1509 - no thread holds what is asked for here
    )  # fmt: skip


def run_process(*words: str, stdin: str = "", **env: str) -> Completed:
    """The program run in an environment: for signals, workers, and what an interpreter reads."""
    return ended(started(*words, env=ENV | env, **PIPES), stdin)


def ended(process: "subprocess.Popen[str]", stdin: str | None = None) -> Completed:
    """How a process ended, and what it wrote to pipes."""
    with process:
        try:
            stdout, stderr = process.communicate(stdin, timeout=PATIENCE)
        except BaseException:
            process.kill()
            raise
    return Completed(process.args, process.returncode, stdout, stderr)


@cache
def _load_everything() -> None:
    """So that no fork does."""
    for module in walk_packages(allcli.__path__, "allcli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    load_rulebook()


def _become_the_program(
    words: tuple[str, ...], env: Mapping[str, str], begin: Begin, first: str
) -> None:
    """In a child that would become a new interpreter: be one. This never returns."""
    code = 1
    try:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # whoever started it waits for this
        begin()
        _as_at_the_start(words, env)
        exec(first, {})
        code = _exit_code()
        code = code if _flushed() else UNWRITTEN
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _as_at_the_start(words: tuple[str, ...], env: Mapping[str, str]) -> None:
    """What an interpreter makes of its surroundings."""
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["allcli", *words]
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        setattr(sys, name, _opened(number, mode, env.get(ENCODING, "utf-8")))
    for failing in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(failing, signal.SIG_IGN)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    warnings.resetwarnings()
    warnings.simplefilter("ignore", DeprecationWarning)


def _opened(number: int, mode: str, encoding: str) -> Any:
    try:
        os.fstat(number)
    except OSError:
        return None
    errors = "backslashreplace" if number == 2 else "strict"
    return open(number, mode, encoding=encoding, errors=errors, closefd=False)


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        assert end.code is None or isinstance(end.code, int)
        return end.code or 0
    return 0


def _flushed() -> bool:
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        return False
    return True
