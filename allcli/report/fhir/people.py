"""Whom the answer is about, and what gave it.

Of the patient there is the id of the case alone: neither name, nor birth, nor sex, nor any resource
of the record that was read.
"""

from allcli.report.fhir.element import Names, WrittenFhir, concept, standard
from allcli.report.safe import as_line
from allcli.triage.assessment import Assessment
from allcli.triage.standard_codes import of_lineage

_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_STATUS = {
    "newly-diagnosed": "active", "refractory": "active", "relapsed": "relapse",
    "mrd-positive": "active", "remission": "remission",
}  # fmt: skip
_SAID_LAST = ("patient.pregnant", "comorbidity.down_syndrome")  # of a patient, as the age is first


def patient(names: Names, assessment: Assessment) -> WrittenFhir:
    """The subject of everything else."""
    stated = as_line(assessment.receipt.case_id)
    identifier = [{"system": "urn:allcli:case", "value": stated}] if stated.strip() else []
    return names.resource("Patient", {"identifier": identifier})


def leukaemia(names: Names, assessment: Assessment) -> WrittenFhir:
    """The leukaemia as the answer takes it to be, and nothing else of the patient."""
    facts = assessment.facts
    behind = sum(facts.get(name) == "yes" for name in _SAID_LAST)
    words = assessment.patient["patient.age_years" in facts : len(assessment.patient) - behind]
    status = _STATUS.get(facts.get("disease.status", ""))
    codes = standard(of_lineage(facts.get("disease.lineage", "")))
    content = {
        "clinicalStatus": {"coding": [{"system": _CLINICAL, "code": status}]} if status else None,
        "code": concept(", ".join(words) or "leukaemia", *codes),
        "subject": names.to("Patient"),
    }
    return names.resource("Condition", content)


def program(names: Names, assessment: Assessment) -> WrittenFhir:
    """The program with its version."""
    went_in = assessment.receipt
    content = {
        "identifier": [{"system": "urn:allcli:engine", "value": went_in.engine}],
        "deviceName": [{"name": "allcli", "type": "model-name"}],
        "version": [{"value": went_in.allcli}],
    }
    return names.resource("Device", content)
