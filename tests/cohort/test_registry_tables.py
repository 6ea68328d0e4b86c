"""Tables as they come out of registries, by a map: what each states of a patient."""

import tomllib
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.document import RowTables, document
from allcli.cohort.items import FaultItem, RowItem
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.patients import patients
from allcli.cohort.tables import rows

DAY = date(2026, 11, 22)


def read(text: str, map_: str, notes: Notes | None = None) -> list[RowTables]:
    """What the rows of each patient state on DAY."""
    mapping, counted = Map.model_validate(tomllib.loads(map_)), Counter[str]()
    counted = counted if notes is None else notes
    items = patients(rows(BytesIO(text.encode()), "export.csv", mapping, counted), counted)
    made = []
    for item in items:
        assert isinstance(item, RowItem), item
        made.append(document(item.file, item.line, item.row, mapping, DAY))
    return made


def stated(text: str, map_: str) -> list[dict[str, Any]]:
    return [made.tables for made in read(text, map_)]


INSTRUMENTS = """\
[columns]
study_no = "id"
sex = { field = "patient.sex", values = { 1 = "male", 2 = "female" } }
tx_type = { field = "transplants.*.type", where = { redcap_repeat_instrument = "hct" } }
tx_day = { field = "transplants.*.date", where = { redcap_repeat_instrument = "hct" } }
protocol = { field = "lines.*.regimen", where = { redcap_repeat_instrument = "course" } }
[lists."disease.sites"]
columns = { site___1 = "marrow", site___2 = "testis" }
none = "site___99"
where = { relapse_complete = ["2", "Complete"] }
[join]
by = "study_no"
number = "redcap_repeat_instance"
"""
HEAD = (
    "study_no,redcap_repeat_instrument,redcap_repeat_instance,sex,protocol,tx_type,tx_day,"
    "site___1,site___2,site___99,relapse_complete\n"
)


def test_repeating_instruments_become_lists_in_the_order_of_their_numbers() -> None:
    """Also where the rows of a patient lie apart, and an instance was deleted."""
    text = HEAD + (
        "x1,,,2,,,,0,1,0,2\nx1,course,3,,Hyper-CVAD,,,,,,\nx2,,,1,,,,1,0,0,1\n"
        "x1,course,1,,BFM,,,,,,\nx1,hct,1,,,allogeneic,2024-05-02,,,,\n"
    )

    assert stated(text, INSTRUMENTS) == [
        {
            "id": "x1", "patient": {"sex": "female"},
            "disease": {"sites": ["testis"], "incomplete_lists": ["sites"]},
            "lines": [{"regimen": "BFM"}, {"regimen": "Hyper-CVAD"}],
            "transplants": [{"type": "allogeneic", "date": date(2024, 5, 2)}],
        },
        {"id": "x2", "patient": {"sex": "male"}},  # whose form is not complete
    ]  # fmt: skip


def test_an_instance_that_says_nothing_is_still_an_entry() -> None:
    """A course of which nothing was typed in was given: it counts as a line."""
    (made,) = stated(
        HEAD + "x1,course,1,,,,,,,,\nx1,course,2,,FLAG-Ida,,,,,,\nx1,,,1,,,,,,,\n", INSTRUMENTS
    )

    assert made["lines"] == [{}, {"regimen": "FLAG-Ida"}]


@pytest.mark.parametrize(
    ("boxes", "exhaustive", "sites", "is_open"),
    [
        ("0,0,0,2", "", None, False), ("0,0,0,2", "exhaustive = true\n", [], False),
        ("0,0,1,2", "", [], False), ("1,1,0,2", "", ["marrow", "testis"], True),
        ("0,1,0,2", "", ["testis"], True), ("0,1,0,2", "exhaustive = true\n", ["testis"], False),
        (",,,2", "exhaustive = true\n", None, False), (",1,,2", "", ["testis"], True),
        ("1,0,0,0", "exhaustive = true\n", None, False), ("0,0,0,Complete", "", None, False),
    ],
)  # fmt: skip
def test_a_box_that_is_not_ticked_says_little(
    boxes: str, exhaustive: str, sites: list[str] | None, is_open: bool
) -> None:
    """Nothing while its form is not complete, and "no" only where the boxes are exhaustive."""
    map_ = INSTRUMENTS.replace("[join]", f"{exhaustive}[join]")

    (made,) = stated(f"{HEAD}x1,,,1,,,,{boxes}\n", map_)

    disease = made.get("disease", {})
    assert disease.get("sites") == sites
    assert disease.get("incomplete_lists") == (["sites"] if is_open else None)


