"""`allcli batch` as a shell user meets it."""

import csv
import json
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.process import started
from tests.cli.shell import answered, run
from tests.cohort.cohorts import folder_of, ndjson, settled
from tests.profile import more

BAD = '{"id": "bad", "patient": {"age": 340}}\n'


@pytest.fixture(scope="module")
def dump() -> str:
    return answered(ndjson(20, seed=8).decode())


def test_ndjson_in_is_ndjson_out_in_order(dump: str) -> None:
    """A pure filter: one line out for one line in, the summary on stderr."""
    done = run("batch", "-", "--columns", "id,salvage", "-j", "2", stdin=dump + BAD)

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [record["id"] for record in records] == [f"sim-8-{i:06}" for i in range(20)] + ["bad"]
    assert records[-1]["error"]["line"] == 21
    assert done.stderr.startswith("21 cases: 20 assessed, 1 not\n")
    assert "<stdin>:21: patient.age: 340 is not possible" in done.stderr


def test_a_line_is_what_assess_prints() -> None:
    """Without columns: the same object, on one line."""
    file = "cases/post-hct-active-gvhd.toml"

    batch = run("batch", file, "-f", "ndjson", "-q").stdout
    assert batch.count("\n") == 1
    assert json.loads(batch) == json.loads(run("assess", file, "-f", "json").stdout)


def test_one_percent_of_broken_files_stops_no_other(tmp_path: Path) -> None:
    """Each is an error record in its place; with --strict the run exits with 1."""
    folder = tmp_path / "registry"
    folder.mkdir()
    for i, case in enumerate(settled(100).splitlines()):
        (folder / f"{i:05}.json").write_bytes(case)
    (folder / "00042.json").write_text('{"id": "x", ')

    done = run("batch", str(folder), "--columns", "file,id", "--strict")

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [i for i, record in enumerate(records) if "error" in record] == [42]
    assert records[42]["error"]["file"].endswith("00042.json")
    assert done.stderr.startswith("100 cases: 99 assessed, 1 not\n")


def test_folders_files_and_a_pattern(tmp_path: Path) -> None:
    """Folders all the way down, in a fixed order, hidden ones left out; what is missing is told."""
    folder = folder_of(2, tmp_path / "b")
    (tmp_path / "b" / ".hidden").mkdir()
    (tmp_path / "b" / ".hidden" / "case.json").write_text("{}")
    (tmp_path / "a.ndjson").write_bytes(ndjson(2, seed=9))
    (tmp_path / "c.toml").write_text('id = "toml"')
    (tmp_path / "readme.md").write_text("no case")

    def ids(*words: str) -> list[str | None]:
        done = run("batch", *words, "--columns", "id", "-q")
        return [json.loads(line)["id"] for line in done.stdout.splitlines()]

    every = ["sim-9-000000", "sim-9-000001", "toml", "sim-1-000000", "sim-1-000001"]
    assert ids(str(tmp_path)) == every
    assert ids(str(tmp_path), "--glob", "*1.json") == ["sim-1-000001"]
    assert ids(str(folder), "nowhere.toml") == [*every[3:], None]


def test_csv_has_a_header_and_an_error_column(dump: str) -> None:
    """Whatever columns are chosen; lists have `; ` between their words."""
    done = run("batch", "-", "-f", "csv", "--columns", "id,robust,questions", stdin=dump + BAD)

    rows = list(csv.DictReader(StringIO(done.stdout)))
    assert list(rows[0]) == ["id", "robust", "questions", "error"]
    assert {row["robust"] for row in rows} <= {"true", "false", ""}
    assert "; " in rows[0]["questions"]
    assert rows[-1]["error"].startswith("340 is not possible")


def test_json_is_one_list() -> None:
    """Also an empty one."""
    assert json.loads(run("batch", "-", "-f", "json", "-q", stdin="").stdout) == []
    document = json.loads(run("batch", "cases", "-f", "json", "--columns", "id", "-q").stdout)
    assert len(document) == len(list((ROOT / "cases").glob("*.[tj][os][mo][ln]")))


def test_no_cell_can_act_on_a_spreadsheet_or_a_terminal() -> None:
    """A formula is text, and a control character is written out."""
    case = json.dumps({"id": "=1+1\u001b[2J"}) + "\n"

    assert "'=1+1\\u001b[2J" in run("batch", "-", "-f", "csv", stdin=case).stdout
    assert "\x1b" not in run("batch", "-", "-f", "table", stdin=case).stdout


def test_the_table_is_read_at_a_glance(dump: str) -> None:
    """One row a case; one that was not assessed says why in its row."""
    done = run("batch", "-", "-f", "table", stdin=BAD + dump, COLUMNS="100")

    lines = done.stdout.splitlines()
    assert lines[0].split() == ["CASE", "SUGGESTION", "STABLE", "HIGH", "FLAGS"]
    assert "not assessed: 340 is not possible" in lines[1]
    assert max(map(len, lines)) <= 100


def test_columns_can_be_of_an_option_or_a_criterion() -> None:
    """By its id; a wrong name is refused with a did-you-mean, and the list shows all."""
    file = "cases/first-relapse-fit.toml"
    asked = "verdict.blinatumomab,access.inotuzumab,finding.inotuzumab-cd22-90"

    document = json.loads(run("batch", file, "-f", "ndjson", "--columns", asked).stdout)
    assert list(document.values()) == ["suitable", "licensed", "yes"]
    wrong = run("batch", file, "--columns", "salvge")
    assert wrong.returncode == 2
    assert 'did you mean "salvage"?' in wrong.stderr
    assert "salvage_access" in run("batch", "--columns", "list").stdout


