"""`--output`: a page into a file, whole or not at all."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allcli.cli.app import app
from tests.cases import ROOT
from tests.report.documents import GVHD, SPARSE, T_ALL, tree

REMISSION = str(ROOT / "cases" / "in-remission.json")
GVHD_NAME = "post-hct-active-gvhd"
COMMANDS = {
    "assess": ("assess", GVHD),
    "flags": ("flags", GVHD),
    "whatif": ("whatif", GVHD, "--set", "patient.age=61"),
    "whynot": ("whynot", GVHD, "blinatumomab"),
    "matrix": ("matrix", REMISSION),
    "needs": ("needs", T_ALL),
}
every_command = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)


@every_command
def test_a_page_goes_into_a_file(words: tuple[str, ...], tmp_path: Path) -> None:
    """Its ending says what is written; nothing is shown."""
    path = tmp_path / "page.html"
    done = CliRunner().invoke(app, [*words, "-o", str(path)])

    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    assert path.read_text().startswith("<!DOCTYPE html>")
    assert list(tmp_path.iterdir()) == [path]


@every_command
def test_a_file_that_is_there_is_left_alone(words: tuple[str, ...], tmp_path: Path) -> None:
    """Unless it is to be overwritten."""
    path = tmp_path / "page.md"
    path.write_text("mine")
    refused = CliRunner().invoke(app, [*words, "-o", str(path)])

    assert refused.exit_code == 2
    assert refused.stderr == f"{path}: exists already; --force overwrites it\n"
    assert path.read_text() == "mine"

    assert CliRunner().invoke(app, [*words, "-o", str(path), "--force"]).exit_code == 0
    assert path.read_text().startswith("# ")


@pytest.mark.parametrize("name", ["assess", "flags", "needs"])
def test_nothing_is_written_where_a_case_is_wrong(name: str, tmp_path: Path) -> None:
    """Half of a ward would be taken for the whole of it."""
    path, wrong = tmp_path / "page.json", tmp_path / "wrong.toml"
    wrong.write_text("patient = 3")
    done = CliRunner().invoke(app, [name, GVHD, str(wrong), "-o", str(path)])

    assert done.exit_code == 2
    assert done.stderr.endswith(f"{path}: not written\n")
    assert not path.exists()


def test_the_format_may_be_said(tmp_path: Path) -> None:
    """It goes before the ending; without either it is the text of the screen."""
    for name, form, begins in (
        ("x.html", "json", "{"), ("x.txt", "markdown", "# "), ("x.log", None, GVHD_NAME),
    ):  # fmt: skip
        path = tmp_path / f"{form}-{name}"
        words = ["assess", GVHD, "-o", str(path), *(["-f", form] if form else [])]
        assert CliRunner().invoke(app, words).exit_code == 0
        assert path.read_text().startswith(begins)
    assert json.loads((tmp_path / "json-x.html").read_text())["course"] is None


def test_several_cases_are_one_document(tmp_path: Path) -> None:
    """Each under its own heading."""
    path = tmp_path / "ward.html"
    CliRunner().invoke(app, ["assess", GVHD, SPARSE, "-o", str(path)])

    assert path.read_text().count("<main") == 1
    assert 'id="sparse"' in path.read_text()


def test_a_flag_decides_the_exit_code_of_a_file_too(tmp_path: Path) -> None:
    """The page is written all the same."""
    path = tmp_path / "page.html"
    words = ["assess", GVHD, "-o", str(path), "--fail-on", "high"]

    assert CliRunner().invoke(app, words).exit_code == 1
    assert path.exists()


@pytest.mark.parametrize(("ending", "begins"), [("html", "<!DOCTYPE html>"), ("md", "# Cohort")])
def test_the_summary_of_a_cohort_may_be_a_document(
    ending: str, begins: str, tmp_path: Path
) -> None:
    """With a bar for each count, and what could not be assessed."""
    path, wrong = tmp_path / f"summary.{ending}", tmp_path / "wrong<b>.toml"
    wrong.write_text("patient = 3")
    words = ["batch", GVHD, SPARSE, str(wrong), "-j1", "-q", "--summary", str(path)]
    done = CliRunner().invoke(app, words)
    text = path.read_text()

    assert done.exit_code == 0, done.stderr
    assert text.startswith(begins)
    assert "3 cases: 2 assessed, 1 not" in text
    assert "50%" in text
    assert "<b>" not in text.replace("\\<", "")
    assert ending == "md" or [node for node in tree(text).iter("rect") if node.get("width") == "50"]
