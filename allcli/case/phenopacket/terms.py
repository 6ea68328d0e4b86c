"""Ontology terms and quantities of a packet, as FHIR writes them."""

import re
from collections.abc import Mapping

from allcli.case.fhir.amount import UCUM
from allcli.case.fhir.codes import code_table, row
from allcli.case.fhir.element import FhirElement, table, tables, text

_OBO = re.compile(r"https?://purl\.obolibrary\.org/obo/")
_BELOW = re.compile(r"\.([A-Za-z\[\]_]+)-1(?!\d)")  # mg.dL-1


class Terms:
    """Reads terms by the prefixes that are known, and by those that the packet declares."""

    def __init__(self, meta: FhirElement) -> None:
        self._declared: Mapping[str, str] = {
            text(resource, "namespacePrefix").casefold(): text(resource, "id").casefold()
            for resource in tables(meta, "resources")
        }

    def concept(self, term: FhirElement) -> FhirElement:
        """An ontology class as a coded concept; without a code its label."""
        written = _OBO.sub("", text(term, "id"))
        if ":" not in written:
            written = written.replace("_", ":", 1)
        prefix, _, code = written.partition(":")
        label = text(term, "label")
        if not code:
            return {"text": label or written} if label or written else {}
        system = self._system(prefix)
        shown = f"{prefix.upper()}:{code}" if system == "hgnc" else code
        return {"coding": [{"system": system, "code": shown}], "text": label}

    def _system(self, prefix: str) -> str:
        known, plain = code_table().prefixes, prefix.casefold()
        declared = self._declared.get(plain, "")
        return known.get(plain) or known.get(declared) or prefix

    def quantity(self, body: FhirElement) -> FhirElement:
        """A quantity with its unit by UCUM, where the table knows it; else as it is labelled."""
        unit = self.concept(table(body, "unit"))
        known = row("unit", unit)
        [coding] = tables(unit, "coding") if unit.get("coding") else [{}]
        code = str(known["ucum"]) if known else ""
        if coding.get("system") == "ucum":
            code = _BELOW.sub(r"/\1", str(coding["code"]))
        held = {"unit": text(unit, "text"), **({"system": UCUM, "code": code} if code else {})}
        return {"value": body.get("value"), **held}

    def limits(self, body: FhirElement) -> FhirElement:
        """The reference range of a quantity."""
        held = table(body, "referenceRange")
        return {
            end: self.quantity({"unit": held.get("unit"), "value": held[end]})
            for end in ("low", "high") if end in held
        }  # fmt: skip
