"""A phenopacket as it is written: which JSON is one, whose it is, and its elements in turn."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.element import FhirElement, table, text
from allcli.case.problems import Path, found

PARTS = (
    "subject", "phenotypicFeatures", "measurements", "biosamples", "interpretations", "diseases",
    "medicalActions",
)  # fmt: skip
OTHER_VERSION = "version 2 of the schema is read; phenopacket-tools convert makes it of version 1"
_OLDER = ("genes", "variants", "hgvsAllele")
_SNAKE = re.compile(r"_([a-z])")


class Packet(NamedTuple):
    """The packet of one patient, its names as JSON has them, and where it stands in the text."""

    body: FhirElement
    at: Path
    spelled: Mapping[str, str]  # the names of its parts as they are written

    def place(self, *steps: str | int) -> Path:
        """The path to a part in the text."""
        return (*self.at, *(self.spelled.get(str(step), step) for step in steps))

    def entries(self, name: str, odd: list[tuple[Path, str]]) -> Iterator[tuple[Path, FhirElement]]:
        """The elements of a list, each with its path; what is no element is told."""
        yield from elements(self.body, name, self.place(name), odd)


def elements(
    body: FhirElement, name: str, at: Path, odd: list[tuple[Path, str]]
) -> Iterator[tuple[Path, FhirElement]]:
    """The objects of a list, each with its path; what is none is told."""
    listed = body.get(name)
    if listed is not None and not isinstance(listed, list):
        odd.append((at, f"found {found(listed)}; expected a list"))
        return
    for number, entry in enumerate(listed or ()):
        if isinstance(entry, dict):
            yield (*at, number), entry
        else:
            odd.append(((*at, number), f"found {found(entry)}; expected an element"))


def is_packet(document: Mapping[str, Any], *, wanted: bool = False) -> bool:
    """Whether a JSON object is a phenopacket, a family or a cohort of them.

    By its metaData, which the schema requires; where a packet is `wanted`, by any of its parts.
    """
    names = {_camel(name) for name in document}
    return "metaData" in names or (wanted and bool(names & {*PARTS, "proband", "members"}))


def packet_of(document: Mapping[str, Any]) -> Packet:
    """The packet of the one patient. Raises UnfitError."""
    body = _named(document)
    spelled = {_camel(name): name for name in document}
    if "members" in body:
        number = len(body["members"]) if isinstance(body["members"], list) else 0
        raise UnfitError(
            f"a cohort of {number} phenopackets", (spelled["members"],),
            "a case is one patient: write its members as NDJSON, one a line, for allcli batch",
        )  # fmt: skip
    at: Path = ()
    if "proband" in body:
        at = (spelled["proband"],)
        inside = document[spelled["proband"]]
        spelled = {_camel(name): name for name in inside} if isinstance(inside, dict) else {}
        body = table(body, "proband")
    version = text(table(body, "metaData"), "phenopacketSchemaVersion")
    if version.startswith("1") or any(name in body for name in _OLDER):
        said = f"a phenopacket of version {version}" if version else "a phenopacket of version 1"
        raise UnfitError(said, at, OTHER_VERSION)
    if not any(body.get(name) for name in PARTS):
        raise UnfitError(f"a phenopacket that holds none of {', '.join(PARTS)}", at)
    return Packet(body, at, spelled)


def _named(element: Any) -> Any:
    """The names as JSON has them, where protobuf's own are written: `medical_actions`."""
    if isinstance(element, dict):
        return {_camel(name): _named(inner) for name, inner in element.items()}
    return [_named(inner) for inner in element] if isinstance(element, list) else element


def _camel(name: str) -> str:
    return _SNAKE.sub(lambda letter: letter[1].upper(), name)


def word(element: FhirElement, name: str, words: tuple[str, ...]) -> str:
    """The word of an enumeration, which may be written as its number; the first where it is none.

    What is no word of it is empty.
    """
    held = element.get(name)
    if held is None:
        return words[0]
    if isinstance(held, int) and not isinstance(held, bool):
        return words[held] if 0 <= held < len(words) else ""
    said = text(element, name).upper()
    return said if said in words else ""
