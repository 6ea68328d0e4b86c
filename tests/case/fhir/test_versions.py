"""Statuses, times and addresses as servers and other versions of FHIR write them."""

import json
from typing import Any

import pytest

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from allcli.case.files.read import parse_case
from allcli.case.problems import CaseError
from tests.case.fhir.resources import (
    B_ALL,
    GVHD,
    Body,
    bundle,
    concept,
    condition,
    field,
    observation,
    of,
    patient,
    procedure,
    read,
    reasons,
    record,
)

CERTAINTY = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
ABSENT = {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "error"}


def coded(*codes: str) -> Body:
    """A status with a code of the house before that of FHIR."""
    return {"coding": [{"system": "urn:house", "code": "12"}, *({"code": code} for code in codes)]}


def wbc(value: float, when: str, **more: Any) -> Body:
    return observation("6690-2", value, "10*9/L", effectiveDateTime=when, **more)


@pytest.mark.parametrize("status", ["refuted", "Refuted", coded("refuted")])
def test_a_refuted_illness_is_refuted_in_every_form(status: Any) -> None:
    """As STU3 writes it, in capitals, behind a code of the house."""
    gvhd = condition(GVHD, verificationStatus=status, clinicalStatus="active")

    assert field(read(gvhd), "gvhd.acute_active") is False


@pytest.mark.parametrize(
    "status",
    [{"text": "refuted?"}, coded(), coded("refuted", "confirmed"), {"extension": [ABSENT]}],
)
def test_a_certainty_that_is_not_understood_is_none(status: Any) -> None:
    """It is not the same as one that is left out: the condition is told, and nothing is read."""
    gvhd = condition(GVHD, verificationStatus=status, clinicalStatus="active")

    given = read(gvhd)

    assert "gvhd" not in given.tables
    assert reasons(given) == ["Condition SNOMED CT 402355000: verification status not understood"]
    with pytest.raises(UnfitError, match=r"no confirmed leukaemia: .*not understood"):
        gather(bundle(patient(), condition(B_ALL, verificationStatus=status)))


@pytest.mark.parametrize("status", ["relapse", coded("relapse"), {"coding": [{"code": "RELAPSE"}]}])
def test_a_leukaemia_in_relapse_is_so_in_every_form(status: Any) -> None:
    """Confirmed by a code that stands behind another."""
    leukaemia = condition(B_ALL, clinicalStatus=status, verificationStatus=coded("confirmed"))

    assert field(gather(bundle(patient(), leukaemia)), "disease.status") == "relapsed"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-03-02T01:00:00+09:00", "2026-03-01T23:00:00-05:00"),
        ("2026-03-01T08:00:00.900Z", "2026-03-01T09:00:00.1Z"),
        ("2026-02", "2026-03-01"),
    ],
)
def test_the_latest_is_so_by_the_clock_of_the_world(earlier: str, later: str) -> None:
    """Whatever the zones in which the times are written."""
    assert field(read(wbc(1, earlier), wbc(2, later)), "labs.wbc") == 2
    assert field(read(wbc(2, later), wbc(1, earlier)), "labs.wbc") == 2


@pytest.mark.parametrize(
    "times",
    [
        ("2026-03-28T08:00:00Z", "2026-03-28T17:00:00+09:00"),
        ("2026-03-28", "2026-03-28T17:00:00Z"),
        ("2026-03", "2026-03-28"),
    ],
)
def test_what_may_be_of_one_time_and_differs_is_left_open(times: tuple[str, str]) -> None:
    """One instant in two zones, a day and an hour of it, a month and a day of it."""
    given = read(*(wbc(value, when) for value, when in zip((1, 2), times, strict=True)))

    assert "labs" not in given.tables
    assert "none of them is read" in given.odd[0][1]
    assert field(read(*(wbc(3, when) for when in times)), "labs.wbc") == 3


@pytest.mark.parametrize("when", ["01.03.2026", "2026-02-30", "yesterday"])
def test_a_date_that_cannot_be_read_is_told(when: str) -> None:
    """The value counts as one without a date."""
    given = read(wbc(4, when))

    assert field(given, "labs.wbc") == 4
    assert [said for _, said in given.odd] == ["no date that can be read: taken to have none"]


