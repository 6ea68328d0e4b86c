"""The examples for engines that hold more than one machine or one file: DuckDB and Spark.

Each runs where its library, and for Spark Java, is there; elsewhere pytest says what is missing.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.shell import run
from tests.cohort.cohorts import ndjson

CASES = ROOT / "cases"
BROKEN = b'{"id": "broken"\n'
COLUMNS = "id,salvage,robust,questions"


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """A folder with 20 patients, and a line that is none."""
    (tmp_path / "cohort.ndjson").write_bytes(ndjson(20) + BROKEN)
    return tmp_path


def salvages(folder: Path) -> Counter[str]:
    """How many have each salvage suggested, by `allcli batch` itself."""
    answers = folder / "answers.ndjson"
    run("batch", str(folder / "cohort.ndjson"), "-q", "--columns", COLUMNS, "-o", str(answers))
    rows = map(json.loads, answers.read_text().splitlines())
    return Counter(str(row["salvage"]) for row in rows if "error" not in row)


def test_duckdb_reads_answers_beside_cases(cohort: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what the case says, too; a line that is no case is not counted."""
    duckdb = pytest.importorskip("duckdb")
    expected = salvages(cohort)
    (cohort / "cohort.ndjson").write_bytes(ndjson(20))
    monkeypatch.chdir(cohort)

    rows = duckdb.sql((CASES / "answers.sql").read_text()).fetchall()

    counted: Counter[str] = Counter()
    for _, salvage, patients, *_ in rows:
        counted[salvage] += patients
    assert counted == expected


def test_spark_answers_each_piece_where_it_lies(cohort: Path) -> None:
    """One line in is one line out, as from `allcli batch`; the broken line is an error record."""
    pytest.importorskip("pyspark")
    if shutil.which("java") is None or shutil.which("allcli") is None:
        pytest.skip("Spark needs Java, and the example allcli on the PATH")
    expected = salvages(cohort)
    words = [str(CASES / "spark.py"), str(cohort / "cohort.ndjson"), str(cohort / "out")]

    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    parts = sorted((cohort / "out").glob("part-*.json"))
    rows = [json.loads(line) for part in parts for line in part.read_text().splitlines()]
    assert len(rows) == 21
    assert Counter(row["salvage"] for row in rows if "error" not in row) == expected
    assert sum("not valid JSON" in row.get("error", "") for row in rows) == 1
