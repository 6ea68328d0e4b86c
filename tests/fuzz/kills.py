"""Kills at random points of `batch --output`: `--resume` makes what nobody interrupted."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from unittest import mock

from tests.fuzz.call import Call, made
from tests.fuzz.cohorts import COLUMNS, OUT, PART, STATE, records
from tests.fuzz.forked import Streams, forked
from tests.fuzz.promises import same
from tests.fuzz.trial import Result, judged

# Calls of C that change a file: a kill falls between two of them.
CHANGES = {"write", "flush", "truncate", "replace", "rename", "link", "unlink", "remove", "fsync",
           "open", "close", "chmod", "fchmod", "seek", "flock", "lockf"}  # fmt: skip
SUMMARY = "summary.txt"


def kills(rng: Random, folder: Path) -> Result:
    """A run that is killed up to three times, wherever it stands, and goes on each time."""
    jobs = rng.choice("1112")
    (folder / "x.ndjson").write_bytes(b"\n".join(records(rng, 12 if jobs == "1" else 48)))
    form = rng.choice(("ndjson", "ndjson", "csv"))
    words = ("batch", "x.ndjson", "-o", OUT, "-f", form, "-j", jobs, "--columns", COLUMNS)
    summary = ("--summary", SUMMARY)
    made(Call((*words, *summary)))
    whole = _taken(OUT), _taken(SUMMARY)
    with mock.patch("allcli.cohort.output.PAUSE", -1.0):
        for _ in range(rng.choice((1, 1, 2, 3))):
            with Path(os.devnull).open("r+b") as null:
                nothing = Streams(*[null.fileno()] * 3)
                at = rng.randrange(1, 400)
                forked(Call((*words, *summary, "--resume")), nothing, _killing(at))
    finished = (folder / OUT).exists()
    result = judged(Call((*words, *summary, "--resume"), ".", writes=(OUT, SUMMARY)), folder)
    if result.code and not finished:
        return result._replace(broken=(*result.broken, "what was killed cannot be resumed"))
    faults = [*same("the output", _taken(OUT), whole[0])]
    if not finished:
        faults += [*same("the summary", _taken(SUMMARY), whole[1])]
        faults += [f"{name} is left behind" for name in (PART, STATE) if (folder / name).exists()]
    return result._replace(broken=(*result.broken, *faults))


def _taken(name: str) -> bytes:
    """The bytes of a file that is then away."""
    path = Path(name)
    data = path.read_bytes() if path.exists() else b""
    path.unlink(missing_ok=True)
    return data


def _killing(at: int) -> Callable[[], None]:
    """Arms a process so that it dies before its n-th change of a file."""
    left, armed = at, 0

    def hit(_frame: FrameType, event: str, what: Any) -> None:
        nonlocal left
        if event == "c_call" and what.__name__ in CHANGES and os.getpid() == armed:
            left -= 1
            if not left:
                os.kill(armed, signal.SIGKILL)

    def arm() -> None:
        nonlocal armed
        armed = os.getpid()
        sys.setprofile(hit)

    return arm
