"""TOML to JSON and back: nothing is lost but comments and nulls."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, assume, given, settings

from allcli.case.files.read import Source, parse_case, parse_document
from allcli.case.files.write import as_json, as_toml, has_comments
from allcli.case.problems import CaseError
from tests.case.documents import documents
from tests.cases import CASES


def text(document: Any) -> str:
    """What tells 1 from 1.0 and sees the order of keys, as `==` does not."""
    return json.dumps(document, default=repr)


def valid(name: str, written: str) -> Source:
    """The case, or another example where the random facts contradict each other."""
    try:
        return parse_case(name, written)
    except CaseError:
        assume(False)
        raise


def in_toml_order(document: Any) -> Any:
    """Values before tables, and no nulls: all that TOML asks for."""
    kept = {key: value for key, value in document.items() if value is not None}
    for key, value in kept.items():
        if isinstance(value, dict):
            kept[key] = in_toml_order(value)
        elif isinstance(value, list):
            kept[key] = [in_toml_order(e) if isinstance(e, dict) else e for e in value]
    tables = {key for key, value in kept.items() if value and is_table(value)}
    tables |= {key for key, value in kept.items() if value == {}}
    return {k: kept[k] for k in kept if k not in tables} | {k: kept[k] for k in kept if k in tables}


def is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


LOSSLESS = settings(suppress_health_check=[HealthCheck.filter_too_much])


@LOSSLESS
@given(documents(toml=True))
def test_toml_to_json_and_back_loses_nothing(made: dict[str, Any]) -> None:
    """The same values, types and order, dates as dates, and the same hash all the way."""
    toml = tomli_w.dumps(made)
    before = valid("a.toml", toml)

    as_read = tomllib.loads(toml)
    over = as_json(as_read)
    back = as_toml(parse_document("a.json", over))

    assert text(tomllib.loads(back)) == text(in_toml_order(as_read))
    assert before.hash == parse_case("a.json", over).hash == parse_case("a.toml", back).hash
    assert before.case == parse_case("a.json", over).case


@LOSSLESS
@given(documents(toml=False))
def test_json_to_toml_and_back_loses_only_nulls(made: dict[str, Any]) -> None:
    """The same values, types and order; the same hash, if there was no null."""
    before = valid("a.json", json.dumps(made))

    over = as_toml(made)
    back = as_json(parse_document("a.toml", over))

    assert text(json.loads(back)) == text(in_toml_order(made))
    assert before.case == parse_case("a.toml", over).case
    if "null" not in json.dumps(made):
        assert before.hash == parse_case("a.toml", over).hash


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_example_keeps_its_hash(path: Path) -> None:
    """In either syntax it is the same case."""
    source = path.read_text()
    document = parse_document(path.name, source)
    hashes = {
        parse_case(path.name, source).hash,
        parse_case("a.json", as_json(document)).hash,
        parse_case("a.toml", as_toml(document)).hash,
    }

    assert len(hashes) == 1


def test_toml_is_written_as_a_person_would() -> None:
    """Every table under its header, days as dates, months and text as they are."""
    document = {
        "$schema": "case.schema.json",
        "disease": {"diagnosed_on": "2024-05", "status": None},
        "id": "2026-03-14",
        "assessed_on": "2026-03-14",
        "lines": [{"regimen": "FLA-Ida", "started_on": "2026-01-02"}, {}],
        "transplants": [],
    }

    assert as_toml(document) == (
        '"$schema" = "case.schema.json"\n'
        'id = "2026-03-14"\n'
        "assessed_on = 2026-03-14\n"
        "transplants = []\n"
        "\n[disease]\n"
        'diagnosed_on = "2024-05"\n'
        "\n[[lines]]\n"
        'regimen = "FLA-Ida"\n'
        "started_on = 2026-01-02\n"
        "\n[[lines]]\n"
    )


@pytest.mark.parametrize(
    ("toml", "answer"),
    [
        ("a = 1 # yes\n", True),
        ("# yes\n", True),
        ('a = "# no"\n', False),
        ("a = '# no'\n", False),
        ('a = "\\"# no"\n', False),
        ('a = """\n# no "" # no"""""\n', False),
        ("a = '''\n# no '' # no'''''\n", False),
        ('a = """no""" # yes\n', True),
        ('a = "" # yes\n', True),
        ("a = 'C:\\' # yes\n", True),
    ],
)
def test_a_comment_is_told_from_a_text_with_a_hash(toml: str, answer: bool) -> None:
    """So that nobody is told of a loss that is none."""
    tomllib.loads(toml)  # the example itself is good TOML

    assert has_comments(toml) is answer
