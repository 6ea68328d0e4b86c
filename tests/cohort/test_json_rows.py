"""JSON with flat keys by a map, as lines and as a list."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from allcli.cohort.document import document
from allcli.cohort.items import FaultItem, Item, RowItem
from allcli.cohort.map_template import template
from allcli.cohort.mapping import Map
from allcli.cohort.notes import Notes
from allcli.cohort.paths import InputFile
from allcli.cohort.stream import items

MAP = """\
[columns]
pid = "id"
dob = "patient.birth_date"
relapsed = "disease.extramedullary"
mrd = "mrd.level_pct"
sites = "disease.sites"
[constant]
"disease.status" = "relapsed"
"""
FIRST = {"pid": 7, "dob": "2015-03", "relapsed": True, "mrd": 1e-05, "sites": ["marrow", "cns"]}


def read(file: Path, map_: str = MAP) -> tuple[list[Item], Notes]:
    mapping, notes = Map.model_validate(tomllib.loads(map_)), Counter[str]()
    return list(items([InputFile(str(file))], None, mapping, notes)), notes


def stated(item: Item) -> dict[str, object]:
    assert isinstance(item, RowItem)
    return document(item.file, item.line, item.row, Map.model_validate(tomllib.loads(MAP))).tables


def test_flat_keys_become_fields_by_the_map(tmp_path: Path) -> None:
    """A number below 0.0001 stays one per cent and is no fraction; lists and yes or no are read."""
    (tmp_path / "x.ndjson").write_text(json.dumps(FIRST) + '\n{"pid": "8", "mrd": null}\n\n[1]\n')

    (first, second, empty, no_object), _ = read(tmp_path / "x.ndjson")

    assert stated(first) == {
        "id": "7", "patient": {"birth_date": "2015-03"}, "mrd": {"level_pct": 0.00001},
        "disease": {"extramedullary": True, "sites": ["marrow", "cns"], "status": "relapsed"},
    }  # fmt: skip
    assert stated(second) == {"id": "8", "disease": {"status": "relapsed"}}
    assert empty == FaultItem(str(tmp_path / "x.ndjson"), 3, "an empty line is no case")
    assert isinstance(no_object, FaultItem)


def test_a_list_of_objects_is_a_table(tmp_path: Path) -> None:
    """Each with its line; where an object cannot be read, what is before it is."""
    (tmp_path / "x.json").write_text(
        '[{"pid": 1, "mrd": 2},\n {"pid": 2,\n  "mrd": 3}, {"pid": 9},\n {"pid": {"a": 1}},\n {"pi'
    )

    items, notes = read(tmp_path / "x.json")

    assert [(item.line, isinstance(item, FaultItem)) for item in items] == [
        (1, False), (2, False), (4, True), (5, True),
    ]  # fmt: skip
    assert notes["rows that state nothing of a patient"] == 1


def test_a_key_that_no_object_has_is_told(tmp_path: Path) -> None:
    """One that some lack is not known of those."""
    (tmp_path / "x.ndjson").write_text('{"pid": 1, "mrd": 2}\n{"pid": 2}\n')

    _, notes = read(tmp_path / "x.ndjson")

    assert notes['objects without "sites", which the map names'] == 1
    assert not any('"mrd"' in name for name in notes)


@pytest.mark.parametrize("name", ["x.ndjson", "x.json"])
def test_a_template_is_made_of_the_keys(name: str, tmp_path: Path) -> None:
    """As of the columns of a table."""
    both = [{"record_id": 1, "age": 34}, {"record_id": 2, "weight": 7}]
    lines = "".join(json.dumps(patient) + "\n" for patient in both)
    (tmp_path / name).write_text(lines if name == "x.ndjson" else json.dumps(both))

    made = tomllib.loads(template(str(tmp_path / name)))

    assert made["columns"] == {"record_id": "id", "age": "patient.age"}
