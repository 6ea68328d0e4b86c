"""What is said for certain stays so, whatever blank of a case file is filled in.

The long run is `python -m tests.outside`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outside.promises import kept_facts, tried
from tests.profile import sampled

COMPLETIONS = 5
Try = Callable[[Any, int, int, Path], Iterator[str | None]]


@pytest.fixture(scope="module")
def schema() -> Any:
    """What the program prints of the fields of a case."""
    return json.loads(subprocess.check_output([sys.executable, "-m", "allcli", "schema"]))


def broken(try_one: Try, schema: Any, seeds: range, folder: Path) -> list[str]:
    """Every promise that is broken, of the seeds that this run tries."""
    path = folder / "case.json"
    said = [said for seed in sampled(seeds) for said in try_one(schema, seed, COMPLETIONS, path)]
    assert said  # some completions were accepted
    return [text for text in said if text]


def test_a_certain_fact_stays_what_it_is(schema: Any, tmp_path: Path) -> None:
    """Each fact that is known before a blank is filled in is the same, or narrower, after it."""
    assert broken(kept_facts, schema, range(1000), tmp_path) == []


def test_verdicts_stay_in_their_interval_and_robust_stays_robust(
    schema: Any, tmp_path: Path
) -> None:
    """As it is printed: each option, the suggestion, the facts."""
    assert broken(tried, schema, range(60), tmp_path) == []
