"""How verdicts and levels look: by a mark and a word, and only then by a colour."""

from allcli.report.language.spoken import said
from allcli.triage.assessment import OptionResult

LOOK = {
    "suitable": ("+", "green"),
    "caution": ("!", "yellow"),
    "avoid": ("x", "red"),
    "contraindicated": ("X", "bold red"),
}
LEVEL = {"high": "bold red", "moderate": "yellow", "low": "cyan"}


def verdict_of(option: OptionResult, *, so_far: bool = True) -> tuple[str, str]:
    """Mark and word; what unknown facts could still turn, or make another's, is not cleared."""
    can_turn = option.worst in ("avoid", "contraindicated") or option.applies == "unknown"
    if option.verdict in ("suitable", "caution") and can_turn:
        words = said(option.verdict)
        return f"? {said('{verdict} so far', verdict=words) if so_far else words}", "yellow"
    mark, style = LOOK[option.verdict]
    return f"{mark} {said(option.verdict)}", style
