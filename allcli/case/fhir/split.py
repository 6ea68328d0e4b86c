"""A document of many patients becomes a bundle for each."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from allcli.case.fhir.element import table, text
from allcli.case.fhir.gather import REFERRED_TO
from allcli.case.fhir.patient import owners, subject
from allcli.case.fhir.reference import Index, tail
from allcli.case.fhir.resource import Resource, content
from allcli.case.problems import Path

ANYWHERE = Index(())


class PatientBundle(NamedTuple):
    """A bundle of one patient, and where the patient stands in the document."""

    document: Mapping[str, Any]
    at: Path = ()


def split(document: Mapping[str, Any]) -> Iterator[PatientBundle]:
    """A bundle for each patient; what is of one alone, or of none, stays as it is."""
    resources = content(document).resources
    index = Index(resources)
    people = owners(resources, index)
    if len(people) < 2:
        yield PatientBundle(document)
        return
    for person in people:
        entries = [
            {"fullUrl": held.full_url, "resource": held.body} for held in resources
            if held.type in REFERRED_TO or (held.type == "Patient" and held.name == person.name)
            or (held.type != "Patient" and subject(held, index) == person.name)
        ]  # fmt: skip
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        yield PatientBundle(bundle, person.resource.at if person.resource else ())


def owner_of(resource: Resource) -> str:
    """The name of the patient of a resource that stands alone; empty where it does not say."""
    return resource.name if resource.type == "Patient" else subject(resource, ANYWHERE)


def referred_to(resource: Resource) -> Iterator[str]:
    """The names of the drugs and specimens that a resource that stands alone refers to."""
    either = ("medicationReference",), ("medication", "reference"), ("specimen",)
    for names in either:
        written = text(table(resource.body, *names), "reference")
        if written:
            yield tail(written)
