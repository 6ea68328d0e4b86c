"""Diseases, features, measurements and samples."""

from typing import Any

import pytest

from tests.case.fhir.resources import field, reasons
from tests.case.phenopacket.packets import (
    CD22,
    WBC,
    Body,
    aged,
    at,
    measurement,
    read,
    said,
    term,
)

ACUTE, VOD = "MONDO:0020546", "NCIT:C26793"
PLATELETS, BILIRUBIN, ECOG, PH = "LOINC:26515-7", "LOINC:1975-2", "LOINC:89247-1", "LOINC:51867-0"


def feature(code: str, **more: Any) -> Body:
    return {"type": term(code), **more}


@pytest.mark.parametrize(
    ("code", "unit", "value", "path", "read_as"),
    [
        (PLATELETS, "UO:0000316", 41000.0, "labs.platelets", "41000.0 /uL"),
        (PLATELETS, "NCIT:C67242", 41000.0, "labs.platelets", "41000.0 /uL"),
        (WBC, "UCUM:10*9.L-1", 9.1, "labs.wbc", 9.1),
        (WBC, "UCUM:10*9/L", 9.1, "labs.wbc", 9.1),
        (BILIRUBIN, "UCUM:mg.dL-1", 0.8, "labs.bilirubin", 0.8),
        (BILIRUBIN, "NCIT:C67015", 0.8, "labs.bilirubin", 0.8),
        (CD22, "UO:0000187", 92.0, "antigens.cd22_pct", 92.0),
        (ECOG, "UCUM:{score}", 1, "patient.ecog", 1),
    ],
)
def test_units_are_read_by_ucum(
    code: str, unit: str, value: float, path: str, read_as: str | float
) -> None:
    """As it is, in the spelling of phenopacket-tools, or by a code that the table knows."""
    assert field(read(measurements=[measurement(code, value, unit)]), path) == read_as


@pytest.mark.parametrize("unit", ["NCIT:C67245", "UCUM:stone", ""])
def test_a_unit_that_is_not_known_is_told(unit: str) -> None:
    """Thousand cells of what volume? It is not guessed from the size of the number."""
    given = read(measurements=[measurement(WBC, 9.1, unit)])

    assert "labs" not in given.tables
    assert len(given.left) == 1


def test_a_quantity_without_a_number_is_missing() -> None:
    """Protobuf writes no 0, so an ECOG of 0 looks like one that nobody has told."""
    given = read(measurements=[measurement(ECOG, None, "UCUM:{score}")])

    assert field(given, "patient.ecog") == "unknown"
    assert said(given) == ["a quantity without its value: 0, which protobuf leaves out, or missing"]


def test_the_range_gives_the_limit_of_normal() -> None:
    """In the unit of the value."""
    mg = term("UCUM:mg/dL")
    quantity = {"unit": mg, "value": 2.4, "referenceRange": {"unit": mg, "low": 0.2, "high": 1.2}}
    given = read(measurements=[{**measurement(BILIRUBIN), "value": {"quantity": quantity}}])

    assert field(given, "labs.bilirubin_uln") == 1.2


def test_values_may_be_words_or_parts() -> None:
    """An ontology class; a panel of typed quantities."""
    ph = {**measurement(PH), "value": {"ontologyClass": term("NCIT:C25626", "Present")}}
    parts = [{"type": term(WBC), "quantity": {"unit": term("UCUM:10*9/L"), "value": 3.0}}]
    panel = {"assay": term("LOINC:58410-2"), "complexValue": {"typedQuantities": parts}}

    given = read(measurements=[ph, panel])

    assert field(given, "genetics.bcr_abl1") == "positive"
    assert field(given, "labs.wbc") == 3.0


def test_the_newest_measurement_counts() -> None:
    """By its own time, or by that of its sample."""
    older = measurement(WBC, 2.0, "UCUM:10*9/L", timeObserved=at("2026-01-01"))
    newer = {**measurement(WBC, 3.0, "UCUM:10*9/L"), "timeObserved": None}
    sample = {"id": "s", "timeOfCollection": at("2026-02-01"), "measurements": [newer]}

    given = read(measurements=[older], biosamples=[sample])

    assert field(given, "labs.wbc") == 3.0
    assert (
        given.origin_of["labs.wbc"].says
        == "Measurement at biosamples[0].measurements[0], 2026-02-01"
    )


def test_what_is_excluded_is_absent() -> None:
    """What was looked for and not found is no; of what is not mentioned nothing is known."""
    excluded = read(phenotypicFeatures=[feature(ACUTE, excluded=True)])

    assert field(excluded, "gvhd.acute_active") is False
    assert field(excluded, "gvhd.chronic_active") is None


def test_what_is_over_is_past() -> None:
    """By its resolution, also where no date can be made of it."""
    by_age = [feature(ACUTE, resolution=aged("P34Y"))]
    given = read(phenotypicFeatures=by_age, subject={"id": "p1"})

    assert field(given, "gvhd.acute_active") is False
    assert field(given, "gvhd.acute_past") is True


@pytest.mark.parametrize("word", ["true", 1, "no", [True]])
def test_an_exclusion_that_is_not_understood_says_nothing(word: Any) -> None:
    """Neither that it is there, nor that it is not."""
    given = read(phenotypicFeatures=[feature(VOD, excluded=word)])

    assert "liver" not in given.tables
    assert reasons(given) == ["PhenotypicFeature NCIt C26793: verification status not understood"]


def test_a_sample_of_a_relapse_tells_the_status() -> None:
    """And its diagnosis what the leukaemia is."""
    sample = {
        "id": "s", "timeOfCollection": at("2026-01-19"),
        "histologicalDiagnosis": term("NCIT:C36312"), "tumorProgression": term("NCIT:C4798"),
    }  # fmt: skip
    given = read(biosamples=[sample])

    assert given.tables["disease"] == {
        "lineage": "b-all", "diagnosed_on": "2024-02-03", "status": "relapsed",
    }  # fmt: skip
    assert field(given, "genetics.bcr_abl1") == "positive"


@pytest.mark.parametrize(
    "tissue", [term("UBERON:0001359", "cerebrospinal fluid"), term("UBERON:0002371")]
)
def test_a_count_in_a_sample_of_another_tissue_is_none_of_the_blood(tissue: Body) -> None:
    """What is measured of the blasts of the marrow is theirs all the same."""
    sample = {
        "id": "s",
        "sampledTissue": tissue,
        "measurements": [measurement(WBC, 2, "UCUM:/uL"), measurement(CD22, 80, "UCUM:%")],
    }

    given = read(biosamples=[sample])

    assert "labs" not in given.tables
    assert given.tables["antigens"]["cd22_pct"] == 80
    assert "taken from" in str(given.left[0])


def test_a_count_in_a_sample_of_blood_is_read() -> None:
    """By its code in Uberon, or by its name."""
    blood = {"id": "s", "sampledTissue": term("UBERON:0000178"),
             "measurements": [measurement(WBC, 9, "UCUM:10*9/L")]}  # fmt: skip
    assert read(biosamples=[blood]).tables["labs"]["wbc"] == 9
