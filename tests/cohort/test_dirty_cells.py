"""What systems leave in tables that is no patient, no value, or not the encoding that is named."""

import gzip
from pathlib import Path

import pytest

from allcli.case.files.encodings import marked, probably
from allcli.case.files.missing_words import meant
from allcli.case.files.source_text import decoded
from allcli.case.problems import CaseError
from allcli.cohort.cell_text import as_meant
from allcli.cohort.mapping import Map
from tests.cli.shell import run
from tests.cohort.cohorts import of_table, recipe, records

MAP = Map.model_validate({
    "columns": {
        "id": "id", "age": "patient.age", "lineage": "disease.lineage",
        "regimen": "lines.1.regimen", "plt": "labs.platelets",
    },
})  # fmt: skip
HEAD = "id,age,lineage,regimen,plt\n"


def ids(text: str) -> list[str]:
    """Who of a table is a patient."""
    written = records(of_table(HEAD + text, MAP), recipe(columns=("id",), mapping=MAP))
    return [record["id"] for record in written]


@pytest.mark.parametrize(
    "last",
    ["Total,34,,,", "mean:,33.5,,,20", "N =,2,,,", "합계,2,,,", "合計,2,,,", "Gesamt,2,,,"],
)
def test_a_row_that_counts_or_averages_is_no_patient(last: str) -> None:
    """However many of its cells are numbers; it stands in the place of the id."""
    assert ids(f"p1,34,b-all,,\np2,33,b-all,,\n{last}\n") == ["p1", "p2"]


def test_a_patient_may_be_called_like_nothing_of_the_kind() -> None:
    """A number in the place of the id is a patient."""
    assert ids("1,34,b-all,,\nTotal-7,33,b-all,,\n") == ["1", "Total-7"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("\u200b30 ", "30"),
        ("\u200e30\u202c", "30"),
        ("\ufeffid", "id"),
        ('="30"', "30"),
        ("'30", "30"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ('="', '="'),
        ("=", "="),
        ("b\u00adall", "ball"),
        ("3–4", "3–4"),
        ("블린사이토", "블린사이토"),
    ],
)
def test_a_cell_without_what_nobody_sees(cell: str, text: str) -> None:
    """Marks of direction, spaces without width, and how spreadsheets say that a number is text."""
    assert as_meant(cell) == text


def test_a_cell_is_read_as_it_is_meant() -> None:
    """In the header as well."""
    rows = '\u200bid,age,lineage,regimen,plt\n\u200b1,="34",b-all\u200b,,\'20\n'
    [record] = records(of_table(rows, MAP), recipe("json", ("id", "patient"), MAP))

    assert (record["id"], record["patient"]) == ("1", "34 years, B-ALL")


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        (".U", ""), (".z", ""), ("._", ""), (".", ""), (".5", None), (".ul", None),
        ("Not collected", "unknown"), ("Refused", "unknown"), ("미기재", "unknown"),
        ("未確認", "unknown"), ("nicht erhoben", "unknown"), ("未実施", "not-done"),
        ("검사 안함", "not-done"), ("nicht durchgeführt", "not-done"), ("88", None),
    ],
)  # fmt: skip
def test_what_systems_write_for_nothing(cell: str, word: str | None) -> None:
    """The missing values of SAS, and words of four languages; no figure is guessed."""
    assert meant(cell) == word


@pytest.mark.parametrize("cell", ["no", "keine", "なし", "해당사항 없음", "0", "no prior therapy"])
def test_no_line_in_the_column_of_a_line_is_none(cell: str) -> None:
    """It is not counted as one, and says nothing of ever."""
    rows = of_table(f"{HEAD}1,34,b-all,{cell},\n", MAP)
    [record] = records(rows, recipe(columns=("salvage_number", "warnings"), mapping=MAP))

    assert not record["warnings"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("블린사이토 2주기", "cp949"),
        ("ビーリンサイト 2コース", "cp932"),
        ("Müller, Rückfall", "cp1252"),
    ],
)
def test_the_encoding_that_a_cell_probably_has_is_named(text: str, encoding: str) -> None:
    """As the map takes it; it is told, and nothing is read."""
    assert probably(b"id," + text.encode(encoding)) == encoding
    [record] = records(
        of_table(f"{HEAD}1,34,b-all,".encode() + text.encode(encoding) + b",\n", MAP),
        recipe("ndjson", ("error",), MAP),
    )
    assert record["error"]["message"].endswith(f'perhaps "{encoding}"')


def test_bytes_of_no_script_name_no_encoding() -> None:
    """Nor does text without any."""
    assert probably(b"abc") == probably(b"\x81\x8d\xff") == ""


@pytest.mark.parametrize("packed", [False, True])
def test_a_mark_of_two_bytes_a_letter_is_believed(packed: bool, tmp_path: Path) -> None:
    """As spreadsheets export "Unicode text", also packed."""
    data = "id\tpatient.age\tdisease.lineage\n환자1\t34\tb-all\n".encode("utf-16")
    file = tmp_path / ("export.txt.gz" if packed else "export.txt")
    file.write_bytes(gzip.compress(data) if packed else data)

    done = run("batch", str(file), "--columns", "id,patient", "-f", "csv", "-q")

    assert done.stdout.splitlines()[1:] == ['환자1,"34 years, B-ALL",']


def test_without_a_mark_two_bytes_a_letter_are_told() -> None:
    """Which of the two orders it is, is in every letter of the header."""
    rows = of_table(HEAD.encode("utf-16-le"), MAP)
    [record] = records(rows, recipe("ndjson", ("error",), MAP))

    assert "two bytes a letter" in record["error"]["message"]


def test_a_mark_names_its_encoding() -> None:
    """That of four bytes a letter begins as that of two does."""
    named = [marked("id".encode(name)) for name in ("utf-16", "utf-32", "utf-8", "utf-16-le")]
    assert named == ["utf-16", "utf-32", "", ""]


def test_a_title_above_the_columns_is_told() -> None:
    """Which line names them, the map can say."""
    rows = of_table(f"Registry export,,,,\n{HEAD}1,34,b-all,,\n", MAP)
    [record] = records(rows, recipe("ndjson", ("error",), MAP))

    assert "is that a title? header = 2" in record["error"]["message"]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_case_in_another_encoding_is_told_which(encoding: str) -> None:
    """It is refused all the same."""
    with pytest.raises(CaseError) as error:
        decoded("case.toml", '[[lines]]\nregimen = "블린사이토"\n'.encode(encoding))

    assert error.value.problems[0].hint == f"it seems to be {encoding}: save it as UTF-8"
