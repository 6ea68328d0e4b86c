"""What a run came to: trials by kind, exit codes, the slowest and largest, faults by cause."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.fuzz.pool import Answer


class Figures:
    """Counts, and for each cause of a fault the smallest input that shows it."""

    def __init__(self) -> None:
        self.faults: dict[str, Answer] = {}
        self._times: Counter[str] = Counter()
        self._codes: dict[str, Counter[int]] = defaultdict(Counter)
        self._slowest: dict[str, Answer] = {}
        self._largest: dict[str, Answer] = {}

    def add(self, answer: Answer) -> bool:
        """Take note of a trial; whether it shows a fault that none before it did."""
        kind = answer.kind
        self._codes[kind][answer.code] += 1
        self._slowest[kind] = max(self._slowest.get(kind, answer), answer, key=lambda a: a.seconds)
        self._largest[kind] = max(self._largest.get(kind, answer), answer, key=lambda a: a.peak)
        new = False
        for fault in answer.broken:
            cause = cause_of(fault)
            new = new or cause not in self.faults
            self._times[cause] += 1
            self.faults[cause] = min(self.faults.get(cause, answer), answer, key=lambda a: a.size)
        return new

    def lines(self) -> Iterator[str]:
        """The figures, as a person reads them."""
        yield f"{'kind':10} {'trials':>7}  {'slowest':>16} {'largest':>16}  exit codes"
        for kind, codes in self._codes.items():
            slow, big = self._slowest[kind], self._largest[kind]
            yield (
                f"{kind:10} {codes.total():7,}  {slow.seconds:6.2f} s {slow.seed:>7}"
                f" {big.peak / 1024:6.0f} MB {big.seed:>6}  "
                + ", ".join(f"{code}: {number:,}" for code, number in sorted(codes.items()))
            )
        total = sum(codes.total() for codes in self._codes.values())
        yield f"{total:,} trials, {len(self.faults)} causes of faults"
        for cause, number in self._times.most_common():
            least = self.faults[cause]
            again = f"python -m tests.fuzz --seed {least.seed} --only {least.kind}"
            yield f"{number:6,}  {cause}\n        {again}  # {' '.join(least.words)[:100]!r}"


def cause_of(fault: str) -> str:
    """A fault without what differs from one input to the next."""
    if not fault.startswith("internal error"):
        return fault[:160]
    said, _, where = fault.partition(" (")
    said = re.sub(r"'[^']*'|\"[^\"]*\"|\d+(\.\d+)?", "_", said)
    return f"{said[:90]} ({where}"