def test_a_list_that_a_case_has_only_as_a_whole_is_set_aside_and_told() -> None:
    """A drug whose box is ticked does not say that there is no other."""
    map_ = (
        '[lists."plan.conditioning_agents"]\ncolumns = { a = "thiotepa", b = "melphalan" }\n'
        'where = { done = "2" }\n'
    )

    (made,) = read("a,b,done\n1,0,2\n", map_)
    (whole,) = read("a,b,done\n1,0,2\n", f"{map_}exhaustive = true\n")

    assert made.tables == {}
    assert [str(problem) for problem in made.aside] == [
        'export.csv:2: plan.conditioning_agents: found "thiotepa", but the boxes are not '
        'exhaustive: set aside (column "a")'
    ]
    assert whole.tables == {"plan": {"conditioning_agents": ["thiotepa"]}}


def test_lists_that_the_map_calls_incomplete_stay_so() -> None:
    """Beside those that the boxes leave open."""
    map_ = f'{INSTRUMENTS}[constant]\n"disease.incomplete_lists" = ["cns_sites"]\n'

    (made,) = stated(f"{HEAD}x1,,,1,,,,1,0,0,2\n", map_)

    assert made["disease"]["incomplete_lists"] == ["cns_sites", "sites"]


def test_none_of_these_beside_a_tick_is_refused() -> None:
    """It contradicts itself."""
    with pytest.raises(CaseError, match=r"disease\.sites: none of these is ticked, and so is"):
        stated(f"{HEAD}x1,,,1,,,,1,0,1,2\n", INSTRUMENTS)


LABS = """\
[columns]
pid = "id"
result = [
  { field = "labs.platelets", where = { analyte = ["PLT", "Thrombozyten"] }, unit_from = "u" },
  { field = "labs.creatinine", where = { analyte = "CREA" }, unit_from = "u", within_days = 90 },
  { field = "mrd.level_pct", where = { analyte = "MRD" }, factor = 100 },
]
[join]
by = "pid"
date = "taken"
within_days = 10
[layout]
date = "%d/%m/%Y"
decimal = "."
"""


def test_of_a_long_table_the_latest_within_so_many_days_counts() -> None:
    """By its own unit; another analyte is passed over, and what is too old is told."""
    text = (
        "pid;taken;analyte;result;u\n"
        "7;20/11/2026;plt;61000;/uL\n7;21/11/2026;Thrombozyten;48;10^9/L\n"
        "7;01/10/2026;CREA;88.4;umol/L\n7;21/11/2026;glucose;5;mmol/L\n"
        "8;01/09/2026;PLT;200;10^9/L\n8;20/11/2026;MRD;0.004;\n9;20/11/2026;glucose;5;mmol/L\n"
    )
    notes: Notes = Counter()

    first, second = read(text, LABS, notes)

    assert first.tables == {
        "id": "7", "labs": {"platelets": "48 10^9/L", "creatinine": "88.4 umol/L"},
    }  # fmt: skip
    assert not first.aside
    assert second.tables == {"id": "8", "mrd": {"level_pct": 0.4}}
    (old,) = second.aside
    assert (old.line, old.path) == (6, "labs.platelets")
    assert "of 2026-09-01 is older than 10 days on 2026-11-22: not used" in old.message
    assert notes["rows that state nothing of a patient"] == 1


def test_two_values_of_one_day_are_no_choice() -> None:
    """Nobody can say which holds: both are told."""
    text = "pid;taken;analyte;result;u\n7;20/11/2026;PLT;61;10^9/L\n7;20/11/2026;PLT;16;10^9/L\n"

    with pytest.raises(
        CaseError, match=r'disagree: "61 10\^9/L" \(line 2\), "16 10\^9/L" \(line 3'
    ):
        read(text, LABS)