@pytest.mark.parametrize("far", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_beyond_the_calendar_is_none(far: str) -> None:
    """No clock reaches it."""
    leukaemia = condition(B_ALL, recordedDate=far, clinicalStatus="relapse")

    assert field(gather(bundle(patient(), leukaemia)), "disease.status") == "relapsed"


@pytest.mark.parametrize(
    "more",
    [
        {"implicitRules": "https://example.org/rules"},
        {"component": [{"code": {}, "modifierExtension": [{"url": "https://example.org/not"}]}]},
        {"valueQuantity": {"value": 9, "modifierExtension": [{"url": "https://example.org/not"}]}},
    ],
)
def test_rules_and_extensions_that_are_not_known_void_a_resource(more: Body) -> None:
    """Wherever in it they stand."""
    given = read({**wbc(9, "2026-03-01"), **more})

    assert "labs" not in given.tables
    assert "that are not known change what it means" in reasons(given)[0]


def test_what_changes_the_meaning_is_looked_for_as_deep_as_a_text_goes() -> None:
    """Deeper than functions may call each other."""
    deep: Body = {"value": 9}
    for _ in range(2_000):
        deep = {"extension": [deep]}

    assert field(read({**wbc(9, "2026-03-01"), "contained": [deep]}), "labs.wbc") == 9


def test_a_patient_whom_an_extension_changes_is_not_described() -> None:
    """It may be a bed, or another's record."""
    odd = patient(gender="male", modifierExtension=[{"url": "https://example.org/pet"}])

    given = gather(bundle(odd, condition(B_ALL), wbc(9, "2026-03-01")))

    assert "patient" not in given.tables
    assert field(given, "labs.wbc") == 9
    assert len(given.odd) == 1


@pytest.mark.parametrize("status", [["entered-in-error"], {"code": "entered-in-error"}, 7])
def test_a_status_that_cannot_be_read_is_not_one_left_out(status: Any) -> None:
    """It may say that the resource should not be there."""
    given = read(wbc(9, "2026-03-01", status=status))

    assert "labs" not in given.tables
    assert reasons(given) == ["Observation LOINC 6690-2: a status that cannot be read"]


def test_drugs_and_procedures_of_r5_are_read() -> None:
    """Their drug, its date (misspelt there) and the day of the transplantation."""
    drug: Body = {
        "resourceType": "MedicationAdministration",
        "status": "completed",
        "medication": {"concept": concept("rxnorm", "1942950")},
        "subject": of("p1"),
        "occurenceDateTime": "2026-02-01",
    }
    hct = procedure("58390007", occurrenceDateTime="2025-01-10")
    del hct["performedDateTime"]
    medication = {"resourceType": "Medication", "id": "m", "code": concept("rxnorm", "1597258")}
    referred = {**drug, "medication": {"reference": {"reference": "Medication/m"}}}

    given = read(drug, referred, medication, hct)

    assert field(given, "exposure.inotuzumab_last_dose_on") == "2026-02-01"
    assert field(given, "exposure.blinatumomab") is True
    assert given.tables["transplants"][0]["date"] == "2025-01-10"


def test_one_id_on_two_servers_is_two_patients() -> None:
    """An address that is written out counts whole; how it is reached does not."""
    entries = record(wbc(9, "2026-03-01"))
    entries["entry"][0]["fullUrl"] = "https://a.example.org/fhir/Patient/p1"
    count = entries["entry"][2]["resource"]

    for address, read_as in (("http://a.example.org/fhir", 9), ("https://b.example.org/r4", None)):
        count["subject"] = {"reference": f"{address}/Patient/p1"}
        assert field(gather(entries), "labs.wbc") == read_as


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"subject": {"reference": "https://b.example.org/r4/Patient/p1"}},
            "Condition SNOMED CT 277571004: of a patient of the same id on another server",
        ),
        (
            {"verificationStatus": "entered-in-error"},
            "Condition SNOMED CT 277571004: entered in error",
        ),
    ],
)
def test_conditions_that_do_not_count_are_told_where_there_is_no_other(
    more: Body, why: str
) -> None:
    """A record with them is not one without any."""
    document = bundle(patient(), condition(B_ALL, **more))
    document["entry"][0]["fullUrl"] = "https://a.example.org/fhir/Patient/p1"

    with pytest.raises(UnfitError, match=f"nor any condition that counts: {why}"):
        gather(document)


@pytest.mark.parametrize("name", ["b.ndjson", "<stdin>"])
def test_lines_may_begin_with_empty_ones(name: str) -> None:
    """Places stay what they are."""
    lines = [json.dumps(entry["resource"]) for entry in record(wbc(9, "2026-03-01"))["entry"]]

    assert parse_case(name, "\n \n" + "\n\n".join(lines)).case.labs.wbc == 9
    with pytest.raises(CaseError, match=f"{name}:7: not valid JSON"):
        parse_case(name, "\n \n" + "\n\n".join([*lines, "{"]).replace(lines[2], '{"a": }'))


@pytest.mark.parametrize("name", ["b.xml", "b.json", "<stdin>"])
def test_xml_is_refused_by_its_name(name: str) -> None:
    """With what would be read."""
    with pytest.raises(CaseError, match=r"XML is not read \(a server gives JSON"):
        parse_case(name, '<?xml version="1.0"?>\n<Bundle xmlns="http://hl7.org/fhir"/>')
