"""Observations, and the components of panels: values of the fields that the code table names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from allcli.case.dates import PartialDate
from allcli.case.fhir.absence import COUNTS, STATUS, missing
from allcli.case.fhir.amount import UnreadError, amount, is_above_nothing
from allcli.case.fhir.choose import Candidate, chosen
from allcli.case.fhir.codes import Row, answer, named, row, value_concept
from allcli.case.fhir.draft import Draft, path_of
from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.fhir.genes import variant
from allcli.case.fhir.lesions import HIDDEN, settled
from allcli.case.fhir.limits import limit_of
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment
from allcli.case.fields import Missing
from allcli.case.problems import found

_NOT_BLOOD = (
    r"(?i)\buberon:(?!0000178)|\bcsf\b|liquor|spinal|urin|harn|pleura|ascit|peritone|lavage|\bbal\b|marrow|"
    r"뇌척수액|소변|골수|髄液|尿|骨髄|胸水|腹水"
)
WITHOUT_CODE = "without a code"
UNKNOWN_CODE = "no field of a case reads this code"


def observe(draft: Draft, observations: Iterable[Resource], now: PartialDate | None) -> None:
    """Fill in what the observations of the patient give."""
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for resource in observations:
        for candidate in _candidates(draft, resource):
            by_field[candidate.field].append(candidate)
    for field, candidates in by_field.items():
        best = chosen(draft, settled(draft, field, candidates), now)
        if best:
            _fill(draft, best)


def _candidates(draft: Draft, resource: Resource) -> Iterator[Candidate]:
    """What an observation and its components say, as far as its status lets them count."""
    state = text(resource.body, "status")
    if state not in COUNTS and state not in STATUS:
        draft.leave(resource, f"status {state}")
        return
    known = row("observation", table(resource.body, "code"))
    if known and known.get("reads") == "variant":
        yield from variant(draft, resource, STATUS.get(state))
        return
    parts = [part for part in tables(resource.body, "component") if row("observation", _code(part))]
    if parts and not (known and "field" in known):
        for part in parts:
            yield from _of_part(draft, resource, part, STATUS.get(state))
    else:
        yield from _of_part(draft, resource, resource.body, STATUS.get(state))


def _code(part: FhirElement) -> FhirElement:
    return table(part, "code")


def _of_part(
    draft: Draft, resource: Resource, part: FhirElement, pending: Missing | None
) -> Iterator[Candidate]:
    known = row("observation", _code(part))
    stage = answer(value_concept(part)) or ""
    if known is None and stage.startswith("cns"):
        known = {"field": "disease.cns", "words": {stage: stage}}
    if known is None or "not" in known:
        coded = UNKNOWN_CODE if _code(part) else WITHOUT_CODE
        why = known["not"] if known else _quoted(part) or coded
        draft.leave(resource, why, _code(part))
        return
    place = _elsewhere(resource) if known["field"].startswith("labs.") else ""
    if place:
        draft.leave(resource, place, _code(part))
        return
    try:
        value = pending or _value(part, known)
    except UnreadError as error:
        draft.leave(resource, str(error), _code(part))
        return
    when = moment(resource.body)
    yield Candidate(known["field"], value, resource, when, part)


def _elsewhere(resource: Resource) -> str:
    """Why a count or a level is not that of the blood, whatever its code says; empty where it is.

    A specimen that is another resource says so there; one that is only named is known by its name.
    """
    if resource.has("bodySite"):
        return f"taken from {named(table(resource.body, 'bodySite'))}"
    name = text(table(resource.body, "specimen"), "display")
    return f"taken from {found(name)}" if re.search(_NOT_BLOOD, name) else ""


def _quoted(part: FhirElement) -> str:
    """What an observation says in words, for the reader alone: "negative for loss" is a trap."""
    said = text(part, "valueString")
    return f"text, which is not read: {found(said)}" if said else ""


def _value(part: FhirElement, known: Row) -> Any:
    """The value as a case writes it, or why there is none. Raises UnreadError."""
    gone = missing(part, "valueQuantity", "valueCodeableConcept", "valueInteger", "valueString")
    if gone:
        return gone
    if text(part, "valueString"):
        raise UnreadError(_quoted(part))
    if "words" in known:
        return _word(part, known["words"])
    if "ratio" in known:
        if not is_above_nothing(part):
            raise UnreadError(HIDDEN)
        return known["ratio"]
    value = amount(part, known["field"])
    return Missing.UNKNOWN if value is None else value


def _word(part: FhirElement, words: Mapping[str, Any]) -> Any:
    stated = part.get("valueBoolean")
    said = answer(value_concept(part))
    if isinstance(stated, bool):
        said = "present" if stated else "absent"
    if said in ("unknown", "not-done"):
        return Missing(said)
    if said is not None and said in words:
        return words[said]
    if not any(key.startswith("value") for key in part):
        return Missing.UNKNOWN
    raise UnreadError("an answer that is not known")


def _fill(draft: Draft, best: Candidate) -> None:
    """The field, and what goes with it: its date, its method, its limit of normal."""
    known = row("observation", _code(best.source)) or {}
    day = best.moment.day if best.moment else None
    is_missing = isinstance(best.value, Missing)
    value = str(best.value) if is_missing else best.value
    draft.put(path_of(best.field), value, best.resource, day)
    if is_missing:
        return
    if "dated" in known and day:
        draft.put(path_of(known["dated"]), str(day), best.resource, day)
    for field, word in known.get("with", {}).items():
        draft.put(path_of(field), word, best.resource, day)
    if "ratio" in known and not draft.says("genetics.bcr_abl1"):
        draft.put(path_of("genetics.bcr_abl1"), "positive", best.resource, day)
    if "limit" in known:
        limit = limit_of(draft, best)
        if limit is not None:
            draft.put(path_of(known["limit"]), limit, best.resource, day)