def test_a_value_from_after_the_decision_is_not_used() -> None:
    """Nor one without a date."""
    text = "pid;taken;analyte;result;u\n7;23/11/2026;PLT;61;10^9/L\n7;;CREA;1;mg/dL\n"

    (made,) = read(text, LABS)

    assert made.tables == {"id": "7"}
    assert [why.message.partition(" of ")[2] or why.message for why in made.aside] == [
        "2026-11-23 is later than 2026-11-22: not used",
        "the value 1 mg/dL has no date that can be read: not used",
    ]


def test_a_number_without_its_unit_is_not_guessed() -> None:
    """Where a column should hold it."""
    with pytest.raises(CaseError, match='found "61" without its unit'):
        read("pid;taken;analyte;result;u\n7;20/11/2026;PLT;61;\n", LABS)


def test_a_column_may_give_several_fields_in_several_ways() -> None:
    """Under comments and a title; ages in months, words of the export, constants of every type."""
    text = (
        "#Title\tfor people\nExported 2026\nPT\tAGE_M\tSITE\tBLASTS\n"
        "#N/A\t420\tBM+CNS\t0.4\nP2\t15\tBM\t>0.9\n# end of export\n"
    )
    map_ = """
[columns]
PT = "id"
AGE_M = { field = "patient.age", unit = "months" }
BLASTS = { field = "disease.marrow_blasts_pct", factor = 100 }
SITE = [
  { field = "disease.sites", values = { "BM+CNS" = "marrow, cns", BM = "marrow" } },
  { field = "disease.cns", values = { "BM+CNS" = "cns3", BM = "" } },
]
[constant]
assessed_on = 2026-11-01
transplants = []
lines_complete = false
"disease.status" = "relapsed"
"disease.relapse_number" = 1
"genetics.abl1_mutations" = ["T315I"]
[layout]
header = 3
"""
    first, second = stated(text, map_)

    constant: dict[str, Any] = {
        "assessed_on": date(2026, 11, 1), "transplants": [], "lines_complete": False,
        "genetics": {"abl1_mutations": ["T315I"]},
    }  # fmt: skip
    of_disease = {"status": "relapsed", "relapse_number": 1}
    assert first == constant | {
        "patient": {"age": "420 months"},
        "disease": of_disease
        | {"sites": ["marrow", "cns"], "cns": "cns3", "marrow_blasts_pct": 40},
    }
    assert second["disease"] == of_disease | {"sites": ["marrow"], "marrow_blasts_pct": ">90"}


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("31.12.68", date(1968, 12, 31)), ("31.12.1968", date(1968, 12, 31)),
        ("1968/12", "1968-12"), ("1968", 1968), ("1968-12-31T00:00:00", date(1968, 12, 31)),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_is_written(cell: str, means: object) -> None:
    """In any of the forms that its column has."""
    map_ = (
        '[columns]\nb = { field = "patient.birth_date", date = ["%d.%m.%y", "%d.%m.%Y", "%Y/%m"] }'
    )

    assert stated(f"b,c\n{cell},\n", map_) == [{"patient": {"birth_date": means}}]


def test_a_date_that_two_forms_read_differently_is_refused() -> None:
    """The third of April, or the fourth of March."""
    map_ = '[columns]\nb = { field = "patient.birth_date", date = ["%d/%m/%Y", "%m/%d/%Y"] }'

    with pytest.raises(CaseError, match='"03/04/1999" may be 1999-04-03 or 1999-03-04'):
        stated("b,c\n03/04/1999,\n", map_)
    assert stated("b,c\n13/04/1999,\n", map_) == [{"patient": {"birth_date": date(1999, 4, 13)}}]


def test_a_cell_that_cannot_be_read_is_set_aside_where_the_map_says_so() -> None:
    """And told; an entry of a list of which it was all stays one."""
    map_ = """
[columns]
a = "patient.age"
d = { field = "transplants.1.date", unreadable = "set-aside" }
"""
    (made,) = read("a,d\n34,31.02.2025\n", map_)

    assert made.tables == {"patient": {"age": 34}, "transplants": [{}]}
    (aside,) = made.aside
    assert (aside.path, aside.hint) == ("transplants.1.date", 'column "d"')
    assert aside.message.endswith(": set aside")
    with pytest.raises(CaseError, match=r'patient\.age: found "old"'):
        read("a,d\nold,\n", map_)


