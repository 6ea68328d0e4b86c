"""Measure the budgets of the design and print them; exit 1 when one is broken.

Every figure is a ratio of two things measured in turn on the same machine, so that a slow or busy
machine changes both. The best of many runs is taken: noise only ever adds.
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from allcli.case.model import Case
from allcli.case.read import read_case
from allcli.rulebook.load import load_rulebook
from allcli.triage.assess import assess
from tests.cases import A_DAY, ROOT

CASE = "cases/post-hct-active-gvhd.toml"
RUNS = 20
CALLS = 3000
# As a user runs it: with bytecode kept, and so with the rulebook's copy.
ENV = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Budget(NamedTuple):
    """A ratio and what it may be; without a limit it is only shown."""

    what: str
    against: str
    ratio: float
    limit: float | None

    @property
    def holds(self) -> bool:
        return self.limit is None or self.ratio <= self.limit


def processes(**commands: list[str]) -> dict[str, float]:
    """The best time of each command in milliseconds, run in turn."""
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(RUNS + 1):  # the first round warms the caches
        for name, words in commands.items():
            start = perf_counter()
            subprocess.run(
                [sys.executable, *words], cwd=ROOT, env=ENV, capture_output=True, check=True
            )
            best[name] = min(best[name], (perf_counter() - start) * 1000)
    return best


def start_up() -> list[Budget]:
    """Whole processes against processes that only import the libraries."""
    # `import pydantic` alone loads next to nothing: its names come when they are asked for. The
    # limit is set against a process that has a model class; the bare import is shown beside it.
    bare = "import typer, rich.console, pydantic"
    libraries = "import typer, rich.console; from pydantic import BaseModel"
    took = processes(
        typer=["-c", "import typer"],
        bare=["-c", bare],
        libraries=["-c", libraries],
        version=["-m", "allcli", "--version"],
        text=["-m", "allcli", "assess", CASE],
        as_json=["-m", "allcli", "assess", CASE, "--format", "json"],
    )
    return [
        Budget("allcli --version", "import typer", took["version"] / took["typer"], 1.5),
        Budget("allcli assess, text", libraries, took["text"] / took["libraries"], 1.5),
        Budget("allcli assess, JSON", libraries, took["as_json"] / took["libraries"], 1.5),
        Budget("allcli assess, text", bare, took["text"] / took["bare"], None),
    ]


def in_turn(*work: Callable[[], object]) -> list[float]:
    """Seconds for one call of each, the best of many; called in turn, so that noise hits all."""
    best = [float("inf")] * len(work)
    for _ in range(CALLS):
        for i, each in enumerate(work):
            start = perf_counter()
            each()
            best[i] = min(best[i], perf_counter() - start)
    return best


def core() -> list[Budget]:
    """The triage of a case that is already read, against reading the same case."""
    source = read_case(str(ROOT / CASE))
    text = json.dumps(tomllib.loads((ROOT / CASE).read_text()), default=str)
    rulebook = load_rulebook()
    assessing, validating = in_turn(
        lambda: assess(source, rulebook, A_DAY), lambda: Case.model_validate_json(text)
    )
    return [Budget("case → Assessment", "Case.model_validate_json", assessing / validating, 20)]


def main() -> None:
    budgets = [*start_up(), *core()]
    print(f"{'what':24} {'ratio':>6} {'limit':>6}        against")
    for each in budgets:
        limit = "" if each.limit is None else f"{each.limit:.1f}"
        word = ("holds" if each.holds else "BROKEN") if limit else "shown"
        print(f"{each.what:24} {each.ratio:6.2f} {limit:>6} {word:7} {each.against}")
    sys.exit(not all(each.holds for each in budgets))


main()
