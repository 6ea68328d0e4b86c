"""A worker and what it is asked: one that dies or hangs is named by the trial, and replaced."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from types import TracebackType
from typing import IO, NamedTuple, Self

from tests.cases import ROOT
from tests.fuzz.trial import TYPED

WALL = 300  # seconds: only what waits for ever needs them
GRACE = 5


class Answer(NamedTuple):
    """What came of a trial, and what it cost."""

    kind: str
    seed: int
    code: int
    broken: tuple[str, ...]
    words: tuple[str, ...] = ()
    size: int = 0
    seconds: float = 0.0
    peak: int = 0


class Pool:
    """One worker at a time, begun when it is needed."""

    def __init__(self, wall: float = WALL) -> None:
        self._wall = wall
        self._worker: subprocess.Popen[str] | None = None
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the pool

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._worker:
            self._end(self._worker, hangs=False)
        self._said.close()

    def ask(self, kind: str, seed: int) -> Answer:
        """The trial of a kind with a seed."""
        worker = self._worker = self._worker or self._begun()
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(f"{kind} {seed}\n")
        worker.stdin.flush()
        ready = select.select([worker.stdout], [], [], self._wall)[0]
        line = worker.stdout.readline() if ready else ""
        if line:
            raw = json.loads(line)
            raw |= {"broken": tuple(raw["broken"]), "words": tuple(raw["words"])}
            return Answer(kind, seed, **raw)
        code = self._end(worker, hangs=not ready)
        self._worker = None
        self._said.seek(0)
        said = self._said.read().decode(errors="replace")
        typed = tuple(line for line in said.splitlines() if line.startswith(TYPED))[-1:]
        return Answer(kind, seed, code, (_why(code, said, waited=not ready),), typed)

    def _begun(self) -> "subprocess.Popen[str]":
        self._said.seek(0)
        self._said.truncate()
        return subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said, text=True, cwd=ROOT,
            start_new_session=True,
        )  # fmt: skip

    def _end(self, worker: "subprocess.Popen[str]", *, hangs: bool) -> int:
        """End it and what it began; the exit code that it had, or now has."""
        assert worker.stdin
        assert worker.stdout
        worker.stdin.close()
        if hangs:
            worker.send_signal(signal.SIGXCPU)  # says where it stands
        with suppress(subprocess.TimeoutExpired):
            worker.wait(GRACE)
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        code = worker.wait()
        worker.stdout.close()
        return code


def _why(code: int, said: str, *, waited: bool) -> str:
    """How a worker ended, and where it stood."""
    places = re.findall(r'File "[^"]*/allcli/([^"]+)", line \d+ in (\w+)', said)
    last = [line for line in said.splitlines() if line.strip()][-1:]
    where = ":".join(places[0]) if places else f"not in allcli: {last}"
    if waited:
        return f"hang: waits for ever ({where})"
    if code == -signal.SIGXCPU:
        return f"hang: processor time ({where})"
    return f"the process died with {code} ({where})"