@pytest.mark.parametrize(
    "cell",
    ["", "NA", "n/a", "NaN", "NULL", "None", "#N/A", "-", ".", "?", "[Not Available]", "UNK",
     "unknown", "미상", "不明", "Not recorded", "77", "-99"],
)  # fmt: skip
def test_a_placeholder_states_nothing(cell: str) -> None:
    """The words of a map come to those that are known, never in their place."""
    map_ = """
[columns]
a = "patient.age"
cd19 = "antigens.cd19"
r = "lines.1.regimen"
[layout]
unknown = ["77", "-99"]
"""
    (made,) = stated(f"a,cd19,r\n34,{cell},{cell}\n", map_)

    assert made.pop("antigens", {"cd19": "unknown"}) == {"cd19": "unknown"}
    assert made.pop("lines_complete", False) is False
    assert made == {"patient": {"age": 34}}


@pytest.mark.parametrize("cell", ["UK", "uk"])
def test_a_word_of_the_field_itself_is_no_placeholder(cell: str) -> None:
    """The country is not "unknown" cut short."""
    map_ = '[columns]\na = "patient.age"\nb = "jurisdiction"'

    assert stated(f"a,b\n34,{cell}\n", map_) == [{"patient": {"age": 34}, "jurisdiction": "UK"}]


def test_a_second_line_of_which_somebody_did_not_know_leaves_the_lines_open() -> None:
    """Where the cell is empty there was none: the table has room for more."""
    map_ = '[columns]\na = "lines.1.regimen"\nb = "lines.2.regimen"'

    assert stated("a,b\nBFM,UNK\nBFM,\nBFM,NaN\n", map_) == [
        {"lines": [{"regimen": "BFM"}], "lines_complete": False},
        {"lines": [{"regimen": "BFM"}]},
        {"lines": [{"regimen": "BFM"}]},
    ]


def test_only_the_rows_that_the_map_asks_for_are_patients() -> None:
    """The others are counted, and so are footers and comments below the header."""
    notes: Notes = Counter()
    map_ = '[columns]\nn = "id"\na = "patient.age"\n[where]\ndx = ["ALL", "LBL"]\n'
    text = "n,a,dx\n1,34,ALL\n2,50,AML\n3,8,lbl\n4,NA,ALL\nTotal 4\n# done\n"

    made = read(text, map_, notes)

    assert [item.tables["id"] for item in made] == ["1", "3"]
    assert notes == {
        "rows outside `where`": 2, "rows that state nothing of a patient": 1,
        "comment lines below the header": 1,
    }  # fmt: skip


def test_a_row_with_too_few_cells_is_refused() -> None:
    """Whatever of it stands in the right place: nobody knows what is missing."""
    with pytest.raises(CaseError, match=r"export\.csv:3: 2 cells, but the header names 3"):
        read("id,patient.age,labs.wbc\n1,34,4\n2,34\n", "")


def test_a_row_of_nobody_is_told() -> None:
    """Where rows are joined by patient."""
    counted: Notes = Counter()
    mapping = Map.model_validate(tomllib.loads(LABS))
    text = b"pid;taken;analyte;result;u\n;20/11/2026;PLT;61;10^9/L\n"

    (item,) = patients(rows(BytesIO(text), "x.csv", mapping, counted), counted)

    assert item == FaultItem("x.csv", 2, "the row does not say of which patient it is")


def test_a_column_that_the_map_names_and_the_table_lacks_is_told() -> None:
    """Also one that only holds units or a condition; with the nearest that there is."""
    mapping = Map.model_validate(tomllib.loads(LABS))
    text = b"pid;taken;analyte;results;u\n1;20/11/2026;PLT;61;10^9/L\n"

    (item,) = rows(BytesIO(text), "x.csv", mapping, Counter())

    assert isinstance(item, FaultItem)
    assert item.said == 'no column "result", which the map names (did you mean "results"?)'


def test_a_code_may_be_written_as_a_decimal_number() -> None:
    """As programs write 2 where a column had empty cells."""
    text = HEAD + "x1,,,2.0,,,,1.0,0.0,0.0,2.0\n"
    whole = INSTRUMENTS.replace("[join]", "exhaustive = true\n[join]")
    map_ = whole + '[where]\nrelapse_complete = "2"\n[layout]\nunknown = "0"\n'

    assert stated(text, map_) == [
        {"id": "x1", "patient": {"sex": "female"}, "disease": {"sites": ["marrow"]}}
    ]
