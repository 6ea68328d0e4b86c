"""Cells by a map: several fields of a column, dates, what cannot be read, placeholders."""

from datetime import date
from typing import Any

import pytest

from allcli.case.problems import CaseError
from tests.cohort.registry import read, stated


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
