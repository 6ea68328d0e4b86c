"""Of a case that says nothing, or next to nothing, no drug is named."""

import json
from pathlib import Path

import pytest

from tests.cases import assessed
from tests.cli.shell import run
from tests.report.golden import printed

SILENT = {
    "empty.json": "{}",
    "empty.toml": "",
    "remarks.toml": "# nothing yet\n",
    "labelled.toml": 'id = "p1"\nassessed_on = 2026-11-28\njurisdiction = "US"\n',
    "unknown.toml": '[patient]\nage = "unknown"\n[disease]\nlineage = "pending"\n',
    "blank.json": '{"lines": [{}], "labs": {}, "gvhd": {"unstated": "unknown"}}',
}
NOTHING = "states nothing about the patient: not assessed"


@pytest.mark.parametrize("command", ["assess", "needs", "validate"])
@pytest.mark.parametrize("name", SILENT)
def test_a_case_that_says_nothing_is_not_assessed(command: str, name: str, tmp_path: Path) -> None:
    """Neither an empty file nor one of labels and unknowns is a patient: exit 2, in one line."""
    path = tmp_path / name
    path.write_text(SILENT[name])

    done = run(command, str(path))

    assert done.returncode == 2
    assert NOTHING in done.stdout + done.stderr


def test_what_is_set_on_the_command_line_is_said(tmp_path: Path) -> None:
    """An empty file with a field set is a case."""
    path = tmp_path / "empty.toml"
    path.write_text("")

    assert run("assess", str(path), "--set", "disease.lineage=b-all", "--brief").returncode == 0


def test_a_row_that_says_nothing_is_no_patient(tmp_path: Path) -> None:
    """It is neither assessed nor counted, and said so; the others are assessed."""
    table = tmp_path / "registry.csv"
    table.write_text("id,disease.lineage,disease.status\na,b-all,relapsed\nb,,\nc,t-all,\n")

    done = run("batch", str(table), "--format", "json")
    records = json.loads(done.stdout)

    assert [record["receipt"]["case_id"] for record in records] == ["a", "c"]
    assert "2 cases: 2 assessed" in done.stderr
    assert "READ, BUT NO PATIENT" in done.stderr


def test_without_lineage_and_status_no_drug_is_suggested() -> None:
    """The suggestion names none, and what is asked first is what the disease is."""
    result = assessed({"patient.age": 44, "labs.creatinine": 0.8})
    suggestion = result.suggestion

    assert (suggestion.salvage, suggestion.destination, suggestion.adjuncts) == (None, None, ())
    assert suggestion.withheld_for == ("disease.lineage", "disease.status")
    assert {question.topic for question in result.questions[:2]} == {"lineage", "status"}
    assert not suggestion.robust


def test_the_report_asks_before_it_lists_options() -> None:
    """Where nothing is suggested, the questions stand first."""
    page = printed(assessed({"patient.age": 44}), 100)

    assert "No drug suggested: neither lineage nor status is known" in page
    assert page.index("MISSING INFORMATION THAT MATTERS") < page.index("OPTIONS")


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({"disease.lineage": "b-all"}, ("disease.status",)),
        ({"disease.status": "relapsed"}, ("disease.lineage",)),
        ({"disease.lineage": "b-all", "disease.status": "relapsed"}, ()),
    ],
)
def test_what_the_disease_is_comes_before_any_drug(
    known: dict[str, str], asked: tuple[str, ...]
) -> None:
    """With one of the two the other is asked for first; with both there is a suggestion."""
    suggestion = assessed(known).suggestion

    assert suggestion.withheld_for == asked
    assert (suggestion.salvage is None) is bool(asked)
