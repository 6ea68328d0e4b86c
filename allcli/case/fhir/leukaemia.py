"""The one leukaemia of the patient: what it is, since when, in which state."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import Row, answer, every_row, named, row_by_beginning
from allcli.case.fhir.draft import Draft, UnfitError, path_of
from allcli.case.fhir.element import FhirElement, day, table, tables, text
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment, order_of

GENERAL = "all-unspecified"
SUSPECTED = ("unconfirmed", "provisional", "differential")
NOT_UNDERSTOOD = "not understood"
_CERTAINTY = (*SUSPECTED, "confirmed", "refuted", "entered-in-error")
_CLINICAL = ("active", "recurrence", "relapse", "inactive", "remission", "resolved")
_STATUS = {"recurrence": "relapsed", "relapse": "relapsed", "remission": "remission"}
_SHOWN = 5


class Leukaemia(NamedTuple):
    """A condition that is a leukaemia, and what the code table says of it."""

    resource: Resource
    rows: tuple[Row, ...]

    @property
    def other(self) -> str:
        """Which leukaemia it is, if none of ours."""
        return next((known["other"] for known in self.rows if "other" in known), "")

    @property
    def lineages(self) -> list[str]:
        """The lineages that its codes name."""
        named_ones = dict.fromkeys(known["lineage"] for known in self.rows if "lineage" in known)
        return [lineage for lineage in named_ones if lineage != GENERAL]

    @property
    def lineage(self) -> str:
        """The most exact lineage of its codes."""
        return next(iter(self.lineages), GENERAL)

    @property
    def status(self) -> str:
        """By its code, else by its clinical status; empty where neither tells."""
        coded = next((known["status"] for known in self.rows if "status" in known), "")
        said = _STATUS.get(clinical(self.resource.body), "")
        return coded if not said or said == coded else said if not coded else "contradictory"


def clinical(body: FhirElement) -> str:
    """The clinical status of a condition."""
    return _word(body, "clinicalStatus", _CLINICAL)


def verified(body: FhirElement) -> str:
    """How certain a condition is: `confirmed`, `refuted`; empty where it is not said."""
    return _word(body, "verificationStatus", _CERTAINTY)


def _word(body: FhirElement, name: str, words: tuple[str, ...]) -> str:
    """The one word of FHIR that a status holds, of whatever version; codes of others may stand by.

    What holds none, or two, is not understood, and is never the same as what is left out.
    """
    if body.get(name) in (None, "", {}, []):
        return ""
    concept = table(body, name)
    said = [text(body, name), *(text(coding, "code") for coding in tables(concept, "coding"))]
    known = {word.casefold() for word in said} & set(words)
    return known.pop() if len(known) == 1 else NOT_UNDERSTOOD


def findings(conditions: Iterable[Resource]) -> Iterator[Leukaemia]:
    """Every condition that is a leukaemia by its code, or by the histology that it carries."""
    for resource in conditions:
        concepts = [table(resource.body, "code"), *_histologies(resource.body)]
        rows = [known for concept in concepts for known in _every_row(concept)]
        if rows:
            yield Leukaemia(resource, tuple(rows))


def _every_row(concept: FhirElement) -> list[Row]:
    """What the table says of each code of a concept, else of the category of one."""
    by_category = row_by_beginning(concept)
    return every_row("leukaemia", concept) or ([by_category] if by_category else [])


def _histologies(body: FhirElement) -> Iterator[FhirElement]:
    for extension in tables(body, "extension"):
        yield table(extension, "valueCodeableConcept")


def diagnose(draft: Draft, conditions: list[Resource]) -> list[Leukaemia]:
    """Fill in the leukaemia; its conditions. Raises UnfitError where it is not exactly one."""
    named_ones = list(findings(conditions))
    sure = [
        finding for finding in named_ones if verified(finding.resource.body) in ("confirmed", "")
    ]
    for finding in named_ones:
        if finding not in sure:
            draft.leave(finding.resource, f"verification status {verified(finding.resource.body)}")
    ours = [finding for finding in sure if not finding.other]
    others = [finding for finding in sure if finding.other]
    kinds = {lineage: finding for finding in ours for lineage in finding.lineages}
    if not ours:
        raise _none(conditions, others, named_ones)
    if others or len(kinds) > 1:
        raise _several(list(kinds.items()) or [(ours[0].lineage, ours[0])], others)
    exact = next(iter(kinds.values()), ours[0])
    draft.put(path_of("disease.lineage"), exact.lineage, exact.resource)
    for finding in ours:
        for known in finding.rows:
            for field, value in known.get("sets", {}).items():
                draft.put(path_of(field), value, finding.resource)
    _since(draft, ours)
    _state(draft, ours)
    _cns(draft, ours)
    return named_ones


def _none(
    conditions: list[Resource],
    others: list[Leukaemia],
    suspected: list[Leukaemia],
) -> UnfitError:
    if others:
        says = ", ".join(f"{other.other} ({other.resource.name})" for other in others[:_SHOWN])
        return UnfitError(f"no acute lymphoblastic leukaemia, but {says}", others[0].resource.at)
    if suspected:
        says = ", ".join(
            f"{finding.resource.name} ({verified(finding.resource.body)})"
            for finding in suspected[:_SHOWN]
        )
        return UnfitError(f"no confirmed leukaemia: {says}", suspected[0].resource.at)
    codes = list(dict.fromkeys(named(table(held.body, "code")) for held in conditions))
    rest = f", and {len(codes) - _SHOWN} more" if len(codes) > _SHOWN else ""
    says = (
        f"; the conditions are {', '.join(codes[:_SHOWN])}{rest}"
        if codes
        else ", nor any condition"
    )
    return UnfitError(f"no acute lymphoblastic leukaemia{says}")


def _several(ours: list[tuple[str, Leukaemia]], others: list[Leukaemia]) -> UnfitError:
    says = [f"{lineage} ({finding.resource.name})" for lineage, finding in ours]
    says += [f"{finding.other} ({finding.resource.name})" for finding in others]
    return UnfitError(
        f"several leukaemias: {', '.join(says[:_SHOWN])}",
        (others or [finding for _, finding in ours])[-1].resource.at,
        "a case has one; which is meant, only a person can say",
    )


def _since(draft: Draft, ours: list[Leukaemia]) -> None:
    """The day of diagnosis: the earliest onset of a condition that is not itself a relapse."""
    onsets = [
        (onset, finding.resource) for finding in ours if finding.status != "relapsed"
        for onset in [onset_of(finding.resource.body)] if onset
    ]  # fmt: skip
    if onsets:
        onset, resource = min(onsets, key=lambda pair: pair[0].first)
        draft.put(path_of("disease.diagnosed_on"), str(onset), resource, onset)


def onset_of(body: FhirElement) -> PartialDate | None:
    """The first day of a condition."""
    return day(text(body, "onsetDateTime") or text(table(body, "onsetPeriod"), "start"))


def _state(draft: Draft, ours: list[Leukaemia]) -> None:
    """The status by the newest condition that tells one; where none is newest they must agree."""
    telling = [finding for finding in ours if finding.status]
    if not telling:
        return
    newest = max(telling, key=_order)
    said = {finding.status for finding in telling if _order(finding) == _order(newest)}
    if len(said) > 1 or newest.status == "contradictory":
        draft.doubt(newest.resource, "disease.status: the conditions disagree: it is left open")
        return
    when = moment(newest.resource.body)
    draft.put(path_of("disease.status"), newest.status, newest.resource, when.day if when else None)


def _order(finding: Leukaemia) -> str:
    recorded = order_of(text(finding.resource.body, "recordedDate"))
    when = moment(finding.resource.body)
    return max(recorded, when.order if when else "")


def _cns(draft: Draft, ours: list[Leukaemia]) -> None:
    for finding in ours:
        for stage in tables(finding.resource.body, "stage"):
            said = answer(table(stage, "summary")) or ""
            if said.startswith("cns"):
                draft.put(path_of("disease.cns"), said, finding.resource)
