"""What local rulebooks did to an answer, as rows of the report."""

from collections.abc import Iterator

from allcli.report.language.spoken import said
from allcli.report.layout import Styled, StyledCell
from allcli.triage.assessment import Assessment
from allcli.triage.receipt import LocalResult

TOUCHES = 2


def in_short(assessment: Assessment) -> str:
    """`local rules: 2 changes, 1 more expired`; empty where no local rulebook mattered."""
    expired = sum(change.expired for change in assessment.local)
    applied = len(assessment.local) - expired
    if not assessment.local:
        return ""
    changes = {0: "local rules: no changes", 1: "local rules: 1 change"}
    words = said(changes.get(applied, "local rules: {number} changes"), number=applied)
    if not expired:
        return words
    phrase = "{changes}, {number} more expired" if applied else "{changes}, {number} expired"
    return said(phrase, changes=words, number=expired)


def files(assessment: Assessment) -> str:
    """` with ward.toml`, behind the rulebook's hash."""
    names = [rulebook.file for rulebook in assessment.receipt.local]
    return f" with {', '.join(names)}" if names else ""


def rows(assessment: Assessment) -> Iterator[list[StyledCell]]:
    """A row for each change that touched the answer, and for each that has expired."""
    for change in assessment.local:
        mark = (said("expired"), "bold red") if change.expired else (said(change.what), "yellow")
        yield [[mark], list(_about(change))]


def _about(change: LocalResult) -> Iterator[Styled]:
    kind = "default order" if change.kind == "order" else change.kind
    yield f"{kind} {change.name}: {change.reason} ({change.author}, {change.file})", ""
    if change.expired:
        yield said("not applied: it ran until {day}", day=change.expires), "red"
        return
    until = said("until {day}; ", day=change.expires) if change.expires else ""
    more = len(change.touches) - TOUCHES
    rest = said("; and {number} more", number=more) if more > 0 else ""
    yield until + "; ".join(change.touches[:TOUCHES]) + rest, "dim"
