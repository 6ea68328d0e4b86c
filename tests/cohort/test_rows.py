"""CSV: a row becomes a case by the map, in the ways of spreadsheets."""

from datetime import date
from io import BytesIO
from pickle import dumps

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.document import document
from allcli.cohort.items import raw
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.rows import TableRow, table
from allcli.cohort.tables import rows
from tests.cohort.cohorts import errors, of_table, recipe, records

MAP = Map.model_validate({
    "columns": {
        "Nr": "id", "Alter": "patient.age", "Linie": "disease.lineage", "Bili": "labs.bilirubin",
        "HCT": "transplants.1.date", "kein HCT": "transplants", "Vorther.": "lines.1.agents",
        "Rezidiv": "disease.extramedullary",
    },
    "values": {"disease.lineage": {"B": "b-all"}},
    "constant": {"jurisdiction": "KR", "transplants.1.type": "allogeneic"},
    "layout": {"date": "%d.%m.%Y"},
})  # fmt: skip
HEAD = "Nr;Alter;Linie;Bili;HCT;kein HCT;Vorther.;Rezidiv"


def columns(**given: str) -> Map:
    return Map.model_validate({"columns": given})


def tables(cells: str, mapping: Map = MAP, head: str = HEAD) -> dict[str, object]:
    row = TableRow(table(tuple(head.split(";")), mapping, ","), tuple(cells.split(";")))
    return document("export.csv", 2, row, mapping).tables


def test_a_row_is_a_case() -> None:
    """Decimal commas, local dates, words of the export, 1 and 0, several words in one cell."""
    assert tables("p1;34,5;B;0,9;28.05.2025;;blinatumomab|ponatinib;1") == {
        "id": "p1",
        "jurisdiction": "KR",
        "patient": {"age": 34.5},
        "disease": {"lineage": "b-all", "extramedullary": True},
        "labs": {"bilirubin": 0.9},
        "lines": [{"agents": ["blinatumomab", "ponatinib"]}],
        "transplants": [{"type": "allogeneic", "date": date(2025, 5, 28)}],
    }


def test_what_is_not_written_is_unknown() -> None:
    """Empty cells and the usual words for nothing state nothing."""
    assert tables("p1;NA;-;;;;;", Map(columns=MAP.columns)) == {"id": "p1"}


def test_what_is_constant_makes_no_entry_of_its_own() -> None:
    """Every transplant was allogeneic: that does not say that there was one."""
    assert tables("p1;;;;;;;") == {"id": "p1", "jurisdiction": "KR"}


def test_units_and_bounds_stand_in_a_cell() -> None:
    """As in a case file."""
    mapping = columns(Bili="labs.bilirubin", MRD="mrd.level_pct")

    assert tables("31,5 umol/L;< 0,01 %", mapping, "Bili;MRD") == {
        "labs": {"bilirubin": "31.5 umol/L"},
        "mrd": {"level_pct": "< 0.01 %"},
    }


def test_no_transplant_is_said_in_a_column_of_its_own() -> None:
    """`transplants` takes none; with a date beside it the row contradicts itself."""
    mapping = columns(HCT="transplants.1.date", **{"kein HCT": "transplants"})

    assert tables(";none", mapping, "HCT;kein HCT") == {"transplants": []}
    with pytest.raises(CaseError, match=r"none, but transplants\.1 is filled in"):
        tables("2024-01-01;none", mapping, "HCT;kein HCT")


def test_a_gap_in_numbered_entries_is_refused() -> None:
    """A line left out would shift the count of salvages."""
    mapping = columns(a="lines.1.regimen", b="lines.2.regimen")

    with pytest.raises(CaseError, match=r"lines\.2 is filled in, but lines\.1 is not"):
        tables(";FLA-Ida", mapping, "a;b")


def test_headers_that_are_fields_need_no_map() -> None:
    """And a header that is none is named."""
    good = "id,patient.age,lines.1.regimen\np1,34,BFM\n"

    assert records(of_table(good), recipe())[0]["id"] == "p1"
    assert errors(of_table("id,Age\np1,34\n")) == [
        '1: : column "Age" is no field of a case (did you mean "patient.age"?); say with --map '
        "which field it gives"
    ]
    (of_export,) = errors(of_table("PATIENT_ID,patient.age\np1,34\n"))
    assert 'did you mean "id"?' in of_export


def test_what_stands_under_no_name_is_told() -> None:
    """An export may lose the name of a column; one that is empty too is no loss."""
    notes = Notes()
    text = "id,patient.age,,\np1,34,blinatumomab,\np2,35,,\np3,36,x,\n"
    assert len([*rows(BytesIO(text.encode()), "export.csv", Map(), notes)]) == 3
    assert +notes == {"values in column 3, which has no name": 2}


