"""The JSON Schema of a rulebook file."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from allcli.rulebook.schema import rulebook_schema
from tests.cases import ROOT

FILES = sorted((ROOT / "allcli" / "criteria").glob("*.toml"))
SCHEMA = rulebook_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

CRITERION = {
    "id": "x",
    "title": "x",
    "when": "hct.prior_allo",
    "says": "x",
    "strength": "label",
    "references": ["yoon-2020"],
}


def test_it_is_a_schema_of_2020_12() -> None:
    """It keeps the rules of the dialect that it names."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_rulebook_fits(path: Path) -> None:
    """As an editor sees it: dates as text."""
    VALIDATOR.validate(json.loads(json.dumps(tomllib.loads(path.read_text()), default=str)))


@pytest.mark.parametrize(
    "change",
    [
        {"strength": "strong"},
        {"references": []},
        {"verdict": {"mec": "bad"}},
        {"flags": [{"kind": "renal", "level": "high"}]},
        {"jurisdictions": ["XX"]},
        {"wen": "hct.prior_allo"},
    ],
)
def test_a_mistake_in_a_criterion_does_not_fit(change: dict[str, Any]) -> None:
    """Wrong words, missing keys and unknown keys are marked while they are written."""
    VALIDATOR.validate({"criterion": [CRITERION]})

    assert list(VALIDATOR.iter_errors({"criterion": [CRITERION | change]}))


def test_a_record_is_described_in_words() -> None:
    """What a clinician needs to know of `checked` and `note_for` is in the hover text."""
    assert "always cited" in SCHEMA["$defs"]["Criterion"]["description"]
