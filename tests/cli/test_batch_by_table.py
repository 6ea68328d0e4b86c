"""`allcli batch --by`: counts by a column of the table that gives no field."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import run
from tests.cli.workbooks import workbook
from tests.profile import slow

HEADER = "centre,patient.age,disease.lineage,disease.status\n"
MAP = """
[columns]
age = "patient.age"
lineage = "disease.lineage"
"""


def rows(**centres: int) -> str:
    """So many patients of each centre."""
    return "".join(
        f"{centre},{30 + i},b-all,relapsed\n"
        for centre, number in centres.items()
        for i in range(number)
    )


def groups(tmp_path: Path, *words: str, stdin: str = "") -> dict[str, Any]:
    """The summary of a run by centre."""
    file = tmp_path / "summary.json"
    done = run(
        "batch", "-q", "--columns", "id", "--by", "centre", "--summary", str(file),
        "--force", *words,
        stdin=stdin,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made: dict[str, Any] = json.loads(file.read_text())
    return made


def written(tmp_path: Path, name: str, text: str) -> str:
    (tmp_path / name).write_text(text)
    return str(tmp_path / name)


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=slow)])
def test_a_column_that_no_field_has_makes_groups(tmp_path: Path, jobs: str) -> None:
    """Whoever says nothing there is a group too, and who is not assessed is in none."""
    text = HEADER + rows(Seoul=20, Busan=19, NA=1) + ",50,b-all,relapsed\nJeju,400,b-all,relapsed\n"

    made = groups(tmp_path, written(tmp_path, "c.csv", text), "-j", jobs)

    assert made["groups"] == {"Seoul": 20, "Busan": 19, "not stated": 2}
    assert set(made["salvage by group"]) == {"Seoul", "Busan", "not stated"}
    assert set(made["certainty by group"]) == {"Seoul", "Busan", "not stated"}


def test_every_kind_of_table_has_columns(tmp_path: Path) -> None:
    """Packed ones, and workbooks whose header is further down."""
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress((HEADER + rows(Seoul=2)).encode()))
    header: list[str | float | None] = [*HEADER.strip().split(",")]
    workbook(tmp_path / "c.xlsx", [["Exported"], header, ["Busan", 30, "b-all", "relapsed"]])
    map_ = written(tmp_path, "m.toml", "[layout]\nheader = 2\n")

    assert groups(tmp_path, str(tmp_path / "c.csv.gz"))["groups"] == {"Seoul": 2}
    made = groups(tmp_path, str(tmp_path / "c.xlsx"), "--map", map_)
    assert made["groups"] == {"Busan": 1}


def test_no_group_below_the_least_is_told(tmp_path: Path) -> None:
    """As of every count."""
    table = written(tmp_path, "c.csv", HEADER + rows(Seoul=9, Busan=7, Jeju=2))

    assert groups(tmp_path, table, "--min-count", "5")["groups"] == {"Seoul": 9}


def test_a_code_is_one_however_an_export_writes_it(tmp_path: Path) -> None:
    """1.0 where the column had empty cells; a word that the map calls unknown says nothing."""
    map_ = written(tmp_path, "m.toml", MAP + '[layout]\nunknown = ["99"]\n')
    text = "centre,age,lineage\n1,30,b-all\n1.0,31,b-all\n99,32,b-all\n"

    made = groups(tmp_path, written(tmp_path, "c.csv", text), "--map", map_)

    assert made["groups"] == {"1": 2, "not stated": 1}


def test_rows_of_a_patient_are_in_one_group(tmp_path: Path) -> None:
    """That of any of them; where they name two, it is of both together."""
    map_ = written(tmp_path, "m.toml", MAP + 'who = "id"\n[join]\nby = "who"\n')
    text = (
        "who,centre,age,lineage\n"
        "a,Seoul,30,b-all\na,,,\nb,,31,b-all\nb,Busan,,\nc,Seoul,32,b-all\nc,Busan,,\n"
    )

    made = groups(tmp_path, written(tmp_path, "c.csv", text), "--map", map_)

    assert made["groups"] == {"Seoul": 1, "Busan": 1, "Seoul, Busan": 1}


@pytest.mark.parametrize("name", ["c.ndjson", "c.json", "-"])
def test_a_key_of_json_makes_groups_by_a_map(tmp_path: Path, name: str) -> None:
    """Lines, the objects of a list, standard input; numbers and yes or no too."""
    objects = [
        {"centre": centre, "age": 30, "lineage": "b-all"} for centre in ("Seoul", 7, None, "Seoul")
    ]
    text = json.dumps(objects) if name == "c.json" else "\n".join(map(json.dumps, objects)) + "\n"
    map_ = written(tmp_path, "m.toml", MAP)
    path = name if name == "-" else written(tmp_path, name, text)

    made = groups(tmp_path, path, "--map", map_, stdin=text)

    assert made["groups"] == {"Seoul": 2, "7": 1, "not stated": 1}


def test_a_key_that_no_object_has_is_told(tmp_path: Path) -> None:
    """By the name of the option that asked for it."""
    map_ = written(tmp_path, "m.toml", MAP)
    done = run(
        "batch", "-", "--columns", "id", "--by", "centre", "--map", map_,
        stdin='{"age": 30, "lineage": "b-all"}\n',
    )  # fmt: skip

    assert 'objects without "centre", which --by names' in done.stderr


def test_a_case_that_is_no_row_states_no_group(tmp_path: Path) -> None:
    """In a folder with a table."""
    written(tmp_path, "c.csv", HEADER + rows(Seoul=2))
    written(tmp_path, "c.toml", "[patient]\nage = 40\n")

    made = groups(tmp_path / "..", str(tmp_path))

    assert made["groups"] == {"Seoul": 2, "not stated": 1}


def test_a_column_of_ours_comes_first(tmp_path: Path) -> None:
    """A table that has one of that name does not change what it means."""
    map_ = written(tmp_path, "m.toml", MAP)
    table = written(tmp_path, "c.csv", "salvage,age,lineage\nFLAG,30,b-all\n")
    file = tmp_path / "s.json"
    run("batch", table, "--map", map_, "-q", "--by", "salvage", "--summary", str(file))

    assert "FLAG" not in json.loads(file.read_text())["groups"]


def test_tables_without_the_column_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    """The first is named with what may be meant, the others are counted."""
    folder = tmp_path / "in"
    folder.mkdir()
    written(folder, "a.csv", HEADER + rows(Seoul=2))
    for name in ("b.csv", "c.tsv", "d.csv"):
        written(folder, name, HEADER.replace("centre", "center") + rows(Seoul=2))
    out = tmp_path / "out.ndjson"

    done = run("batch", str(folder), "--by", "centre", "--output", str(out))

    said = " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode == 2
    assert 'b.csv: no column "centre", which --by names (did you mean "center"?)' in said
    assert "2 more of the tables lack it" in said
    assert not out.exists()


def test_standard_input_without_the_column_is_refused_when_it_is_read() -> None:
    """No case of it is assessed."""
    done = run(
        "batch", "-", "--from", "csv", "--by", "salvge", "--columns", "id",
        stdin=HEADER + rows(Seoul=2),
    )  # fmt: skip

    assert done.returncode == 2
    assert 'no column "salvge", which --by names (did you mean "salvage"?)' in done.stderr


def test_cases_have_no_columns_without_a_map() -> None:
    """So it is said how they get them."""
    done = run("batch", "-", "--by", "centre", stdin="{}\n")

    assert done.returncode == 2
    assert "JSON has columns by a --map" in " ".join(done.stderr.replace("│", " ").split())
