"""Ages and times as dates."""

import pytest

from allcli.case.dates import PartialDate
from allcli.case.phenopacket.times import NO_BIRTH, TOO_WIDE, age_field, age_of, dates
from tests.case.phenopacket.packets import Body, aged, disease, packet, read, said

BORN = PartialDate.parse("1990-05-02")


def between(first: str, last: str) -> Body:
    ends = {"start": {"iso8601duration": first}, "end": {"iso8601duration": last}}
    return {"ageRange": ends}


@pytest.mark.parametrize(
    ("duration", "born", "day"),
    [
        ("P33Y9M1D", "1990-05-02", "2024-02-03"),
        ("P33Y9M", "1990-05-02", "2024"),  # from 2 February to 1 March
        ("P33Y9M", "1990-05-01", "2024-02"),
        ("P33Y", "1990-01-01", "2023"),
        ("P33Y", "1990-05-02", None),  # in 2023 or in 2024
        ("P10W", "1990-05-02", "1990-07-11"),
        ("P33Y9M1DT4H", "1990-05-02", "2024-02-03"),
        ("P34Y1M1D", "1990", None),
        ("P3Y2M1D", "1990-05", "1993"),
    ],
)
def test_an_age_is_a_date_where_the_year_is_certain(
    duration: str, born: str, day: str | None
) -> None:
    """No more exact than the age and the birth date are."""
    read_as = dates("onset", aged(duration), PartialDate.parse(born))

    assert read_as.given.get("onsetDateTime") == day
    assert read_as.why == ("" if day else TOO_WIDE)


def test_an_age_alone_is_no_date() -> None:
    """Without the birth date, which a packet may keep back."""
    given = read(subject={"id": "p1"}, diseases=[disease(onset=aged("P33Y"))])

    assert "diagnosed_on" not in given.tables["disease"]
    assert said(given) == [NO_BIRTH]


@pytest.mark.parametrize(
    "text", ["", "P", "PT4H", "40", "P-3Y", "P40,5Y", "P131Y", "P99999999999Y", "p", "P4Y3"]
)
def test_what_is_no_duration_is_no_age(text: str) -> None:
    """Nor what is longer than a life."""
    assert age_of(text) is None


@pytest.mark.parametrize(
    ("time", "age"),
    [
        (aged("P40Y"), 40),
        (aged("P40Y11M"), 40),
        (aged("P7M"), "7 months"),
        (between("P45Y", "P49Y"), "45-49"),
        (between("P45Y", "P45Y11M"), 45),
        (between("P49Y", "P45Y"), None),
        (aged("forty"), None),
        ({"ontologyClass": {"id": "HP:0011463"}}, None),
    ],
)
def test_the_age_stands_in_for_a_birth_date(time: Body, age: str | int | None) -> None:
    """In completed years; of an infant in months."""
    assert age_field(time) == age


def test_a_birth_date_that_cannot_be_read_is_told() -> None:
    """As of FHIR."""
    given = read(subject={"id": "p1", "dateOfBirth": "May 1990"})

    assert said(given) == ["patient.birth_date: no date that can be read"]


def test_the_last_encounter_is_the_day_of_the_record() -> None:
    """And its age is left out where the birth date tells more."""
    subject = packet()["subject"]
    later = read(subject={**subject, "timeAtLastEncounter": {"timestamp": "2026-03-04T00:00:00Z"}})
    alone = read(subject={"id": "p1", "timeAtLastEncounter": aged("P12Y4M")})

    assert later.tables["assessed_on"] == "2026-03-04"
    assert "age" not in later.tables["patient"]
    assert alone.tables["patient"] == {"age": 12}
    assert said(alone) == ["patient.age: at the last encounter, of which the day is not told"]


def test_an_age_of_no_completed_year_is_an_age() -> None:
    """As any other at the last encounter: only its day is lacking."""
    newborn = read(subject={"id": "p1", "timeAtLastEncounter": aged("P0Y")})

    assert newborn.tables["patient"] == {"age": 0}
    assert said(newborn) == ["patient.age: at the last encounter, of which the day is not told"]
