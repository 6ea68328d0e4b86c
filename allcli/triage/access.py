"""Licence and reimbursement: what the access rows say for one option here and on this date."""

from datetime import date

from allcli.case.dates import PartialDate
from allcli.rulebook.model import Access, Option
from allcli.rulebook.truth import Truth, both, either
from allcli.triage.assessment import AccessResult, Status
from allcli.triage.evaluate import ANSWERS, Findings

NOTHING_KNOWN = AccessResult(
    status="unknown",
    settled=True,
    licence="unknown",
    reimbursement="unknown",
    says=(),
    references=(),
)


ORDER: tuple[Status, ...] = ("neither", "unknown", "licensed", "reimbursed")


def access_of(findings: Findings, option: Option) -> AccessResult:
    """The access of an option; of a combination, that of the drug which is hardest to have."""
    if not option.drugs:
        return _of_drug(findings, option.id)
    parts = [_of_drug(findings, drug) for drug in option.drugs]
    worst = min(parts, key=lambda part: ORDER.index(part.status))
    return worst._replace(
        settled=all(part.settled for part in parts),
        says=tuple(said for part in parts for said in part.says),
        references=tuple(dict.fromkeys(key for part in parts for key in part.references)),
    )


def _of_drug(findings: Findings, option: str) -> AccessResult:
    """Unknown without a jurisdiction or without rows for the drug."""
    place = findings.facts.value("jurisdiction")
    rows = [
        (row, both((truth, in_force(row, findings.as_of))))
        for row, truth in zip(findings.rulebook.access, findings.access, strict=True)
        if row.option == option and row.jurisdiction == place
    ]
    if not rows:
        return NOTHING_KNOWN
    layers: set[str] = {row.layer for row, _ in rows}
    licence = either([truth for row, truth in rows if row.layer == "licence"])
    reimbursement = either([truth for row, truth in rows if row.layer == "reimbursement"])
    holding = [row for row, truth in rows if truth is True]
    return AccessResult(
        _status(layers, licence, reimbursement),
        all(truth is not None for _, truth in rows),
        ANSWERS[licence] if "licence" in layers else "unknown",
        ANSWERS[reimbursement] if "reimbursement" in layers else "unknown",
        tuple(row.says for row in holding),
        tuple(dict.fromkeys(key for row in holding for key in row.references)),
    )


def in_force(row: Access, as_of: date) -> Truth:
    """Whether a row holds on a day; unknown inside an imprecise month or year."""
    begins = PartialDate.parse(row.since)
    if as_of < begins.first or (row.until and as_of > PartialDate.parse(row.until).last):
        return False
    return True if as_of >= begins.last else None


def _status(layers: set[str], licence: Truth, reimbursement: Truth) -> Status:
    """The better of the two; what no row covers is not known, and does not block."""
    if reimbursement is True:
        return "reimbursed"
    if licence is True:
        return "licensed"
    none_left = licence is False and reimbursement is False
    return "neither" if none_left and "licence" in layers else "unknown"
