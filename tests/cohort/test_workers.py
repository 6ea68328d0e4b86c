"""Workers change the speed, never the result."""

import pytest

from allcli.cohort.mapping import Map
from allcli.cohort.resume import chained
from allcli.cohort.workers import CHUNK, results
from tests.cohort.cohorts import ndjson, of_lines, recipe, settled
from tests.profile import slow

DATA = ndjson(CHUNK, seed=4) + settled(CHUNK * 2) + b"\nnonsense\n" + ndjson(5, seed=5)


def outcome(jobs: int) -> tuple[list[object], bytes, dict[str, dict[str, int]]]:
    written: list[object] = []
    chain = b""
    counts: dict[str, dict[str, int]] = {}
    for done in results(of_lines(DATA), recipe(columns=()), jobs):
        written += done.records
        for digest in done.digests:
            chain = chained(chain, digest)
        for topic, counted in done.tally.items():
            for name, count in counted.items():
                table = counts.setdefault(topic, {})
                table[name] = table.get(name, 0) + count
    return written, chain, counts


@pytest.mark.parametrize("workers", [2, pytest.param(3, marks=slow)])
def test_the_result_is_the_same_whatever_the_number_of_workers(workers: int) -> None:
    """Every record in its place, the same hash over the cases, the same counts."""
    assert outcome(workers) == outcome(1)


def test_a_fault_of_ours_costs_one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named without a traceback and without what the case said."""

    def broken(*_: object) -> None:
        raise RuntimeError("patient 4711")

    monkeypatch.setattr("allcli.cohort.work.assessed", broken)
    (done,) = results(of_lines(b'{"id": "p1", "patient": {"age": 4}}'), recipe(mapping=Map()), 1)

    assert "internal error (RuntimeError)" in str(done.records[0])
    assert "4711" not in str(done.records[0])
