"""An OMOP database as the query in `cases/omop.sql` writes it, by what FHIR of it is read."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from allcli.case.files.read import Source, parse_case
from allcli.case.problems import CaseError
from tests.cases import ROOT
from tests.cli.shell import run

Database = dict[str, list[tuple[Any, ...]]]
Engine = Callable[[Database], list[str]]
QUERY = (ROOT / "cases" / "omop.sql").read_text()
TABLES = {
    "person": "person_id, gender_concept_id, year_of_birth, month_of_birth, day_of_birth, "
    "race_concept_id, person_source_value",
    "death": "person_id, death_date",
    "condition_occurrence": "condition_occurrence_id, person_id, condition_concept_id, "
    "condition_start_date, condition_end_date, condition_status_concept_id, "
    "condition_source_value, condition_source_concept_id",
    "procedure_occurrence": "procedure_occurrence_id, person_id, procedure_concept_id, "
    "procedure_date, procedure_source_value",
    "drug_exposure": "drug_exposure_id, person_id, drug_concept_id, drug_exposure_start_date, "
    "drug_type_concept_id, drug_source_value",
    "measurement": "measurement_id, person_id, measurement_concept_id, measurement_date, "
    "measurement_datetime, operator_concept_id, value_as_number, value_as_concept_id, "
    "unit_concept_id, range_high, measurement_source_value, unit_source_value, value_source_value",
    "observation": "observation_id, person_id, observation_concept_id, observation_date, "
    "observation_datetime, value_as_number, value_as_string, value_as_concept_id, "
    "unit_concept_id, observation_source_value, unit_source_value",
    "concept": "concept_id, concept_name, vocabulary_id, concept_code",
    "concept_ancestor": "ancestor_concept_id, descendant_concept_id",
}
CONCEPTS = [
    (0, "No matching concept", "None", "No matching concept"),
    (1, "FEMALE", "Gender", "F"), (2, "Race of somebody", "Race", "5"),
    (10, "B-ALL", "SNOMED", "277571004"), (11, "ALL in relapse", "ICD10CM", "C91.02"),
    (12, "ALL", "SNOMED", "91857003"), (13, "Acute GVHD", "SNOMED", "402355000"),
    (14, "B-ALL with BCR::ABL1, of marrow", "ICDO3", "9812/3-C42.1"),
    (20, "Preliminary diagnosis", "Condition Status", "P"),
    (21, "Primary diagnosis", "Condition Status", "Q"),
    (22, "Something new", "Condition Status", "R"),
    (30, "HCT of marrow", "SNOMED", "58390007"),
    (40, "blinatumomab 35 ug", "RxNorm", "9999999"), (41, "blinatumomab", "RxNorm", "1597258"),
    (42, "inotuzumab, ATC", "ATC", "L01FB01"), (43, "inotuzumab 1 mg", "RxNorm", "8888888"),
    (44, "EHR administration record", "Type Concept", "A"),
    (45, "EHR prescription", "Type Concept", "B"),
    (50, "WBC", "LOINC", "6690-2"), (51, "bilirubin", "LOINC", "1975-2"),
    (52, "BCR::ABL1", "LOINC", "51867-0"), (53, "Present", "LOINC", "LA9633-4"),
    (54, "ECOG", "LOINC", "89247-1"), (60, "10*9/L", "UCUM", "10*9/L"),
    (61, "mg/dL", "UCUM", "mg/dL"), (70, "<", "SNOMED", "276139006"), (71, "=", "SNOMED", "1"),
]  # fmt: skip
ROWS: Database = {
    "person": [(7, 1, 1988, 6, None, 2, "SECRET")],
    "condition_occurrence": [
        (1, 7, 10, "2024-01-15", "2024-01-15", 21, "C91.00", 0),
        (2, 7, 12, "2026-03-20", "2026-03-20", 0, "C91.02", 11),
        (3, 7, 13, "2025-12-01", "2025-12-01", None, "D89.810", 0),
    ],
    "procedure_occurrence": [(1, 7, 30, "2024-09-12", "38240")],
    "drug_exposure": [
        (1, 7, 40, "2024-05-02", 44, "Blincyto"),
        (2, 7, 43, "2026-03-25", 45, "Besponsa"),
    ],
    "measurement": [
        (1, 7, 50, "2026-03-20", "2026-03-20 00:00:00", 71, 12.0, 0, 60, None, "WBC", "", "12"),
        (2, 7, 50, "2026-03-28", "2026-03-28 08:10:00", 70, 0.5, 0, 60, None, "WBC", "", "<0.5"),
        (3, 7, 51, "2026-03-28", None, 0, 1.1, 0, 61, 1.2, "BILI", "mg/dl", "1.1"),
        (4, 7, 52, "2026-03-01", None, None, None, 53, None, None, "FISH", None, "pos"),
        (5, 7, 0, "2026-03-01", None, None, 3.0, 0, 0, None, "house code", "?", "3"),
    ],
    "observation": [(1, 7, 54, "2026-03-28", None, 1.0, None, 0, 0, "ECOG", None)],
    "concept": CONCEPTS,
    "concept_ancestor": [(41, 40), (40, 40), (42, 43)],
}


def with_rows(**changes: list[tuple[Any, ...]]) -> Database:
    """The database with other rows in some of its tables."""
    return ROWS | changes


def made(execute: Callable[..., object], many: Callable[..., object], rows: Database) -> None:
    """Make every table, and fill it."""
    for table, columns in TABLES.items():
        names = columns.split(", ")
        execute(f"CREATE TABLE {table} ({', '.join(f'{name} {type_of(name)}' for name in names)})")
        if rows.get(table):
            many(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in names)})", rows[table])


def type_of(column: str) -> str:
    """The type that OMOP gives a column."""
    if column.endswith(("_date", "_datetime")):
        return "DATE" if column.endswith("_date") else "TIMESTAMP"
    if column in ("value_as_number", "range_high"):
        return "DOUBLE"
    texts = ("_value", "_name", "_code", "_string", "vocabulary_id")
    return "VARCHAR" if column.endswith(texts) else "INTEGER"


def by_sqlite(rows: Database) -> list[str]:
    """What the query writes, by the engine that Python has."""
    with closing(sqlite3.connect(":memory:")) as database:
        made(database.execute, database.executemany, rows)
        return [line for (line,) in database.execute(QUERY)]


def by_duckdb(rows: Database) -> list[str]:
    """The same by the engine that the page recommends, where it is installed."""
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as database:
        made(database.execute, database.executemany, rows)
        return [line for (line,) in database.execute(QUERY).fetchall()]


@pytest.fixture(params=[by_sqlite, by_duckdb])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A database engine."""
    return cast("Engine", request.param)


