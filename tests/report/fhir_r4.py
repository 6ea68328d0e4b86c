"""FHIR R4 (4.0.1) as far as our bundles go: which elements there are, how many, what they take.

Restated from the definitions at hl7.org/fhir/R4. What is not listed here is refused, though R4 may
have it. A line is `name cardinality type`; a type is a primitive, a data type of this table,
`code:` with the words of a value set that is required, or `to:` with the types of a reference.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

OBSERVED = "code:registered,preliminary,final,amended,corrected,cancelled,entered-in-error,unknown"
NAMED = (
    "code:udi-label-name,user-friendly-name,patient-reported-name,manufacturer-name,model-name,"
    "other"
)
RELATED = (
    "code:documentation,justification,citation,predecessor,successor,derived-from,depends-on,"
    "composed-of"
)
DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
PRIMITIVES = {
    "string": r"[ \t\r\n\S]+", "markdown": r"[ \t\r\n\S]+", "uri": r"\S+", "canonical": r"\S+",
    "url": r"(https?://|urn:)\S+", "id": r"[A-Za-z0-9.\-]{1,64}", "code": r"\S+( \S+)*",
    "date": DAY,
    "dateTime": DAY + r"(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?",
}  # fmt: skip
TYPES = f"""
Bundle
  language 0..1 code
  type 1..1 code:document,message,transaction,batch,history,searchset,collection
  entry 0..* Bundle.entry
Bundle.entry
  fullUrl 0..1 uri
  resource 0..1 Resource
GuidanceResponse
  moduleCanonical 1..1 canonical
  status 1..1 code:success,data-requested,data-required,in-progress,failure,entered-in-error
  subject 0..1 to:Patient,Group
  occurrenceDateTime 0..1 dateTime
  performer 0..1 to:Device
  reasonReference 0..* to:Condition,Observation,DiagnosticReport,DocumentReference
  note 0..* Annotation
  evaluationMessage 0..* to:OperationOutcome
  outputParameters 0..1 to:Parameters
  dataRequirement 0..* DataRequirement
RiskAssessment
  parent 0..1 to:
  status 1..1 {OBSERVED}
  code 0..1 CodeableConcept
  subject 1..1 to:Patient,Group
  occurrenceDateTime 0..1 dateTime
  condition 0..1 to:Condition
  performer 0..1 to:Practitioner,PractitionerRole,Device
  basis 0..* to:
  prediction 0..* RiskAssessment.prediction
  mitigation 0..1 string
  note 0..* Annotation
RiskAssessment.prediction
  outcome 0..1 CodeableConcept
  qualitativeRisk 0..1 CodeableConcept
  rationale 0..1 string
DetectedIssue
  status 1..1 {OBSERVED}
  code 0..1 CodeableConcept
  severity 0..1 code:high,moderate,low
  patient 0..1 to:Patient
  identifiedDateTime 0..1 dateTime
  author 0..1 to:Practitioner,PractitionerRole,Device
  implicated 0..* to:
  evidence 0..* DetectedIssue.evidence
  detail 0..1 string
  reference 0..1 uri
  mitigation 0..* DetectedIssue.mitigation
DetectedIssue.evidence
  code 0..* CodeableConcept
  detail 0..* to:
DetectedIssue.mitigation
  action 1..1 CodeableConcept
ActivityDefinition
  title 0..1 string
  status 1..1 code:draft,active,retired,unknown
  relatedArtifact 0..* RelatedArtifact
  code 0..1 CodeableConcept
  productCodeableConcept 0..1 CodeableConcept
Library
  url 0..1 uri
  version 0..1 string
  title 0..1 string
  status 1..1 code:draft,active,retired,unknown
  type 1..1 CodeableConcept
  description 0..1 markdown
  relatedArtifact 0..* RelatedArtifact
Patient
  identifier 0..* Identifier
Condition
  clinicalStatus 0..1 CodeableConcept
  code 0..1 CodeableConcept
  subject 1..1 to:Patient,Group
Device
  identifier 0..* Identifier
  deviceName 0..* Device.deviceName
  version 0..* Device.version
Device.deviceName
  name 1..1 string
  type 1..1 {NAMED}
Device.version
  value 1..1 string
Parameters
  parameter 0..* Parameters.parameter
Parameters.parameter
  name 1..1 string
  valueString 0..1 string
  valueBoolean 0..1 boolean
  valueDate 0..1 date
OperationOutcome
  issue 1..* OperationOutcome.issue
OperationOutcome.issue
  severity 1..1 code:fatal,error,warning,information
  code 1..1 code:invalid,informational
  diagnostics 0..1 string
DataRequirement
  type 1..1 code:Observation,Condition,Procedure,MedicationAdministration
  codeFilter 0..* DataRequirement.codeFilter
DataRequirement.codeFilter
  path 1..1 string
  code 0..* Coding
