"""`allcli criteria check` as a shell user meets it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from allcli.case.files.read import read_case
from allcli.cli.criteria import app
from allcli.engine.prepared import Prepared
from allcli.rulebook.verify import RulebookError
from allcli.verify.check import Accepted, accepted
from allcli.verify.findings import Finding
from tests.cli.shell import run
from tests.verify.mini import criterion, rulebook_of

FAULTY = (
    criterion("dead-one", "patient.age_years < 18 and patient.age_years >= 55"),
    criterion("weak", "gvhd.acute_grade >= 3", 'verdict = { drug = "caution" }'),
    criterion("strong", "gvhd.acute_active", 'verdict = { drug = "avoid" }'),
)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = rulebook_of(*FAULTY)
    monkeypatch.setattr("allcli.engine.load.load_rulebook", lambda *_: planted)


def check(*words: str, **env: str) -> Result:
    return CliRunner().invoke(app, ["check", *words], env=env)


@pytest.fixture
def checked(
    rulebook: Prepared, findings: Sequence[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own rulebook, which is checked but once, is asked for with what was accepted of it."""

    def kept(asked: Prepared, known: Sequence[Accepted]) -> Iterator[Finding]:
        assert (asked.hash, known) == (rulebook.hash, accepted())
        return iter(findings)

    monkeypatch.setattr("allcli.verify.check.check", kept)


@pytest.mark.xdist_group("findings")
@pytest.mark.usefixtures("checked")
def test_ours_has_nothing_left_to_do() -> None:
    """One line, exit 0."""
    done = run("criteria", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 findings, ")
    assert done.stdout.count("\n") == 1


@pytest.mark.usefixtures("faulty")
def test_findings_stand_under_their_kind_with_the_patient_who_shows_them() -> None:
    """Exit 1."""
    done = check(COLUMNS="100")

    assert done.exit_code == 1
    assert "dead: can never hold\n  error  dead-one: there is no patient" in done.stdout
    assert "\n  warning  weak: changes nothing: strong holds whenever it does" in done.stdout
    assert "      shown by: MAGIC grade 3\n" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("7 findings")


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(width: str) -> None:
    """Long sentences are wrapped."""
    text = check("--all", COLUMNS=width).stdout

    assert max(map(len, text.splitlines())) <= int(width)


@pytest.mark.usefixtures("faulty")
def test_cases_are_saved_and_can_be_assessed(tmp_path: Path) -> None:
    """One valid file for each finding; none is overwritten unasked."""
    folder = tmp_path / "examples"
    done = check("--save", str(folder))
    files = sorted(folder.glob("*.toml"))

    assert done.exit_code == 1
    assert done.stderr == f"4 cases in {folder}\n"
    assert files[0].name == "class-drug.toml"
    assert files[0].read_text().startswith("# class: drug: can never be caution")
    assert [read_case(str(file)).case.id for file in files] == [file.stem for file in files]
    again = check("--save", str(folder))
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    assert check("--save", str(folder), "--force").exit_code == 1


@pytest.mark.usefixtures("faulty")
def test_json_has_facts_and_case_of_every_finding() -> None:
    """Accepted ones and notes as well, so that a program can choose."""
    data = json.loads(check("--format", "json").stdout)
    weak = next(finding for finding in data if finding["about"] == "weak")

    assert weak["kind"] == "masked"
    assert weak["example"] == {
        "facts": {"gvhd.acute_grade": 3}, "case": {"gvhd": {"acute_grade": 3}}
    }  # fmt: skip


def sarif() -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("criteria", "check", "--format", "sarif").stdout)
    return log


@pytest.mark.xdist_group("findings")
@pytest.mark.usefixtures("checked")
def test_sarif_names_rule_level_place_and_why_a_finding_may_stay() -> None:
    """As code hosts read it: every result under a rule, with file and line."""
    log = sarif()
    (ran,) = log["runs"]
    rules = {rule["id"] for rule in ran["tool"]["driver"]["rules"]}
    masked = next(result for result in ran["results"] if result["ruleId"] == "masked")
    (location,) = masked["locations"]

    assert log["version"] == "2.1.0"
    assert {result["ruleId"] for result in ran["results"]} <= rules
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith(".toml")
    assert location["physicalLocation"]["region"]["startLine"] > 1
    assert masked["suppressions"][0]["justification"]
    assert {result["level"] for result in ran["results"]} <= {"error", "warning", "note"}


def test_a_rulebook_that_does_not_load_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its faults are printed, exit 1."""

    def refuse(*_: object) -> Prepared:
        raise RulebookError(["mine.toml: a: no fact is called `gvhd`"])

    monkeypatch.setattr("allcli.engine.load.load_rulebook", refuse)
    done = check()

    assert done.exit_code == 1
    assert "  error  mine.toml: a: no fact is called `gvhd`\n" in done.stdout


@pytest.mark.usefixtures("faulty")
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Exit 2, one line."""
    done = check("--save", str(tmp_path / "no" / "where"))

    assert done.exit_code == 2
    where = tmp_path / "no" / "where"
    assert done.stderr == f"{where}: its folder does not exist (make it first)\n"
