"""What local rulebooks did to an answer, as rows of the report."""

from collections.abc import Iterator

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
    changes = f"local rules: {applied or 'no'} change{'s' * (applied != 1)}"
    return f"{changes}, {expired}{' more' * bool(applied)} expired" if expired else changes


def files(assessment: Assessment) -> str:
    """` with ward.toml`, behind the rulebook's hash."""
    names = [rulebook.file for rulebook in assessment.receipt.local]
    return f" with {', '.join(names)}" if names else ""


def rows(assessment: Assessment) -> Iterator[list[StyledCell]]:
    """A row for each change that touched the answer, and for each that has expired."""
    for change in assessment.local:
        mark = ("expired", "bold red") if change.expired else (change.what, "yellow")
        yield [[mark], list(_about(change))]


def _about(change: LocalResult) -> Iterator[Styled]:
    kind = "default order" if change.kind == "order" else change.kind
    yield f"{kind} {change.name}: {change.reason} ({change.author}, {change.file})", ""
    if change.expired:
        yield f"not applied: it ran until {change.expires}", "red"
        return
    until = f"until {change.expires}; " if change.expires else ""
    more = len(change.touches) - TOUCHES
    said = "; ".join(change.touches[:TOUCHES]) + (f"; and {more} more" if more > 0 else "")
    yield until + said, "dim"
