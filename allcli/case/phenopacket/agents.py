"""The drug of a treatment: by its code, and by its label where nobody knows the code."""

from typing import Any, NamedTuple

from allcli.case.agents.reading import understood
from allcli.case.agents.spellings import with_classes
from allcli.case.fhir.codes import Coding, Row, code_table, row
from allcli.case.fhir.drugs import UNKNOWN_CODE
from allcli.case.fhir.element import FhirElement, text
from allcli.case.phenopacket.terms import Terms


class PacketAgent(NamedTuple):
    """A drug as a line names it, and its row in the code table, if it has one."""

    name: str
    known: Row | None

    @property
    def is_only_of_lines(self) -> bool:
        """Whether no field tells that it was given but a line of therapy."""
        return self.known is None or "not" in self.known


def agent_of(terms: Terms, term: FhirElement) -> tuple[PacketAgent | None, str]:
    """The drug by its code, and by its label where the code is of another vocabulary."""
    known, label = row("drug", terms.concept(term)), text(term, "label")
    read = understood(None, [label]) if label else None
    named = read.given if read and not (read.unknown or read.open or read.anything) else frozenset()
    if known and "not" not in known:
        name = str(known.get("product", known["name"]))
        classes = {drug.replace("-", "_") for drug in with_classes(named)}
        if named and not classes & {name, known["name"]}:
            return None, f'its code is that of {name}, its label says "{label}"'
        return PacketAgent(label if named else name, known), ""
    if named:
        [drug, *more] = sorted(named)
        return PacketAgent(label, known or (None if more else _row_of(drug))), ""
    return None, str(known["not"]) if known else UNKNOWN_CODE


def _row_of(drug: str) -> Row | None:
    """What the table says of a drug by its name."""
    rows = code_table().rows["drug"].values()
    return next(
        (known for known in rows if drug in (known.get("product"), known.get("name"))), None
    )


def coded(agent: PacketAgent) -> FhirElement:
    """A code of the drug."""
    rows: dict[Coding, Any] = dict(code_table().rows["drug"])
    coding = next(coding for coding, known in rows.items() if known is agent.known)
    return {"coding": [{"system": coding.system, "code": coding.code}], "text": agent.name}
