"""One line for each case, and words that every page shares."""

import re

from allcli.report.language.localized import localized
from allcli.report.language.spoken import said
from allcli.report.local import in_short
from allcli.triage.assessment import Assessment

STABLE = "Stable: no missing fact would change this."
_LEAD = re.compile(r"Suggested (?:(?:[\w ]+ )?salvage|therapy): ")


def rendered(assessment: Assessment) -> str:
    """`name: headline [stable] flags: 1 high` of this road; what cannot wait, is old or local."""
    levels = [flag.level for flag in assessment.road_flags]
    counts = [
        f"{levels.count(level)} {said(level)}" for level in ("high", "moderate") if level in levels
    ]
    certain = said("stable" if assessment.suggestion.robust else "provisional")
    flags = said("; flags: {counts}", counts=", ".join(counts)) if counts else ""
    old = said("; rules a year old") if assessment.receipt.outdated else ""
    local = f"; {in_short(assessment)}" if assessment.local else ""
    today = "; ".join(note.reason.title for note in assessment.notes if note.kind == "today")
    first = said("TODAY: {what}; then ", what=today) if today else ""
    suggestion = localized(assessment).suggestion.text
    return f"{name(assessment)}: {first}{suggestion} [{certain}]{flags}{old}{local}"


def alone(suggestion: str, beside: str = "") -> str:
    """The suggested road without the words before it, or without those of the one beside it."""
    before, *road = _LEAD.split(suggestion, maxsplit=1)
    is_said = road and beside.startswith(before) and _LEAD.match(beside, len(before))
    return "".join(road if is_said else (before, *road))


def name(assessment: Assessment) -> str:
    """The case's own id, else where it was read from."""
    return assessment.receipt.case_id or assessment.receipt.source
