"""Long tables, one measurement a row: which of many values counts."""

import tomllib
from collections import Counter
from datetime import date
from io import BytesIO

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.items import FaultItem
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.patients import patients
from allcli.cohort.tables import rows
from tests.cohort.registry import LABS, read


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


VISITS = """
[columns]
pid = "id"
dob = "patient.birth_date"
type = "disease.lineage"
plt = "labs.platelets"
visit = "assessed_on"

[join]
by = "pid"
date = "visit"
"""
HEAD = "pid,dob,type,plt,visit\n"


def test_a_baseline_without_a_visit_is_read() -> None:
    """What no dated row says otherwise, and what no day changes; the last visit decides."""
    text = (
        f"{HEAD}7,1979-03-02,b-all,,\n7,,,61,2026-09-14\n7,1979-03-02,,48,2026-10-02\n"
        "8,1990-11-30,t-all,90,2025-01-04\n8,,,20,2026-10-20\n"
    )

    first, second = read(text, VISITS)

    assert first.tables == {
        "id": "7", "patient": {"birth_date": date(1979, 3, 2)},
        "disease": {"lineage": "b-all"}, "labs": {"platelets": 48},
        "assessed_on": date(2026, 10, 2),
    }  # fmt: skip
    assert not first.aside
    assert second.tables["labs"] == {"platelets": 20}
    assert second.tables["assessed_on"] == date(2026, 10, 20)


def test_a_value_without_a_day_does_not_stand_beside_one_with() -> None:
    """Nor where a value must be of the last days; two baselines that differ are refused."""
    (made,) = read(f"{HEAD}7,,,61,2026-09-14\n7,,,48,\n", VISITS)
    (old,) = read(f"{HEAD}7,,b-all,,\n7,,,61,2026-09-14\n", f"{VISITS}within_days = 14\n")

    assert made.tables["labs"] == {"platelets": 61}
    assert "disease" not in old.tables
    with pytest.raises(CaseError, match="rows of one patient disagree"):
        read(f"{HEAD}7,1979-03-02,,,\n7,1978-03-02,,,2026-09-14\n", VISITS)


def test_the_day_of_the_decision_comes_first_wherever_it_stands() -> None:
    """A value from after it is not used, whichever column the map names first."""
    text = "pid,plt,taken,decided\n7,61,2026-09-14,2026-09-20\n7,20,2026-10-14,2026-09-20\n"
    map_ = VISITS.replace('visit = "assessed_on"', 'decided = "assessed_on"')
    map_ = map_.replace('dob = "patient.birth_date"\ntype = "disease.lineage"\n', "")

    (made,) = read(text, map_.replace('date = "visit"', 'date = "taken"'))

    assert made.tables["labs"] == {"platelets": 61}


def test_a_number_without_its_unit_is_not_guessed() -> None:
    """Where a column should hold it."""
    with pytest.raises(CaseError, match='found "61" without its unit'):
        read("pid;taken;analyte;result;u\n7;20/11/2026;PLT;61;\n", LABS)


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
