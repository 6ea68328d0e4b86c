"""`allcli batch --html`: a folder of pages, one for each patient, and one that leads to them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import app
from tests.report.documents import GVHD, SPARSE, text, tree


def batch(*words: str, jobs: str = "1") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["batch", *words, "-q", f"-j{jobs}"])
    return done.exit_code, done.stderr


def test_the_page_of_a_cohort_leads_to_every_patient(tmp_path: Path) -> None:
    """Those who could not be assessed are named; two patients called alike have two pages."""
    folder, cases = tmp_path / "round", tmp_path / "ward"
    cases.mkdir()
    for place in ("a.json", "b.json", "wrong.json"):
        case = {"id": "case <b>1</b>/..", "patient": {"age": 300 if place == "wrong.json" else 40}}
        (cases / place).write_text(json.dumps(case))

    code, said = batch(str(cases), GVHD, "--html", str(folder))
    index = tree((folder / "index.html").read_text())
    links = [link.get("href", "") for link in index.iter("a") if ".html" in link.get("href", "")]

    assert (code, said) == (0, "")
    assert len(set(links)) == 3
    assert {path.name for path in folder.iterdir()} == {"index.html", *links}
    assert "4 cases: 3 assessed, 1 not" in text(index)
    assert "wrong.json" in text(index)
    assert "case <b>1</b>/.." in text(index)
    assert "hepatotoxicity/VOD" in text(index)
    assert list(tmp_path.glob("*.part")) == []


def test_a_page_of_a_cohort_is_the_page_of_the_case(tmp_path: Path) -> None:
    """Whatever the number of processes."""
    batch(SPARSE, GVHD, "--html", str(tmp_path / "round"), jobs="2")
    done = CliRunner().invoke(app, ["assess", GVHD, "-f", "html"])
    [page] = (tmp_path / "round").glob("post-hct*.html")

    assert page.read_text() == done.stdout


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """Even an empty one, and even with --force: what lies in it is not ours."""
    for force in ((), ("--force",)):
        code, said = batch(GVHD, "--html", str(tmp_path), *force)

        assert code == 2
        assert "exists already; --html names a new folder" in said
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_cannot_be_whole_is_refused(tmp_path: Path) -> None:
    """The pages before an interruption are gone."""
    code, said = batch(
        GVHD, "--html", str(tmp_path / "x"), "--resume", "-o", str(tmp_path / "x.csv")
    )

    assert code == 2
    assert "--html needs the whole run" in said


def test_a_page_that_cannot_be_written_costs_its_case_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record says why; the other pages are there."""
    write = Path.write_text

    def full(path: Path, *words: str, **how: str) -> int:
        if path.name.startswith("sparse"):
            raise OSError(28, "No space left on device")
        return write(path, *words, **how)

    monkeypatch.setattr(Path, "write_text", full)
    code, _ = batch(SPARSE, GVHD, "--html", str(tmp_path / "round"))

    assert code == 0
    assert (
        "its page cannot be written: no space left on device"
        in (tmp_path / "round" / "index.html").read_text()
    )
