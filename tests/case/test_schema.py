"""The JSON Schema of a case says what the reader takes."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from allcli.case.fields import Number
from allcli.case.files.describe import entries, tables
from allcli.case.files.read import parse_case, parse_document
from allcli.case.files.schema import case_schema
from allcli.case.model import Case
from allcli.case.problems import CaseError
from allcli.verify.patients import document
from tests.case.documents import documents
from tests.cases import CASES

SCHEMA = case_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def in_json(made: dict[str, Any]) -> Any:
    """TOML as editors hand it to a schema: dates as text."""
    return json.loads(json.dumps(made, default=str))


def test_it_is_a_schema_of_2020_12() -> None:
    """It says so, and keeps its rules."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_example_case_fits(path: Any) -> None:
    """An editor has nothing to complain of in `cases/`."""
    VALIDATOR.validate(in_json(parse_document(path.name, path.read_text())))


@given(documents(toml=False))
def test_every_valid_value_fits(made: dict[str, Any]) -> None:
    """Numbers, text with units, partial dates, words for what is not known, nulls."""
    VALIDATOR.validate(made)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("patient.age", 340),
        ("patient.age", "old"),
        ("patient.age", True),
        ("patient.sexx", "female"),
        ("patient.ecog", 1.5),
        ("patient.ecog", "1 point"),
        ("patient", 3),
        ("disease.lineage", "ball"),
        ("disease.high_risk", "yes"),
        ("disease.sites", "marrow"),
        ("disease.diagnosed_on", "March 2025"),
        ("disease.diagnosed_on", 99),
        ("gvhd.acute_grade", "V"),
        ("gvhd.unstated", "pending"),
        ("transplants", {}),
        ("lines", [{"regime": "MEC"}]),
        ("karyotype", "46,XX"),
        ("$schema", 1),
    ],
)
def test_what_the_reader_refuses_does_not_fit(path: str, value: object) -> None:
    """Wrong keys, types, words and ranges are marked while they are written."""
    made = document({path: value})

    assert list(VALIDATOR.iter_errors(made))
    with pytest.raises(CaseError):
        parse_case("a.json", json.dumps(made))


def fields() -> dict[str, dict[str, Any]]:
    """Every field of the schema by its path; `[]` stands for a list of tables."""
    by_path = dict(SCHEMA["properties"])
    for header, table in tables():
        inside = SCHEMA["$defs"][table.__name__]["properties"]
        place = header.strip("[]") + "[]" * header.startswith("[[")
        by_path |= {f"{place}.{name}": stated for name, stated in inside.items()}
    return by_path


def test_every_example_value_is_one_that_the_reader_takes() -> None:
    """What an editor proposes may be taken over."""
    for path, stated in fields().items():
        for example in stated.get("examples", ()):
            table, _, name = path.partition("[].")
            made = {table: [{name: example}]} if name else document({path: example})
            assert parse_case("a.json", json.dumps(made)), path
            VALIDATOR.validate(made)


def test_every_number_says_its_range_and_unit_and_shows_an_example() -> None:
    """The hover text is enough to fill the field in."""
    stated = fields()
    numbers = [
        (f"{header.strip('[]')}{'[]' * header.startswith('[[')}.{entry.name}", entry.kind)
        for header, table in tables()
        for entry in entries(table)
        if isinstance(entry.kind, Number)
    ]

    assert numbers
    for path, number in numbers:
        assert number.allowed in stated[path]["description"]
        assert stated[path]["title"] == path
        assert "examples" in stated[path] or not number.unit


def test_a_unit_comes_with_its_other_spellings() -> None:
    """And the meaning of the field stands first."""
    assert fields()["labs.bilirubin"]["description"] == (
        "total (0 to 100 mg/dL, or text with a unit: mg/dL, umol/L)"
    )


def test_the_top_level_knows_every_field_of_the_model() -> None:
    """And the pointer that JSON editors write into a file."""
    assert set(SCHEMA["properties"]) == {"$schema", *Case.field_names()}
