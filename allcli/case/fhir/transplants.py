"""Transplantations of blood stem cells, in order, and the relapse after the last of them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import Row, code_table, codings, row
from allcli.case.fhir.draft import Draft
from allcli.case.fhir.element import table, text
from allcli.case.fhir.leukaemia import Leukaemia, onset_of
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment

UNKNOWN_CODE = "no field of a case reads this code"
OF_WHAT = "a transplantation of which it is not said that it is of blood stem cells"
_NOT_YET = ("preparation", "in-progress", "on-hold")


class Transplantation(NamedTuple):
    """One of them, and what is known of it."""

    resource: Resource
    day: PartialDate | None
    says: dict[str, Any]


def transplant(
    draft: Draft, procedures: Iterable[Resource], leukaemias: Iterable[Leukaemia]
) -> None:
    """Fill in the transplantations that were done."""
    done = [held for procedure in procedures for held in [_done(draft, procedure)] if held]
    done.sort(key=lambda held: held.day.first.isoformat() if held.day else "")
    merged = _merged(draft, done)
    for number, held in enumerate(merged):
        for name, value in held.says.items():
            draft.put(("transplants", number, name), value, held.resource, held.day)
    if merged:
        said = "transplants: those of this record; add any that stands in none of its procedures"
        draft.doubt(merged[0].resource, said)
        _relapse(draft, merged, list(leukaemias))


def _done(draft: Draft, procedure: Resource) -> Transplantation | None:
    known = _rows(procedure)
    state = text(procedure.body, "status")
    if not known:
        draft.leave(procedure, UNKNOWN_CODE)
    elif state not in ("completed", ""):
        draft.leave(procedure, "not done yet" if state in _NOT_YET else f"status {state}")
    elif all("of" in row for row in known) and not _of_cells(procedure):
        draft.leave(procedure, OF_WHAT)
    else:
        says = {name: row[name] for row in known for name in ("type", "graft") if name in row}
        when = moment(procedure.body, first=True)
        if when:
            says = {"date": str(when.day), **says}
        if says:
            return Transplantation(procedure, when.day if when else None, says)
        draft.leave(procedure, "neither its date nor its kind is said")
    return None


def _of_cells(procedure: Resource) -> bool:
    """Whether its category says that cells were transplanted."""
    return row("category", table(procedure.body, "category")) is not None


def _rows(procedure: Resource) -> list[Row]:
    """What the table says of every code that the procedure carries."""
    known = code_table().rows["procedure"]
    return [known[code] for code in codings(table(procedure.body, "code")) if code in known]


def _merged(draft: Draft, done: list[Transplantation]) -> list[Transplantation]:
    """One entry for those of one day that do not contradict each other."""
    merged: list[Transplantation] = []
    for held in done:
        before = merged[-1] if merged else None
        if before and before.day == held.day and _agree(before.says, held.says):
            merged[-1] = before._replace(says={**held.says, **before.says})
            draft.leave(held.resource, "another of the same day tells of it")
        else:
            merged.append(held)
    return merged


def _agree(one_says: dict[str, Any], other_says: dict[str, Any]) -> bool:
    return all(other_says.get(name, value) == value for name, value in one_says.items())


def _relapse(draft: Draft, done: list[Transplantation], leukaemias: list[Leukaemia]) -> None:
    """A leukaemia that begins after the last transplantation is its relapse."""
    last = done[-1]
    onsets = [
        (onset, finding.resource) for finding in leukaemias if finding.status == "relapsed"
        for onset in [onset_of(finding.resource.body)]
        if onset and last.day and last.day.surely_before(onset)
    ]  # fmt: skip
    if onsets:
        onset, resource = min(onsets, key=lambda pair: pair[0].first)
        draft.put(("transplants", len(done) - 1, "relapsed_on"), str(onset), resource, onset)
