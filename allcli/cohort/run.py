"""One run over a cohort: cases in, records out, everything counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from allcli.cohort.ids import Ids
from allcli.cohort.items import DIGEST, Item, stated
from allcli.cohort.notes import Notes
from allcli.cohort.output import FileOutput, Output
from allcli.cohort.resume import State, chained
from allcli.cohort.tally import NO_PATIENTS, Tally
from allcli.cohort.work import Done, Recipe, digest, identity
from allcli.cohort.workers import results
from allcli.report.columns import CasePage

SHOWN = 10


class ResumeError(Exception):
    """The cases, or their local rulebooks, are not those that the interrupted run has seen."""


class Repeated(NamedTuple):
    """An id that another case before had too."""

    id: str
    place: str


class Run:
    """The state of a run: what was counted, the ids seen, the hash over every case so far."""

    def __init__(self, recipe: Recipe, fingerprint: str) -> None:
        self.recipe, self.fingerprint = recipe, fingerprint
        self.tally = Tally()
        self.faults: list[str] = []
        self.repeated: list[Repeated] = []
        self.pages: list[CasePage] = []
        self.notes: Notes = Counter()
        self.cases = 0
        self._chain = bytes(DIGEST)
        self._ids = Ids()

    def resume(self, items: Iterator[Item], state: State) -> None:
        """Pass over the cases that are done, and make sure that they are the same.

        Raises ResumeError.
        """
        for _ in range(state.cases):
            item = next(items, None)
            if item is None:
                raise ResumeError
            case = stated(item)
            self._chain = chained(self._chain, digest(item, case, self.recipe))
            if not case.fault:
                self._see(identity(item, case.data), "")
        if self._chain.hex() != state.chain:
            raise ResumeError
        self.cases = state.cases
        for topic, counts in state.tally.items():
            self.tally[topic] = Counter(counts)
        self.faults = state.faults
        self.repeated = [Repeated(*pair) for pair in state.repeated]

    def go(
        self, items: Iterator[Item], jobs: int, output: Output, watch: Callable[[Done], None]
    ) -> None:
        """Assess every case that is left; raises what the output raises."""
        for done in results(items, self.recipe, jobs):
            output.add(done.records)
            self._count(done)
            if isinstance(output, FileOutput):
                output.reached(self._state(output))
            watch(done)
        self.tally[NO_PATIENTS] = +self.notes
        output.finish()

    def _count(self, done: Done) -> None:
        self.tally.add(done.tally)
        self.faults += done.faults[: SHOWN - len(self.faults)]
        self.pages += done.pages
        self.cases += len(done.digests)
        for case, name, place in zip(done.digests, done.ids, done.places, strict=True):
            self._chain = chained(self._chain, case)
            self._see(name, place)

    def _see(self, name: str, place: str) -> None:
        """Note an id, and whether it came before."""
        if name and self._ids.add(name) and place:
            self.tally["cases"]["with an id that came before"] += 1
            if len(self.repeated) < SHOWN:
                self.repeated.append(Repeated(name, place))

    def _state(self, output: FileOutput) -> State:
        size, written = output.written
        tally = {topic: dict(counts) for topic, counts in self.tally.items()}
        return State(
            self.fingerprint, self.recipe.today.isoformat(), self.cases, self._chain.hex(), size,
            written, tally, self.faults, list(map(list, self.repeated)),
        )  # fmt: skip
