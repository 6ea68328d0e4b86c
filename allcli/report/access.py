"""Licence and reimbursement of one option, in words."""

from allcli.report.language.spoken import said
from allcli.triage.assessment import AccessResult

STATUS = {
    "reimbursed": "reimbursed",
    "licensed": "licensed",
    "neither": "neither licensed nor reimbursed",
    "unknown": "access not known",
}


def in_words(access: AccessResult) -> str:
    """`inotuzumab, alone: licensed, not reimbursed`."""
    words = said(STATUS[access.status])
    if access.status == "unknown" and not access.settled:
        words = said("access depends on what is not known")
    if access.status == "unknown" and access.licence == "no":
        words = said("not licensed for this, reimbursement unknown")
    elif access.status in ("licensed", "unknown") and access.reimbursement == "no":
        words = said("{access}, not reimbursed", access=words)
    if access.alone and access.status != "neither":
        drugs = said(" and ").join(access.alone)
        several = len(access.alone) > 1
        phrase = "{drugs}, each alone: {access}" if several else "{drugs}, alone: {access}"
        words = said(phrase, drugs=drugs, access=words)
    return words