def test_a_spreadsheet_as_it_comes() -> None:
    """BOM, semicolons, decimal commas, Windows line ends, quoted line breaks, blank rows."""
    text = (
        "\ufeffid;patient.age;disease.lineage;disease.status;labs.bilirubin;note\r\n"
        'p1;34,5;b-all;relapsed;0,9;"a;b\r\nc"\r\n;;;;;\r\np2;x;;;;\r\n'
    )

    written = records(of_table(text), recipe())

    assert written[0]["id"] == "p1"
    assert written[0]["salvage"]
    assert written[1]["id"] == "p2"
    assert written[1]["error"] == {
        "file": "export.csv", "line": 5, "field": "patient.age",
        "message": 'found "x"; expected a number in years (column "patient.age")',
        "column": "patient.age", "found": '"x"', "allowed": "a number in years",
    }  # fmt: skip
    assert len(written) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"id,note\np1,M\xfcller\np2,x\n", "2: : not utf-8 text; the --map can name another"),
        (b"id,note\np1,a,b\n", "2: : 3 cells, but the header names 2"),
        (b'id,note\np1,"a\n', "2: : not valid CSV, nothing below it is read: unexpected end"),
        (b"", "None: : empty: the first line must name the columns"),
        (b"id,id\n1,2\n", '1: : two columns are called "id"'),
    ],
)  # fmt: skip
def test_a_bad_row_is_an_error_at_its_line(text: bytes, said: str) -> None:
    """What can be read around it is read."""
    assert errors(of_table(text))[0].startswith(said)


def test_another_encoding_is_named_in_the_map() -> None:
    """A spreadsheet of old writes cp1252."""
    mapping = Map.model_validate({"layout": {"encoding": "cp1252"}})

    assert not errors(of_table(b"id,patient.age,note\np1,4,M\xfcller\n", mapping), mapping)


@pytest.mark.parametrize("cell", ["1.200", "1.2", "1.200,5", "< 0.9", "31.5 umol/L", "1,200.5"])
def test_a_point_is_refused_where_numbers_have_commas(cell: str) -> None:
    """As a comma is where they have points: 1.200 would be read a thousand times too low."""
    with pytest.raises(CaseError, match="expected a number with a decimal comma, not a point"):
        tables(f"p1;;;{cell};;;;")


def test_the_map_may_say_that_numbers_have_points() -> None:
    """Its own words are those of a case, whatever the table has."""
    semicolons = "id;labs.bilirubin;disease.status\np1;0.9;remission\n"
    points = Map.model_validate({"layout": {"decimal": "."}})
    words = Map.model_validate({
        "columns": {name: name for name in ("id", "labs.bilirubin", "disease.status")},
        "values": {"labs.bilirubin": {"normal": "0.9"}},
    })  # fmt: skip

    assert errors(of_table(semicolons))
    assert not errors(of_table(semicolons, points), points)
    assert not errors(of_table(semicolons.replace("0.9", "normal"), words), words)
    assert not errors(of_table("labs.bilirubin\n0.9\n"))  # nothing says that it has commas


def test_a_row_that_is_too_long_is_an_error_of_its_own() -> None:
    """Not two patients; the rows around it are read as long as it is certain where they begin."""
    long = "x" * 1_000_001
    head = "id,disease.status,note\np1,remission,a\n"

    good = f'{head}p2,remission,"{long}"\np3,remission,c\n'
    assert errors(of_table(good)) == [
        "3: : longer than 1,000,000 characters, too long for one case"
    ]
    assert [record.get("id") for record in records(of_table(good), recipe())] == ["p1", None, "p3"]
    for torn in (f'{head}p2,,"{long}\n",b\np3,,c\n', f'{head}p2,,"a\n{long}"\np3,,c\n'):
        (said,) = errors(of_table(torn))
        assert said.endswith("too long for one case; nothing below it is read")


@pytest.mark.parametrize("cell", ["x" * 200_000, "x," * 60_000, "x" * 1_000_001])
@pytest.mark.parametrize("rows", [1, 20_000])
def test_a_header_beyond_all_measure_is_refused(cell: str, rows: int) -> None:
    """A name of 200,000 characters, 60,000 columns: said once, at line 1, with nothing repeated."""
    (said,) = errors(of_table(f"id,{cell}\n" + "p1\n" * rows))

    assert said.startswith("1: ")
    assert len(said) < 100


def test_what_a_row_costs_does_not_hang_on_columns_nobody_reads() -> None:
    """Ten thousand short rows under a header of half a megabyte, hashed and sent to a worker."""
    header = ",".join(f"{i:0100}" for i in range(4_999))
    mapping = Map.model_validate({"columns": {"id": "patient.age"}})
    items = of_table(f"id,{header}\n" + "1\n" * 10_000, mapping)

    assert len(items) == 10_000
    assert len(dumps(items[:16])) < 10_000
    assert len(raw(items[-1])) < 100


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp949", "shift_jis", "utf-16"])
def test_a_table_is_read_in_its_encoding(encoding: str) -> None:
    """Also where a character has several bytes."""
    mapping = Map.model_validate({"layout": {"encoding": encoding}})
    data = "id,disease.status\np1,remission\n".encode(encoding)

    assert not errors(of_table(data, mapping), mapping)


@pytest.mark.parametrize(
    ("encoding", "tail"),
    [("cp949", b"\xff"), ("shift_jis", b"\x81"), ("utf-16", b"\x00\xd8\x00"), ("utf-32", b"\xd8")],
)
def test_what_is_not_in_the_encoding_is_an_error(encoding: str, tail: bytes) -> None:
    """Whatever the decoder says of it."""
    mapping = Map.model_validate({"layout": {"encoding": encoding}})

    (said,) = errors(
        of_table("id,disease.status\np1,remission\np2,".encode(encoding) + tail, mapping), mapping
    )

    assert f"not {encoding} text" in said
