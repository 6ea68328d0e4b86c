"""Which of many values of a field counts: the latest; where the latest disagree, none."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.draft import Draft
from allcli.case.fhir.element import FhirElement, table
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import Moment
from allcli.case.fields import Missing
from allcli.case.problems import found

TOO_OLD_DAYS = 180  # beyond it a finding says nothing of now
OLD = f"more than {TOO_OLD_DAYS} days before the newest date"
OLDER = "another of the same is newer, or says the same"
WITHOUT = "without a value, and another of the same has one"
RIVAL = "another of the same moment says otherwise"
LESION = "genetics."


class Candidate(NamedTuple):
    """A value that a resource, or a part of one, gives for a field."""

    field: str
    value: Any
    resource: Resource
    moment: Moment | None
    source: FhirElement  # what holds the value: the resource itself, or a component of it

    @property
    def order(self) -> str:
        """What sorts by time; without a date before all others."""
        return self.moment.order if self.moment else ""


def chosen(
    draft: Draft, candidates: Sequence[Candidate], now: PartialDate | None
) -> Candidate | None:
    """The one that counts, the others told; None where it cannot be said."""
    known = [candidate for candidate in candidates if not isinstance(candidate.value, Missing)]
    recent = [candidate for candidate in known if not _is_old(candidate, now)]
    eligible = recent if known else candidates
    best = max(eligible, key=lambda candidate: candidate.order, default=None)
    rivals = [other for other in recent if best and _differs(other, best)]
    for candidate in candidates:
        if best and rivals and _is_of_one_time(candidate, best):
            _leave(draft, candidate, RIVAL)
        elif candidate is not best:
            _leave(draft, candidate, _why(candidate, now, is_known=bool(known)))
    if best is None or not rivals:
        return best
    said = " and ".join(dict.fromkeys(found(candidate.value) for candidate in (best, *rivals)))
    when = f"on {best.moment.day}" if best.moment else "without a date"
    draft.doubt(best.resource, f"{best.field}: {said} {when}: none of them is read")
    return None


def _differs(other: Candidate, best: Candidate) -> bool:
    return _is_of_one_time(other, best) and other.value != best.value


def _is_of_one_time(other: Candidate, best: Candidate) -> bool:
    if other.moment is None or best.moment is None:
        return other.moment is best.moment
    return other.moment.could_be(best.moment)


def _why(candidate: Candidate, now: PartialDate | None, *, is_known: bool) -> str:
    if isinstance(candidate.value, Missing):
        return WITHOUT if is_known else OLDER
    return OLD if _is_old(candidate, now) else OLDER


def _leave(draft: Draft, candidate: Candidate, why: str) -> None:
    draft.leave(candidate.resource, why, table(candidate.source, "code"))


def _is_old(candidate: Candidate, now: PartialDate | None) -> bool:
    if candidate.field.startswith(LESION) or candidate.moment is None or now is None:
        return False
    return (now.first - candidate.moment.day.last).days > TOO_OLD_DAYS
