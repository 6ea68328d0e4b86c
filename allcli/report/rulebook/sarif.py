"""Findings in SARIF 2.1.0, as code hosts and editors read them."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from allcli import __version__
from allcli.case.files.toml_lines import toml_lines
from allcli.verify.findings import KINDS, Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class RecordPlace(NamedTuple):
    """Where a record stands."""

    file: str
    line: int


def places(files: Mapping[str, str]) -> dict[str, RecordPlace]:
    """The place of every record by its id, of the rulebook files by path."""
    at: dict[str, RecordPlace] = {}
    for path, text in files.items():
        lines = toml_lines(text)
        for kind, records in tomllib.loads(text).items():
            if not isinstance(records, list):
                continue  # when the topic was reviewed
            for i, record in enumerate(records):
                at.setdefault(_id(record), RecordPlace(path, lines.get((kind, i), 1)))
    return at


def _id(record: Mapping[str, Any]) -> str:
    if "layer" in record:
        return f"access {record['option']}/{record['jurisdiction']}/{record['layer']}"
    return str(record.get("id") or record.get("key"))


def sarif(findings: Sequence[Finding], at: Mapping[str, RecordPlace]) -> dict[str, Any]:
    """The log of one run."""
    rules = [
        {"id": kind, "shortDescription": {"text": says}} for kind, says in KINDS.items()
    ]  # fmt: skip
    driver = {"name": "allcli", "version": __version__, "rules": rules}
    results = [_result(finding, at.get(finding.about)) for finding in findings]
    run = {"tool": {"driver": driver}, "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, place: RecordPlace | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.kind,
        "level": finding.level,
        "message": {"text": f"{finding.about}: {finding.says}"},
    }
    if place:
        region = {"startLine": place.line}
        artifact = {"uri": place.file}
        result["locations"] = [
            {"physicalLocation": {"artifactLocation": artifact, "region": region}}
        ]
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    if finding.example:
        result["properties"] = {"facts": finding.example.facts, "case": finding.example.case}
    return result
