"""An assessment as a bundle of FHIR R4.

What R4 defines, and why each resource was chosen:

- The suggestion is a GuidanceResponse: "the formal response to a guidance request" has a module
  that answered, data that would complete it, and a status that says so. Its `result` would be a
  RequestGroup or CarePlan; there is none, for nothing here is ordered.
- The verdict on an option is a RiskAssessment, whose `qualitativeRisk` takes words of one's own,
  and whose predictions hold the reasons. `preliminary` is one that facts not given may worsen.
- The option is an ActivityDefinition: a definition is for no patient and cannot be carried out by
  mistake, as a ServiceRequest or MedicationRequest could, and it takes a `relatedArtifact`.
- A flag is a DetectedIssue: `severity` has our three levels, and `implicated` names the option.
- Sources are `relatedArtifact` of the option and of the rulebook, a Library. The resources above
  have no such element, and R4 allows the extension workflow-relatedArtifact on observations and
  reports only. A sentence names its sources in brackets by the `label`.

Everything is English, whatever the language of the page. The only time is the day of the decision
as the case states it; without one there is none. References resolve within the bundle.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from allcli.report.fhir.element import Names, WrittenFhir
from allcli.report.fhir.guidance import outputs, remarks, response
from allcli.report.fhir.issues import issue
from allcli.report.fhir.options import definition, judgement
from allcli.report.fhir.people import leukaemia, patient, program
from allcli.report.fhir.sources import Sources
from allcli.report.safe import as_line, printable_json
from allcli.triage.assessment import Assessment


def rendered(assessments: Sequence[Assessment], *, several: bool) -> str:
    """One bundle; of several cases a bundle of bundles."""
    bundles = [bundle(assessment) for assessment in assessments]
    entries = [{"resource": made} for made in bundles]
    whole = _collection(entries) if several else bundles[0]
    return printable_json(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def bundle(assessment: Assessment) -> WrittenFhir:
    """The bundle of one case."""
    names = Names.of(assessment)
    entries = [
        {"fullUrl": f"urn:uuid:{held['id']}", "resource": held}
        for held in _resources(names, assessment)
    ]
    return {**_collection(entries), "id": names.id("Bundle")}


def refused(troubles: Iterable[str]) -> WrittenFhir:
    """What stands in place of the bundle of a case that was not assessed."""
    issues = [
        {"severity": "error", "code": "invalid", "diagnostics": as_line(said)} for said in troubles
    ]
    return {"resourceType": "OperationOutcome", "issue": issues}


def _collection(entries: list[WrittenFhir]) -> WrittenFhir:
    return {"resourceType": "Bundle", "language": "en", "type": "collection", "entry": entries}


def _resources(names: Names, assessment: Assessment) -> Iterator[WrittenFhir]:
    sources, decided = Sources(assessment), assessment.receipt.assessed_on
    said = list(remarks(assessment))
    yield response(names, assessment, decided, has_remarks=bool(said))
    yield outputs(names, assessment)
    if said:
        yield names.resource("OperationOutcome", {"issue": said})
    yield patient(names, assessment)
    yield leukaemia(names, assessment)
    for option in assessment.options:
        yield judgement(names, option, decided)
    for flag in assessment.flags:
        yield issue(names, flag, sources, decided)
    for option in assessment.options:
        yield definition(names, option, sources)
    yield program(names, assessment)
    yield sources.library(names, assessment)
