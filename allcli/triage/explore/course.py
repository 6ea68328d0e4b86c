"""The course of a case, told from its lines of therapy, its transplants and its GVHD."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from allcli.case.dates import PartialDate
from allcli.case.facts import VOCABULARY
from allcli.case.fields import Missing
from allcli.case.files.read import Source
from allcli.case.history import Line, Transplant
from allcli.rulebook.explain import shown
from allcli.triage.course import Course, Event, EventKind, Track, When

REMISSIONS = ("cr", "cri", "crh")
RESPONSES = {
    "cr": "CR", "cri": "CRi", "crh": "CRh", "mlfs": "MLFS", "pr": "PR", "nr": "no response",
    "not-evaluated": "response not evaluated",
}  # fmt: skip
_GVHD = {
    "active acute GVHD": ("gvhd.acute_active", "gvhd.acute_grade"),
    "active chronic GVHD": ("gvhd.chronic_active", "gvhd.chronic_severity"),
}
_T = TypeVar("_T")


def course(source: Source) -> Course:
    """What came before the decision: lines in their order, a transplant where its date puts it."""
    case = source.case
    decided = _when(case.assessed_on)
    tracks = [_line(number, line) for number, line in enumerate(case.lines or (), 1)]
    for number, transplant in enumerate(case.transplants or (), 1):
        track = _transplant(number, transplant)
        tracks.insert(_place(track, tracks), track)
    return Course((*tracks, *_gvhd(source, decided)), decided)


def _line(number: int, line: Line) -> Track:
    given = line.regimen or ", ".join(_known(line.agents) or ()) or "regimen not given"
    response, relapse = _when(line.response_on), _when(line.relapsed_on)
    events = _events("treatment", _when(line.started_on), _when(line.last_dose_on))
    if _known(line.best_response) in REMISSIONS or response:
        events += _events("remission", response, relapse)
    events += _events("relapse", relapse, None)
    return Track(f"Line {number}: {given}", "; ".join(_of_line(line)), events)


def _of_line(line: Line) -> Iterator[str]:
    response, stopped = _known(line.best_response), _known(line.stopped_for)
    if purpose := _known(line.purpose):
        yield purpose
    if cycles := _known(line.cycles):
        yield f"cycles: {cycles}"
    if response:
        yield RESPONSES[response]
    if months := _known(line.response_months):
        yield f"response of {months} months"
    if stopped:
        yield f"stopped: {stopped}"
    yield from line.toxicities or ()


def _transplant(number: int, transplant: Transplant) -> Track:
    day, relapse = _when(transplant.date), _when(transplant.relapsed_on)
    events = _events("transplant", day, None)
    if relapse:
        events += (Event("remission", day, relapse), Event("relapse", relapse, None))
    for infusion in transplant.dli_on or ():
        events += _events("DLI", _when(infusion), None)
    kind = _known(transplant.type) or "type not given"
    return Track(f"Transplant {number}: {kind}", "; ".join(_of_transplant(transplant)), events)


def _of_transplant(transplant: Transplant) -> Iterator[str]:
    for words in (transplant.donor, transplant.graft, transplant.intensity):
        if known := _known(words):
            yield known
    if agents := transplant.conditioning_agents:
        yield f"conditioning: {', '.join(agents)}"
    if _known(transplant.vod):
        yield f"VOD/SOS {_known(transplant.vod_severity) or ''}".rstrip()
    if months := _known(transplant.months_to_relapse):
        yield f"relapse after {months} months"


def _gvhd(source: Source, decided: When | None) -> Iterator[Track]:
    """What is active on the day of the decision; when it began no field tells."""
    facts = source.facts
    for name, (active, degree) in _GVHD.items():
        if facts.value(active):
            value = facts.value(degree)
            fact = VOCABULARY[degree]
            says = "" if value is None else f"{fact.label} {shown(fact, value)}"
            yield Track(name, says, (Event("GVHD", decided, None),) if decided else ())


def _events(kind: EventKind, since: When | None, until: When | None) -> tuple[Event, ...]:
    """One event, or none where nobody knows when."""
    return (Event(kind, since, until),) if since or until else ()


def _place(track: Track, tracks: Iterable[Track]) -> int:
    """Before the first track that certainly began later."""
    day = _begins(track)
    listed = list(tracks)
    for place, other in enumerate(listed):
        begins = _begins(other)
        if day and begins and begins > day:
            return place
    return len(listed)


def _begins(track: Track) -> date | None:
    days = [event.since.first for event in track.events if event.since]
    return min(days, default=None)


def _when(value: PartialDate | Missing | None) -> When | None:
    return When(value.first, value.last, str(value)) if isinstance(value, PartialDate) else None


def _known(value: _T | Missing | None) -> _T | None:
    return None if isinstance(value, Missing) else value
