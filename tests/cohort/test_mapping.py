"""The map of a table: checked before anything is read, and a template to start from."""

import tomllib
from pathlib import Path

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.map_check import load_map
from allcli.cohort.map_template import template
from tests.profile import slow


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[columns]\nA = "patient.agee"', 'columns.A: "patient.agee" is no field of a case (did'),
        ('[columns]\nA = "lines.regimen"', '"lines.regimen" is no field of a case'),
        ('[columns]\nA = "lines.*.started"', 'did you mean "lines.*.started_on"?'),
        ('[columns]\nA = "id"\nB = "id"', '"id" is given by two columns'),
        ('[lists."disease.sites"]\ncolumns = { A = "cns" }\nwhere = {}\nexhaustive = true',
         "lists.disease.sites.exhaustive: nothing tells where the form of the boxes is complete"),
        ('[layout]\nencoding = "latin-99"', '"latin-99" is no encoding'),
        ('[layuot]\ndecimal = ","', 'layuot: unknown key (did you mean "layout"?)'),
        ("[columns", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_wrong_map_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """Before anything is read, with a did-you-mean."""
    (tmp_path / "map.toml").write_text(text)

    with pytest.raises(CaseError) as refused:
        load_map(str(tmp_path / "map.toml"))

    assert said in str(refused.value)


def test_the_template_is_a_valid_map(tmp_path: Path) -> None:
    """It gives a field to every column whose name can mean only that."""
    (tmp_path / "e.csv").write_text("Patient ID;Age;CD19;HCT\n")
    (tmp_path / "map.toml").write_text(template(str(tmp_path / "e.csv")))
    (tmp_path / "usual.toml").write_text(template())

    columns = load_map(str(tmp_path / "map.toml")).columns
    assert {name: readings[0].field for name, readings in columns.items()} == {
        "Patient ID": "id",
        "Age": "patient.age",
        "CD19": "antigens.cd19",
    }
    assert "labs.bilirubin" in load_map(str(tmp_path / "usual.toml")).columns


@pytest.mark.parametrize(
    "encoding",
    ["idna", "rot13", "undefined", "utf-7", "unicode_escape", "base64", "punycode", "cp037",
     "latin-99", "a\\u0000b", "../os", "x" * 5000, ""],
)  # fmt: skip
def test_an_encoding_that_tables_do_not_have_is_refused(encoding: str, tmp_path: Path) -> None:
    """Those that are none, that are of no text, and those that give some text another meaning."""
    (tmp_path / "map.toml").write_text(f'[layout]\nencoding = "{encoding}"')

    with pytest.raises(CaseError, match=r"layout\.encoding: .* is no encoding of tables"):
        load_map(str(tmp_path / "map.toml"))


@pytest.mark.parametrize(
    "form",
    ["%Q", "%", "%d", "%m", "%d/%Y", "%d%d%m%Y", "%H:%M", "tomorrow", "%s", "\\u0000%d.%m.%Y"],
)
def test_a_form_of_dates_gives_a_day_a_month_or_a_year(form: str, tmp_path: Path) -> None:
    """Or it is refused: what is left out would be made up."""
    (tmp_path / "map.toml").write_text(f'[layout]\ndate = "{form}"')

    with pytest.raises(CaseError, match=r"layout\.date.*: .* does not give day, month and year"):
        load_map(str(tmp_path / "map.toml"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 100_000, "nested too deeply"),
        ('[constant]\n"patient.age" = ' + "9" * 10_000, "a number too long to be one"),
        ('[constant]\n"patient.age" = nan', "constant.patient.age"),
        ('[columns]\nA = "lines[].regimen"', "is no field of a case"),
        (f'[columns]\nA = "{"x" * 200_000}"', "is no field of a case"),
        pytest.param("[columns]\n" + "".join(f'{i} = "{i}"\n' for i in range(20_000)),
                     "is no field", marks=slow),
        pytest.param("[columns]\n" + "".join(f"{i} = {i}\n" for i in range(20_000)),
                     "expected a field", marks=slow),
        pytest.param("[columns]\n" + "".join(f'{i} = "id"\n' for i in range(20_000)),
                     "given by two columns", marks=slow),
    ],
)  # fmt: skip
def test_a_map_beyond_all_measure_is_refused(text: str, said: str, tmp_path: Path) -> None:
    """In a few lines, however much is wrong with it."""
    (tmp_path / "map.toml").write_text(text)

    with pytest.raises(CaseError, match=said) as refused:
        load_map(str(tmp_path / "map.toml"))

    assert len(refused.value.problems) <= 20
    assert len(str(refused.value)) < 10_000


def test_the_template_holds_nothing_that_acts_on_a_terminal(tmp_path: Path) -> None:
    """A control character in the name of a column is written as its escape, and read as itself."""
    (tmp_path / "e.csv").write_text("Alter\u202e,\x1b[2Jage,\x9bid,CD19\n")

    text = template(str(tmp_path / "e.csv"))

    assert all(character.isprintable() or character == "\n" for character in text)
    names = [line.removeprefix("# ") for line in text.splitlines() if "age" in line]
    assert {"\x1b[2Jage": "?"} in [tomllib.loads(line) for line in names if "= " in line]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the first line must name the columns"),
        (b'"a', "not valid CSV"),
        (b"\xff,id\n", "not utf-8 text"),
        (b"x" * 200_000, "has more than 1,000 characters"),
        (b"a," * 60_000, "60,001 columns; a table may have 5,000"),
        (b"x" * 1_100_000, "too long for one case"),
    ],
)
def test_a_template_of_what_has_no_header_is_refused(
    data: bytes, said: str, tmp_path: Path
) -> None:
    """As the table itself would be."""
    (tmp_path / "e.csv").write_bytes(data)

    with pytest.raises(CaseError, match=said):
        template(str(tmp_path / "e.csv"))


def test_a_template_reads_the_header_alone(tmp_path: Path) -> None:
    """However much there is below it, and wherever a character of several bytes is cut."""
    (tmp_path / "e.csv").write_text("id,note\n" + "é" * 600_000)

    assert 'id = "id"' in template(str(tmp_path / "e.csv"))
