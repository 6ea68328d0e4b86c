"""How old the rulebook is: when its topics were last reviewed, and a warning after a year."""

from allcli.triage.receipt import Receipt

TOPICS = 3


def in_short(receipt: Receipt) -> str:
    """`reviewed 2026-11-24 to 2026-11-28`."""
    first, last = receipt.reviewed_from, receipt.reviewed_to
    if first is None:
        return "not reviewed"
    return f"reviewed {first}" if first == last else f"reviewed {first} to {last}"


def warning(receipt: Receipt) -> str:
    """What is a year old or more on the day of the rules; nothing where all is younger."""
    topics, more = receipt.outdated[:TOPICS], receipt.outdated[TOPICS:]
    if not topics:
        return ""
    said = ", ".join(topics) + (f" and {len(more)} more topics" if more else "")
    return f"Last reviewed a year or more before {receipt.as_of}: {said}. Look for what is new."
