"""What lies among the cases of a folder and is none: rulebooks, empty files, endless lines."""

from pathlib import Path

import pytest

from allcli.cohort.run import Run
from allcli.cohort.workers import WorkerLostError
from tests.cases import ROOT
from tests.cli.shell import run
from tests.overlays import HEAD, NO_MEC

FIT = (ROOT / "cases" / "first-relapse-fit.toml").read_text()
TOLD = "ward.toml: a local rulebook, not a case: passed over"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A case with a local rulebook beside it."""
    (tmp_path / "case.toml").write_text(FIT)
    (tmp_path / "ward.toml").write_text(HEAD + NO_MEC)
    return tmp_path


def test_a_local_rulebook_beside_the_cases_is_no_record(ward: Path) -> None:
    """It is named; and whoever wants it as a case anyway learns what is wrong with it as one."""
    done = run("batch", str(ward), "-q", "-f", "csv", "--columns", "id")
    named = run("batch", str(ward / "ward.toml"), "-q", "-f", "csv", "--columns", "id")

    assert done.stdout.splitlines() == ["id,error", "first-relapse-fit,"]
    assert done.stderr.endswith(f"{TOLD}\n")
    assert "unknown key" in named.stdout


@pytest.mark.parametrize("command", ["validate", "needs"])
def test_other_commands_pass_it_over_too(command: str, ward: Path) -> None:
    """A ward is sound though its rules lie in it."""
    done = run(command, str(ward))

    assert done.returncode == 0, done.stdout
    assert TOLD in done.stderr


@pytest.mark.parametrize("text", ["order = 1\n", "id = 'x'\n[[criterion]]\n", "[[criterion]\n"])
def test_a_case_with_a_wrong_key_is_not_taken_for_one(text: str, ward: Path) -> None:
    """What may be meant as a case is a record with its fault."""
    (ward / "ward.toml").write_text(text)

    done = run("batch", str(ward), "-q", "-f", "csv", "--columns", "file")

    assert len(done.stdout.splitlines()) == 3
    assert "passed over" not in done.stderr


@pytest.mark.parametrize("words", [("assess",), ("validate",), ("needs",), ("grade",)])
@pytest.mark.parametrize("text", ["", " \n\n", "\N{BYTE ORDER MARK}"])
def test_an_empty_file_is_not_a_patient_of_whom_nothing_is_known(
    words: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    """Something went wrong before; that is no case to be answered, on standard input either."""
    (tmp_path / "case.toml").write_text(text)

    for name, stdin in ((str(tmp_path / "case.toml"), ""), ("-", text)):
        done = run(*words, name, stdin=stdin)
        assert done.returncode == 2
        assert "states nothing about the patient" in done.stdout + done.stderr


def test_a_worker_that_is_ended_from_outside_is_no_fault_of_the_program(
    ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run ends with 2, as where the output cannot be written."""

    def lost(*_: object) -> None:
        raise WorkerLostError

    monkeypatch.setattr(Run, "go", lost)
    done = run("batch", str(ward / "case.toml"), "-q")

    assert done.returncode == 2
    assert "a worker process was ended from outside" in done.stderr


def test_a_key_with_a_tab_is_counted_as_it_stands(tmp_path: Path) -> None:
    """It is not taken for a pair, whose parts have a tab between them in the counts."""
    (tmp_path / "x.ndjson").write_text('{"a\\tb": 1}\n{"a": 1}\n')

    done = run("batch", str(tmp_path / "x.ndjson"), "-q", "--summary", str(tmp_path / "s.json"))

    assert done.returncode == 0, done.stderr
    assert '"a\\tb": 1' in (tmp_path / "s.json").read_text()


@pytest.mark.parametrize("name", ["x.csv", "x.ndjson"])
def test_a_line_without_an_end_is_given_up(name: str, tmp_path: Path) -> None:
    """A file of twenty gigabytes of nothing is not read to its end."""
    with (tmp_path / name).open("wb") as file:
        file.truncate(20 << 30)

    done = run("batch", str(tmp_path), "-q", "-f", "csv", "--columns", "file")

    assert done.returncode == 2
    assert "too long for one case; nothing below it is read" in done.stdout
