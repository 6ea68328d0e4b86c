"""Licence and reimbursement: what the access rows say for one option here and on this date."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from allcli.case.facts import Value
from allcli.case.kinds import Jurisdiction
from allcli.rulebook.dates import in_force
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


PLACES: tuple[str, ...] = get_args(Jurisdiction)
ORDER: tuple[Status, ...] = ("neither", "unknown", "licensed", "reimbursed")


def accesses(findings: Findings) -> dict[str, AccessResult]:
    """The access of every option here and on this day."""
    place = findings.facts.value("jurisdiction")
    options = findings.rulebook.options
    if place is None:
        barred = {name for where in PLACES for name in _may_be_barred(findings, where)}
        unsettled = NOTHING_KNOWN._replace(settled=False)
        return {name: unsettled if name in barred else NOTHING_KNOWN for name in options}
    return _at(findings, place)


def _may_be_barred(findings: Findings, place: str) -> list[str]:
    """The options that cannot be had at a place, or may turn out so."""
    there = _at(findings, place).items()
    return [name for name, found in there if found.status == "neither" or not found.settled]


def _at(findings: Findings, place: Value) -> dict[str, AccessResult]:
    rows = _rows(findings, place)
    options = findings.rulebook.options
    drugs = {name: _of_drug(rows[name]) if name in rows else NOTHING_KNOWN for name in options}
    return {name: _of_option(option, drugs) for name, option in options.items()}


def _of_option(option: Option, drugs: Mapping[str, AccessResult]) -> AccessResult:
    """Of several drugs, the access of the one which decides.

    A combination is as hard to have as its hardest part; where one drug suffices, the easiest.
    """
    if not option.drugs:
        alone = drugs[option.id]
        return alone._replace(needed=False) if option.unlisted else alone
    parts = [drugs[drug] for drug in option.drugs]
    pick = max if option.one_drug_suffices else min
    return pick(parts, key=lambda part: ORDER.index(part.status))._replace(
        settled=all(part.settled for part in parts),
        says=tuple(said for part in parts for said in part.says),
        references=tuple(dict.fromkeys(key for part in parts for key in part.references)),
        alone=() if option.one_drug_suffices else option.drugs,
    )


class _Row(NamedTuple):
    """A row of this place: whether it is in force, and whether it also fits the patient."""

    row: Access
    in_force: Truth
    holds: Truth


def _rows(findings: Findings, place: Value) -> dict[str, list[_Row]]:
    """The rows of a place by drug."""
    found: dict[str, list[_Row]] = {}
    for row, truth in zip(findings.rulebook.access, findings.access, strict=True):
        if row.jurisdiction == place:
            now = in_force(row, findings.as_of)
            found.setdefault(row.option, []).append(_Row(row, now, both((truth, now))))
    return found


def _of_drug(rows: Sequence[_Row]) -> AccessResult:
    layers: set[str] = {each.row.layer for each in rows}
    licence = either([each.holds for each in rows if each.row.layer == "licence"])
    reimbursement = either([each.holds for each in rows if each.row.layer == "reimbursement"])
    on_market = any(each.row.layer == "licence" and each.in_force is not False for each in rows)
    holding = [each.row for each in rows if each.holds is True]
    return AccessResult(
        _status(licence, reimbursement, barred=_barred(layers, on_market=on_market)),
        all(each.holds is not None for each in rows),
        ANSWERS[licence] if "licence" in layers else "unknown",
        ANSWERS[reimbursement] if "reimbursement" in layers else "unknown",
        tuple(row.says for row in holding),
        tuple(dict.fromkeys(key for row in holding for key in row.references)),
    )


def _barred(layers: set[str], *, on_market: bool) -> bool:
    """Whether two noes mean that the drug cannot be had.

    What no row covers is not known, and does not block; and off its label a drug that is on the
    market may still be had where nobody knows who pays.
    """
    return "licence" in layers and not (on_market and "reimbursement" not in layers)


def _status(licence: Truth, reimbursement: Truth, *, barred: bool) -> Status:
    """The better of the two."""
    if reimbursement is True:
        return "reimbursed"
    if licence is True:
        return "licensed"
    none_left = licence is False and reimbursement is False
    return "neither" if none_left and barred else "unknown"
