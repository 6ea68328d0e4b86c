"""Each option, and what was found of it for this patient."""

from collections.abc import Iterator

from allcli.report.fhir.element import Names, WrittenFhir, concept, joined, note, ours, standard
from allcli.report.fhir.sources import Sources, sentence
from allcli.report.safe import as_line
from allcli.triage.assessment import OptionResult, Reason
from allcli.triage.standard_codes import of_drug


def definition(names: Names, option: OptionResult, sources: Sources) -> WrittenFhir:
    """The option itself, for no patient, with the sources of what is said of it."""
    reasons = (*option.against, *option.open, *option.supports)
    keys = [key for reason in reasons for key in reason.references]
    codes = standard(of_drug(option.id))
    content = {
        "status": "active",
        "title": as_line(option.name),
        "code": concept(option.name, ours("option", option.id)),
        "productCodeableConcept": concept(option.name, *codes) if codes else None,
        "relatedArtifact": sources.artifacts([*keys, *option.access.references]),
    }
    return names.resource("ActivityDefinition", content, option.id)


def judgement(names: Names, option: OptionResult, decided: str) -> WrittenFhir:
    """The verdict on the option: preliminary while facts not given could worsen it."""
    settled = option.verdict == option.worst and option.applies != "unknown"
    steps = dict.fromkeys(step for reason in option.against for step in reason.do)
    content = {
        "status": "final" if settled else "preliminary",
        "parent": names.to("GuidanceResponse"),
        "code": concept(f"suitability of {option.name}", ours("option", option.id)),
        "subject": names.to("Patient"),
        "occurrenceDateTime": decided,
        "condition": names.to("Condition"),
        "performer": names.to("Device"),
        "basis": [names.to("ActivityDefinition", option.id)],
        "prediction": list(_predictions(option)),
        "mitigation": "; ".join(map(as_line, steps)),
        "note": [note(text) for text in _notes(option)],
    }
    return names.resource("RiskAssessment", content, option.id)


def _predictions(option: OptionResult) -> Iterator[WrittenFhir]:
    """The verdict, then its reasons; a reason that is not certain has no verdict of its own."""
    applies = f"Applies: {option.applies}; {option.applies_says}."
    worst = f"At worst {option.worst}." if option.worst != option.verdict else ""
    yield {
        "outcome": concept(option.name, ours("option", option.id)),
        "qualitativeRisk": concept(option.verdict, ours("verdict", option.verdict)),
        "rationale": joined(applies, worst),
    }
    for reason in option.against:
        verdict = reason.verdict or option.verdict
        risk = concept(verdict, ours("verdict", verdict))
        yield {**_outcome(reason), "qualitativeRisk": risk, "rationale": sentence(reason)}
    for reason in option.open:
        if_so = f"Not known; if so, {reason.verdict or option.worst}."
        yield {**_outcome(reason), "rationale": joined(if_so, sentence(reason))}


def _outcome(reason: Reason) -> WrittenFhir:
    return {"outcome": concept(reason.title, ours("criterion", reason.criterion))}


def _notes(option: OptionResult) -> Iterator[str]:
    """What speaks for the option, and how it can be had."""
    for reason in option.supports:
        yield f"For: {reason.title}. {sentence(reason)}"
    access = option.access
    if access.needed:
        doubt = "" if access.settled else " (not settled)"
        yield joined(f"Access: {access.status}{doubt}.", *access.says)
    yield from option.order
