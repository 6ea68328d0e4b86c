"""Genomic variants: a fusion by its genes, a mutation by its protein change, a karyotype."""

from collections.abc import Iterator

from allcli.case.facts.genetics import protein_change
from allcli.case.fhir.absence import missing
from allcli.case.fhir.choose import Candidate
from allcli.case.fhir.codes import TEXT, answer, codings, named, row, value_concept
from allcli.case.fhir.draft import Draft
from allcli.case.fhir.element import table, tables, text
from allcli.case.fhir.resource import Resource
from allcli.case.fhir.when import moment
from allcli.case.fields import Missing
from allcli.case.karyotype import Lesion, is_alone, lesions

FUSION = {"BCR", "ABL1"}  # and no third gene, as in a list of those that were looked at
PROVEN: dict[Lesion, tuple[str, str]] = {
    "BCR::ABL1": ("genetics.bcr_abl1", "positive"),
    "KMT2A": ("genetics.kmt2a", "rearranged"),
}
UNKNOWN = "no field of a case tells of this variant"
ABSENT = "that no variant was found in these genes does not say that no lesion is there"


def variant(draft: Draft, resource: Resource, pending: Missing | None) -> Iterator[Candidate]:
    """What a variant that is present gives; one that is absent excludes no other."""
    parts = dict(_parts(resource))
    genes = parts.get("gene", set())
    says = answer(value_concept(resource.body))
    given: dict[str, object] = {}
    if says == "present" and genes == FUSION:
        given["genetics.bcr_abl1"] = "positive"
    if says == "present" and "KMT2A" in genes and len(genes) == 2:  # and its partner
        given["genetics.kmt2a"] = "rearranged"
    if says != "absent":
        given |= _cytogenetic(sorted(parts.get("karyotype", ())))
    changes = sorted({*filter(None, map(protein_change, parts.get("protein", ())))})
    if says == "present" and "ABL1" in genes and changes:
        given["genetics.abl1_mutations"] = changes
    if pending or missing(resource.body, "valueCodeableConcept"):
        draft.leave(resource, f"a variant without a result: {pending or 'unknown'}")
        return
    if not given:
        draft.leave(resource, ABSENT if says == "absent" else UNKNOWN)
        return
    for field, value in given.items():
        yield Candidate(field, value, resource, moment(resource.body), resource.body)


def _cytogenetic(written: list[str]) -> dict[str, object]:
    """A karyotype as it is; of an aberration alone, which is none, what it proves."""
    given: dict[str, object] = {}
    for iscn in written:
        proven = lesions(iscn)
        if proven is not None and not is_alone(iscn):
            given["genetics.karyotype"] = iscn
        elif proven:
            given |= {field: word for lesion, (field, word) in PROVEN.items() if lesion in proven}
    return given


def _parts(resource: Resource) -> Iterator[tuple[str, set[str]]]:
    """The genes, protein changes and karyotypes that the components name."""
    gathered: dict[str, set[str]] = {}
    for component in tables(resource.body, "component"):
        known = row("component", table(component, "code"))
        concept = value_concept(component)
        if known is None:
            continue
        if known["part"] == "gene":
            gene = row("gene", concept)
            words = {gene["name"] if gene else named(concept)}
        else:
            words = {coding.code for coding in codings(concept) if coding.system != TEXT}
            words |= {text(concept, "text"), text(component, "valueString")} - {""}
        gathered.setdefault(known["part"], set()).update(words)
    yield from gathered.items()
