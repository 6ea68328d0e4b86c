"""Phenopackets as registries write them, for a patient `p1` with B-ALL who was born in 1990."""

from typing import Any

from allcli.case.gathered import Gathered
from allcli.case.phenopacket.gather import gather

Body = dict[str, Any]
B_ALL, AML = "MONDO:0020511", "MONDO:0018874"
WBC, CD22 = "LOINC:6690-2", "LOINC:51124-6"


def term(code: str, label: str = "") -> Body:
    return {"id": code, "label": label}


def at(stamp: str) -> Body:
    return {"timestamp": f"{stamp}T00:00:00Z"}


def aged(duration: str) -> Body:
    return {"age": {"iso8601duration": duration}}


def disease(code: str = B_ALL, **more: Any) -> Body:
    return {"term": term(code), **more}


def measurement(code: str, value: Any = None, unit: str = "", **more: Any) -> Body:
    """A measurement of 2026-03-01, unless it is said otherwise."""
    quantity: Body = {"unit": term(unit, unit.partition(":")[2])}
    if value is not None:
        quantity["value"] = value
    made = {"assay": term(code), "value": {"quantity": quantity}, "timeObserved": at("2026-03-01")}
    return {**made, **more}


def treatment(code: str, label: str, start: str = "", end: str = "", **more: Any) -> Body:
    """A drug, given from one day to another."""
    ends = {"start": start, "end": end}
    interval = {name: f"{stamp}T00:00:00Z" for name, stamp in ends.items() if stamp}
    doses = [{"interval": interval}] if interval else []
    return {"treatment": {"agent": term(code, label), "doseIntervals": doses}, **more}


def interpretation(*variants: Body, **more: Any) -> Body:
    diagnosis = {"disease": term(B_ALL), "genomicInterpretations": list(variants)}
    return {"id": "i", "progressStatus": "SOLVED", "diagnosis": diagnosis, **more}


def variant(status: Any = "CAUSATIVE", **described: Any) -> Body:
    inside = {"variationDescriptor": {"id": "v", **described}}
    return {
        "subjectOrBiosampleId": "p1",
        "interpretationStatus": status,
        "variantInterpretation": inside,
    }


def packet(**parts: Any) -> Body:
    """A packet of the patient with B-ALL, and these parts."""
    return {
        "id": "packet-1",
        "subject": {"id": "p1", "dateOfBirth": "1990-05-02T00:00:00Z", "sex": "FEMALE"},
        "diseases": [disease(onset=at("2024-02-03"))],
        "metaData": {"createdBy": "a registry", "phenopacketSchemaVersion": "2.0"},
        **parts,
    }


def read(**parts: Any) -> Gathered:
    """What the packet with these parts gives."""
    return gather(packet(**parts))


def said(given: Gathered) -> list[str]:
    """What is odd about the packet."""
    return [said for _, said in given.odd]
