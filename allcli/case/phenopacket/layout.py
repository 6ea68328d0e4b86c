"""The elements of a packet laid out as resources of FHIR, for one reader to read both."""

from collections import defaultdict
from typing import NamedTuple

from allcli.case.fhir.draft import Draft
from allcli.case.fhir.element import FhirElement, table
from allcli.case.fhir.patient import Owner
from allcli.case.fhir.resource import Resource
from allcli.case.phenopacket.packet import Packet, word
from allcli.case.phenopacket.terms import Terms
from allcli.case.phenopacket.times import birth, dates
from allcli.case.problems import Path, found

SUBJECT, ANOTHER = "Patient/subject", "Patient/another"
_SEX = ("UNKNOWN_SEX", "FEMALE", "MALE", "OTHER_SEX")
_LIFE = ("UNKNOWN_STATUS", "ALIVE", "DECEASED")


class Part(NamedTuple):
    """An element of a packet: what it is, where it stands, and whom it tells of."""

    called: str
    at: Path
    whose: str = SUBJECT


class Aside(NamedTuple):
    """An element that is not used, why, and the term that it is listed by."""

    resource: Resource
    why: str
    concept: FhirElement


class PacketLayout:
    """What is laid out so far, and what of it could not be."""

    def __init__(self, packet: Packet) -> None:
        self.packet = packet
        self.terms = Terms(table(packet.body, "metaData"))
        self.subject = table(packet.body, "subject")
        self.born = birth(self.subject)
        self.resources: list[Resource] = []
        self.aside: list[Aside] = []
        self.odd: list[tuple[Path, str]] = []
        held = packet.body.get("subject")
        if held is not None and not isinstance(held, dict):
            self.odd.append((packet.place("subject"), f"found {found(held)}; expected an element"))
        self._undated: dict[str, list[Path]] = defaultdict(list)

    def add(self, kind: str, part: Part, body: FhirElement) -> None:
        """An element that is laid out as a type of resource."""
        named = {"resourceType": kind, "subject": {"reference": part.whose}, **body}
        self.resources.append(Resource(kind, named, part.at, called=part.called))

    def leave(self, called: str, at: Path, why: str, term: FhirElement) -> None:
        """An element that is not used."""
        self.aside.append(Aside(Resource(called, {}, at), why, self.terms.concept(term)))

    def dates(self, name: str, time: FhirElement, at: Path) -> FhirElement:
        """The date that a time element gives; why there is none is kept."""
        read = dates(name, time, self.born)
        if read.why:
            self._undated[read.why].append(at)
        return read.given

    def person(self) -> Owner:
        """Whose packet it is."""
        body = {
            "resourceType": "Patient",
            "id": self.subject.get("id") or self.packet.body.get("id"),
            "birthDate": str(self.born) if self.born else self.subject.get("dateOfBirth"),
            "gender": word(self.subject, "sex", _SEX).lower(),
            "deceasedBoolean": word(table(self.subject, "vitalStatus"), "status", _LIFE)
            == "DECEASED",
        }
        at = self.packet.place("subject")
        return Owner(SUBJECT, Resource("Patient", body, at, called="Individual"))

    def tell(self, draft: Draft) -> None:
        """Tell what was not used, and what is odd."""
        for resource, why, concept in self.aside:
            draft.leave(resource, why, concept)
        draft.odd += self.odd
        for why, (first, *more) in self._undated.items():
            draft.odd.append((first, f"{why} (so {len(more)} more)" if more else why))
