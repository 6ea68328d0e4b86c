"""Synthetic cohorts of any size, and what a batch over one costs.

`python -m tests.bench.cohort 1000 7 folder` writes one as NDJSON, as CSV and as a folder of files;
`allcli simulate` is the same for everybody.
"""

import csv
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allcli.cohort.simulate import cohort
from allcli.cohort.work import done
from allcli.report.columns import DEFAULT
from tests.bench.core import FULL
from tests.bench.measure import Budget, Took, in_turn, process
from tests.cases import ROOT
from tests.cohort.cohorts import of_lines, recipe

FEW = 1000
ROUNDS = 2
CASES = int(os.environ.get("CASES", "3000"))
SPARSE = 10 * CASES
FLAT = ("columns", "--columns", "default"), ("whole assessments",)
BESIDE = 1.2  # of processor time for one job: a fifth more leaves two jobs 1.67 times as fast


def write_ndjson(place: Path, number: int, seed: int, *, sparse: bool = False) -> Path:
    with place.open("w") as file:
        file.writelines(json.dumps(case) + "\n" for case in cohort(number, seed, sparse=sparse))
    return place


def write_csv(place: Path, number: int, seed: int) -> Path:
    """Every field in a column called like it; lists of words in one cell."""
    rows = [dict(_cells(case)) for case in cohort(number, seed)]
    header = list(dict.fromkeys(name for row in rows for name in row))
    with place.open("w", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
    return place


def _cells(case: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for table, fields in case.items():
        if fields == []:
            yield table, "none"
        elif isinstance(fields, list):
            for number, entry in enumerate(fields, 1):
                yield from ((f"{table}.{number}.{name}", _cell(v)) for name, v in entry.items())
        elif isinstance(fields, dict):
            yield from ((f"{table}.{name}", _cell(value)) for name, value in fields.items())
        else:
            yield table, fields


def _cell(value: Any) -> Any:
    return ("|".join(value) or "none") if isinstance(value, list | tuple) else value


def write_folder(place: Path, number: int, seed: int) -> Path:
    place.mkdir(exist_ok=True)
    for case in cohort(number, seed):
        (place / f"{case['id']}.json").write_text(json.dumps(case))
    return place


def batch() -> Iterator[Budget]:
    """Two processes against one, many cases against few."""
    with TemporaryDirectory() as folder:
        few = write_ndjson(Path(folder) / "few.ndjson", FEW, 1)
        many = write_ndjson(Path(folder) / "many.ndjson", CASES, 1)
        for kind, *words in FLAT:
            rounds = [
                (_run(many, 1, words), _run(few, 2, words), _run(many, 2, words),
                 _side_by_side(many, words))
                for _ in range(ROUNDS)
            ]  # fmt: skip
            one_job, small, two_jobs, apart = map(_best, zip(*rounds, strict=True))
            print(
                f"{CASES:,} cases, {kind}: {CASES / two_jobs.seconds:,.0f} a second, "
                f"{one_job.cpu / CASES * 1000:.1f} ms of processor each, "
                f"peak {two_jobs.peak:.0f} MB"
            )
            # Where others use the machine too, or its cores share what they compute with, two
            # processes that know nothing of each other do not run at twice the rate of one: what
            # two jobs are to them is shown beside, to tell the machine's part from ours.
            faster = one_job.seconds / two_jobs.seconds / 2
            yield Budget(f"2 jobs, {kind}", "1 job alone, x 2", faster, 0.8, least=True)
            beside = apart.seconds / two_jobs.seconds / 2
            yield Budget(f"2 jobs, {kind}", "2 runs side by side", beside, None)
            yield Budget(
                f"processor time, 2 jobs, {kind}", "1 job", two_jobs.cpu / one_job.cpu, BESIDE
            )
            yield Budget(
                f"peak memory, {CASES:,}", f"{FEW:,} cases", two_jobs.peak / small.peak, 1.2
            )
            # linear: three times the cases would cost three times as much each, were it not
            growth = two_jobs.cpu / CASES / (small.cpu / FEW)
            yield Budget(f"processor time a case, {CASES:,}", f"{FEW:,} cases", growth, 1.1)


def registry() -> Iterator[Budget]:
    """Rows of a registry, of which most is unknown, against one case that is told in full."""
    case = tomllib.loads((ROOT / "cases" / f"{FULL[0]}.toml").read_text())
    full = list(of_lines(json.dumps(case, default=str).encode()))
    (alone,) = in_turn(100, lambda: done(full, recipe(columns=DEFAULT)))
    with TemporaryDirectory() as folder:
        rows = write_ndjson(Path(folder) / "registry.ndjson", SPARSE, 1, sparse=True)
        nothing = write_ndjson(Path(folder) / "nothing.ndjson", 0, 1)
        start, whole, two_jobs = (
            _run(file, jobs, ["--columns", "default"])
            for file, jobs in ((nothing, 1), (rows, 1), (rows, 2))
        )
    per_row = (whole.cpu - start.cpu) / SPARSE
    print(f"{SPARSE:,} sparse rows: {per_row * 1000:.1f} ms each, peak {whole.peak:.0f} MB")
    yield Budget(f"processor time a sparse row of {SPARSE:,}", FULL[0], per_row / alone, 1.0)
    # What one worker has found the other need not find again: else half as much more.
    yield Budget("processor time, 2 jobs, sparse rows", "1 job", two_jobs.cpu / whole.cpu, BESIDE)


def _best(runs: Sequence[Took]) -> Took:
    """The least time, and the most memory, of the same thing run in several rounds."""
    seconds, cpu, peak = zip(*runs, strict=True)
    return Took(min(seconds), min(cpu), max(peak))


def _side_by_side(file: Path, words: list[str]) -> Took:
    """The slower of two runs of one job each, begun at once."""
    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(_run, file, 1, words) for _ in range(2)]
        return max(run.result() for run in runs)


def _run(file: Path, jobs: int, words: list[str]) -> Took:
    return process(["batch", str(file), "-f", "ndjson", "-q", "-j", str(jobs), *words])


if __name__ == "__main__":
    number, seed, place = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    place.mkdir(exist_ok=True)
    write_ndjson(place / "cohort.ndjson", number, seed)
    write_csv(place / "cohort.csv", number, seed)
    write_folder(place / "cohort", number, seed)
