"""Where the records of the rulebook stand: their file, their topic, their lines."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from allcli.case.files.toml_lines import toml_lines
from allcli.engine.load import CRITERIA


class RecordPlace(NamedTuple):
    """A record by kind and id: its file, its first line, and those of its fields."""

    kind: str
    name: str
    file: str
    line: int
    fields: Mapping[str, int]


def places(files: Mapping[str, str]) -> Iterator[RecordPlace]:
    """The place of every record, of the rulebook files by path."""
    for path, text in files.items():
        lines = toml_lines(text)
        for kind, records in tomllib.loads(text).items():
            if not isinstance(records, list):
                continue  # when the topic was reviewed
            for i, record in enumerate(records):
                line = lines.get((kind, i), 1)
                fields = {field: lines.get((kind, i, field), line) for field in record}
                yield RecordPlace(kind, _id(record), path, line, fields)


def _id(record: Mapping[str, Any]) -> str:
    if "layer" in record:
        return f"access {record['option']}/{record['jurisdiction']}/{record['layer']}"
    return str(record.get("id") or record.get("key"))


@cache
def topics() -> Mapping[str, str]:
    """The file that each criterion of ours stands in: the rulebook itself no longer knows."""
    return {
        record["id"]: path.stem
        for path in CRITERIA.glob("*.toml")
        for record in tomllib.loads(path.read_text("utf-8")).get("criterion", ())
    }
