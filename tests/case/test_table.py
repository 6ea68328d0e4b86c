"""The records that a case is made of, and the kept validator that reads them."""

import json
import pickle
from dataclasses import FrozenInstanceError, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from allcli.case.dates import PartialDate
from allcli.case.files import validator
from allcli.case.model import Case, Patient
from allcli.case.organs import Labs
from allcli.case.span import Span
from tests.case.documents import documents
from tests.engine.test_load import Named
from tests.profile import examples
from tests.test_kept import open_place


def test_a_record_cannot_be_changed_after_it_was_read() -> None:
    """What was derived from it would be of another patient."""
    patient = Patient(age=40)

    with pytest.raises(FrozenInstanceError):
        patient.age = 41  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del patient.age
    assert (replace(patient, age=41).age, patient.age) == (41, 40)


def test_a_field_that_a_table_has_not_is_refused() -> None:
    """In the code of the program, too."""
    with pytest.raises(TypeError, match="Patient has no agee"):
        Patient(agee=40)  # type: ignore[call-arg]


def test_records_of_the_same_fields_are_the_same() -> None:
    """And nothing else is."""
    assert Labs(bilirubin=1) == Labs(bilirubin=1)
    assert hash(Labs(bilirubin=1)) == hash(Labs(bilirubin=1))
    assert Labs(bilirubin=1) != Labs(bilirubin=2)
    assert Labs() != Patient()


def test_what_is_stated_is_what_a_file_gives() -> None:
    """An empty list says that there was none; nothing, or an empty table, says nothing."""
    case = Case.model_validate_json(
        '{"patient": {"sex": "male", "age": null}, "transplants": [], "labs": {}}'
    )

    assert case.stated == ("patient", "transplants")
    assert case.patient.stated == ("sex",)
    assert Case().stated == ()


def test_a_case_goes_to_another_process_whole() -> None:
    """As the workers of a cohort hand it on."""
    case = Case(patient=Patient(age=Span(20, 40)), assessed_on=PartialDate.parse("2026-03"))

    assert pickle.loads(pickle.dumps(case)) == case


def outcome(read: Any, text: str) -> Any:
    """The case, or what is wrong with the text."""
    try:
        return read(text)
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)


@examples(100)
@given(documents(toml=False))
def test_the_kept_validator_reads_as_the_model_does(document: dict[str, Any]) -> None:
    """What a schema needs and reading does not is left out, and nothing else."""
    whole = TypeAdapter(Case).validate_json

    for text in (json.dumps(document), json.dumps({**document, "agee": 1, "labs": {"ast": "x"}})):
        assert outcome(Case.model_validate_json, text) == outcome(whole, text)


def test_what_is_kept_loads_no_pydantic(tmp_path: Path) -> None:
    """It holds names of our own functions and tables, and plain data."""
    validator.ship(tmp_path)
    (copy,) = tmp_path.iterdir()
    Named.modules = set()
    Named(BytesIO(open_place(tmp_path).read(copy.name))).load()

    assert {module.split(".")[0] for module in Named.modules} <= {"allcli", "builtins"}


def test_another_pydantic_core_has_a_copy_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one version worked out another need not understand."""
    validator.ship(tmp_path)
    (before,) = tmp_path.iterdir()
    monkeypatch.setattr(validator, "__version__", "another")

    validator.ship(tmp_path)

    (after,) = tmp_path.iterdir()  # the older goes
    assert after != before