RelatedArtifact
  type 1..1 {RELATED}
  label 0..1 string
  citation 0..1 markdown
  url 0..1 url
CodeableConcept
  coding 0..* Coding
  text 0..1 string
Coding
  system 0..1 uri
  code 0..1 code
  display 0..1 string
Identifier
  system 0..1 uri
  value 0..1 string
Annotation
  text 1..1 markdown
"""
CLINICAL = "active,recurrence,relapse,inactive,remission,resolved"
BOUND = {"Condition.clinicalStatus": set(CLINICAL.split(","))}  # value sets required of concepts


class Element(NamedTuple):
    """What R4 says of an element."""

    least: int
    is_list: bool
    type: str


def _table() -> dict[str, dict[str, Element]]:
    table: dict[str, dict[str, Element]] = {}
    for line in TYPES.strip().splitlines():
        if not line.startswith(" "):
            elements = table[line] = {}
        else:
            name, cardinality, kind = line.split()
            elements[name] = Element(int(cardinality[0]), cardinality.endswith("*"), kind)
    return table


TABLE = _table()


def faults(bundle: Any) -> list[str]:
    """What R4 does not allow in a bundle; nothing in one that is valid."""
    entries = bundle.get("entry", [])
    kinds = {
        entry["fullUrl"]: entry["resource"]["resourceType"] for entry in entries
        if "fullUrl" in entry
    }  # fmt: skip
    broken = [*_resource(bundle, "Bundle", kinds)]
    if len(kinds) < sum("fullUrl" in entry for entry in entries):
        broken.append("bdl-7: two entries of one fullUrl")
    for entry in entries:
        url, name = entry.get("fullUrl", ""), entry["resource"].get("id", "")
        if "/_history/" in url:
            broken.append(f"bdl-8: {url} is of a version")
        if url.startswith("urn:uuid:") and name and url != f"urn:uuid:{name}":
            broken.append(f"{url}: is called {name}")
    return broken


def _resource(held: Any, at: str, kinds: dict[str, str]) -> Iterator[str]:
    kind = held.get("resourceType")
    if kind not in TABLE:
        yield f"{at}: {kind!r} is no resource of ours"
        return
    if kind == "Bundle" and at != "Bundle":
        yield from faults(held)
        return
    if not re.fullmatch(PRIMITIVES["id"], held.get("id", "none")):
        yield f"{at}: {held['id']!r} is no id"
    rest = {name: value for name, value in held.items() if name not in ("resourceType", "id")}
    yield from _elements(rest, kind, kind, kinds)


def _elements(held: Any, kind: str, at: str, kinds: dict[str, str]) -> Iterator[str]:
    if not isinstance(held, dict) or not held:
        yield f"{at}: {held!r} is no element"
        return
    values = [name for name in held if name.startswith("value")]
    if kind == "Parameters.parameter" and len(values) != 1:
        yield f"inv-1: {at} has {len(values)} values"
    for name, element in TABLE[kind].items():
        if element.least and name not in held:
            yield f"{at}.{name}: is required"
    for name, value in held.items():
        known, where = TABLE[kind].get(name), f"{at}.{name}"
        if known is None:
            yield f"{where}: is no element"
        elif isinstance(value, list) != known.is_list or value == []:
            yield f"{where}: is {'' if known.is_list else 'not '}a list"
        else:
            for item in value if known.is_list else [value]:
                yield from _value(item, known.type, where, kinds)


def _value(value: Any, kind: str, at: str, kinds: dict[str, str]) -> Iterator[str]:
    if kind == "Resource":
        yield from _resource(value, at, kinds)
    elif kind.startswith("to:"):
        yield from _reference(value, kind.removeprefix("to:"), at, kinds)
    elif kind.startswith("code:"):
        if value not in kind.removeprefix("code:").split(","):
            yield f"{at}: {value!r} is not in the value set"
    elif kind == "boolean":
        if not isinstance(value, bool):
            yield f"{at}: {value!r} is no boolean"
    elif kind in PRIMITIVES:
        plain = isinstance(value, str) and not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", value)
        if not (plain and re.fullmatch(PRIMITIVES[kind], value) and value.strip()):
            yield f"{at}: {value!r} is no {kind}"
    else:
        yield from _elements(value, kind, at, kinds)
        codes = {coding.get("code") for coding in value.get("coding", [])}
        if at in BOUND and not codes & BOUND[at]:
            yield f"{at}: {codes} is not in the value set"


def _reference(value: Any, targets: str, at: str, kinds: dict[str, str]) -> Iterator[str]:
    kind = kinds.get(value.get("reference"))
    if kind is None or value.keys() - {"reference", "type"}:
        yield f"{at}: {value} leads nowhere"
    elif (targets and kind not in targets.split(",")) or value.get("type", kind) != kind:
        yield f"{at}: leads to a {kind}"
