"""Bundles as servers send them: read, and what is odd told, or refused in one message."""

import copy
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from allcli.case.fhir.draft import UnfitError
from allcli.case.fhir.gather import gather
from tests.case.fhir.resources import (
    B_ALL,
    Body,
    administration,
    bundle,
    concept,
    condition,
    field,
    observation,
    of,
    patient,
    procedure,
    quantity,
    read,
    reasons,
    record,
)

WBC = "6690-2"
COUNT = observation(WBC, 9.0, "10*9/L")


def entry(resource: Body, url: str = "") -> Body:
    return {"fullUrl": url, "resource": resource} if url else {"resource": resource}


def about(reference: str) -> list[Body]:
    """The leukaemia and a count of whoever is referred to."""
    whose = {"subject": {"reference": reference}}
    return [{**condition(B_ALL), **whose}, {**COUNT, **whose}]


@pytest.mark.parametrize(
    ("url", "person", "reference"),
    [
        ("", patient(), "Patient/p1"),
        ("", patient(), "https://example.org/fhir/Patient/p1"),
        ("", patient(), "Patient/p1/_history/3"),
        ("https://example.org/fhir/Patient/p1", patient(), "Patient/p1"),
        ("urn:uuid:0c3", {"resourceType": "Patient"}, "urn:uuid:0c3"),
        ("", patient("0c3"), "urn:uuid:0c3"),
    ],
)
def test_a_reference_may_be_written_in_many_ways(url: str, person: Body, reference: str) -> None:
    """Relative, absolute, of a version, by the address of the entry."""
    document = bundle()
    document["entry"] = [entry(person, url), *map(entry, about(reference))]

    assert field(gather(document), "labs.wbc") == 9.0


def test_a_drug_may_be_contained_or_a_resource_of_its_own() -> None:
    """Or an ingredient of it; a reference that leads nowhere loses the drug, not the record."""
    inotuzumab, dasatinib = concept("atc", "L01FB01"), concept("rxnorm", "475342")
    plain = administration("")
    del plain["medicationCodeableConcept"]
    inside = {"resourceType": "Medication", "id": "m", "code": inotuzumab}
    apart = {**inside, "code": {}, "ingredient": [{"itemCodeableConcept": dasatinib}]}

    given = read(
        {**plain, "contained": [inside], "medicationReference": {"reference": "#m"}},
        {**plain, "medicationReference": {"reference": "Medication/m"}},
        {**plain, "medicationReference": {"reference": "Medication/nowhere"}},
        apart,
    )

    assert field(given, "exposure.inotuzumab") is field(given, "exposure.dasatinib") is True
    assert reasons(given) == ["MedicationAdministration: no field of a case reads this drug"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"subject": of("p2")}, "of another patient"),
        ({"subject": {"reference": "urn:uuid:nowhere"}}, "of another patient"),
        ({"subject": {}}, "does not say whose it is"),
        ({"subject": "p1"}, "does not say whose it is"),
        ({"focus": [{"reference": "RelatedPerson/donor"}]}, "about somebody else"),
        ({"specimen": {"reference": "Specimen/s"}}, "about somebody else"),
    ],
)
def test_what_is_not_the_patients_is_not_used(more: Body, why: str) -> None:
    """Nor what does not say whose it is; a focus on a condition is the patient's all the same."""
    donor = {"resourceType": "Specimen", "id": "s", "subject": of("donor")}

    given = read({**COUNT, **more}, donor)

    assert "labs" not in given.tables
    assert [why in said for said in reasons(given)] == [True]
    assert field(read({**COUNT, "focus": [{"reference": "Condition/c"}]}), "labs.wbc") == 9.0


@pytest.mark.parametrize(
    "resource",
    [
        {**COUNT, "modifierExtension": [{"url": "https://example.org/not-really"}]},
        administration("1597258", notGiven=True),
        administration("1597258", wasNotGiven=True),
        {**administration("1597258"), "resourceType": "MedicationStatement", "taken": "n"},
        procedure("58390007", notDone=True),
    ],
)
def test_what_is_turned_round_is_not_used(resource: Body) -> None:
    """By an extension that may change anything, or as older versions of FHIR negate."""
    given = read(resource)

    assert set(given.tables) == {"id", "assessed_on", "patient", "disease"}
    assert len(given.left) == 1


def test_two_patients_are_refused() -> None:
    """A case is one patient; nothing is merged."""
    with pytest.raises(UnfitError, match=r"2 patients in one document: Patient/p1, Patient/p2"):
        gather(bundle(patient(), patient("p2"), condition(B_ALL)))


def test_a_searchset_without_the_patient_is_one_of_whom_all_speak() -> None:
    """Age and sex stay unknown."""
    document = bundle(condition(B_ALL), COUNT, type="searchset")

    assert gather(document).tables == {
        "assessed_on": "2026-03-01",
        "disease": {"lineage": "b-all"},
        "labs": {"wbc": 9.0},
    }


def test_what_a_server_says_of_its_answer_is_told() -> None:
    """A next page that is missing, an outcome, entries that hold nothing or delete something."""
    document = record(COUNT)
    document["link"] = [{"relation": "next", "url": "https://example.org?page=2"}]
    issue = {"severity": "warning", "diagnostics": "12 results\x1b[2J withheld"}
    document["entry"] += [
        {},
        None,
        "gone",
        {"resource": None},
        {"request": {"method": "DELETE"}, "resource": observation(WBC, 1, "10*9/L")},
        entry({"resourceType": "OperationOutcome", "issue": [issue]}),
    ]

    given = gather(document)

    assert field(given, "labs.wbc") == 9.0
    assert [said for _, said in given.odd] == [
        "one page of several: what stands on the next is missing",
        'the server reports: warning: "12 results\x1b[2J withheld"',
        "entries without a resource: 4",
        "entries that delete a resource: 1",
    ]


