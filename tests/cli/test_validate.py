"""`allcli validate`: everything that is wrong or odd, and nothing more."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from allcli.cli.app import app
from tests.cli.process import run_process
from tests.cli.shell import run
from tests.profile import more

BAD = '[patient]\nage = 340\nsexx = "female"\n'
ODD = "[labs]\nbilirubin_uln = 21\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three cases, one of them deep inside, and what is no case."""
    (tmp_path / "a.toml").write_text(BAD)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "odd.toml").write_text(ODD)
    (tmp_path / "b" / "good.json").write_text('{"patient": {"age": 4}}')
    (tmp_path / "b" / "notes.txt").write_text("no case")
    (tmp_path / "case.schema.json").write_text('{"$defs": {}}')
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.toml").write_text(BAD)
    return tmp_path


def test_good_cases_give_a_summary_only() -> None:
    """Nothing on stdout, one line on stderr, exit 0."""
    done = run("validate", "cases")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "10 files, 0 errors, 0 warnings\n"


def test_every_problem_stands_on_its_line_as_compilers_write_it(folder: Path) -> None:
    """File, line, level, path, message and hint, in the order of the files."""
    done = run("validate", str(folder))

    assert done.returncode == 2
    assert done.stdout.replace(str(folder), "").splitlines() == [
        "/a.toml:2: error: patient.age: 340 is not possible; allowed: 0 to 120 years",
        '/a.toml:3: error: patient.sexx: unknown key (did you mean "sex"?)',
        "/b/odd.toml:2: warning: labs.bilirubin_uln: 21 mg/dL is unusual: umol/L must be written "
        "with the unit",
    ]
    assert done.stderr == "3 files, 2 errors, 1 warning\n"


def test_of_very_many_problems_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    """In the order of the file; nobody reads more than a hundred."""
    path = tmp_path / "a.toml"
    path.write_text("[patient]\n" + "".join(f"k{i} = 1\n" for i in range(250)))

    done, used = run("validate", str(path)), run("assess", str(path))

    complaints = done.stdout.splitlines()
    assert len(complaints) == 101
    assert complaints[99].startswith(f"{path}:101: error: patient.k99: unknown key")
    assert complaints[100] == f"{path}: error: and 150 more problems"
    assert done.stderr == "1 file, 250 errors, 0 warnings\n"
    shown = used.stderr.splitlines()
    assert shown[0].startswith(f"{path}:2: patient.k0: unknown key")
    assert shown[1:4] == ["  |", "2 | k0 = 1", "  | ^^"]
    assert len(shown) == 4 * 100 + 2
    assert shown[-2:] == [
        f"{path}: and 150 more problems",
        f"{path}: 250 problems, not assessed",
    ]


def test_json_is_one_list_and_alone_on_stdout(folder: Path) -> None:
    """The same problems, as objects."""
    done = run("validate", str(folder), "--format", "json")
    document = json.loads(done.stdout)

    assert [problem["level"] for problem in document] == ["error", "error", "warning"]
    assert document[1] == {
        "file": str(folder / "a.toml"),
        "line": 3,
        "column": 1,
        "path": "patient.sexx",
        "level": "error",
        "message": "unknown key",
        "found": "sexx",
        "allowed": "age, birth_date, sex, weight_kg, height_cm, ecog, kps, lansky, pregnant, "
        "gestation_weeks, breast_feeding",
        "hint": 'did you mean "sex"?',
    }
    assert done.stderr == "3 files, 2 errors, 1 warning\n"


def test_no_problem_is_an_empty_list() -> None:
    """A program need not tell silence from success."""
    assert json.loads(run("validate", "cases", "-f", "json").stdout) == []


@pytest.mark.parametrize(
    ("text", "code"), [("patient.age = 4", 0), (ODD, 0), (BAD, 2), ("id = ", 2)]
)
def test_only_errors_fail(text: str, code: int) -> None:
    """Exit 0 with warnings, 2 with errors; standard input works like a file."""
    assert run("validate", "-", stdin=text).returncode == code


def test_what_cannot_be_read_hides_nothing_else(folder: Path) -> None:
    """A missing file and an empty folder are problems of their own; a file named twice is one."""
    empty = folder / "empty"
    empty.mkdir()
    good = str(folder / "b" / "good.json")

    done = run("validate", "none.toml", str(empty), good, good)

    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "none.toml: error: no such file or directory",
        f"{empty}: error: nothing in this folder is called *.toml or *.json",
    ]
    assert done.stderr == "2 files, 2 errors, 0 warnings\n"


def test_a_value_can_neither_move_the_cursor_nor_forge_a_line() -> None:
    """Control characters and line breaks in a case are written out, in both formats."""
    case = json.dumps({"patient": {"sex": "f\x1b[2J\x9b\nother.toml:1: error: no"}})

    text = run("validate", "-", stdin=case).stdout
    as_json = run("validate", "-", "-f", "json", stdin=case).stdout

    assert len(text.splitlines()) == 1
    assert not {"\x1b", "\x9b"} & set(text + as_json)
    assert "\x1b[2J\x9b" in json.loads(as_json)[0]["message"]


@more
def test_what_a_terminal_cannot_show_is_written_as_an_escape() -> None:
    """A value outside an old code page, a file name that is no text: no encoding error."""
    case = json.dumps({"patient": {"sex": "\ud64d"}})
    value = run_process("validate", "-", stdin=case, PYTHONIOENCODING="cp1252")
    name = run("validate", "none\udcff.toml")

    assert '"\\ud64d" is not one of' in value.stdout
    assert name.stdout == "none\\udcff.toml: error: no such file or directory\n"


KEYS = (
    st.sampled_from(["patient", "lines", "labs", "age", "bilirubin", "$schema", "id"]) | st.text()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.sampled_from(["text", "json"]))
def test_any_json_document_ends_in_problems_or_success(made: Any, format_: str) -> None:
    """Never in a traceback."""
    done = CliRunner().invoke(app, ["validate", "-", "-f", format_], input=json.dumps(made))

    assert done.exit_code in (0, 2), done.exception
    assert isinstance(done.exception, SystemExit | None)


@given(JSON, st.sampled_from(["toml", "json"]))
def test_any_json_document_is_converted_or_refused(made: Any, to: str) -> None:
    """Never a traceback, never output beside a refusal."""
    done = CliRunner().invoke(app, ["convert", "-", "-", "--to", to], input=json.dumps(made))

    assert done.exit_code in (0, 2), done.exception
    assert isinstance(done.exception, SystemExit | None)
    assert done.exit_code == 0 or not done.stdout


def test_echo_tells_the_patient_first(tmp_path: Path) -> None:
    """What is understood of lineage and status stands nowhere else."""
    path = tmp_path / "case.toml"
    path.write_text('[disease]\nlineage = "b-all"\nstatus = "relapsed"\n')

    result = CliRunner().invoke(app, ["validate", str(path), "--echo"])

    assert "read as: patient: B-ALL, relapsed\n" in result.output
    assert "read as: disease: nothing but its lineage or status\n" in result.output
