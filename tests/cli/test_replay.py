"""`allcli replay`: exit codes, and the reason on the screen."""

import json
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.shell import run

FIT = ROOT / "cases" / "first-relapse-fit.toml"


@pytest.fixture
def result(tmp_path: Path) -> str:
    path = tmp_path / "result.json"
    path.write_text(run("assess", str(FIT), "-f", "json").stdout)
    return str(path)


def test_the_same_ends_with_0(result: str) -> None:
    """One line says it."""
    done = run("replay", result, str(FIT))

    assert (done.returncode, done.stdout) == (0, "The same answer (rules of 2026-02-10, EU).\n")


def test_another_answer_ends_with_1_and_says_why(result: str, tmp_path: Path) -> None:
    """The case was edited since."""
    changed = tmp_path / "case.toml"
    changed.write_text(FIT.read_text().replace("marrow_blasts_pct = 28", "marrow_blasts_pct = 80"))

    done = run("replay", result, str(changed))

    assert done.returncode == 1
    assert "blinatumomab: suitable; now caution" in done.stdout
    assert "disease.marrow_blasts_pct: 28, now 80" in done.stdout


def test_json_holds_both_receipts(result: str) -> None:
    """Then and now."""
    made = json.loads(run("replay", result, str(FIT), "-f", "json").stdout)

    assert made["same"] is True
    assert made["then"]["engine"] == made["now"]["engine"]


@pytest.mark.parametrize("text", ["", "[]", '{"schema_version": 1}'])
def test_what_is_no_result_ends_with_2(text: str, tmp_path: Path) -> None:
    """One line names the file; nothing on standard output."""
    bad = tmp_path / "bad.json"
    bad.write_text(text)

    done = run("replay", str(bad), str(FIT))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{bad}: ")
    assert done.stderr.count("\n") == 1


def test_a_missing_result_ends_with_2() -> None:
    """So does a missing case."""
    done = run("replay", "nope.json", str(FIT))

    assert (done.returncode, done.stderr) == (2, "nope.json: no such file or directory\n")
