"""Licence and reimbursement: what the access rows say for one option here and on this date."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, get_args

from allcli.case.kinds import Jurisdiction
from allcli.rulebook.charts import Charts, charts_of
from allcli.rulebook.dates import in_force, start_of, turning_days
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
    return _at(findings, str(place))


def _may_be_barred(findings: Findings, place: str) -> list[str]:
    """The options that cannot be had at a place, or may turn out so."""
    there = _at(findings, place).items()
    return [name for name, found in there if found.status == "neither" or not found.settled]


def _at(findings: Findings, place: str) -> dict[str, AccessResult]:
    charts = charts_of(findings.rulebook)
    rows = _rows(charts, place, start_of(_days(charts, place), findings.as_of))
    return {name: rows.access(name, findings.access) for name in findings.rulebook.options}


class _Row(NamedTuple):
    """A row by its place in the rulebook, and whether it is in force."""

    at: int
    row: Access
    in_force: Truth


class _Rows:
    """The rows of one place as on one day, and the access that followed from their answers.

    It hangs on the answers of the few rows for an option's drugs, and is kept for the next case in
    which they are the same.
    """

    def __init__(self, charts: Charts, place: str, day: date) -> None:
        self._options = charts.options
        self._of: dict[str, list[_Row]] = {name: [] for name in charts.options}
        for i, row in enumerate(charts.access):
            if row.jurisdiction == place:
                self._of[row.option].append(_Row(i, row, in_force(row, day)))
        self._at = {
            name: [row.at for drug in option.drugs or (name,) for row in self._of[drug]]
            for name, option in charts.options.items()
        }
        self._found: dict[tuple[str, tuple[Truth, ...]], AccessResult] = {}

    def access(self, option: str, truths: Sequence[Truth]) -> AccessResult:
        """The access of an option where the rows of the rulebook fit the patient as told."""
        key = option, tuple([truths[at] for at in self._at[option]])
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._of_option(self._options[option], truths)
        return found

    def _of_option(self, option: Option, truths: Sequence[Truth]) -> AccessResult:
        """Of several drugs, the access of the one which decides.

        A combination is as hard to have as its hardest part; where one drug suffices, the easiest.
        """
        if not option.drugs:
            alone = _of_drug(self._of[option.id], truths)
            return alone._replace(needed=False) if option.unlisted else alone
        parts = [_of_drug(self._of[drug], truths) for drug in option.drugs]
        pick = max if option.one_drug_suffices else min
        return pick(parts, key=lambda part: ORDER.index(part.status))._replace(
            settled=all(part.settled for part in parts),
            says=tuple(said for part in parts for said in part.says),
            references=tuple(dict.fromkeys(key for part in parts for key in part.references)),
            alone=() if option.one_drug_suffices else option.drugs,
        )


@lru_cache(maxsize=100)
def _rows(charts: Charts, place: str, day: date) -> _Rows:
    return _Rows(charts, place, day)


@lru_cache(maxsize=20)
def _days(charts: Charts, place: str) -> list[date]:
    """The days between which the same rows are in force in a place."""
    rows = [row for row in charts.access if row.jurisdiction == place]
    return sorted({date.min, *turning_days(rows)})


def _of_drug(rows: Sequence[_Row], truths: Sequence[Truth]) -> AccessResult:
    if not rows:
        return NOTHING_KNOWN
    holds = [both((truths[each.at], each.in_force)) for each in rows]
    layers: set[str] = {each.row.layer for each in rows}
    licence, reimbursement = (
        either([truth for truth, each in zip(holds, rows, strict=True) if each.row.layer == layer])
        for layer in ("licence", "reimbursement")
    )
    on_market = any(each.row.layer == "licence" and each.in_force is not False for each in rows)
    holding = [each.row for truth, each in zip(holds, rows, strict=True) if truth]
    return AccessResult(
        _status(licence, reimbursement, barred=_barred(layers, on_market=on_market)),
        None not in holds,
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
