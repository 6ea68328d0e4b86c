"""Measuring: everything is a ratio of two things timed in turn, the best of many runs.

A slow or busy machine changes both; noise only ever adds.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter
from typing import NamedTuple

from tests.cases import ROOT

# As a user runs it: with bytecode kept, and so with the rulebook's copy.
ENV = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
KEPT = ROOT / ".benchmarks" / "latest.json"


class Budget(NamedTuple):
    """A ratio and what it may be: at most `limit`, or with `least` at least; else only shown."""

    what: str
    against: str
    ratio: float
    limit: float | None
    least: bool = False

    @property
    def word(self) -> str:
        if self.limit is None:
            return "shown"
        holds = self.ratio >= self.limit if self.least else self.ratio <= self.limit
        return "holds" if holds else "BROKEN"


def in_turn(calls: int, *work: Callable[[], object]) -> list[float]:
    """Seconds for one call of each, the best of many; called in turn, so that noise hits all."""
    best = [float("inf")] * len(work)
    for _ in range(calls):
        for i, task in enumerate(work):
            start = perf_counter()
            task()
            best[i] = min(best[i], perf_counter() - start)
    return best


def started(*words: str, **env: str) -> object:
    """Python run to its end, in the checkout."""
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=ENV | env, capture_output=True, check=True
    )


def processes(
    runs: int, start: Callable[..., object] = started, **commands: list[str]
) -> dict[str, float]:
    """The least seconds of the processor that each command takes, run in turn."""
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(runs + 1):  # the first round warms the caches
        for name, words in commands.items():
            before = _of_children()
            start(*words)
            best[name] = min(best[name], _of_children() - before)
    return best


def _of_children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Took(NamedTuple):
    """Seconds of one process, those of the processor for it and its children, peak memory in MB.

    The peak is that of the largest of them.
    """

    seconds: float
    cpu: float
    peak: float


# A child begins with the peak of the process that made it, so a small one makes it.
_LAUNCH = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.executable, [sys.executable, "-m", "allcli", *sys.argv[1:]], os.environ,
                       file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0)
                                     for fd in (1, 2)])
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def process(words: Sequence[str]) -> Took:
    """Run a command of allcli to its end."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *words],
        cwd=ROOT, env=ENV, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Took(*map(float, done.stdout.split()))


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.processor(), "cores": str(os.cpu_count()),
        "system": platform.platform(terse=True), "python": platform.python_version(),
    }  # fmt: skip


def keep(budgets: Sequence[Budget]) -> None:
    """The figures with the machine they were measured on, for a later comparison."""
    KEPT.parent.mkdir(exist_ok=True)
    rows = [budget._asdict() | {"word": budget.word} for budget in budgets]
    KEPT.write_text(json.dumps({"machine": machine(), "budgets": rows}, indent=2) + "\n")
