"""Genomic interpretations of a packet: what was found in which gene, and whether it counts."""

import re
from collections.abc import Iterator

from allcli.case.fhir.codes import row
from allcli.case.fhir.element import FhirElement, table, tables, text
from allcli.case.phenopacket.findings import sample_of
from allcli.case.phenopacket.layout import ANOTHER, SUBJECT, PacketLayout, Part
from allcli.case.phenopacket.packet import elements, word
from allcli.case.problems import Path

OTHER_DISEASE = "of a diagnosis that is no leukaemia"
BENIGN = "classified as benign"
_PROGRESS = ("UNKNOWN_PROGRESS", "IN_PROGRESS", "COMPLETED", "SOLVED", "UNSOLVED")
_STATUS = ("UNKNOWN_STATUS", "REJECTED", "CANDIDATE", "CONTRIBUTORY", "CAUSATIVE")
_ACMG = (
    "NOT_PROVIDED", "BENIGN", "LIKELY_BENIGN", "UNCERTAIN_SIGNIFICANCE", "LIKELY_PATHOGENIC",
    "PATHOGENIC",
)  # fmt: skip
_COUNTS = ("CONTRIBUTORY", "CAUSATIVE")
_FUSION = re.compile(r"([A-Z0-9][A-Z0-9-]*)::([A-Z0-9][A-Z0-9-]*)(?: (?:gene )?fusion)?", re.I)
_GENE, _PROTEIN, _KARYOTYPE = ({"coding": [{"system": "loinc", "code": code}]}
                               for code in ("48018-6", "48005-3", "81291-7"))  # fmt: skip
_PARTNER = {"text": "a partner that is not named"}


def lay_out_variants(layout: PacketLayout) -> None:
    """Each interpretation as the diagnosis and the variants that it tells of."""
    samples = {text(sample, "id"): sample for sample in tables(layout.packet.body, "biosamples")}
    owners = {name: sample_of(layout, sample) for name, sample in samples.items()}
    owners |= {text(layout.subject, "id"): SUBJECT, "": SUBJECT}
    for at, interpretation in layout.packet.entries("interpretations", layout.odd):
        diagnosis = table(interpretation, "diagnosis")
        disease = layout.terms.concept(table(diagnosis, "disease"))
        is_done = word(interpretation, "progressStatus", _PROGRESS) in ("COMPLETED", "SOLVED")
        if disease:
            sure = {} if is_done else {"verificationStatus": {"coding": [{"code": "provisional"}]}}
            layout.add("Condition", Part("Interpretation", at), {"code": disease, **sure})
        place = (*at, "diagnosis", "genomicInterpretations")
        for path, entry in elements(diagnosis, "genomicInterpretations", place, layout.odd):
            name = text(entry, "subjectOrBiosampleId")
            if disease and row("leukaemia", disease) is None:
                layout.leave("GenomicInterpretation", path, OTHER_DISEASE, {"label": name})
                continue
            time = table(samples.get(name, {}), "timeOfCollection")
            _variant(layout, path, entry, owners.get(name, ANOTHER), time)


def _variant(
    layout: PacketLayout, at: Path, entry: FhirElement, whose: str, time: FhirElement
) -> None:
    """A gene or a variant, where it is held to be part of the disease."""
    inside = table(entry, "variantInterpretation")
    described = table(inside, "variationDescriptor")
    gene = table(entry, "gene") or table(described, "geneContext")
    label = text(described, "label") or text(gene, "symbol") or text(described, "id")
    status = word(entry, "interpretationStatus", _STATUS)
    is_benign = "BENIGN" in word(inside, "acmgPathogenicityClassification", _ACMG)
    if status not in _COUNTS or is_benign:
        said = (status or "not understood").lower().replace("_", " ")
        why = BENIGN if is_benign else f"interpretation status {said}"
        layout.leave("GenomicInterpretation", at, why, {"label": label})
        return
    body = {
        "code": {"coding": [{"code": label}, {"system": "loinc", "code": "69548-6"}]},
        "valueCodeableConcept": {"coding": [{"system": "loinc", "code": "LA9633-4"}]},
        "component": [*_parts(layout, entry, described)],
        **layout.dates("effective", time, at),
    }
    layout.add("Observation", Part("GenomicInterpretation", at, whose), body)


def _parts(
    layout: PacketLayout, entry: FhirElement, described: FhirElement
) -> Iterator[FhirElement]:
    """The genes, changes and karyotypes that a variant is described by."""
    gene = table(entry, "gene") or table(described, "geneContext")
    labels = [text(described, "label"), *_texts(described, "alternateLabels")]
    genes = [_gene(layout, gene)] if gene else []
    if genes and row("fusion", layout.terms.concept(table(described, "structuralType"))):
        genes.append(_PARTNER)
    for label in labels:
        fused = _FUSION.fullmatch(label)
        first = {"text": label.split()[0]} if label.split() else {}
        if fused:
            genes = [{"text": symbol} for symbol in fused.groups()]
        elif not genes and row("gene", first):
            genes = [first]
    yield from ({"code": _GENE, "valueCodeableConcept": concept} for concept in genes)
    for expression in tables(described, "expressions"):
        value = text(expression, "value")
        if text(expression, "syntax").casefold() == "iscn":
            yield {"code": _KARYOTYPE, "valueString": value}
        else:
            labels.append(value.rpartition(":")[2])
    yield from ({"code": _PROTEIN, "valueString": label} for label in labels if label)


def _gene(layout: PacketLayout, gene: FhirElement) -> FhirElement:
    """A gene by its id or, where that is of another vocabulary, its symbol."""
    coded = layout.terms.concept({"id": gene.get("valueId")})
    return coded if row("gene", coded) else {"text": text(gene, "symbol") or text(coded, "text")}


def _texts(element: FhirElement, name: str) -> list[str]:
    held = element.get(name)
    return [entry for entry in held if isinstance(entry, str)] if isinstance(held, list) else []
