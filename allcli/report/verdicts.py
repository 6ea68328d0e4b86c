"""How verdicts and levels look: by a mark and a word, and only then by a colour."""

from allcli.report.language.spoken import said
from allcli.triage.assessment import OptionResult

LOOK = {
    "suitable": ("+", "green"),
    "caution": ("!", "yellow"),
    "avoid": ("x", "red"),
    "contraindicated": ("X", "bold red"),
}
OPEN = "?"
LEVEL = {"high": "bold red", "moderate": "yellow", "low": "cyan"}


def verdict_of(option: OptionResult) -> tuple[str, str]:
    """Mark and word; a question mark where unknown facts could still make it worse or void."""
    can_turn = option.worst in ("avoid", "contraindicated") or option.applies == "unknown"
    if option.verdict in ("suitable", "caution") and can_turn:
        return f"{OPEN} {said(option.verdict)}", "yellow"
    mark, style = LOOK[option.verdict]
    return f"{mark} {said(option.verdict)}", style
