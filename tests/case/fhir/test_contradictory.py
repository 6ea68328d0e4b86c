"""Resources that say two things at once: neither is read in silence."""

from typing import Any

import pytest

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from tests.case.fhir.resources import (
    B_ALL,
    GVHD,
    SYSTEMS,
    UCUM,
    Body,
    administration,
    bundle,
    concept,
    condition,
    field,
    observation,
    of,
    patient,
    read,
    reasons,
)

WBC = "6690-2"


def with_text(said: str, **more: Any) -> Body:
    """An acute GVHD with a text beside its code."""
    body = condition(GVHD, clinical="active", **more)
    return {**body, "code": {**body["code"], "text": said}}


def test_a_unit_that_is_another_in_print_is_not_read() -> None:
    """Which of the two is wrong, nobody knows; another spelling of the same is no other."""
    thousands = {"value": 9, "unit": "10*3/uL", "system": UCUM, "code": "/uL"}
    same = {"value": 9, "unit": "K/uL", "system": UCUM, "code": "10*3/uL"}

    given = read({**observation(WBC), "valueQuantity": thousands})

    assert field(given, "labs.wbc") is None
    assert reasons(given) == [
        'Observation LOINC 6690-2: its unit is "10*3/uL" in print, and "/uL" by its code'
    ]
    assert field(read({**observation(WBC), "valueQuantity": same}), "labs.wbc") == "9 10*3/uL"


@pytest.mark.parametrize(
    "more",
    [
        {"bodySite": concept("snomed", "65216001")},
        {"specimen": {"display": "CSF, lumbar puncture"}},
        {"specimen": {"display": "髄液"}},
    ],
)
def test_a_count_of_another_fluid_is_none_of_the_blood(more: Body) -> None:
    """Whatever its code says."""
    given = read({**observation(WBC, 2, "/uL"), **more})

    assert field(given, "labs.wbc") is None
    assert "taken from" in reasons(given)[0]


def test_a_specimen_of_blood_changes_nothing() -> None:
    """It is the usual one."""
    blood = {"specimen": {"display": "Blood, venous"}}
    assert field(read({**observation(WBC, 9, "10*9/L"), **blood}), "labs.wbc") == 9


@pytest.mark.parametrize(
    "said",
    [
        "No acute GVHD",
        "r/o acute GVHD",
        "Suspected aGVHD of the gut",
        "V.a. akute GVHD",
        "급성 이식편대숙주병 의심",
        "急性GVHDなし",
        "Acute GVHD, ruled out",
    ],
)
def test_a_text_that_denies_its_code_is_told(said: str) -> None:
    """Neither the code nor the text is read."""
    given = read(with_text(said))

    assert field(given, "gvhd.acute_active") is None
    assert reasons(given) == [f'Condition SNOMED CT {GVHD}: its text says otherwise: "{said}"']


@pytest.mark.parametrize("said", ["Acute GVHD", "Nodular rash of GVHD", "Notable acute GVHD"])
def test_a_text_that_says_the_same_changes_nothing(said: str) -> None:
    """It may begin with the letters of a denial."""
    assert field(read(with_text(said)), "gvhd.acute_active") is True


def test_what_runs_in_the_family_is_none_of_the_patient() -> None:
    """By the category of the condition."""
    given = read(with_text("GVHD", category=[concept("local", "family-history")]))
    assert field(given, "gvhd.acute_active") is None


@pytest.mark.parametrize(
    ("abatement", "active"),
    [
        ({"abatementString": "not yet"}, None),
        ({"abatementAge": {"value": 40, "unit": "a"}}, None),
        ({"abatementBoolean": False}, True),
        ({"abatementDateTime": "2026-02-01"}, False),
    ],
)
def test_an_active_condition_with_an_end_that_is_no_day_is_open(
    abatement: Body, active: bool | None
) -> None:
    """A text may say that it has not ended."""
    given = read({**condition(GVHD, clinical="active"), **abatement})
    assert field(given, "gvhd.acute_active") is active


def test_a_dose_of_nothing_was_not_given() -> None:
    """A pump that was never started is an administration to some servers."""
    given = read(administration("1597258", dosage={"dose": {"value": 0, "unit": "ug"}}))

    assert field(given, "exposure.blinatumomab") is None
    assert "a dose of 0" in reasons(given)[0]


def test_one_condition_of_two_lineages_is_refused() -> None:
    """Which code is meant, only a person can say."""
    both = {**condition(B_ALL), "code": concept("snomed", B_ALL, "277575008")}
    with pytest.raises(UnfitError, match=r"several leukaemias: b-all .*, t-all"):
        gather(bundle(patient(), both))


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("C9100", "icd10cm"),
        ("c91.00", "icd10cm"),
        (B_ALL, f"{SYSTEMS['snomed']}/900000000000207008/version/20240101"),
        (B_ALL, f"{SYSTEMS['snomed']}|20240101"),
    ],
)
def test_a_code_in_another_dress_is_the_same(code: str, system: str) -> None:
    """Without the point of ICD-10, with the edition of SNOMED CT or a version."""
    given = gather(bundle(patient(), condition(code, system)))
    assert field(given, "disease.lineage") in ("b-all", "all-unspecified")


def test_a_patient_may_be_known_by_an_identifier_alone() -> None:
    """The same system and value; another value is nobody that is here."""
    number = {"system": "urn:records", "value": "7"}
    whose = {"subject": {"identifier": number}}
    other = {"subject": {"identifier": {**number, "value": "8"}}}
    given = gather(
        bundle(
            patient(identifier=[number]),
            {**condition(B_ALL), **whose},
            {**observation(WBC, 9, "10*9/L"), **other},
        )
    )

    assert field(given, "disease.lineage") == "b-all"
    assert "does not say whose it is" in reasons(given)[0]


@pytest.mark.parametrize(
    ("gender", "sex", "told"), [("Male", "male", 0), ("F", None, 1), ("other", None, 0)]
)
def test_a_gender_that_is_no_word_of_fhir_is_told(gender: str, sex: str | None, told: int) -> None:
    """In any case it is a word."""
    given = gather(bundle(patient(gender=gender), {**condition(B_ALL), "subject": of("p1")}))

    assert field(given, "patient.sex") == sex
    assert len(given.odd) == told
