"""What conditions, procedures and drugs say of a case, and what they leave open."""

from typing import Any

import pytest

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from tests.case.fhir.resources import (
    B_ALL,
    CHRONIC,
    GVHD,
    VOD,
    Body,
    administration,
    bundle,
    concept,
    condition,
    field,
    observation,
    patient,
    procedure,
    read,
    reasons,
)

HISTOLOGY = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
ISCN = "46,XX,t(9;22)(q34.1;q11.2)[20]"
RELAPSE = condition(B_ALL, clinical="recurrence", onsetDateTime="2025-09-01")
ALLO = procedure("58390007")


def of(*conditions: Body) -> Any:
    return gather(bundle(patient(), *conditions))


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


@pytest.mark.parametrize(
    ("more", "active", "past"),
    [
        ({"clinical": "active", "onsetDateTime": "2026-02-20"}, True, None),
        ({"clinical": "active", "abatementDateTime": "2026-02-20"}, False, True),
        ({"clinical": "resolved"}, False, True),
        ({"verified": "refuted"}, False, None),
        ({"verified": "provisional", "clinical": "active"}, None, None),
        ({"verified": "entered-in-error", "clinical": "active"}, None, None),
        ({}, None, None),
        ({"clinical": "active", "onsetDateTime": "2024-06-01"}, None, None),
    ],
)
def test_gvhd_is_there_gone_refuted_or_not_said(
    more: dict[str, Any], active: bool | None, past: bool | None
) -> None:
    """Suspected, undated or long ago without an end, it is unknown; never "no"."""
    given = read(condition(GVHD, **more), observation("718-7", 9, "g/dL"))

    assert field(given, "gvhd.acute_active") is active
    assert field(given, "gvhd.acute_past") is past


def test_an_active_gvhd_outweighs_one_that_has_ended() -> None:
    """Both kinds are told apart, and a code for both is both."""
    ended = condition(GVHD, clinical="resolved")
    both = condition("1144963000", clinical="active")

    assert field(read(ended), "gvhd.chronic_active") is None
    assert field(read(ended, both), "gvhd.acute_active") is True
    assert field(read(ended, both), "gvhd.acute_past") is True
    assert field(read(condition(CHRONIC, clinical="active")), "gvhd.chronic_active") is True
    chronic = condition("D89.811", "icd10cm", clinical="active")
    assert field(read(chronic), "gvhd.chronic_active") is True


def test_a_grade_without_its_system_is_left_to_the_reader() -> None:
    """MAGIC, Glucksberg and NIH grade otherwise, and no guide says which is meant."""
    grade = {"summary": {"text": "Grade II"}}

    given = read(condition(GVHD, clinical="active", stage=[grade]))

    assert given.tables["gvhd"] == {"acute_active": True}
    assert reasons(given) == [
        f"Condition SNOMED CT {GVHD}: its grade or severity: by which system is not said"
    ]


def test_vod_is_history_for_good() -> None:
    """Resolved, it is not ongoing; refuted once, it may have been at another time."""
    past = read(condition(VOD, clinical="resolved"))
    refuted = read(condition(VOD, verified="refuted"))

    assert past.tables["liver"] == {"vod_history": True, "vod_ongoing": False}
    assert "liver" not in refuted.tables


def test_no_known_problems_closes_no_list() -> None:
    """A person must confirm it, and nothing becomes absent by it."""
    ips = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"

    given = read(condition("no-known-problems", ips))

    assert set(given.tables) == {"id", "assessed_on", "patient", "disease"}
    assert len(given.left) == 1


def test_a_transplantation_is_one_of_blood_stem_cells() -> None:
    """By its code, or an allogeneic one by its category; a graft of skin is allogeneic too."""
    general = procedure("50223000", category=concept("snomed", "77465005"))

    assert read(general).tables["transplants"] == [{"date": "2025-01-10", "type": "allogeneic"}]
    assert "transplants" not in read(procedure("50223000")).tables
    assert "transplants" not in read(procedure("58390007", status="preparation")).tables
    assert "transplants" not in read(procedure("58390007", status="not-done")).tables


def test_transplantations_stand_in_order_with_the_relapse_after_the_last() -> None:
    """Two records of one day are one; what begins after it is the relapse."""
    given = read(
        RELAPSE, ALLO, procedure("1269349006"), procedure("278257006", performedDateTime="2024-10")
    )

    assert given.tables["transplants"] == [
        {"date": "2024-10", "graft": "pbsc"},
        {
            "date": "2025-01-10",
            "type": "allogeneic",
            "graft": "marrow",
            "relapsed_on": "2025-09-01",
        },
    ]