def test_an_id_that_comes_twice_is_told() -> None:
    """Both are assessed: they may be two days of one patient; --strict takes it for a fault."""
    done = run("batch", "-", "--strict", stdin='{"id": "a"}\n{"id": "b"}\n{"id": "a"}\n')

    assert done.returncode == 1
    assert done.stdout.count("\n") == 3
    assert "<stdin>:3: id a came before" in done.stderr


def test_a_summary_goes_to_its_file(dump: str, tmp_path: Path) -> None:
    """As JSON with every count if it is called so, else as text."""
    counts, text = tmp_path / "s.json", tmp_path / "s.txt"
    done = run("batch", "-", "--summary", str(counts), stdin=dump)
    run("batch", "-", "--summary", str(text), "--columns", "id", stdin=dump)

    document = json.loads(counts.read_text())
    assert done.stderr == ""
    assert document["cases"] == {"read": 20, "assessed": 20}
    assert sum(document["salvage"].values()) == 20
    assert sum(document["verdicts"]["blinatumomab"].values()) <= 20
    assert "BLOCKERS" in text.read_text()


def test_a_spreadsheet_with_its_map(tmp_path: Path) -> None:
    """Byte order mark, semicolons and decimal commas, columns named by the map."""
    table, map_ = tmp_path / "export.csv", tmp_path / "map.toml"
    table.write_text("\ufeffPatient;Alter;Linie\r\np1;34,5;B\r\np2;alt;B\r\n")
    map_.write_text(
        '[columns]\nPatient = "id"\nAlter = "patient.age"\nLinie = "disease.lineage"\n'
        '[values]\n"disease.lineage" = { B = "b-all" }\n'
    )

    done = run("batch", str(table), "--map", str(map_), "--columns", "id,patient", "-q")

    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {"id": "p1", "patient": "34.5 years, B-ALL"}
    assert second["error"]["message"].endswith('(column "Alter")')
    template = run("batch", str(table), "--map-template")
    assert template.returncode == 0
    assert "Patient" in template.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name a folder, a file, or -"),
        (("cases", "--resume"), "--resume goes on with an --output"),
        (("cases", "-o", "out.xyz"), "say with --format what to write"),
        (("cases", "-o", "nowhere/out.csv"), "its folder does not exist"),
        (("cases", "-o", "cases", "-f", "csv"), "is a folder or a device"),
        (("cases", "-o", "/dev/full", "-f", "csv"), "is a folder or a device"),
        (("cases", "-o", "README.md", "-f", "csv"), "exists already; --force"),
        (("cases", "-o", "/proc/allcli.csv"), "/proc/allcli.csv.part: "),
        (("cases", "--map", "nowhere.toml"), "no such file"),
        (("cases", "--as-of", "soon"), "not a date"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(words: tuple[str, ...], said: str) -> None:
    """Before anything is read."""
    done = run("batch", *words)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


@more
def test_each_line_is_answered_at_once_with_one_job() -> None:
    """A program that writes a line and waits for its answer gets it."""
    words = ("batch", "-", "-j", "1", "-q", "--columns", "id")
    with started(*words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for name in (b"a", b"b"):
            process.stdin.write(b'{"id": "' + name + b'", "disease": {"status": "remission"}}\n')
            process.stdin.flush()
            assert process.stdout.readline() == b'{"id":"' + name + b'"}\n'


def test_pieces_of_a_stream_give_the_pieces_of_the_answer(dump: str) -> None:
    """What an engine relies on that cuts a stream, pipes each piece and joins what comes out."""
    lines = [*dump.splitlines(keepends=True), "\n", "nonsense\n"]
    words = ("batch", "-", "-q", "-j", "1", "--columns", "id,suggestion")

    whole = run(*words, stdin="".join(lines)).stdout.splitlines()
    cut = [run(*words, stdin="".join(lines[i : i + 8])).stdout for i in range(0, len(lines), 8)]

    joined = "".join(cut).splitlines()
    assert len(joined) == len(whole) == len(lines)
    assert joined[:20] == whole[:20]
    assert all("error" in json.loads(line) for line in joined[20:])


def test_patients_like_a_case_are_a_cohort() -> None:
    """From a file or standard input; all say what it states."""
    case = '[patient]\nage = 31\n[disease]\nlineage = "b-all"\ndiagnosed_on = 2021-04-03\n'
    made = run("simulate", "--like", "-", "--n", "5", "--vary", "disease.lineage", stdin=case)

    done = run("batch", "-", "--strict", "-q", "--columns", "patient", stdin=made.stdout)
    assert done.returncode == 0
    assert done.stdout.count("31 years") == 5
    assert made.stdout.count("2021-04-03") == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--vary", "labs"), "name the case with --like"),
        (("--like", "cases/sparse.toml", "--vary", "patient.agee"), 'mean "patient.age"?'),
        (("--like", "nowhere.toml"), "nowhere.toml: no such file"),
    ],
)
def test_patients_like_no_case_are_refused(words: tuple[str, ...], said: str) -> None:
    """And nothing is printed."""
    done = run("simulate", *words)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert not done.stdout


def test_simulate_is_reproducible_and_batch_reads_it() -> None:
    """The same seed gives the same lines."""
    made = run("simulate", "--n", "3", "--seed", "5")

    assert made.stdout == run("simulate", "--n", "3", "--seed", "5").stdout
    done = run("batch", "-", "--strict", "-q", "--columns", "id", stdin=made.stdout)
    assert done.stdout.count("sim-5-") == 3
    assert done.returncode == 0
