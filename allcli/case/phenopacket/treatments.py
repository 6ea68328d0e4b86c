"""Medical actions of a packet: transplantations, and treatments as lines of therapy."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.codes import row
from allcli.case.fhir.drugs import NO_DOSE, ORDER
from allcli.case.fhir.element import FhirElement, day, table, tables, text
from allcli.case.phenopacket.agents import PacketAgent, agent_of
from allcli.case.phenopacket.layout import PacketLayout, Part
from allcli.case.phenopacket.packet import word
from allcli.case.problems import Path, found

BY_LABEL = "a drug whose code is not known: read by its label"
RADIOTHERAPY = "radiotherapy, which no field of a case tells of but conditioning"
NOTHING_DONE = "none of the actions that the schema knows"
NOT_BEGUN = "a regimen of which it is not said that it was begun"
ELSEWHERE = "given for another condition"
EVENT = "an adverse event, of which no grade is said"
DRUG_TYPES = (
    "UNKNOWN_DRUG_TYPE", "PRESCRIPTION", "EHR_MEDICATION_LIST",
    "ADMINISTRATION_RELATED_TO_PROCEDURE",
)  # fmt: skip
_REGIMEN = ("UNKNOWN_STATUS", "STARTED", "COMPLETED", "DISCONTINUED")


class Treatment(NamedTuple):
    """A drug or a regimen that was given, since when, until when, and what came of it."""

    at: Path
    called: str
    agent: PacketAgent | None
    regimen: str
    start: PartialDate | None
    end: PartialDate | None
    outcome: dict[str, str]


def lay_out_actions(layout: PacketLayout) -> list[Treatment]:
    """The procedures; the treatments are handed on."""
    given: list[Treatment] = []
    for at, action in layout.packet.entries("medicalActions", layout.odd):
        procedure = table(action, "procedure")
        if procedure:
            when = layout.dates("performed", table(procedure, "performed"), at)
            body = {"code": layout.terms.concept(table(procedure, "code")), **when}
            layout.add("Procedure", Part("Procedure", at), body)
        elif table(action, "treatment"):
            given += _treatment(layout, at, action)
        elif table(action, "therapeuticRegimen"):
            given += _regimen(layout, at, action)
        else:
            radiation = table(action, "radiationTherapy")
            why = RADIOTHERAPY if radiation else NOTHING_DONE
            layout.leave("MedicalAction", at, why, table(radiation, "modality"))
        for event in tables(action, "adverseEvents"):
            layout.leave("MedicalAction", at, EVENT, event)
    return given


def _treatment(layout: PacketLayout, at: Path, action: FhirElement) -> Iterator[Treatment]:
    """A drug, unless it was only prescribed, is not known, or is told of in two ways."""
    treatment = table(action, "treatment")
    term = table(treatment, "agent")
    agent, why = agent_of(layout.terms, term)
    if word(treatment, "drugType", DRUG_TYPES) in ("PRESCRIPTION", ""):
        why = ORDER
    doses = [table(dose, "quantity").get("value") for dose in tables(treatment, "doseIntervals")]
    if doses and all(dose == 0 and dose is not False for dose in doses):
        why = NO_DOSE
    is_elsewhere = _is_elsewhere(layout, action)
    if agent is None or why or (is_elsewhere and agent.is_only_of_lines):
        layout.leave("Treatment", at, why or ELSEWHERE, term)
        return
    times = [table(dose, "interval") for dose in tables(treatment, "doseIntervals")]
    starts = [read for time in times if (read := day(text(time, "start")))]
    ends = [day(text(time, "end")) for time in times]
    known = [end for end in ends if end]
    last = max(known, key=_first, default=None) if len(known) == len(ends) else None
    first = None if is_elsewhere else min(starts, key=_first, default=None)
    if row("drug", layout.terms.concept(term)) is None:
        layout.odd.append((at, f"{BY_LABEL} {found(text(term, 'label'))}"))
    yield Treatment(at, "Treatment", agent, "", first, _past(last), _outcome(layout, at, action))


def _is_elsewhere(layout: PacketLayout, action: FhirElement) -> bool:
    """Whether what was given was given for something else than such a leukaemia."""
    target = layout.terms.concept(table(action, "treatmentTarget"))
    known = row("leukaemia", target)
    return bool(target) and (known is None or "other" in known)


def _regimen(layout: PacketLayout, at: Path, action: FhirElement) -> Iterator[Treatment]:
    held = table(action, "therapeuticRegimen")
    reference, term = table(held, "externalReference"), table(held, "ontologyClass")
    name = text(term, "label") or text(reference, "description") or text(reference, "id")
    state = word(held, "regimenStatus", _REGIMEN)
    ends = {}
    for end in ("start", "end"):
        given = layout.dates(end, table(held, f"{end}Time"), at)
        period = table(given, f"{end}Period")
        ends[end] = day(text(given, f"{end}DateTime") or text(period, end))
    is_elsewhere = _is_elsewhere(layout, action)
    if is_elsewhere or not name or (state in ("UNKNOWN_STATUS", "") and not ends["start"]):
        why = ELSEWHERE if is_elsewhere else NOT_BEGUN
        layout.leave("TherapeuticRegimen", at, why, term or {"label": name})
        return
    outcome = _outcome(layout, at, action)
    if state == "COMPLETED":
        outcome.setdefault("stopped_for", "completed")
    begun, ended = ends["start"], _past(ends["end"])
    yield Treatment(at, "TherapeuticRegimen", None, name[:200], begun, ended, outcome)


def _outcome(layout: PacketLayout, at: Path, action: FhirElement) -> dict[str, str]:
    """The response, and why it was stopped."""
    outcome = {}
    for name, section, field in (
        ("responseToTreatment", "response", "best_response"),
        ("treatmentTerminationReason", "stop", "stopped_for"),
    ):
        term = table(action, name)
        known = row(section, layout.terms.concept(term))
        if known:
            outcome[field] = str(known["says"])
        elif term:
            layout.leave("MedicalAction", at, f"{name}: an answer that is not known", term)
    return outcome


def _first(when: PartialDate) -> date:
    return when.first


def _past(end: PartialDate | None) -> PartialDate | None:
    """An end that has come."""
    return end if end and end.first <= date.today() else None
