"""Long runs by hand: `python -m tests.fuzz --minutes 5`, or one trial again by its seed.

`--only KIND` for some kinds (again for more), `--from SEED` to begin elsewhere, `--seed SEED` for
one trial of each, `--wall SECONDS` for how long something may wait.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import count

from tests.fuzz.figures import Figures
from tests.fuzz.kinds import KINDS
from tests.fuzz.pool import WALL, Pool


def main() -> None:
    asked = _asked()
    figures = Figures()
    with Pool(asked.wall) as pool:
        for kind, seed in _trials(asked):
            answer = pool.ask(kind, seed)
            if figures.add(answer):
                print(f"{answer.kind} {answer.seed}: {answer.broken} {answer.words}", flush=True)
    print("\n".join(figures.lines()))
    sys.exit(bool(figures.faults))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(KINDS))
    parser.add_argument("--seed", type=int)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--wall", type=float, default=WALL)
    return parser.parse_args()


def _trials(asked: argparse.Namespace) -> Iterator[tuple[str, int]]:
    """One of each kind with one seed after the other, until the time is over."""
    kinds = asked.only or list(KINDS)
    if asked.seed is not None:
        yield from ((kind, asked.seed) for kind in kinds)
        return
    end = time.monotonic() + 60 * asked.minutes
    for seed in count(asked.first):
        for kind in kinds:
            if time.monotonic() > end:
                return
            yield kind, seed


if __name__ == "__main__":
    main()
