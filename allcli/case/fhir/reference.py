"""What a reference points at: by its address, by type and id, or inside the resource itself."""

from collections.abc import Iterable

from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.fhir.resource import KEY, Resource


class Index:
    """The resources of a document by every way in which they may be referred to."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._by_name: dict[str, Resource] = {}
        self._by_identifier: dict[tuple[str, str], list[Resource]] = {}
        for resource in resources:
            if resource.type == "Patient":
                for identifier in tables(resource.body, "identifier"):
                    self._by_identifier.setdefault(_pair(identifier), []).append(resource)
            if resource.full_url:
                self._by_name.setdefault(_plain(resource.full_url), resource)
            if resource.id:
                self._by_name.setdefault(f"{resource.type}/{resource.id}", resource)
                self._by_name.setdefault(f"urn:uuid:{resource.id}", resource)

    def holds(self, name: str) -> bool:
        """Whether a resource of this type and id is there."""
        return name in self._by_name

    def target(self, reference: FhirElement, holder: Resource) -> Resource | None:
        """The resource that is meant; None where it is not there."""
        written = text(reference, "reference")
        if not written:
            pair = _pair(table(reference, "identifier"))
            people = self._by_identifier.get(pair, []) if all(pair) else []
            return people[0] if len(people) == 1 else None
        if written.startswith("#"):
            return _contained(holder, written[1:])
        plain = _plain(written)
        held = self._by_name.get(plain) or self._by_name.get(tail(plain))
        return None if held and _is_elsewhere(plain, _plain(held.full_url)) else held


def _pair(identifier: FhirElement) -> tuple[str, str]:
    """The system and the value of an identifier: a patient may be known by these alone."""
    return text(identifier, "system"), text(identifier, "value")


def _is_elsewhere(address: str, full_url: str) -> bool:
    """Whether both are addresses on servers, and not the same: what has one id may be two."""
    places = [url.partition("://")[2] for url in (address, full_url)]
    return all(places) and places[0] != places[1]


def tail(address: str) -> str:
    """`Patient/p1` of an address on a server; of anything else, itself."""
    return "/".join(_plain(address).rsplit("/", 2)[-2:]) if "/" in address else address


def _plain(address: str) -> str:
    return address.partition("/_history/")[0].rstrip("/")


def _contained(holder: Resource, name: str) -> Resource | None:
    for inside in tables(holder.body, "contained"):
        if text(inside, "id") == name:
            return Resource(text(inside, KEY), inside, (*holder.at, "contained"))
    return None