def source(lines: list[str]) -> Source:
    """The patient of whom the lines tell."""
    return parse_case("omop.ndjson", "\n".join(lines))


def test_a_patient_of_omop_is_read(engine: Engine) -> None:
    """By standard concepts, the code of the source that says "in relapse", ingredients, UCUM."""
    read = source(engine(ROWS))

    assert read.gathered is not None
    assert read.gathered.tables == {
        "id": "7", "assessed_on": "2026-03-28",
        "patient": {"birth_date": "1988-06", "sex": "female", "ecog": 1.0},
        "disease": {"lineage": "b-all", "status": "relapsed"},
        "genetics": {"bcr_abl1": "positive"},
        "transplants": [{"date": "2024-09-12", "type": "allogeneic", "graft": "marrow"}],
        "exposure": {"blinatumomab": True},
        "labs": {"wbc": "< 0.5 10*9/L", "bilirubin": 1.1, "bilirubin_uln": 1.2},
    }  # fmt: skip


def test_what_omop_cannot_say_stays_unknown(engine: Engine) -> None:
    """The end of a bill is no end of GVHD, its day no diagnosis, a prescription no exposure."""
    read = source(engine(ROWS))

    assert read.gathered is not None
    assert read.case.gvhd.acute_active is read.case.disease.diagnosed_on is None
    assert read.case.exposure.inotuzumab is None
    assert [str(left) for left in read.gathered.left] == [
        "MedicationRequest RxNorm 8888888: an order or supply, which does not say that it was "
        "given",
        'Observation "house code": no field of a case reads this code',
        "Observation LOINC 6690-2: another of the same is newer, or says the same",
    ]