def test_an_outcome_alone_is_refused_with_what_it_says() -> None:
    """The server's own words are quoted."""
    issue = {"severity": "error", "details": {"text": "token expired"}}

    with pytest.raises(UnfitError, match='no patient: the server reports: error: "token expired"'):
        gather({"resourceType": "OperationOutcome", "issue": [issue]})


@pytest.mark.parametrize("entries", [None, [], {}, "x", [None], [{"resource": {}}]])
def test_a_bundle_of_nothing_is_refused(entries: Any) -> None:
    """Whatever stands in the place of its entries."""
    with pytest.raises(UnfitError, match="no patient"):
        gather({"resourceType": "Bundle", "entry": entries})


def test_a_resource_that_comes_twice_counts_once() -> None:
    """The newer by its version; that they differ is told."""
    old = {**COUNT, "id": "w", "meta": {"lastUpdated": "2026-03-01T08:00:00Z"}}
    new = {**observation(WBC, 4.0, "10*9/L"), "id": "w", "meta": {"lastUpdated": "2026-03-02"}}

    given = read(new, old)

    assert field(given, "labs.wbc") == 4.0
    assert [said for _, said in given.odd] == [
        "Observation/w comes twice and differs: the newer is read"
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {"code": []},
        {"code": "6690-2"},
        {"code": {"coding": "6690-2"}},
        {"code": {"coding": [None, 7, {"code": 6690}]}},
        {"valueQuantity": [1]},
        {"valueQuantity": {"value": [9]}},
        {"valueQuantity": quantity(9, "10*9/L", comparator=3)},
        {"effectiveDateTime": 20260301, "subject": "p1"},
        {"component": {"code": {}}, "referenceRange": "0-40"},
        {"status": {"coding": []}, "code": None},
        {"dataAbsentReason": "unknown"},
    ],
)
def test_an_element_of_the_wrong_type_is_passed_over(broken: Body) -> None:
    """What is left of the resource is read or listed; the rest of the record is not touched."""
    given = read({**COUNT, **broken}, observation("1742-6", 31, "U/L"))

    assert field(given, "labs.alt") == 31


@pytest.mark.parametrize("written", ["2026-02-30", "0001-01-01", "yesterday", "9999-01-01", 7])
def test_a_date_that_is_none_is_none(written: Any) -> None:
    """A finding without a date counts where none with one is there; a date to come does not."""
    given = read({**COUNT, "effectiveDateTime": written})

    assert field(given, "labs.wbc") == 9.0
    assert given.tables["assessed_on"] == "2024-02-03"


def test_the_record_of_a_patient_who_has_died_says_so() -> None:
    """It is read all the same."""
    given = gather(bundle(patient(deceasedBoolean=True), condition(B_ALL)))

    assert [said for _, said in given.odd] == ["the record says that the patient has died"]


@pytest.mark.parametrize(
    ("person", "born"),
    [
        ({"birthDate": "1990"}, "1990"),
        ({"_birthDate": {"extension": [{
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "masked",
        }]}}, "unknown"),
        ({"birthDate": ["1990"]}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_a_birth_date_may_be_masked_or_of_the_year(person: Body, born: str | None) -> None:
    """Masked is unknown."""
    given = gather(bundle({"resourceType": "Patient", "id": "p1", **person}, condition(B_ALL)))

    assert field(given, "patient.birth_date") == born


FULL = record(
    COUNT,
    observation("1742-6", 31, "U/L", referenceRange=[{"high": quantity(40, "U/L")}]),
    administration("1597258"),
    condition("402355000", clinical="active", onsetDateTime="2026-02-01"),
)


def places(held: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document below the top."""
    pairs = held.items() if isinstance(held, dict) else enumerate(held)
    places_in_it = []
    for step, value in pairs:
        places_in_it.append((*at, step))
        if isinstance(value, dict | list):
            places_in_it += places(value, (*at, step))
    return places_in_it


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.just([]), st.just({}), st.lists(st.none(), max_size=2), st.just({"coding": 3}),
)  # fmt: skip


@for_any(st.sampled_from(places(FULL)), JUNK)
def test_any_element_may_be_anything(place: tuple[Any, ...], junk: Any) -> None:
    """A draft or a clear refusal comes of it, never a fault of the program."""
    document = copy.deepcopy(FULL)
    held: Any = document
    for step in place[:-1]:
        held = held[step]
    held[place[-1]] = junk

    try:
        given = gather(document)
    except UnfitError as unfit:
        assert unfit.said
    else:
        assert given.tables["disease"]["lineage"]


@for_any(st.permutations(range(len(FULL["entry"]))))
def test_the_order_of_a_bundle_means_nothing(order: list[int]) -> None:
    """The same case comes of it."""
    shuffled = {**FULL, "entry": [FULL["entry"][number] for number in order]}

    assert gather(shuffled).tables == gather(FULL).tables


@pytest.mark.parametrize("number", range(2, len(FULL["entry"])))
def test_without_a_resource_no_fact_becomes_known(number: int) -> None:
    """What it gave is unknown again, and the rest stays."""
    less = {**FULL, "entry": [held for i, held in enumerate(FULL["entry"]) if i != number]}
    whole, rest = gather(FULL).tables, gather(less).tables

    for name, table in rest.items():
        if isinstance(table, dict):
            assert table.items() <= whole[name].items()
