"""What a check of the rulebook found, as lines of text, as JSON, and as SARIF."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import INDENT, StyledLine, wrapped
from allcli.report.rulebook.sarif import sarif
from allcli.verify.check import counts
from allcli.verify.findings import KINDS, Example, Finding

STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


class CheckedPage(NamedTuple):
    """The findings, whether all are shown, and the texts of the rulebook, by file."""

    findings: Sequence[Finding]
    everything: bool
    files: Mapping[str, str]


def _lines(report: CheckedPage, width: int) -> Iterator[StyledLine]:
    """The findings by kind, then how many; notes and accepted ones only where all is asked for."""
    findings = report.findings
    open_ = findings if report.everything else counts(findings)
    for kind, says in KINDS.items():
        of_kind = [finding for finding in open_ if finding.kind == kind]
        if of_kind:
            yield from wrapped(f"{kind}: {says}", width, "bold")
        for finding in of_kind:
            yield from _finding(finding, width)
        if of_kind:
            yield []
    yield _sum(findings)


def _finding(finding: Finding, width: int) -> Iterator[StyledLine]:
    style = "dim" if finding.accepted else STYLES[finding.level]
    says = f"{finding.level}  {finding.about}: {finding.says}"
    yield from wrapped(says, width, style, INDENT, INDENT * 3)
    if finding.accepted:
        yield from wrapped(f"accepted: {finding.accepted}", width, "", INDENT * 3, INDENT * 4)
    if finding.example and finding.example.facts:
        yield from wrapped(_shown_by(finding.example), width, "", INDENT * 3, INDENT * 4)


def _shown_by(example: Example) -> str:
    missing = "" if example.case else " (facts only: no case file was found that gives just these)"
    return f"shown by: {example.says}{missing}"


def _sum(findings: Sequence[Finding]) -> StyledLine:
    left = counts(findings)
    accepted = sum(bool(finding.accepted) for finding in findings)
    notes = len(findings) - len(left) - accepted
    words = [f"{len(left)} finding{'' if len(left) == 1 else 's'}"]
    words += [f"{accepted} accepted"] * bool(accepted)
    words += [f"{notes} note{'' if notes == 1 else 's'}"] * bool(notes)
    rest = " (--all shows them)" if accepted or notes else ""
    return [(", ".join(words) + rest, "red" if left else "green")]


def _data(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """For a program."""
    return [
        finding._asdict() | {"example": finding.example._asdict() if finding.example else None}
        for finding in findings
    ]


FORMATS: Formats[CheckedPage] = {
    "text": Screen(_lines),
    "json": as_json(lambda report: _data(report.findings)),
    "sarif": as_json(lambda report: sarif(report.findings, report.files)),
}
