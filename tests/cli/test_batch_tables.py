"""`allcli batch` on tables as systems write them: what is told, and which files are read."""

import gzip
import json
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from allcli.cohort.sheets import sheet_records
from tests.cli.shell import run
from tests.cli.workbooks import workbook

TABLE = "id,patient.age,disease.status\n1,34,remission\n2,40,remission\n"


def ids(*words: str) -> list[object]:
    done = run("batch", *words, "-q", "-f", "ndjson", "--columns", "id")
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_each_text_that_is_not_understood_is_told_once_with_its_count(tmp_path: Path) -> None:
    """In cells that are only doubted, that are set aside, and that are refused."""
    (tmp_path / "x.csv").write_text(
        "n,drug,cd19,age\n1,see letter,4+,4\n2,blinatumomab,4+,7\n3,BFM,,x\n"
    )
    (tmp_path / "m.toml").write_text(
        '[columns]\nn = "id"\ndrug = "lines.1.regimen"\nage = "patient.age"\n'
        'cd19 = { field = "antigens.cd19", unreadable = "set-aside" }\n'
    )
    words = ("batch", str(tmp_path / "x.csv"), "--map", str(tmp_path / "m.toml"))

    done = run(*words, "--columns", "id,warnings", "-f", "ndjson")
    run(*words, "--columns", "id", "--summary", str(tmp_path / "s.json"))

    assert done.returncode == 0
    assert json.loads((tmp_path / "s.json").read_text())["not understood"] == {
        "antigens.cd19": {"4+": 2}, "lines[].regimen": {"see letter": 1},
        "patient.age": {"x": 1},
    }  # fmt: skip
    profile_lines = [line.split() for line in done.stderr.splitlines() if "4+" in line]
    assert profile_lines[0][:3] == ["antigens.cd19:", '"4+"', "2"]
    (aside,) = [
        said for said in json.loads(done.stdout.splitlines()[0])["warnings"] if "4+" in said
    ]
    assert aside.endswith(': set aside (column "cd19")')


