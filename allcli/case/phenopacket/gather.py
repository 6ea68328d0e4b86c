"""A phenopacket becomes a draft of a case: laid out as FHIR, and read by the reader of FHIR."""

from collections.abc import Mapping
from typing import Any

from allcli.case.fhir.draft import Draft, path_of
from allcli.case.fhir.element import table
from allcli.case.fhir.gather import fill, finished
from allcli.case.fhir.reference import Index
from allcli.case.fhir.resource import Resource
from allcli.case.gathered import Gathered
from allcli.case.phenopacket.findings import lay_out_findings
from allcli.case.phenopacket.layout import PacketLayout, Part
from allcli.case.phenopacket.lines import LINE, lay_out_lines, read_lines
from allcli.case.phenopacket.packet import packet_of
from allcli.case.phenopacket.times import age_field
from allcli.case.phenopacket.treatments import lay_out_actions
from allcli.case.phenopacket.variants import lay_out_variants

ENCOUNTER = "Encounter"
THEN = "patient.age: at the last encounter, of which the day is not told"


def gather(document: Mapping[str, Any]) -> Gathered:
    """The case that a packet gives. Raises UnfitError."""
    layout = PacketLayout(packet_of(document))
    lay_out_findings(layout)
    lay_out_variants(layout)
    lay_out_lines(layout, lay_out_actions(layout))
    _lay_out_encounter(layout)
    draft = Draft()
    layout.tell(draft)
    readers = {LINE: read_lines, ENCOUNTER: _read_age}
    fill(draft, layout.resources, layout.person(), Index(()), readers)
    return finished(draft, "a phenopacket")


def _lay_out_encounter(layout: PacketLayout) -> None:
    """The last day that is known of, and the age on it where no birth date is told."""
    time, at = table(layout.subject, "timeAtLastEncounter"), layout.packet.place("subject")
    if time:
        age = None if layout.born else age_field(time)
        when = layout.dates("effective", time, at) if age is None else {}
        layout.add(ENCOUNTER, Part("Individual", at), {"age": age, **when})


def _read_age(draft: Draft, encounters: list[Resource]) -> None:
    for encounter in encounters:
        age = encounter.body.get("age")
        if age is not None:
            draft.put(path_of("patient.age"), age, encounter)
            draft.doubt(encounter, THEN)
