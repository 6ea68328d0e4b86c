"""Transplantations, and what came after them."""

from typing import Any

import pytest

from tests.case.fhir.resources import (
    B_ALL,
    CHRONIC,
    GVHD,
    VOD,
    concept,
    condition,
    field,
    observation,
    procedure,
    read,
    reasons,
)

RELAPSE = condition(B_ALL, clinical="recurrence", onsetDateTime="2025-09-01")
ALLO = procedure("58390007")


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
