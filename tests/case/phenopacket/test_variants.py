"""Genomic interpretations: lesions that are part of the disease, by many ways to write them."""

from typing import Any

import pytest

from tests.case.fhir.resources import reasons
from tests.case.phenopacket.packets import Body, at, interpretation, read, term, variant

ABL1 = {"valueId": "HGNC:76", "symbol": "ABL1"}
KMT2A = {"valueId": "ENSG00000118058", "symbol": "KMT2A"}
FUSION = term("SO:0001565", "gene_fusion")


def hgvs(value: str) -> list[Body]:
    return [{"syntax": "hgvs.p", "value": value}]


@pytest.mark.parametrize(
    ("described", "genetics"),
    [
        ({"label": "BCR::ABL1"}, {"bcr_abl1": "positive"}),
        ({"label": "BCR::ABL1 fusion"}, {"bcr_abl1": "positive"}),
        ({"label": "f", "alternateLabels": ["ABL1::BCR"]}, {"bcr_abl1": "positive"}),
        ({"label": "KMT2A::AFF1"}, {"kmt2a": "rearranged"}),
        ({"geneContext": KMT2A, "structuralType": FUSION}, {"kmt2a": "rearranged"}),
        ({"geneContext": ABL1, "label": "T315I"}, {"abl1_mutations": ["T315I"]}),
        ({"label": "ABL1 T315I"}, {"abl1_mutations": ["T315I"]}),
        ({"geneContext": ABL1, "expressions": hgvs("NP_005148.2:p.(Thr315Ile)")},
         {"abl1_mutations": ["T315I"]}),
        ({"expressions": [{"syntax": "iscn", "value": "46,XX,t(9;22)(q34;q11.2)[20]"}]},
         {"karyotype": "46,XX,t(9;22)(q34;q11.2)[20]"}),
        ({"expressions": [{"syntax": "iscn", "value": "t(9;22)(q34;q11.2)"}]},
         {"bcr_abl1": "positive"}),
    ],
)  # fmt: skip
def test_lesions_are_read(described: Body, genetics: Body) -> None:
    """Fusions by their genes, changes by their protein, karyotypes."""
    assert (
        read(interpretations=[interpretation(variant(**described))]).tables["genetics"] == genetics
    )


@pytest.mark.parametrize(
    "described",
    [
        {"geneContext": KMT2A},
        {"geneContext": ABL1, "structuralType": FUSION},
        {"geneContext": ABL1, "expressions": [{"syntax": "hgvs.c", "value": "NM_1.6:c.944C>T"}]},
        {"geneContext": {"symbol": "BRAF"}, "label": "V600E"},
        {"label": "KMT2A-AS1"},
        {"label": "ETV6::ABL1"},
        {},
    ],
)
def test_what_no_field_tells_of_is_listed(described: Body) -> None:
    """A gene alone, a partner not named, nucleotides, another gene: nothing is guessed."""
    given = read(interpretations=[interpretation(variant(**described))])

    assert "genetics" not in given.tables
    assert len(given.left) == 1


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("REJECTED", "interpretation status rejected"),
        (1, "interpretation status rejected"),
        ("CANDIDATE", "interpretation status candidate"),
        (None, "interpretation status unknown status"),
        ("SURE", "interpretation status not understood"),
    ],
)
def test_a_variant_that_is_not_held_to_count_does_not(status: Any, why: str) -> None:
    """What was rejected, or may be, says nothing of the disease, and nothing against it."""
    given = read(interpretations=[interpretation(variant(status, label="BCR::ABL1"))])

    assert "genetics" not in given.tables
    assert reasons(given) == [f'GenomicInterpretation "bcr::abl1": {why}']


def test_a_variant_of_another_diagnosis_is_not_of_the_leukaemia() -> None:
    """Mutations of ABL1 that are inherited are no resistance."""
    made = interpretation(variant(label="ABL1 Y226C"))
    made["diagnosis"]["disease"] = term("MONDO:0044308")

    given = read(interpretations=[made])

    assert "genetics" not in given.tables
    assert 'GenomicInterpretation "p1": of a diagnosis that is no leukaemia' in reasons(given)


def test_a_benign_variant_is_none() -> None:
    """Likely benign too; of uncertain significance it is there all the same."""
    benign = variant(label="ABL1 T315I")
    benign["variantInterpretation"]["acmgPathogenicityClassification"] = "LIKELY_BENIGN"

    assert "genetics" not in read(interpretations=[interpretation(benign)]).tables


def test_a_variant_has_the_date_and_the_owner_of_its_sample() -> None:
    """One of a relative or a donor is not the patient's."""
    fusion = {**variant(label="BCR::ABL1"), "subjectOrBiosampleId": "s"}
    taken = {"id": "s", "timeOfCollection": at("2026-01-19")}

    ours = read(interpretations=[interpretation(fusion)], biosamples=[taken])
    theirs = read(
        interpretations=[interpretation(fusion)], biosamples=[{**taken, "individualId": "mother"}]
    )

    assert ours.origin_of["genetics.bcr_abl1"].on == "2026-01-19"
    assert "genetics" not in theirs.tables
    assert "genetics" not in read(interpretations=[interpretation(fusion)]).tables


@pytest.mark.parametrize(
    ("progress", "positive"), [("SOLVED", True), ("COMPLETED", True), ("IN_PROGRESS", False)]
)
def test_a_diagnosis_counts_once_it_is_made(progress: str, positive: bool) -> None:
    """While the work goes on, it is provisional."""
    made = interpretation(progressStatus=progress)
    made["diagnosis"]["disease"] = term("MONDO:0035940")

    assert ("genetics" in read(interpretations=[made]).tables) is positive
