"""A terminal for tests: answers prompt after prompt, reads the screen, never waits for ever."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.cli.process import started

PATIENCE = 30
PROMPT = b": "
CTRL_C = "\x03"
AGAIN = 3  # seconds after which Ctrl-C is pressed again, as a reader would


class Session(NamedTuple):
    """What came of it: the exit code, what a pipe on stdout got, what the screen showed."""

    code: int
    stdout: str
    screen: str


def at_a_terminal(
    words: Sequence[str], typed: Iterable[str], folder: Path, *, whole: bool = False, **env: str
) -> Session:
    """Run a command in `folder` with a terminal for stdin and stderr, and a pipe for stdout.

    With `whole` the terminal takes stdout too.
    """
    screen_end, program_end = pty.openpty()
    process = started(
        *words, folder=folder, env=os.environ | env,
        stdin=program_end, stdout=program_end if whole else subprocess.PIPE, stderr=program_end,
        # Ctrl-C interrupts only what the terminal controls.
        start_new_session=True, begin=_take_the_terminal,
    )  # fmt: skip
    os.close(program_end)
    try:
        screen = _answered(screen_end, list(typed))
        stdout, _ = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(screen_end)
    return Session(process.returncode, (stdout or b"").decode(), screen.decode())


def _take_the_terminal() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell's `&` has it ignore
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _answered(screen_end: int, typed: list[str]) -> bytes:
    """Type the next answer whenever a prompt waits; all that was shown until the program ended."""
    screen = b""
    deadline = time.monotonic() + PATIENCE
    last = ""
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([screen_end], [], [], AGAIN if last == CTRL_C else left)[0]:
            # readline misses one that comes between its prompt and its first look at the keys
            os.write(screen_end, last.encode())
            continue
        try:
            screen += os.read(screen_end, 4096)
        except OSError:  # the program has closed its end
            return screen
        if screen.endswith(PROMPT) and typed:
            last = typed.pop(0)
            os.write(screen_end, last.encode())
    raise TimeoutError(screen.decode()[-200:])
