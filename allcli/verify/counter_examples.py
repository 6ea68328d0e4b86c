"""The case that shows a finding, as the text of a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from allcli.case.files.write import toml_text
from allcli.verify.findings import Finding


def cases(findings: Sequence[Finding]) -> Mapping[str, str]:
    """The text of a case file for every finding that has one, by file name."""
    made: dict[str, str] = {}
    for finding in findings:
        if finding.example and finding.example.case:
            name = _name(finding, made)
            document = {"id": name.removesuffix(".toml"), **finding.example.case}
            document.setdefault("assessed_on", str(finding.as_of))
            made[name] = toml_text(
                _in_order(document), f"{finding.kind}: {finding.about}: {finding.says}"
            )
    return made


def _name(finding: Finding, taken: Mapping[str, str]) -> str:
    about = finding.about.replace("/", "-").replace(" ", "-")
    names = (f"{finding.kind}-{about}{f'-{i}' if i else ''}.toml" for i in range(len(taken) + 1))
    return next(name for name in names if name not in taken)


def _in_order(document: Mapping[str, Any]) -> dict[str, Any]:
    """What stands at the top level first."""
    return dict(sorted(document.items(), key=lambda item: isinstance(item[1], dict | list)))
