"""Licence and reimbursement: what the access rows say for one option here and on this date."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.case.places import PLACES
from allcli.engine.prepared import Prepared
from allcli.rulebook.dates import in_force, start_of, turning_days
from allcli.rulebook.model import Access, Option, Rulebook
from allcli.rulebook.truth import Truth, both, either
from allcli.rulebook.words import Status
from allcli.triage.assessment import AccessResult
from allcli.triage.evaluate import ANSWERS, Findings


class AccessChange(NamedTuple):
    """A day on which the access of an option becomes another, as far as the rulebook knows."""

    day: date
    option: str
    before: Status
    after: Status


NOTHING_KNOWN = AccessResult(
    status="unknown",
    settled=True,
    licence="unknown",
    reimbursement="unknown",
    says=(),
    references=(),
)

NOT_NEEDED = NOTHING_KNOWN._replace(needed=False)
NOWHERE = NOTHING_KNOWN._replace(status="neither", licence="no", reimbursement="no")

ORDER: tuple[Status, ...] = ("neither", "unknown", "licensed", "reimbursed")


def accesses(findings: Findings) -> Mapping[str, AccessResult]:
    """The access of every option here and on this day."""
    place = findings.facts.value("jurisdiction")
    if place is None:
        barred = {name for where in PLACES for name in _may_be_barred(findings, where)}
        unsettled = NOTHING_KNOWN._replace(settled=False)
        options = findings.rulebook.options
        return {
            name: NOT_NEEDED if option.unlisted else unsettled if name in barred else NOTHING_KNOWN
            for name, option in options.items()
        }
    return _at(findings, str(place))


def changes_after(rulebook: Prepared, facts: Facts, day: date) -> tuple[AccessChange, ...]:
    """How the access of this patient's options changes at the place after a day, in order."""
    place = facts.value("jurisdiction")
    places = rulebook.table(_Places)
    if place is None or not places.days_after(str(place), day):
        return ()
    first = len(rulebook.options) + len(rulebook.criteria)
    truths = rulebook.conditions(facts.values)[first : first + len(rulebook.access)]
    at = places.rows(str(place), day).at
    return _changes(places, str(place), day, tuple([truths[i] for i in at]))


@lru_cache(maxsize=300)  # as in _of_all
def _changes(
    places: "_Places", place: str, day: date, truths: tuple[Truth, ...]
) -> tuple[AccessChange, ...]:
    changes = []
    before = _of_all(places.rows(place, day), truths)
    for then in places.days_after(place, day):
        after = _of_all(places.rows(place, then), truths)
        changes += [
            AccessChange(then, name, before[name].status, access.status)
            for name, access in after.items()
            if access.status != before[name].status
        ]
        before = after
    return tuple(changes)


def _may_be_barred(findings: Findings, place: str) -> list[str]:
    """The options that cannot be had at a place, or may turn out so."""
    there = _at(findings, place).items()
    return [name for name, access in there if access.status == "neither" or not access.settled]


def _at(findings: Findings, place: str) -> Mapping[str, AccessResult]:
    rows, truths = findings.rulebook.table(_Places).rows(place, findings.as_of), findings.access
    return _of_all(rows, tuple([truths[i] for i in rows.at]))


def nowhere_yet(access: Sequence[Access], day: date) -> set[str]:
    """The drugs that are licensed and paid for at no place of ours by a day."""
    somewhere = {row.option for row in access if row.until or in_force(row, day) is not False}
    return {row.option for row in access} - somewhere


class _Row(NamedTuple):
    """A row by its place among the answers, and whether it is in force."""

    at: int
    row: Access
    in_force: Truth


class _Rows:
    """The rows of one place as on one day; `at` are their places in the rulebook."""

    def __init__(
        self, options: Mapping[str, Option], access: Sequence[Access], place: str, day: date
    ) -> None:
        self.options = options
        self.at = [i for i, row in enumerate(access) if row.jurisdiction == place]
        self._of: dict[str, list[_Row]] = {name: [] for name in options}
        for at, i in enumerate(self.at):
            self._of[access[i].option].append(_Row(at, access[i], in_force(access[i], day)))
        self._nowhere = nowhere_yet(access, day)

    def access(self, option: Option, truths: Sequence[Truth]) -> AccessResult:
        """The access of an option, by whether each row fits the patient.

        A combination is as hard to have as its hardest part; where one drug suffices, the easiest.
        """
        if not option.drugs:
            alone = self._of_drug(option.id, truths)
            return alone._replace(needed=False) if option.unlisted else alone
        parts = [self._of_drug(drug, truths) for drug in option.drugs]
        pick = max if option.one_drug_suffices else min
        return pick(parts, key=lambda part: ORDER.index(part.status))._replace(
            settled=all(part.settled for part in parts),
            says=tuple(said for part in parts for said in part.says),
            references=tuple(dict.fromkeys(key for part in parts for key in part.references)),
            alone=() if option.one_drug_suffices else option.drugs,
        )

    def _of_drug(self, drug: str, truths: Sequence[Truth]) -> AccessResult:
        """The access of one drug; what is licensed and paid for nowhere yet cannot be had."""
        return NOWHERE if drug in self._nowhere else _of_drug(self._of[drug], truths)


@lru_cache(maxsize=300)  # many cases of a cohort have the same answers
def _of_all(rows: _Rows, truths: tuple[Truth, ...]) -> Mapping[str, AccessResult]:
    return {name: rows.access(option, truths) for name, option in rows.options.items()}


class _Places:
    """The rows of every place, as on the days between which the same ones are in force."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._options, self._access = rulebook.options, rulebook.access
        self._days = sorted({date.min, *turning_days(rulebook.access)})
        self._days_at: dict[str, list[date]] = {}
        self._rows: dict[tuple[str, date], _Rows] = {}

    def days_after(self, place: str, day: date) -> list[date]:
        """The days after this one on which a row of the place may begin, or has just ended."""
        days = self._days_at.get(place)
        if days is None:
            here = (row for row in self._access if row.jurisdiction == place)
            days = self._days_at[place] = sorted({*turning_days(here)})
        return days[bisect_right(days, day) :]

    def rows(self, place: str, day: date) -> _Rows:
        """The rows of a place on a day."""
        first = start_of(self._days, day)
        rows = self._rows.get((place, first))
        if rows is None:
            rows = _Rows(self._options, self._access, place, first)
            self._rows[place, first] = rows
        return rows


def _of_drug(rows: Sequence[_Row], truths: Sequence[Truth]) -> AccessResult:
    if not rows:
        return NOTHING_KNOWN
    holds = [both((truths[row.at], row.in_force)) for row in rows]
    layers: set[str] = {row.row.layer for row in rows}
    licence, reimbursement = (
        either([truth for truth, row in zip(holds, rows, strict=True) if row.row.layer == layer])
        for layer in ("licence", "reimbursement")
    )
    on_market = any(row.row.layer == "licence" and row.in_force is not False for row in rows)
    holding = [row.row for truth, row in zip(holds, rows, strict=True) if truth]
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
