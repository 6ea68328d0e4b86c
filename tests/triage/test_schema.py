"""The JSON Schema of the result is true of what is printed."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.report.json import rendered
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.triage.schema import assessment_schema
from tests.cases import A_DAY, CASES
from tests.profile import dear

pytestmark = pytest.mark.xdist_group("results")
SCHEMA = assessment_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


@cache
def result(path: Path) -> Assessment:
    return assess(read_case(str(path)), load_rulebook(), A_DAY, explain=True)


def test_it_is_a_schema_of_2020_12() -> None:
    """It keeps the rules of the dialect that it names."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", dear(CASES), ids=lambda path: path.name)
def test_the_result_of_every_example_fits(path: Path) -> None:
    """With the explanation, which fills every part of the result."""
    VALIDATOR.validate(json.loads(rendered([result(path)], several=False)))


def test_several_results_fit_as_a_list() -> None:
    """As `assess` prints them for several cases."""
    results = [result(path) for path in CASES[:2]]

    VALIDATOR.validate(json.loads(rendered(results, several=True)))


def test_nothing_is_left_open() -> None:
    """A key that is added to the result and not to the schema would be noticed."""
    made = json.loads(rendered([result(CASES[0])], several=False))

    for changed in (made | {"extra": 1}, made | {"receipt": {**made["receipt"], "extra": 1}}):
        assert list(VALIDATOR.iter_errors(changed))
