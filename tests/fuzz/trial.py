"""One trial: input made from a seed in a folder of its own, calls of it, and what did not hold."""

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.fuzz.call import Call, made
from tests.fuzz.promises import broken, snapshot

TYPED = "typed: "


class Result(NamedTuple):
    """What came of a trial: the last exit code, the promises broken, what was typed and read."""

    code: int
    broken: tuple[str, ...]
    words: tuple[str, ...]
    size: int


Trial = Callable[[Random, Path], Result]


def called(make: Callable[[Random, Path], Call]) -> Trial:
    """The trial of a single call."""

    def trial(rng: Random, folder: Path) -> Result:
        return judged(make(rng, folder), folder)

    return trial


def judged(call: Call, folder: Path) -> Result:
    """Make a call in a folder and look at what it left."""
    before = snapshot(folder)
    print(f"{TYPED}{call.words!a}", file=sys.__stderr__, flush=True)  # known if it hangs
    outcome = made(call)
    faults = tuple(broken(call, outcome, before, snapshot(folder)))
    size = sum(len(data) for _, data in before.values()) + len(call.stdin)
    return Result(outcome.code, faults, call.words, size)


def tried(kind: str, seed: int, trial: Trial) -> Result:
    """The trial of a kind with a seed: the same twice is the same."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name, contextlib.chdir(name):
        return trial(Random(f"{kind} {seed}"), Path(name))


def several(results: Iterator[Result]) -> Result:
    """What came of the calls of one trial together."""
    made_here = list(results)
    faults = tuple(dict.fromkeys(fault for result in made_here for fault in result.broken))
    last = made_here[-1]
    return Result(last.code, faults, last.words, sum(result.size for result in made_here))
