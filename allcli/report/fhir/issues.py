"""Each toxicity flag as an issue that was detected with an option."""

from allcli.report.fhir.element import Names, WrittenFhir, concept, joined, ours
from allcli.report.fhir.sources import Sources, sentence
from allcli.report.safe import as_line
from allcli.triage.assessment import FlagResult, Reason


def issue(names: Names, flag: FlagResult, sources: Sources, decided: str) -> WrittenFhir:
    """A flag: its severity is the level that is certain, and there is none without one."""
    keys = [key for reason in (*flag.reasons, *flag.possible_reasons) for key in reason.references]
    possible = f"{flag.possible} unless excluded" if flag.possible else ""
    level = "; ".join(filter(None, (flag.level, possible)))
    content = {
        "status": "preliminary" if flag.possible else "final",
        "code": concept(flag.harm, ours("flag", flag.kind)),
        "severity": flag.level,
        "patient": names.to("Patient"),
        "identifiedDateTime": decided,
        "author": names.to("Device"),
        "implicated": [names.to("ActivityDefinition", flag.option)],
        "evidence": [
            *(_evidence(reason, flag.level) for reason in flag.reasons),
            *(_evidence(reason, None) for reason in flag.possible_reasons),
            {"detail": [names.to("RiskAssessment", flag.option)]},
        ],
        "detail": joined(f"{flag.option_name}: {flag.harm}, {level}.", *_says(flag)),
        "reference": sources.address(keys),
        "mitigation": [{"action": concept(step)} for step in dict.fromkeys(flag.do)],
    }
    return names.resource("DetectedIssue", content, f"{flag.option} {flag.kind}")


def _says(flag: FlagResult) -> list[str]:
    certain = [sentence(reason) for reason in flag.reasons]
    return certain + [f"If so: {sentence(reason)}" for reason in flag.possible_reasons]


def _evidence(reason: Reason, level: str | None) -> WrittenFhir:
    seen = f" ({', '.join(reason.saw)})" if reason.saw else ""
    doubt = "" if level else "not known: "
    words = as_line(f"{doubt}{reason.title}{seen}")
    return {"code": [concept(words, ours("criterion", reason.criterion))]}
