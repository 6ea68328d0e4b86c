"""Diseases, phenotypic features, measurements and samples of a packet."""

from allcli.case.fhir.codes import row
from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.phenopacket.layout import ANOTHER, SUBJECT, PacketLayout, Part
from allcli.case.phenopacket.packet import elements
from allcli.case.problems import Path

NO_VALUE = "a quantity without its value: 0, which protobuf leaves out, or missing"
MARKER = "a marker of a sample"
_REFUTED = {"coding": [{"code": "refuted"}]}
_UNCLEAR = {"text": "?"}  # what is neither true nor false is no diagnosis, nor its absence


def lay_out_findings(layout: PacketLayout) -> None:
    """The findings, each as the resource of FHIR that it would be."""
    packet = layout.packet
    for at, disease in packet.entries("diseases", layout.odd):
        stages = [{"summary": layout.terms.concept(stage)}
                  for stage in tables(disease, "diseaseStage")]  # fmt: skip
        _condition(layout, Part("Disease", at), disease, {"stage": stages})
    _parts(layout, packet.body, packet.at, SUBJECT, {})
    for at, sample in packet.entries("biosamples", layout.odd):
        _sample(layout, at, sample)


def _parts(
    layout: PacketLayout, body: FhirElement, at: Path, whose: str, taken: FhirElement
) -> None:
    """The features and measurements of a packet, or of a sample that was `taken` then."""
    spelled = layout.packet.spelled if at == layout.packet.at else {}
    for name, called in (("phenotypicFeatures", "PhenotypicFeature"), ("measurements", "")):
        place = (*at, spelled.get(name, name))
        for path, entry in elements(body, name, place, layout.odd):
            if called:
                severity = {"severity": layout.terms.concept(table(entry, "severity"))}
                _condition(layout, Part(called, path, whose), entry, severity)
            else:
                _measurement(layout, path, entry, whose, taken)


def _condition(layout: PacketLayout, part: Part, entry: FhirElement, more: FhirElement) -> None:
    """A disease or a feature; one that is excluded is refuted."""
    excluded = entry.get("excluded")
    body = {
        "code": layout.terms.concept(table(entry, "term") or table(entry, "type")),
        **layout.dates("onset", table(entry, "onset"), part.at),
        **layout.dates("abatement", table(entry, "resolution"), part.at),
        **more,
    }
    if excluded not in (None, False):
        body["verificationStatus"] = _REFUTED if excluded is True else _UNCLEAR
    if entry.get("resolution") and not any(name.startswith("abatement") for name in body):
        body["abatementString"] = "resolved"
    layout.add("Condition", part, body)


def _measurement(
    layout: PacketLayout, at: Path, entry: FhirElement, whose: str, taken: FhirElement
) -> None:
    """A measurement, at the time it was made, else at that of its sample."""
    time = table(entry, "timeObserved") or table(entry, "procedure", "performed")
    assay = table(entry, "assay")
    body = {"code": layout.terms.concept(assay), **layout.dates("effective", time, at)}
    parts = [
        {"code": layout.terms.concept(table(typed, "type")),
         **_quantity(layout, at, table(typed, "quantity"))}
        for typed in tables(table(entry, "complexValue"), "typedQuantities")
    ]  # fmt: skip
    value = table(entry, "value")
    coded = table(value, "ontologyClass")
    if parts:
        body["component"] = parts
    elif coded:
        body["valueCodeableConcept"] = layout.terms.concept(coded)
    elif value.get("quantity") is not None:
        body |= _quantity(layout, at, table(value, "quantity"))
    layout.add("Observation", Part("Measurement", at, whose), {**taken, **body})


def _quantity(layout: PacketLayout, at: Path, quantity: FhirElement) -> FhirElement:
    """A quantity with its range; without a number it is told, for protobuf writes no 0."""
    if quantity.get("value") is None:
        layout.odd.append((at, NO_VALUE))
        return {}
    limits = layout.terms.limits(quantity)
    held = {"valueQuantity": layout.terms.quantity(quantity)}
    return {**held, "referenceRange": [limits]} if limits else held


def _sample(layout: PacketLayout, at: Path, sample: FhirElement) -> None:
    """What was found in a sample, as far as it is the patient's."""
    whose = sample_of(layout, sample)
    time, tissue = table(sample, "timeOfCollection"), table(sample, "sampledTissue")
    name = text(tissue, "label") or text(tissue, "id")
    taken = {"specimen": {"display": name}} if name else {}
    _parts(layout, sample, at, whose, {**taken, **layout.dates("effective", time, at)})
    diagnosis = table(sample, "histologicalDiagnosis")
    if diagnosis:
        course = row("progression", layout.terms.concept(table(sample, "tumorProgression")))
        status = {"clinicalStatus": {"coding": [{"code": course["says"]}]}} if course else {}
        when = layout.dates("recorded", time, at)
        body = {"code": layout.terms.concept(diagnosis), **when, **status}
        layout.add("Condition", Part("Biosample", at, whose), body)
    for marker in tables(sample, "diagnosticMarkers"):
        layout.leave("Biosample", at, MARKER, marker)


def sample_of(layout: PacketLayout, sample: FhirElement) -> str:
    """Whose sample it is."""
    owner = text(sample, "individualId")
    return SUBJECT if owner in ("", text(layout.subject, "id")) else ANOTHER
