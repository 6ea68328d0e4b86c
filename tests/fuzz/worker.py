"""Makes the trials that it is asked for on standard input, in a process that has limits.

A line `KIND SEED` in, a line of JSON out; what hangs or grows without end ends this process alone.
"""

import faulthandler
import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.fuzz.kinds import KINDS
from tests.fuzz.trial import tried

# Seconds for one trial; an open case in `matrix` needs a quarter of them, a large file none.
PROCESSOR = {"large": 10}
OTHERS = 60
MEMORY = 2 << 30


def serve() -> None:
    """Answer until nobody asks."""
    answers = os.fdopen(os.dup(1), "w")
    with Path(os.devnull).open("wb") as null:
        os.dup2(null.fileno(), 1)
    faulthandler.register(signal.SIGXCPU, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number, line in enumerate(sys.stdin, 1):
        kind, seed = line.split()
        _forget_peak()
        began = time.process_time()
        with _limited(PROCESSOR.get(kind, OTHERS)):
            result = tried(kind, int(seed), KINDS[kind])
        took = time.process_time() - began
        answers.write(json.dumps({**result._asdict(), "seconds": took, "peak": _peak()}) + "\n")
        answers.flush()
        if number % 50 == 0:  # the program leaves its garbage to the end of the process
            gc.unfreeze()
            gc.collect()


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Processor time for one trial; beyond it the signal that ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))
    yield


def _forget_peak() -> None:
    with suppress(OSError):  # not Linux: the largest so far
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    """The most memory since the peak was forgotten, in kilobytes."""
    with suppress(OSError, StopIteration, ValueError):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    serve()
