"""Findings in SARIF 2.1.0, as code hosts and editors read them."""

from collections.abc import Mapping, Sequence
from typing import Any

from allcli import __version__
from allcli.verify.findings import KINDS, Finding
from allcli.verify.places import RecordPlace, places

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Sequence[Finding], files: Mapping[str, str]) -> dict[str, Any]:
    """The log of one run; `files` are the texts of the rulebook by path."""
    at: dict[str, RecordPlace] = {}
    for place in places(files):
        at.setdefault(place.name, place)
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
