"""Which leukaemia a record is of, and how it stands."""

from typing import Any

import pytest

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from tests.case.fhir.resources import (
    B_ALL,
    Body,
    bundle,
    concept,
    condition,
    field,
    patient,
)

HISTOLOGY = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
RELAPSE = condition(B_ALL, clinical="recurrence", onsetDateTime="2025-09-01")


def of(*conditions: Body) -> Any:
    return gather(bundle(patient(), *conditions))


@pytest.mark.parametrize(
    ("system", "code", "lineage", "status"),
    [
        ("snomed", "277571004", "b-all", None),
        ("snomed", "277575008", "t-all", None),
        ("icd10cm", "C91.00", "all-unspecified", None),
        ("icd10cm", "C91.01", "all-unspecified", "remission"),
        ("icd10cm", "C91.02", "all-unspecified", "relapsed"),
        (ICD10, "C91.0", "all-unspecified", None),
        ("snomed", "91856007", "all-unspecified", "remission"),
        ("snomed", "278453007", "mpal", None),
        ("https://snomed.info/sct", "277571004", "b-all", None),
        ("urn:oid:2.16.840.1.113883.6.96", "277571004", "b-all", None),
    ],
)
def test_the_leukaemia_is_read_by_its_code(
    system: str, code: str, lineage: str, status: str | None
) -> None:
    """Whichever terminology, and however its address is written."""
    given = of(condition(code, system))

    assert (field(given, "disease.lineage"), field(given, "disease.status")) == (lineage, status)


@pytest.mark.parametrize(
    ("histology", "path", "word"),
    [
        ("9812/3", "genetics.bcr_abl1", "positive"),
        ("9813/3", "genetics.kmt2a", "rearranged"),
        ("9811/3", "genetics.bcr_abl1", None),
    ],
)
def test_a_histology_may_tell_of_a_lesion(histology: str, path: str, word: str | None) -> None:
    """By mCODE's extension; "not otherwise specified" excludes none."""
    extension = {"url": HISTOLOGY, "valueCodeableConcept": concept("icdo3", histology)}

    given = of(condition("91857003", extension=[extension]))

    assert (field(given, "disease.lineage"), field(given, path)) == ("b-all", word)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ([], "no acute lymphoblastic leukaemia, nor any condition"),
        ([condition("254837009")], "the conditions are SNOMED CT 254837009"),
        ([condition("91861009")], "but acute myeloid leukaemia"),
        ([condition("C92.10", "icd10cm")], "but another leukaemia"),
        ([condition(B_ALL, verified="provisional")], "no confirmed leukaemia"),
        ([condition(B_ALL, verified="refuted")], "no confirmed leukaemia"),
        ([condition(B_ALL, verified="entered-in-error")], "nor any condition"),
        ([condition(B_ALL), condition("277575008")], "several leukaemias: b-all"),
        ([condition(B_ALL), condition("91861009")], "several leukaemias: b-all"),
        ([condition(B_ALL), condition("278453007")], "several leukaemias: b-all"),
        ([condition(B_ALL), condition("C92.0", ICD10)], "several leukaemias: b-all"),
        ([condition("92818009")], "but a chronic or mature leukaemia"),
        ([condition("91857003"), condition("C91.10", "icd10cm")], "several leukaemias"),
    ],
)
def test_no_leukaemia_and_several_are_refused(conditions: list[Body], said: str) -> None:
    """With what was found instead; a person must say which is meant."""
    with pytest.raises(UnfitError, match=said):
        of(*conditions)


def test_one_leukaemia_may_be_told_several_times() -> None:
    """In general and exactly, at first and at relapse: the earliest onset is the diagnosis."""
    first = condition("91857003", onsetDateTime="2024-02", clinical="active")

    given = of(RELAPSE, first)

    assert given.tables["disease"] == {
        "lineage": "b-all",
        "diagnosed_on": "2024-02",
        "status": "relapsed",
    }


def test_the_onset_of_a_relapse_is_no_diagnosis() -> None:
    """Where the relapse alone is told, the diagnosis stays unknown."""
    assert field(of(RELAPSE), "disease.diagnosed_on") is None


def test_an_active_leukaemia_may_be_anything() -> None:
    """New, refractory or relapsed: its status stays unknown."""
    assert field(of(condition(B_ALL, clinical="active")), "disease.status") is None


def test_statuses_that_disagree_are_left_open() -> None:
    """A code for relapse that is said to be in remission, and two of one day."""
    contradictory = of(condition("C91.02", "icd10cm", clinical="remission"))
    remission = condition(B_ALL, clinical="remission", onsetDateTime="2025-09-01")

    assert field(contradictory, "disease.status") is None
    assert field(of(RELAPSE, remission), "disease.status") is None
    assert len(contradictory.odd) == 1