@pytest.mark.parametrize(
    ("numbers", "is_doubted"),
    [((900, 1500, 61), True), ((4100, 3000, 2500), True), ((4.1, 3.9, 900), False)],
)
def test_a_column_of_implausible_numbers_is_doubted_once(
    numbers: tuple[float, ...], is_doubted: bool, tmp_path: Path
) -> None:
    """Where most of them are unusual, or not possible; one alone is doubted in its own record."""
    rows = "".join(f"{i},{number},remission\n" for i, number in enumerate(numbers))
    (tmp_path / "x.csv").write_text(f"id,labs.anc,disease.status\n{rows}")

    done = run("batch", str(tmp_path / "x.csv"), "--columns", "id")

    assert ("COLUMNS IN DOUBT" in done.stderr) == is_doubted
    assert done.stderr.count("labs.anc: unusual numbers, of 3") == int(is_doubted)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("nowhere.csv", None, "no such file"), ("x.csv", b"", "empty"),
        ("x.csv", b"Nr,Alter\n1,2\n", 'column "Nr" is no field'),
        ("x.csv.gz", b"no", "not a gzipped file"), ("x.csv", b"patient.age\nNA\n", "nothing could"),
        ("x.csv.gz", b"\x1f\x8b\x08no", "ended before"), ("x.xlsx", b"no", "not a workbook"),
        ("x.parquet", b"no", "not parquet"),
    ],
)  # fmt: skip
def test_where_nothing_could_be_read_the_run_ends_with_2(
    name: str, data: bytes | None, said: str, tmp_path: Path
) -> None:
    """Why is told, with the file."""
    if data is not None:
        (tmp_path / name).write_bytes(data)

    done = run("batch", str(tmp_path / name), "-q")

    assert done.returncode == 2
    assert str(tmp_path / name) in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nowhere.csv", None), ("nowhere.toml", None), ("x.csv", b""),
        ("x.csv", b"Nr,Alter\n1,2\n"),
        ("x.csv", f'{TABLE}3,"4'.encode()),
        ("x.csv.gz", gzip.compress(TABLE.encode(), mtime=0)[:-4]),
        ("x.xlsx", b"no"), ("x.ndjson", b"\xff\xfe{\0}\0"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_a_file_that_cannot_be_read_stops_no_other_and_the_run_ends_with_2(
    name: str, data: bytes | None, strict: tuple[str, ...], tmp_path: Path
) -> None:
    """It is a record of its own; every other case is answered, before and behind it."""
    (tmp_path / "good.csv").write_text(TABLE)
    (tmp_path / "more.csv").write_text(TABLE)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    files = [str(tmp_path / file) for file in ("good.csv", name, "more.csv")]

    done = run("batch", *files, "-q", "--columns", "file", *strict)

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert "1 file could not be read, or not to the end" in done.stderr
    assert [Path(record["error"]["file"]).name for record in records if "error" in record] == [name]
    answered = [record["file"] for record in records if "file" in record]
    assert [answered.count(files[i]) for i in (0, 2)] == [2, 2]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", b'{"id": "x", '), ("x.ndjson", b"\n"),
        ("x.csv", f"{TABLE}3,young,b-all\n".encode()),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_understood_is_no_file_that_cannot_be_read(
    name: str, data: bytes, tmp_path: Path
) -> None:
    """It is a bad case: a record of its own, and the run ends as one of good files."""
    (tmp_path / "good.csv").write_text(TABLE)
    (tmp_path / name).write_bytes(data)
    files = [str(tmp_path / file) for file in ("good.csv", name)]

    assert run("batch", *files, "-q").returncode == 0
    assert run("batch", *files, "-q", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("age", "quoted", "allowed"), [("340", "340", "0 to 120"), ("young", '"young"', "number")]
)
def test_an_error_record_tells_field_column_what_was_found_and_what_is_allowed(
    age: str, quoted: str, allowed: str, tmp_path: Path
) -> None:
    """As data beside the message, so that no program has to take the sentence apart."""
    (tmp_path / "x.csv").write_text(f"Nr,Alter\n1,{age}\n")
    (tmp_path / "m.toml").write_text('[columns]\nNr = "id"\nAlter = "patient.age"\n')

    done = run("batch", str(tmp_path / "x.csv"), "--map", str(tmp_path / "m.toml"), "-q")

    error = json.loads(done.stdout)["error"]
    assert (error["field"], error["column"], error["found"]) == ("patient.age", "Alter", quoted)
    assert allowed in error["allowed"]
    assert quoted in error["message"]


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    """Whatever the case of the endings; a file of another kind is named."""
    (tmp_path / "a.CSV").write_text(TABLE)
    (tmp_path / "b.tsv").write_text(TABLE.replace(",", "\t"))
    (tmp_path / "c.Txt").write_text(TABLE.replace(",", ";"))
    (tmp_path / "d.csv.gz").write_bytes(gzip.compress(TABLE.encode()))
    (tmp_path / "e.ndjson.gz").write_bytes(gzip.compress(b'{"id": "9", "patient": {"age": 4}}\n'))
    (tmp_path / "f.xlsx").touch()
    workbook(tmp_path / "f.xlsx", [["id", "patient.age"], ["7", 34], ["Total", None]])
    (tmp_path / "letter.pdf").write_text("no case")

    done = run("batch", str(tmp_path), "--columns", "id", "-f", "ndjson")

    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids == ["1", "2"] * 4 + ["9", "7"]
    assert "files of another kind: letter.pdf" in done.stderr


def test_a_workbook_is_a_table(tmp_path: Path) -> None:
    """Whole numbers stay whole; a map may name another sheet, and those not read are told."""
    first: list[list[str | float | None]] = [["id", "patient.age"], [7, 34.5], [8, None]]
    second: list[list[str | float | None]] = [["Exported"], ["id", "patient.age"], ["b", 4]]
    workbook(tmp_path / "x.xlsx", first, second)
    (tmp_path / "m.toml").write_text('[layout]\nsheet = "S2"\nheader = 2\n')
    (tmp_path / "no.toml").write_text('[layout]\nsheet = "S3"\n')
    file = str(tmp_path / "x.xlsx")

    assert ids(file) == ["7"]
    assert ids(file, "--map", str(tmp_path / "m.toml")) == ["b"]
    assert 'no sheet "S3"; there are S1, S2'.lower() in (
        run("batch", file, "--map", str(tmp_path / "no.toml"), "-q").stderr.lower()
    )
    assert 'sheets not read: "S2"' in run("batch", file, "--columns", "id").stderr


def test_parquet_is_a_table(tmp_path: Path) -> None:
    """Its numbers, dates and lists as a case has them."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({
        "id": [1, 2], "patient.birth_date": [date(1990, 2, 1), None], "patient.age": [None, 4.0],
        "assessed_on": [datetime(2026, 3, 1), datetime(2026, 3, 2)],
        "disease.sites": [["marrow", "cns"], None], "mrd.level_pct": [0.00001, None],
    })  # fmt: skip
    parquet.write_table(table, tmp_path / "x.parquet")

    done = run(
        "batch", str(tmp_path / "x.parquet"), "-q", "-f", "ndjson", "--columns", "id,patient"
    )

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["patient"].partition(",")[0]) for row in rows] == [
        ("1", "36.1 years"), ("2", "4 years"),
    ]  # fmt: skip


def test_without_the_extra_a_workbook_is_refused_with_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And how to get it."""
    from allcli.cohort.mapping import Layout  # noqa: PLC0415 - beside what it is for

    monkeypatch.setitem(sys.modules, "python_calamine", None)
    workbook(tmp_path / "x.xlsx", [["id"]])

    with (
        (tmp_path / "x.xlsx").open("rb") as file,
        pytest.raises(ValueError, match=r"an extra: pip install 'allcli\[tables\]'"),
    ):
        list(sheet_records(file, Layout(), {}))  # type: ignore[arg-type]


def test_what_is_wrong_with_a_map_is_told_with_its_line(tmp_path: Path) -> None:
    """Each problem with what is allowed, and nothing is read."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    (tmp_path / "m.toml").write_text(
        '[columns]\na = { feild = "patient.age" }\n\n[join]\nby = "a"\nwithin_days = -1\n'
    )

    done = run("batch", str(tmp_path / "x.csv"), "--map", str(tmp_path / "m.toml"))

    assert (done.returncode, done.stdout) == (2, "")
    assert 'm.toml:2: columns.a.feild: unknown key (did you mean "field"?)' in done.stderr
    assert 'm.toml:2: columns.a: lacks "field"' in done.stderr
    assert "m.toml:6: join.within_days: " in done.stderr


def test_a_joined_table_is_the_same_with_two_processes(tmp_path: Path) -> None:
    """Every patient once, in the order of the first row."""
    rows = "".join(f"{i},ALT,{i},U/L\n" for i in range(12)) + "3,AST,9,U/L\n"
    (tmp_path / "x.csv").write_text(f"p,test,value,unit\n{rows}")
    (tmp_path / "m.toml").write_text(
        '[columns]\np = "id"\nvalue = [\n'
        '  { field = "labs.alt", where = { test = "ALT" }, unit_from = "unit" },\n'
        '  { field = "labs.ast", where = { test = "AST" }, unit_from = "unit" },\n]\n'
        '[join]\nby = "p"\n[constant]\n"disease.status" = "newly-diagnosed"\n'
    )
    words = ("batch", str(tmp_path / "x.csv"), "--map", str(tmp_path / "m.toml"), "-f", "csv",
             "--columns", "id,case_hash", "-q")  # fmt: skip

    alone, shared = run(*words, "-j", "1"), run(*words, "-j", "2")

    assert alone.stdout == shared.stdout
    assert [line.split(",")[0] for line in alone.stdout.splitlines()[1:]] == [*map(str, range(12))]
