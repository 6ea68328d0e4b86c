"""The code table, and what it says of the codes of a concept."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from allcli.case.fhir.element import FhirElement, table, tables, text

Row = Mapping[str, Any]
TEXT = "text"
TABLE = Path(__file__).with_name("codes.toml")


class Coding(NamedTuple):
    """A code and the short name of its system; a system that is not known keeps its address."""

    system: str
    code: str


class CodeTable(NamedTuple):
    """The rows of each section by the codes that they are for."""

    systems: Mapping[str, str]
    ends: Mapping[str, str]
    rows: Mapping[str, Mapping[Coding, Row]]
    beginnings: tuple[tuple[Coding, Row], ...]
    prefixes: Mapping[str, str]


@cache
def code_table() -> CodeTable:
    """The table, read once."""
    written = tomllib.loads(TABLE.read_text("utf-8"))
    systems, prefixes, _ = (written.pop(name) for name in ("system", "prefix", "source"))
    rows: dict[str, dict[Coding, Row]] = {}
    beginnings = []
    for section, listed in written.items():
        for row in listed:
            codes = [Coding(system, code) for system in systems for code in row.get(system, ())]
            if row.get("begins"):
                beginnings += [(coding, row) for coding in codes]
            else:
                rows.setdefault(section, {}).update(dict.fromkeys(codes, row))
    addresses = [(address, name) for name, known in systems.items() for address in known]
    return CodeTable(
        dict(addresses),
        {address: name for address, name in addresses if address.startswith("/")},
        rows,
        tuple(beginnings),
        {prefix.casefold(): name for name, known in prefixes.items() for prefix in known},
    )


def codings(concept: FhirElement) -> Iterator[Coding]:
    """The codes of a CodeableConcept; where there is none, its text as a whole is one."""
    coded = False
    for coding in tables(concept, "coding"):
        code = text(coding, "code")
        if code:
            coded = True
            system = _system(text(coding, "system"))
            yield Coding(system, _with_point(code) if system in _ICD else code)
    if not coded and text(concept, "text"):
        yield Coding(TEXT, text(concept, "text").casefold())


_EDITIONS = "http://snomed.info/sct/"  # of a country, or of a day
_ICD = ("icd10cm", "icd10")


def _with_point(code: str) -> str:
    """A code of ICD-10 as it is printed, where a system leaves out the point: `C9100`."""
    plain = code.upper()
    return f"{plain[:3]}.{plain[3:]}" if plain[3:].isdecimal() else plain


@lru_cache(1000)
def _system(address: str) -> str:
    known = code_table()
    plain = address.partition("|")[0].rstrip("/")  # a version may stand behind it
    if plain.startswith(_EDITIONS):
        plain = _EDITIONS.rstrip("/")
    end = next((name for end, name in known.ends.items() if plain.endswith(end)), None)
    return end or known.systems.get(plain) or known.systems.get(_secured(plain)) or plain


def _secured(address: str) -> str:
    """The address as the table writes it, where a server writes https."""
    return address.replace("https://", "http://", 1)


def row(section: str, concept: FhirElement) -> Row | None:
    """What the table says of a concept, by the first of its codes that the table knows."""
    known = code_table().rows[section]
    return next((known[coding] for coding in codings(concept) if coding in known), None)


def every_row(section: str, concept: FhirElement) -> list[Row]:
    """What the table says of each code of a concept that it knows: they may not agree."""
    known = code_table().rows[section]
    return [known[coding] for coding in codings(concept) if coding in known]


def row_by_beginning(concept: FhirElement) -> Row | None:
    """What the table says of the category that a code belongs to."""
    for coding in codings(concept):
        for begin, said in code_table().beginnings:
            if coding.system == begin.system and coding.code.startswith(begin.code):
                return said
    return None


def named(concept: FhirElement) -> str:
    """The concept in the words of a list of what was not used: its first code, or its text."""
    for coding in codings(concept):
        if coding.system == TEXT:
            return f'"{coding.code}"'
        return f"{_LABELS.get(coding.system, coding.system)} {coding.code}".strip()
    return "no code"


_LABELS = {
    "loinc": "LOINC", "snomed": "SNOMED CT", "rxnorm": "RxNorm", "icd10cm": "ICD-10-CM",
    "icd10": "ICD-10", "icdo3": "ICD-O-3", "atc": "ATC", "ncit": "NCIt", "hgnc": "HGNC",
    "mondo": "MONDO", "omim": "OMIM", "orphanet": "Orphanet", "doid": "DOID", "hp": "HP",
}  # fmt: skip


def answer(concept: FhirElement) -> str | None:
    """What a coded answer says: `present`, `absent`, `cns2`; None for one that is not known."""
    said = row("answer", concept)
    return said["says"] if said else None


def value_concept(body: FhirElement) -> FhirElement:
    """The coded value of an observation or component."""
    return table(body, "valueCodeableConcept")
