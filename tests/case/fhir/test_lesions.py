"""What genes and karyotypes of a record prove, and what they leave open."""

from typing import Any

import pytest

from tests.case.fhir.resources import (
    Body,
    concept,
    field,
    observation,
    read,
    reasons,
)

ISCN = "46,XX,t(9;22)(q34.1;q11.2)[20]"


def variant(answer: str, *genes: str, protein: str = "", **more: Any) -> Body:
    parts = [
        {"code": concept("loinc", "48018-6"), "valueCodeableConcept": concept("hgnc", gene)}
        for gene in genes
    ]
    if protein:
        change = {"code": concept("loinc", "48005-3"), "valueCodeableConcept": {"text": protein}}
        parts.append(change)
    value = concept("loinc", answer)
    return observation("69548-6", valueCodeableConcept=value, component=parts, **more)


def test_a_fusion_is_told_by_its_two_genes() -> None:
    """ABL1 alone is none; a mutation of it is read by its protein change."""
    both = read(variant("LA9633-4", "HGNC:1014", "HGNC:76", protein="p.(Thr315Ile)"))
    abl1_alone = read(variant("LA9633-4", "HGNC:76"))
    panel = read(variant("LA9633-4", "HGNC:1014", "HGNC:76", "HGNC:1097"))
    two = read(*(variant("LA9633-4", "HGNC:76", protein=change) for change in ("T315I", "E255K")))

    assert both.tables["genetics"] == {"bcr_abl1": "positive", "abl1_mutations": ["T315I"]}
    assert two.tables["genetics"] == {"abl1_mutations": ["E255K", "T315I"]}
    assert "genetics" not in abl1_alone.tables
    assert "genetics" not in panel.tables


def test_a_karyotype_is_kept_as_it_is_written() -> None:
    """The case reads from it what it proves."""
    part = {"code": concept("loinc", "81291-7"), "valueCodeableConcept": {"text": ISCN}}

    given = read(observation("69548-6", component=[part]))

    assert given.tables["genetics"] == {"karyotype": ISCN}


@pytest.mark.parametrize(
    ("aberration", "genetics"),
    [
        ("t(9;22)(q34.1;q11.2)", {"bcr_abl1": "positive"}),
        ("t(4;11)(q21;q23)", {"kmt2a": "rearranged"}),
        ("normal", None),
    ],
)
def test_an_aberration_alone_is_no_karyotype(
    aberration: str, genetics: dict[str, str] | None
) -> None:
    """It tells of what it proves, and of nothing else."""
    part = {"code": concept("loinc", "81291-7"), "valueCodeableConcept": {"text": aberration}}

    assert read(observation("69548-6", component=[part])).tables.get("genetics") == genetics


def test_genes_without_a_variant_exclude_no_fusion() -> None:
    """A pertinent negative is one of variants in these genes."""
    given = read(variant("LA9634-2", "HGNC:1014", "HGNC:76"))

    assert "genetics" not in given.tables
    assert "does not say that no lesion is there" in reasons(given)[0]


@pytest.mark.parametrize(
    ("when", "word"), [("2024-02-10", "negative"), ("2026-03-01", None), ("", None)]
)
def test_a_lesion_is_excluded_by_a_sample_of_the_diagnosis_only(
    when: str, word: str | None
) -> None:
    """Later, a remission may hide it."""
    absent = concept("loinc", "LA9634-2")

    given = read(observation("51867-0", valueCodeableConcept=absent, effectiveDateTime=when))

    assert field(given, "genetics.bcr_abl1") == word


def test_a_lesion_that_was_found_stays() -> None:
    """Whatever a later sample shows, and a ratio above 0 tells the transcript."""
    given = read(
        observation("52132-8", 0.3, "%"),
        observation("51867-0", valueCodeableConcept=concept("loinc", "LA9634-2")),
    )

    assert given.tables["genetics"] == {"bcr_abl1_transcript": "p190", "bcr_abl1": "positive"}
