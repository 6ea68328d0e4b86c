"""Drugs that were given, and whose record it is."""

import pytest

from allcli.case.fhir.gather import gather
from tests.case.fhir.resources import (
    B_ALL,
    Body,
    administration,
    bundle,
    condition,
    field,
    observation,
    patient,
    read,
)


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
