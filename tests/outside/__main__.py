"""The long run: `python -m tests.outside facts 20000 5` tries 20,000 cases, 5 completions of each.

Of the facts alone, or with `answers` of verdicts and the suggestion too, which takes longer.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.outside.promises import kept_facts, tried

CHUNK = 500  # cases, after which it is told how far the run is


def main() -> int:
    """Print each promise that is broken, then how much was tried."""
    what, *numbers = [*sys.argv[1:], *("facts", "20000", "5", "0")[len(sys.argv) - 1 :]]
    cases, completions, first = map(int, numbers)
    try_one = kept_facts if what == "facts" else tried
    schema = json.loads(subprocess.check_output([sys.executable, "-m", "allcli", "schema"]))
    done = broken = 0
    with TemporaryDirectory() as folder:
        for seed in range(first, first + cases):
            if seed > first and not (seed - first) % CHUNK:
                print(f"{seed - first} cases, {done} completions, {broken} broken", flush=True)
            for said in try_one(schema, seed, completions, Path(folder, "case.json")):
                done += 1
                broken += said is not None
                if said:
                    print(f"seed {seed}: {said}", flush=True)
    print(f"{cases} cases, {done} completions, {broken} broken promises")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
