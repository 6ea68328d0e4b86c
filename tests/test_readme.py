"""What the README says, and the pages that it leads to, is true."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from allcli.case.files.read import parse_case
from allcli.cli.app import COMMANDS
from allcli.cohort.mapping import Checkboxes, ColumnReading, Join, Layout
from allcli.report.columns import COLUMNS, OF_OPTION, PLACE
from tests.cases import ROOT
from tests.cli.shell import run_line
from tests.cohort.cohorts import folder_of, ndjson
from tests.profile import dear, slow
from tests.report.golden import first_screen

README = (ROOT / "README.md").read_text()
PAGES = ("README.md", "cases/shell.md", "cases/cohorts.md", "allcli/criteria/README.md",
         "cases/README.md", "CONTRIBUTING.md")  # fmt: skip
SHELL, COHORTS = ((ROOT / "cases" / name).read_text() for name in ("shell.md", "cohorts.md"))
VERSIONS = re.compile(r"rulebook \w+")


def blocks(language: str, page: str = README) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, flags=re.S)


def test_it_is_read_in_one_sitting() -> None:
    """At most 150 lines; the rest stands where it is looked for."""
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """To a file of the project, from where the page lies."""
    text = (ROOT / page).read_text()

    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_every_command_is_in_the_table() -> None:
    """A command that the table forgets is one that nobody finds."""
    named = set(re.findall(r"`([a-z]+)", README))

    assert set(COMMANDS) <= named


def test_the_printed_report_is_the_real_one() -> None:
    """The output in the README is what the command prints at 100 columns."""
    (shown,) = blocks("text")
    real = first_screen("post-hct-active-gvhd", 100)

    assert VERSIONS.sub("", shown) == VERSIONS.sub("", real)


def test_the_example_case_is_valid() -> None:
    """A reader who copies it gets an answer."""
    (case,) = blocks("toml")

    assert parse_case("readme.toml", case).case.id == "my-label"


FEW = ROOT / "tests" / "vignettes" / "vod.toml"
# What takes more than a second, and is called daily by the tests of its command.
LONG = (
    "criteria check", "test --mutate", "lcov", "needs cases/", "--save", "matrix", "split -n",
    "simulate --like",
    "xargs",
)  # fmt: skip
LINES = [
    line for block in blocks("sh", SHELL) + blocks("sh", COHORTS) for line in block.splitlines()
]
IN_SHELL = [line for line in LINES if set("|&>*;$(") & set(line)]  # starts interpreters


def is_long(line: str) -> bool:
    return any(words in line for words in LONG)


def write_tables(place: Path) -> None:
    """The tables of the page, each with its map."""
    pairs = zip(blocks("csv", COHORTS), blocks("toml", COHORTS), strict=True)
    for name, (table, map_) in zip(("redcap", "labs"), pairs, strict=True):
        (place / f"{name}.csv").write_text(table)
        (place / f"{name}.toml").write_text(map_)


@pytest.mark.parametrize(
    "line",
    [
        *dear(line for line in IN_SHELL if not is_long(line)),
        *(line for line in LINES if line not in IN_SHELL and not is_long(line)),
        *(pytest.param(line, marks=slow) for line in LINES if is_long(line)),
    ],
)
def test_every_shell_line_runs(line: str, tmp_path: Path) -> None:
    """Each recipe, as it stands."""
    line = line.replace("test --mutate", f"test --mutate {FEW}")  # of all: verify/test_ours.py
    if "jq" in line and not shutil.which("jq"):
        line = line.split("|", maxsplit=1)[0]
    (tmp_path / "cases").symlink_to(ROOT / "cases")
    shutil.copy(ROOT / "cases" / "first-relapse-fit.toml", tmp_path / "case.toml")
    shutil.copy(ROOT / "cases" / "in-remission.json", tmp_path / "case.json")
    (tmp_path / "dump.ndjson").write_bytes(ndjson(6))
    folder_of(5, tmp_path / "registry")
    (tmp_path / "export.csv").write_text("Nr;Age\n1;34,5\n")
    (tmp_path / "map.toml").write_text('[columns]\nNr = "id"\nAge = "patient.age"\n')
    write_tables(tmp_path)

    done = run_line(line, tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr or " > " in line or " -o " in line


@pytest.mark.parametrize(
    ("name", "patients"),
    [
        ("redcap", ["101: 34 years, B-ALL, relapsed, after allo-HCT",
                    "102: 51 years, T-ALL, relapsed"]),
        ("labs", ["7: "]),
    ],
)  # fmt: skip
def test_the_tables_of_the_page_are_read(name: str, patients: list[str], tmp_path: Path) -> None:
    """By their maps, each patient once."""
    write_tables(tmp_path)

    done = run_line(f"allcli batch {name}.csv --map {name}.toml -q --columns id,patient", tmp_path)

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f"{row['id']}: {row['patient']}" for row in rows] == patients


def test_every_word_of_a_map_is_explained() -> None:
    """On the page of cohorts: one that it forgets is one that nobody finds."""
    words = {
        word for part in (ColumnReading, Checkboxes, Join, Layout) for word in part.model_fields
    }

    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", COHORTS)] == []


def test_the_python_lines_run(capsys: pytest.CaptureFixture[str]) -> None:
    """As they stand."""
    (code,) = blocks("python", COHORTS)

    exec(code, {})

    assert capsys.readouterr().out.startswith("Suggested salvage: ")


def test_every_column_is_named() -> None:
    """And nothing else is called one."""
    (said,) = re.findall(r"\*\*Columns\*\* keep their names: (.*?); for any option", COHORTS, re.S)

    assert re.findall(r"`(\w+)`", said) == [*PLACE, *COLUMNS]
    assert all(f"`{kind}.OPTION`" in COHORTS for kind in OF_OPTION)


def test_the_runtime_needs_what_the_house_allows() -> None:
    """typer, rich, pydantic and tomli-w, and nothing else."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=]", dependency)[0] for dependency in project["dependencies"]}

    assert names == {"typer", "rich", "pydantic", "tomli-w"}
