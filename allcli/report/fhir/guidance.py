"""The suggestion: the response of the rulebook, what came out as data, what is missing for more."""

from collections.abc import Iterator

from allcli.report.fhir.element import Names, WrittenFhir, joined, note, ours, standard
from allcli.report.fhir.sources import sentence
from allcli.report.safe import as_line
from allcli.triage.assessment import ORIGIN, Assessment, Question
from allcli.triage.standard_codes import of_field

# which resource holds a field, by how its name begins; all others are observations
_HOLDS = {
    "exposure.": "MedicationAdministration", "lines": "MedicationAdministration",
    "transplants": "Procedure", "gvhd.": "Condition", "disease.lineage": "Condition",
    "disease.status": "Condition", "comorbidity.": "Condition", "liver.": "Condition",
}  # fmt: skip


def response(
    names: Names, assessment: Assessment, decided: str, *, has_remarks: bool
) -> WrittenFhir:
    """The answer as a whole."""
    content = {
        "moduleCanonical": names.urn("Library"),
        "status": _status(assessment),
        "subject": names.to("Patient"),
        "occurrenceDateTime": decided,
        "performer": names.to("Device"),
        "reasonReference": [names.to("Condition")],
        "note": [note(text) for text in _notes(assessment)],
        "evaluationMessage": [names.to("OperationOutcome")] if has_remarks else [],
        "outputParameters": names.to("Parameters"),
        "dataRequirement": [need for asked in assessment.questions for need in _needs(asked)],
    }
    return names.resource("GuidanceResponse", content)


def _status(assessment: Assessment) -> str:
    """Whether more facts are asked for, or required before any drug is suggested."""
    if assessment.suggestion.withheld_for:
        return "data-required"
    return "data-requested" if assessment.questions else "success"


def _notes(assessment: Assessment) -> Iterator[str]:
    suggestion = assessment.suggestion
    yield suggestion.text
    if suggestion.assumes:
        yield f"Taken for decided, though the case leaves it open: {suggestion.assumes_label}"
    for advice in assessment.notes:
        steps = (f"{step}." for step in advice.do)
        yield joined(f"{advice.kind}:", sentence(advice.reason), *steps)
    for row in assessment.outcomes:
        if row.closest:
            results = "; ".join(" ".join(pair) for pair in row.results)
            sources = "; ".join((row.strength, *row.references))
            yield f"Published, no prediction for this patient: {row.group}: {results} [{sources}]"


def _needs(question: Question) -> Iterator[WrittenFhir]:
    """A requirement for each field that answers a question; any one of its codes will do."""
    for field in question.fields:
        kinds = (kind for start, kind in _HOLDS.items() if field.startswith(start))
        kind = next(kinds, "Observation")
        path = "medication" if kind == "MedicationAdministration" else "code"
        codes = [ours("field", field, question.topic), *standard(of_field(field))]
        yield {
            "type": kind,
            "codeFilter": [{"path": path, "code": codes}],
        }


def outputs(names: Names, assessment: Assessment) -> WrittenFhir:
    """What came out and what went in, for programs."""
    went_in, suggestion = assessment.receipt, assessment.suggestion
    words = {
        "salvage": [suggestion.salvage], "destination": [suggestion.destination],
        "adjunct": suggestion.adjuncts, "alternative": suggestion.alternatives,
        "first-if-accessible": [suggestion.first_if_accessible],
        "least-objectionable": suggestion.least_objectionable,
        "for-board": [suggestion.for_board],
        "first-of-all": suggestion.first_of_all, "withheld-for": suggestion.withheld_for,
        "salvage-number": [suggestion.salvage_number], "jurisdiction": [went_in.jurisdiction],
        "case-hash": [went_in.case_hash], "rulebook-hash": [went_in.rulebook_hash],
    }  # fmt: skip
    listed = [
        {"name": name, "valueString": as_line(word)}
        for name, values in words.items() for word in values if word
    ]  # fmt: skip
    content = {
        "parameter": [
            {"name": "suggestion", "valueString": as_line(suggestion.text)},
            {"name": "robust", "valueBoolean": suggestion.robust},
            {"name": "exact", "valueBoolean": suggestion.exact},
            {"name": "rules-in-force-on", "valueDate": str(went_in.as_of)},
            *listed,
        ]
    }
    return names.resource("Parameters", content)


def remarks(assessment: Assessment) -> Iterator[WrittenFhir]:
    """How the case was read, what of it was not used, what of the rules is old or local."""
    for line in assessment.read_as:
        if line.topic != ORIGIN:  # names the resources of a record
            yield _remark("information", f"read as: {line.topic}: {line.says}")
    for said in assessment.unused:
        yield _remark("warning", f"not fully used: {said}")
    for topic in assessment.receipt.outdated:
        yield _remark("warning", f"reviewed a year or more ago: {topic}")
    for change in assessment.local:
        what = "expired" if change.expired else change.what
        touches = "; ".join(change.touches)
        yield _remark("information", f"local rule {change.name}, {what}: {change.reason} {touches}")


def _remark(severity: str, said: str) -> WrittenFhir:
    return {"severity": severity, "code": "informational", "diagnostics": as_line(said.strip())}
