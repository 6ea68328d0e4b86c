"""How far a long run has come, on one line of the terminal that is written over."""

from time import monotonic
from typing import TextIO

FIRST = 1.0
EVERY = 0.25
PATIENCE = 2.0


class Progress:
    """Cases, rate and what remains; silent for the first second, and for a short run for good."""

    def __init__(self, to: TextIO, total: int | None) -> None:
        self._to, self._total = to, total
        self._start = self._shown = monotonic()
        self._cases = self._size = 0
        self._visible = False

    def add(self, cases: int, size: int) -> None:
        """So many cases more, of so many bytes."""
        self._cases += cases
        self._size += size
        now = monotonic()
        if now - self._shown > (EVERY if self._visible else FIRST):
            self._shown, self._visible = now, True
            self._to.write(f"\r{line(self._cases, now - self._start, self._left(now))}\x1b[K")
            self._to.flush()

    def _left(self, now: float) -> float | None:
        if not self._total or not self._size:
            return None
        return (now - self._start) * max(self._total / self._size - 1, 0)

    def clear(self) -> None:
        """Take the line away."""
        if self._visible:
            self._to.write("\r\x1b[K")
            self._to.flush()


class StepCounter:
    """Which of a few long steps a run is at; on a terminal alone, and not for a short run."""

    def __init__(self, to: TextIO, steps: int) -> None:
        self._to, self._steps = to, steps
        self._start = monotonic()
        self._step = 0
        self._visible = False

    def begin(self, name: str) -> None:
        """The next step, by its name."""
        self._step += 1
        if self._to.isatty() and monotonic() - self._start > PATIENCE:
            self._visible = True
            self._to.write(f"\r{name}: {self._step} of {self._steps}\x1b[K")
            self._to.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._visible:
            self._to.write("\r\x1b[K")
            self._to.flush()


def line(cases: int, took: float, left: float | None) -> str:
    """`12,000 cases, 640 a second, 2 min 5 s left`."""
    said = f"{cases:,} cases, {cases / max(took, 0.001):,.0f} a second"
    return said if left is None else f"{said}, {duration(left)} left"


def duration(seconds: float) -> str:
    """`40 s`, `2 min 5 s`, `1 h 12 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
