"""Whose resources they are: a case is one patient."""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.fhir.reference import Index, tail
from allcli.case.fhir.resource import Resource

OTHER = "of another patient"
ELSEWHERE = "of a patient of the same id on another server"
NOBODY = "does not say whose it is"
SOMEBODY_ELSE = "about somebody else: a donor, a relative or a child unborn"
_PEOPLE = ("Patient", "RelatedPerson", "Person", "Group", "BiologicallyDerivedProduct")


class Owner(NamedTuple):
    """The patient by resource or, where the document has none, by what the others refer to."""

    name: str
    resource: Resource | None = None


def owners(resources: tuple[Resource, ...], index: Index) -> list[Owner]:
    """Every patient that is in the document; without one, whoever is spoken of."""
    patients = [Owner(person.name, person) for person in resources if person.type == "Patient"]
    if patients:
        return patients
    spoken_of = (key for resource in resources for key in [subject(resource, index)] if key)
    return [Owner(name) for name in dict.fromkeys(spoken_of)]


def subject(resource: Resource, index: Index) -> str:
    """The name of the patient that a resource is about; empty where it does not say."""
    reference = _reference(resource)
    person = index.target(reference, resource)
    if person and person.type == "Patient":
        return person.name
    written = text(reference, "reference")
    if "://" in written and index.holds(tail(written)):
        return written  # of another server, with the id of one who is here
    return tail(written) if "Patient/" in written or written.startswith("urn:") else ""


def _reference(resource: Resource) -> FhirElement:
    return table(resource.body, "subject") or table(resource.body, "patient")


def not_of(owner: Owner, resource: Resource, index: Index) -> str:
    """Why a resource does not tell of this patient; empty where it does."""
    whose = subject(resource, index)
    if not whose:
        return NOBODY
    if whose != owner.name:
        return OTHER if tail(whose) != owner.name else ELSEWHERE
    return SOMEBODY_ELSE if any(_elsewhere(owner, resource, index)) else ""


def _elsewhere(owner: Owner, resource: Resource, index: Index) -> Iterator[bool]:
    """Whether it is focused on another person, or the specimen is another's."""
    for focus in tables(resource.body, "focus"):
        person = index.target(focus, resource)
        kind = person.type if person else tail(text(focus, "reference")).partition("/")[0]
        yield kind in _PEOPLE and (person is None or person.name != owner.name)
    specimen = index.target(table(resource.body, "specimen"), resource)
    if specimen:
        whose = subject(specimen, index)
        yield bool(whose) and whose != owner.name
