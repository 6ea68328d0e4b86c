"""`allcli criteria test` as a shell user meets it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from allcli.engine.prepared import Prepared
from allcli.verify.examine import Examined
from allcli.verify.records import Folder
from tests.cases import ROOT
from tests.cli.shell import run, run_in
from tests.profile import slow
from tests.verify.mini import criterion, rulebook_of

PASSES = """
[[vignette]]
criterion = "inotuzumab-high-burden"
says = "A full marrow, and one just below."
base = "relapsed-b-all"
yes = { "disease.marrow_blasts_pct" = 50 }
no = { "disease.marrow_blasts_pct" = 49 }
"""
AVOID = 'verdict = { drug = "avoid" }'
OLD = """
[[vignette]]
criterion = "old"
says = "At the limit, and, as it should not be, twice there."
base = "relapsed-b-all"
yes = { "patient.age" = 55 }
no = { "patient.age" = 56 }
"""
FAILS = PASSES.replace("49", "50")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


@pytest.fixture
def small(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook of one criterion stands in place of ours, and a file has a patient who fails."""
    rulebook = rulebook_of(criterion("old", "patient.age_years >= 55", AVOID))
    monkeypatch.setattr("allcli.engine.load.load_rulebook", lambda *_: rulebook)
    own = file.parent / "own"
    own.mkdir()
    shutil.copy(ROOT / "tests" / "vignettes" / "bases.toml", own)
    monkeypatch.setattr("allcli.verify.records.own_vignettes", lambda: own)
    file.write_text(OLD)
    return file


@pytest.mark.xdist_group("ours")
def test_ours_pass_and_the_figures_are_printed(
    ours: Examined, rulebook: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, coverage, and the sum on the last line; exit 0. They are run but once."""

    def kept(folder: Folder, asked: Prepared, *, with_mutation: bool) -> Examined:
        assert (folder, asked.hash, with_mutation) == (ours.folder, rulebook.hash, False)
        return ours

    monkeypatch.setattr("allcli.verify.examine.examine", kept)
    done = run("criteria", "test")

    assert done.returncode == 0, done.stdout
    assert re.search(r"^tests/vignettes/board.toml  \d+ ok$", done.stdout, flags=re.M)
    assert "criteria seen: " in done.stdout
    assert done.stdout.splitlines()[-1].endswith(" patients as expected")


def test_a_failure_names_place_patient_and_reason(file: Path) -> None:
    """Exit 1; the line is that of the record."""
    file.write_text(FAILS)
    done = run("criteria", "test", str(file), COLUMNS="120")

    assert done.returncode == 1
    assert f"{file}  2 1 FAILED\n" in done.stdout
    assert f"FAILED {file}:2 (no)\n" in done.stdout
    assert "A full marrow, and one just below." in done.stdout
    assert "expected not to hold, holds: marrow blasts ≥ 50 %: 50 %" in done.stdout
    assert done.stdout.endswith("1 of 2 patients as expected, 1 not\n")


def test_only_criteria_that_are_exercised_are_said_to_lack_something(file: Path) -> None:
    """A hospital's few patients are not blamed for the rest of the rulebook."""
    file.write_text(PASSES)
    text = run("criteria", "test", str(file)).stdout

    assert "inotuzumab-high-burden: never seen open" in text
    assert "vod" not in text


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(small: Path, width: str) -> None:
    """Whatever failed."""
    text = run_in(small.parent, "criteria", "test", small.name, "--mutate", COLUMNS=width).stdout

    assert "FAILED" in text
    assert max(map(len, text.splitlines())) <= int(width)


def test_json_holds_everything(small: Path) -> None:
    """Failures, coverage by criterion, faults not noticed."""
    done = run("criteria", "test", str(small), "--mutate", "--format", "json")
    data = json.loads(done.stdout)

    assert done.returncode == 1
    assert data["patients"] == 2
    assert data["failures"][0]["where"] == f"{small}:2"
    assert data["totals"]["criteria"] == len(data["coverage"])
    assert data["mutation"]["not_noticed"][0].keys() == {"criterion", "fault", "accepted"}


def test_lcov_is_written_for_the_files_of_the_rulebook(file: Path) -> None:
    """As build servers read it."""
    file.write_text(PASSES)
    lines = run("criteria", "test", str(file), "--format", "lcov").stdout.splitlines()

    assert f"SF:{ROOT / 'allcli' / 'criteria' / 'vod.toml'}" in lines
    assert lines.count("end_of_record") == sum(line.startswith("SF:") for line in lines)


def test_patients_to_review_are_written_where_they_were_asked_for(
    small: Path, tmp_path: Path
) -> None:
    """To a new file, never over another."""
    there = tmp_path / "to-review.toml"

    assert run("criteria", "test", str(small), "--generate", str(there)).returncode == 1
    assert there.read_text().startswith("# Written by")
    assert "[[" in there.read_text()
    again = run("criteria", "test", str(small), "--generate", str(there))
    assert "exists already" in again.stderr


@slow
def test_patients_to_review_go_to_standard_output_alone(file: Path, tmp_path: Path) -> None:
    """What would be written to a file, and nothing else."""
    file.write_text(PASSES)
    there = tmp_path / "to-review.toml"
    run("criteria", "test", str(file), "--generate", str(there))

    assert run("criteria", "test", str(file), "--generate", "-").stdout == there.read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[vignette]", "not valid TOML"),
        (PASSES + 'wrong\x1b[2J = 1', "not valid TOML"),
        (PASSES.replace("yes", '"ye\\u001bs"'), "no such key"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(file: Path, text: str, said: str) -> None:
    """On stderr, exit 2, nothing on stdout, nothing that acts on a terminal."""
    file.write_text(text)
    done = run("criteria", "test", str(file))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr


def test_a_missing_file_is_named() -> None:
    """Exit 2."""
    done = run("criteria", "test", "nowhere.toml")

    assert (done.returncode, done.stderr) == (2, "nowhere.toml: no such file or directory\n")
