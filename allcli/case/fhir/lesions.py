"""A lesion that was found stays; one that was not found may be hidden by a remission."""

from allcli.case.dates import PartialDate
from allcli.case.fhir.choose import Candidate
from allcli.case.fhir.draft import Draft
from allcli.case.fields import Missing

MUTATIONS = "genetics.abl1_mutations"
NEGATIVE = ("negative", "not-rearranged")
FIRST_SAMPLE_DAYS = 31  # after the diagnosis; later a remission may hide what is there
HIDDEN = "not found in a sample that may be of a remission: it may be there all the same"
FOUND_ELSEWHERE = "not found, but another sample shows it"


def settled(draft: Draft, field: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that may count for a lesion; for other fields, all."""
    if not field.startswith("genetics."):
        return candidates
    if field == MUTATIONS:
        return _together(candidates)
    shown = [candidate for candidate in candidates if _is_found(candidate)]
    elsewhere = bool(shown) or draft.says(field) not in (None, *NEGATIVE)
    counted = []
    for candidate in candidates:
        if candidate.value not in NEGATIVE or (
            not elsewhere and _is_of_diagnosis(draft, candidate)
        ):
            counted.append(candidate)
        else:
            draft.leave(candidate.resource, FOUND_ELSEWHERE if elsewhere else HIDDEN)
    return shown or counted


def _together(candidates: list[Candidate]) -> list[Candidate]:
    """All mutations as those of the newest sample: each of its own resource."""
    newest = max(candidates, key=lambda candidate: candidate.order)
    changes = {change for candidate in candidates for change in candidate.value}
    return [newest._replace(value=sorted(changes))]


def _is_found(candidate: Candidate) -> bool:
    return candidate.value not in NEGATIVE and not isinstance(candidate.value, Missing)


def _is_of_diagnosis(draft: Draft, candidate: Candidate) -> bool:
    diagnosed = draft.says("disease.diagnosed_on")
    if diagnosed is None or candidate.moment is None:
        return False
    first = PartialDate.parse(diagnosed).last
    return (candidate.moment.day.first - first).days <= FIRST_SAMPLE_DAYS
