"""How old the rulebook is: when its topics were last reviewed, and a warning after a year."""

from allcli.report.language.spoken import said
from allcli.triage.receipt import Receipt

TOPICS = 3


def in_short(receipt: Receipt) -> str:
    """`reviewed 2026-11-24 to 2026-11-28`."""
    first, last = receipt.reviewed_from, receipt.reviewed_to
    if first is None:
        return said("not reviewed")
    if first == last:
        return said("reviewed {day}", day=first)
    return said("reviewed {first} to {last}", first=first, last=last)


def warning(receipt: Receipt) -> str:
    """What is a year old or more on the day of the rules; nothing where all is younger."""
    topics, more = receipt.outdated[:TOPICS], receipt.outdated[TOPICS:]
    if not topics:
        return ""
    others = said(" and {number} more topics", number=len(more)) if more else ""
    return said(
        "Last reviewed a year or more before {day}: {topics}. Look for what is new.",
        day=receipt.as_of,
        topics=", ".join(topics) + others,
    )