def test_a_record_without_a_transplantation_says_nothing_of_it() -> None:
    """Nobody may have asked."""
    assert "transplants" not in read().tables


@pytest.mark.parametrize(
    ("resource", "path"),
    [
        (administration("1597258"), "exposure.blinatumomab"),
        (administration("L01FB01", "atc"), "exposure.inotuzumab"),
        (administration("1942959"), "exposure.inotuzumab"),
        (administration("L01XE24", "atc"), "exposure.ponatinib"),
        (administration("5650", status="stopped"), "exposure.anthracycline"),
        (administration("L01XL04", "atc"), "exposure.cd19_car_t"),
        (
            {**administration("475342"), "resourceType": "MedicationStatement", "status": "active"},
            "exposure.dasatinib",
        ),
    ],
)
def test_what_was_given_is_an_exposure(resource: Body, path: str) -> None:
    """By ingredient or product, today's code or an older one."""
    assert field(read(resource), path) is True


@pytest.mark.parametrize(
    "resource",
    [
        administration("1597258", status="not-done"),
        administration("1597258", status="entered-in-error"),
        administration("1597258", status="on-hold"),
        {**administration("1597258"), "resourceType": "MedicationRequest", "status": "active"},
        {**administration("1597258"), "resourceType": "MedicationDispense"},
        {**administration("1597258"), "resourceType": "MedicationStatement", "status": "not-taken"},
        administration("1364347"),
    ],
)
def test_what_was_not_given_for_certain_is_no_exposure(resource: Body) -> None:
    """An order, a supply, what was put off, a code that nobody has verified; nor is it "never"."""
    given = read(resource)

    assert "exposure" not in given.tables
    assert len(given.left) == 1


def test_drugs_tell_when_they_were_given_last() -> None:
    """A sample from before is one of before the last targeted drug."""
    given = read(
        administration("L01FB01", "atc", effectiveDateTime="2026-02-08"),
        administration("L01FB01", "atc", effectiveDateTime="2026-02-15"),
        observation("51124-6", 90, "%", effectiveDateTime="2026-01-20"),
    )

    assert given.tables["exposure"] == {
        "inotuzumab": True,
        "inotuzumab_last_dose_on": "2026-02-15",
    }
    assert field(given, "antigens.tested_after_targeted_therapy") is False


def test_a_fusion_is_told_by_its_two_genes() -> None:
    """ABL1 alone is none; a mutation of it is read by its protein change."""
    both = read(variant("LA9633-4", "HGNC:1014", "HGNC:76", protein="p.(Thr315Ile)"))
    one = read(variant("LA9633-4", "HGNC:76"))
    panel = read(variant("LA9633-4", "HGNC:1014", "HGNC:76", "HGNC:1097"))
    two = read(*(variant("LA9633-4", "HGNC:76", protein=change) for change in ("T315I", "E255K")))

    assert both.tables["genetics"] == {"bcr_abl1": "positive", "abl1_mutations": ["T315I"]}
    assert two.tables["genetics"] == {"abl1_mutations": ["E255K", "T315I"]}
    assert "genetics" not in one.tables
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


@pytest.mark.parametrize(("code", "sex"), [("F", "female"), ("M", "male"), ("UNK", None)])
def test_sex_is_that_of_birth_where_it_is_told(code: str, sex: str | None) -> None:
    """Doses and pregnancy go by it; the administrative gender stands in only where it is not."""
    birth = {"url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"}
    person = patient(gender="male", extension=[{**birth, "valueCode": code}])

    assert field(gather(bundle(person, condition(B_ALL))), "patient.sex") == sex
    assert field(gather(bundle(patient(gender="male"), condition(B_ALL))), "patient.sex") == "male"


def test_identity_is_left_at_the_door() -> None:
    """No name, no record number, no race; the id of the resource is the label of the case."""
    person = {
        **patient(gender="other", identifier=[{"value": "MRN5678"}]),
        "name": [{"family": "Secret"}],
        "extension": [{"url": "us-core-race", "valueString": "Asian"}],
    }

    given = gather(bundle(person, condition(B_ALL)))

    assert given.tables["patient"] == {"birth_date": "1990-05-02"}
    assert given.tables["id"] == "p1"
    assert not any(word in repr(given) for word in ("Secret", "MRN5678", "Asian"))
