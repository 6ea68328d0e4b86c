"""Resources of FHIR as servers write them, for a patient `p1` with B-ALL."""

from typing import Any

from allcli.case.fhir.gather import gather
from allcli.case.gathered import Gathered

Body = dict[str, Any]
SYSTEMS = {
    "loinc": "http://loinc.org",
    "snomed": "http://snomed.info/sct",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "atc": "http://www.whocc.no/atc",
    "icd10cm": "http://hl7.org/fhir/sid/icd-10-cm",
    "icdo3": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "hgnc": "http://www.genenames.org/geneId",
}
UCUM = "http://unitsofmeasure.org"
B_ALL, GVHD, CHRONIC, VOD = "277571004", "402355000", "402356004", "65617004"


def concept(system: str, *codes: str) -> Body:
    return {"coding": [{"system": SYSTEMS.get(system, system), "code": code} for code in codes]}


def of(patient: str) -> Body:
    return {"reference": f"Patient/{patient}"}


def patient(name: str = "p1", **more: Any) -> Body:
    return {"resourceType": "Patient", "id": name, "birthDate": "1990-05-02", **more}


def condition(code: str, system: str = "snomed", **more: Any) -> Body:
    """A condition; `clinical` and `verified` are its statuses."""
    body = {"resourceType": "Condition", "code": concept(system, code), "subject": of("p1")}
    for name, key in (("clinical", "clinicalStatus"), ("verified", "verificationStatus")):
        if name in more:
            body[key] = concept(f"http://terminology.hl7.org/CodeSystem/{name}", more.pop(name))
    return {**body, **more}


def quantity(value: Any, unit: str = "", **more: Any) -> Body:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit, **more}


def observation(code: str, value: Any = None, unit: str = "", **more: Any) -> Body:
    """A final observation of 2026-03-01 with a quantity, unless it is said otherwise."""
    body = {
        "resourceType": "Observation",
        "status": "final",
        "code": concept("loinc", code),
        "subject": of("p1"),
        "effectiveDateTime": "2026-03-01",
    }
    if value is not None:
        body["valueQuantity"] = quantity(value, unit)
    return {**body, **more}


def administration(code: str, system: str = "rxnorm", **more: Any) -> Body:
    return {
        "resourceType": "MedicationAdministration",
        "status": "completed",
        "medicationCodeableConcept": concept(system, code),
        "subject": of("p1"),
        "effectiveDateTime": "2026-02-01",
        **more,
    }


def procedure(code: str, **more: Any) -> Body:
    return {
        "resourceType": "Procedure",
        "status": "completed",
        "code": concept("snomed", code),
        "subject": of("p1"),
        "performedDateTime": "2025-01-10",
        **more,
    }


def bundle(*resources: Body, **more: Any) -> Body:
    entries = [{"resource": resource} for resource in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **more}


def record(*resources: Body) -> Body:
    """A bundle of the patient, the leukaemia and these."""
    return bundle(patient(), condition(B_ALL, onsetDateTime="2024-02-03"), *resources)


def read(*resources: Body) -> Gathered:
    """What the record with these resources gives."""
    return gather(record(*resources))


def field(given: Gathered, path: str) -> Any:
    """What the case says at a path such as `labs.wbc`."""
    table, _, name = path.partition(".")
    return given.tables.get(table, {}).get(name)


def reasons(given: Gathered) -> list[str]:
    """Why resources were not used, each as it is listed."""
    return [str(left) for left in given.left]
