"""Measure the budgets of the design and print them; exit 1 when one is broken.

`python -m tests.bench core engines` measures only those; `CASES=100000` makes the cohort larger.
"""

import sys
from collections.abc import Callable, Iterable, Iterator

from tests.bench.cohort import batch
from tests.bench.core import core, growth, needs
from tests.bench.engines import engines
from tests.bench.measure import KEPT, Budget, keep, machine, processes
from tests.cases import ROOT

CASE = "cases/post-hct-active-gvhd.toml"
RUNS = 20


def start_up() -> Iterator[Budget]:
    """Whole processes against processes that only import the libraries."""
    # `import pydantic` alone loads next to nothing: its names come when they are asked for. The
    # limit is set against a process that has a model class; the bare import is shown beside it.
    bare = "import typer, rich.console, pydantic"
    libraries = "import typer, rich.console; from pydantic import BaseModel"
    took = processes(
        RUNS,
        typer=["-c", "import typer"],
        bare=["-c", bare],
        libraries=["-c", libraries],
        version=["-m", "allcli", "--version"],
        text=["-m", "allcli", "assess", CASE],
        as_json=["-m", "allcli", "assess", CASE, "--format", "json"],
    )
    yield Budget("allcli --version", "import typer", took["version"] / took["typer"], 1.5)
    yield Budget("allcli assess, text", libraries, took["text"] / took["libraries"], 1.5)
    yield Budget("allcli assess, JSON", libraries, took["as_json"] / took["libraries"], 1.5)
    yield Budget("allcli assess, text", bare, took["text"] / took["bare"], None)


PARTS: dict[str, Callable[[], Iterable[Budget]]] = {
    "startup": start_up, "core": core, "needs": needs, "growth": growth, "engines": engines,
    "batch": batch,
}  # fmt: skip


def main() -> None:
    asked = sys.argv[1:] or list(PARTS)
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    budgets: list[Budget] = []
    for part in asked:
        for each in PARTS[part]():
            budgets.append(each)
            show(each)
    keep(budgets)
    print(f"kept in {KEPT.relative_to(ROOT)}")
    sys.exit(any(each.word == "BROKEN" for each in budgets))


def show(each: Budget) -> None:
    sign = "" if each.limit is None else f"{'≥' if each.least else '≤'} {each.limit:g}"
    print(f"{each.what:45} {each.ratio:7.2f} {sign:>6}  {each.word:7} {each.against}", flush=True)


if __name__ == "__main__":
    main()
