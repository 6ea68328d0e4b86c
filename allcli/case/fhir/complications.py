"""GVHD and VOD/SOS: there now, past, refuted, or not said."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import Row, row
from allcli.case.fhir.draft import Draft, path_of
from allcli.case.fhir.element import table
from allcli.case.fhir.leukaemia import NOT_UNDERSTOOD, SUSPECTED, clinical, verified
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import ended, moment

Standing = Literal["active", "past", "refuted", "open"]
STALE_DAYS = 365  # an acute GVHD that began before, and of which no end is told, need not be there
UNKNOWN_CODE = "no field of a case reads this code"
GRADE = "its grade or severity: by which system is not said"
_ACTIVE = ("active", "recurrence", "relapse")
_PAST = ("inactive", "remission", "resolved")
_KINDS = {"acute-gvhd": ("acute",), "chronic-gvhd": ("chronic",), "both-gvhd": ("acute", "chronic")}


class Complication(NamedTuple):
    """A condition and how it stands."""

    resource: Resource
    standing: Standing
    day: PartialDate | None


def complicate(draft: Draft, conditions: Iterable[Resource], now: PartialDate | None) -> None:
    """Fill in what the conditions beside the leukaemia give."""
    of_kind: dict[str, list[Complication]] = {"acute": [], "chronic": [], "vod": []}
    for resource in conditions:
        known = row("condition", table(resource.body, "code"))
        why = _unused(resource, known)
        if why or known is None:
            draft.leave(resource, why)
            continue
        if resource.has("severity", "stage"):
            draft.leave(resource, GRADE)
        for kind in _KINDS.get(known["what"], ("vod",)):
            of_kind[kind].append(_standing(resource, kind, now))
    _gvhd(draft, "acute", of_kind["acute"])
    _gvhd(draft, "chronic", of_kind["chronic"])
    _vod(draft, of_kind["vod"])


def _unused(resource: Resource, known: Row | None) -> str:
    if known is None or "not" in known:
        return str(known["not"]) if known else UNKNOWN_CODE
    sure = verified(resource.body)
    return f"verification status {sure}" if sure in (*SUSPECTED, NOT_UNDERSTOOD) else ""


def _standing(resource: Resource, kind: str, now: PartialDate | None) -> Complication:
    """How a condition stands; "active" without an end may be long out of date."""
    when, end, state = moment(resource.body), ended(resource.body), clinical(resource.body)
    day = when.day if when else None
    if verified(resource.body) == "refuted":
        return Complication(resource, "refuted", day)
    abates = any(
        key.startswith("abatement") and held is not False for key, held in resource.body.items()
    )
    if end or state in _PAST or (abates and state not in _ACTIVE):
        return Complication(resource, "past", end or day)
    if abates:  # active, and yet with an end that is no day
        return Complication(resource, "open", day)
    stale = kind == "acute" and day and now and (now.first - day.last).days > STALE_DAYS
    return Complication(resource, "active" if state in _ACTIVE and not stale else "open", day)


def _gvhd(draft: Draft, kind: str, complications: list[Complication]) -> None:
    """One that is active decides; one of which it is not said leaves it open."""
    by_standing = {complication.standing: complication for complication in complications}
    field = f"gvhd.{kind}_active"
    active = by_standing.get("active")
    if active:
        draft.put(path_of(field), value=True, resource=active.resource, on=active.day)
    elif "open" in by_standing:
        draft.doubt(by_standing["open"].resource, f"{field}: whether it is still there is not said")
    elif complications:
        latest = by_standing.get("past") or by_standing["refuted"]
        draft.put(path_of(field), value=False, resource=latest.resource, on=latest.day)
    past = by_standing.get("past")
    if kind == "acute" and past:
        draft.put(path_of("gvhd.acute_past"), value=True, resource=past.resource, on=past.day)
    _rest(draft, complications, [active, past, by_standing.get("refuted"), by_standing.get("open")])


def _vod(draft: Draft, complications: list[Complication]) -> None:
    """That it was there once is history for good; that it was not once says nothing of ever."""
    by_standing = {complication.standing: complication for complication in complications}
    there = by_standing.get("active") or by_standing.get("past") or by_standing.get("open")
    if there:
        draft.put(path_of("liver.vod_history"), value=True, resource=there.resource, on=there.day)
    if "active" in by_standing or ("past" in by_standing and "open" not in by_standing):
        now = by_standing.get("active") or by_standing["past"]
        ongoing = "active" in by_standing
        draft.put(path_of("liver.vod_ongoing"), ongoing, now.resource, now.day)
    if "refuted" in by_standing:
        draft.leave(by_standing["refuted"].resource, "refuted then: that it never was is not said")
    _rest(draft, complications, [*by_standing.values()])


def _rest(draft: Draft, complications: list[Complication], used: list[Complication | None]) -> None:
    for complication in complications:
        if not any(complication is other for other in used):
            draft.leave(complication.resource, "another of the same says it")