def test_race_and_record_numbers_do_not_leave_the_database(engine: Engine) -> None:
    """The query does not read them."""
    assert "SECRET" not in "".join(engine(ROWS))
    assert "Race" not in "".join(engine(ROWS))


@pytest.mark.parametrize(("status", "why"), [(20, "provisional"), (22, "not understood")])
def test_a_diagnosis_that_is_not_certain_is_none(engine: Engine, status: int, why: str) -> None:
    """Preliminary ones, and those of a status that nobody here knows."""
    unsure = (1, 7, 10, "2024-01-15", None, status, "C91.00", 0)

    with pytest.raises(CaseError, match=f"no confirmed leukaemia: .*{why}"):
        source(engine(with_rows(condition_occurrence=[unsure])))


def test_a_histology_is_read_before_its_site(engine: Engine) -> None:
    """ICD-O-3 stands in one code in OMOP."""
    histology = (1, 7, 14, "2024-01-15", None, 21, "9812/3-C42.1", 14)

    read = source(engine(with_rows(condition_occurrence=[histology])))

    assert (read.case.disease.lineage, read.case.genetics.bcr_abl1) == ("b-all", "positive")


@pytest.mark.parametrize(
    ("operator", "written", "wbc"),
    [(70, "0.5", "< 0.5"), (0, "<0.5", "< 0.5"), (71, ">= 0.5", ">= 0.5"), (0, "0.5", "0.5")],
)
def test_a_bound_is_never_an_exact_value(
    engine: Engine, operator: int, written: str, wbc: str
) -> None:
    """Whether the operator was mapped, or stands in the text of the source alone."""
    count = (1, 7, 50, "2026-03-28", None, operator, 0.5, 0, 60, None, "WBC", "", written)

    read = source(engine(with_rows(measurement=[count])))

    assert read.gathered is not None
    assert str(read.gathered.tables["labs"]["wbc"]).startswith(wbc)


def test_a_unit_that_was_mapped_to_another_is_told(engine: Engine) -> None:
    """A number that was not converted with its unit, as extractions leave it."""
    count = (1, 7, 50, "2026-03-28", None, 0, 3400.0, 0, 60, None, "WBC", "/uL", "3400")

    read = source(engine(with_rows(measurement=[count])))

    assert read.case.labs.wbc is None
    assert read.gathered is not None
    assert 'its unit is "/uL" in print' in str(read.gathered.left[-1])


def test_midnight_is_no_time_of_day(engine: Engine) -> None:
    """Two counts of one day that differ are left open where one of them has no time."""
    night = (1, 7, 50, "2026-03-28", "2026-03-28 00:00:00", 0, 9, 0, 60, None, "WBC", "", "9")
    noon = (2, 7, 50, "2026-03-28", "2026-03-28 12:00:00", 0, 4, 0, 60, None, "WBC", "", "4")

    read = source(engine(with_rows(measurement=[night, noon])))

    assert read.case.labs.wbc is None


def test_a_cohort_goes_through_batch(engine: Engine, tmp_path: Path) -> None:
    """A folder with the lines is an export; one without a leukaemia is a record with the reason."""
    people = [*ROWS["person"], (8, 0, 1970, None, None, 0, "x")]
    (tmp_path / "omop.ndjson").write_text("\n".join(engine(with_rows(person=people))))

    done = run("batch", str(tmp_path), "-q", "-j1", "--columns", "id,salvage,error")
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert rows[0]["id"] == "7"
    assert rows[0]["error"] is None
    assert "no acute lymphoblastic leukaemia" in rows[1]["error"]["message"]
