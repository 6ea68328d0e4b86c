"""Licence and reimbursement of one option, in words."""

from allcli.triage.assessment import AccessResult


def in_words(access: AccessResult) -> str:
    """`inotuzumab, alone: licensed, not reimbursed`."""
    words = {
        "reimbursed": "reimbursed",
        "licensed": "licensed",
        "neither": "neither licensed nor reimbursed",
        "unknown": f"access {'not' if access.settled else 'depends on what is not'} known",
    }[access.status]
    if access.status == "unknown" and access.licence == "no":
        words = "not licensed for this, reimbursement unknown"
    elif access.status in ("licensed", "unknown") and access.reimbursement == "no":
        words += ", not reimbursed"
    if access.alone and access.status != "neither":
        apart = "each alone" if len(access.alone) > 1 else "alone"
        words = f"{' and '.join(access.alone)}, {apart}: {words}"
    return words
