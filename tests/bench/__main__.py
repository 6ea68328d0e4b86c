"""Measure the budgets of the design and print them; exit 1 when one is broken.

`python -m tests.bench core engines` measures only those; `CASES=100000` makes the cohort larger.
"""

import sys
from collections.abc import Callable, Iterable

from tests.bench.cohort import batch, registry
from tests.bench.core import core, growth, needs, roads, sparse
from tests.bench.engines import engines
from tests.bench.measure import KEPT, Budget, keep, machine
from tests.bench.startup import start_up
from tests.cases import ROOT

PARTS: dict[str, Callable[[], Iterable[Budget]]] = {
    "startup": start_up, "core": core, "sparse": sparse, "needs": needs, "roads": roads,
    "growth": growth, "engines": engines, "batch": batch, "registry": registry,
}  # fmt: skip


def main() -> None:
    asked = sys.argv[1:] or list(PARTS)
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    budgets: list[Budget] = []
    for part in asked:
        for budget in PARTS[part]():
            budgets.append(budget)
            show(budget)
    keep(budgets)
    print(f"kept in {KEPT.relative_to(ROOT)}")
    sys.exit(any(budget.word == "BROKEN" for budget in budgets))


def show(budget: Budget) -> None:
    sign = "" if budget.limit is None else f"{'≥' if budget.least else '≤'} {budget.limit:g}"
    print(
        f"{budget.what:45} {budget.ratio:7.2f} {sign:>6}  {budget.word:7} {budget.against}",
        flush=True,
    )


if __name__ == "__main__":
    main()
