"""What an observation says of a field, and when it says nothing."""

from typing import Any

import pytest

from tests.case.fhir.resources import concept, field, observation, quantity, read, reasons

WBC, ALT, ECOG, BILIRUBIN = "6690-2", "1742-6", "89247-1", "1975-2"


@pytest.mark.parametrize(
    ("code", "value", "unit", "path", "read_as"),
    [
        (WBC, 88.5, "10*3/uL", "labs.wbc", "88.5 10*3/uL"),
        (WBC, 4.2, "10*9/L", "labs.wbc", 4.2),
        (WBC, 4200, "{cells}/uL", "labs.wbc", "4200 {cells}/uL"),
        ("14682-9", 70, "umol/L", "labs.creatinine", "70 umol/L"),
        ("8302-2", 43.3, "[in_i]", "patient.height_cm", "43.3 [in_i]"),
        ("44975-1", 0.4, "s", "heart.qt_ms", "0.4 s"),
        ("51124-6", 88, "%{blasts}", "antigens.cd22_pct", 88),
        ("104273-8", 12, "10*-6", "mrd.level_pct", 0.0012),
        (ECOG, 0, "{score}", "patient.ecog", 0),
    ],
)
def test_a_quantity_keeps_its_unit(
    code: str, value: float, unit: str, path: str, read_as: object
) -> None:
    """As it was measured, unless the unit is the field's own; 0 is a value."""
    given = read(observation(code, value, unit))

    assert field(given, path) == read_as
    assert reasons(given) == []


@pytest.mark.parametrize(
    ("more", "read_as"),
    [
        ({"valueQuantity": quantity(0.01, "%", comparator="<")}, "< 0.01 %"),
        ({"valueRange": {"low": quantity(20, "%"), "high": quantity(40, "%")}}, "20-40 %"),
        ({"valueRatio": {"numerator": {"value": 3}, "denominator": {"value": 4}}}, "75.0 %"),
    ],
)
def test_what_is_no_plain_number_keeps_its_bounds(more: dict[str, Any], read_as: str) -> None:
    """A comparison, a range and a ratio are read as a case writes them."""
    assert field(read(observation("11150-0", **more)), "disease.marrow_blasts_pct") == read_as


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"valueQuantity": quantity(4.2, "mg/dL")}, "4.2 mg/dL is not taken"),
        ({"valueQuantity": {"value": 4.2}}, "a number without its unit"),
        ({"valueQuantity": quantity(-9922, "10*9/L")}, "-9922 is not possible"),
        ({"valueQuantity": quantity(99999, "10*9/L")}, "99999 is not possible"),
        ({"valueQuantity": quantity("4.2", "10*9/L")}, "no number that can be read"),
        ({"valueQuantity": quantity(10**400, "10*9/L")}, "no number that can be read"),
        ({"valueQuantity": quantity(True, "10*9/L")}, "no number that can be read"),
        ({"valueString": "4.2, falling"}, 'text, which is not read: "4.2, falling"'),
        ({"valueTime": "04:02:00"}, "valueTime is not read"),
        (
            {"valueRange": {"low": quantity(0.1, "10*9/L"), "high": quantity(500, "/uL")}},
            "a range from 10*9/L to /uL",
        ),
        ({"valueQuantity": quantity(4.2, "10*9/L", comparator="ad")}, "no comparison"),
    ],
)
def test_what_cannot_be_read_is_listed(more: dict[str, Any], why: str) -> None:
    """With the reason; the field stays unknown, whatever the number looks like."""
    given = read(observation(WBC, **more))

    assert field(given, "labs.wbc") is None
    assert [why in said for said in reasons(given)] == [True]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"dataAbsentReason": concept("x", "unknown")}, "unknown"),
        ({"dataAbsentReason": concept("x", "asked-unknown")}, "unknown"),
        ({"dataAbsentReason": concept("x", "not-asked")}, "unknown"),
        ({"dataAbsentReason": concept("x", "masked")}, "unknown"),
        ({"dataAbsentReason": concept("x", "not-applicable")}, "unknown"),
        ({"dataAbsentReason": concept("x", "error")}, "unknown"),
        ({"dataAbsentReason": {"text": "lost"}}, "unknown"),
        ({"dataAbsentReason": concept("x", "temp-unknown")}, "pending"),
        ({"dataAbsentReason": concept("x", "asked-declined")}, "not-done"),
        ({"dataAbsentReason": concept("x", "not-performed")}, "not-done"),
        ({"status": "registered"}, "pending"),
        ({"status": "preliminary", "valueQuantity": quantity(4.2, "10*9/L")}, "pending"),
        ({"status": "cancelled"}, "not-done"),
        ({"valueQuantity": {"unit": "10*9/L"}}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_every_reason_for_absence_is_a_way_of_not_knowing(more: dict[str, Any], word: str) -> None:
    """None of them is a value, and none is "no"."""
    assert field(read(observation(WBC, **more)), "labs.wbc") == word


@pytest.mark.parametrize("status", ["entered-in-error", "unknown", "draft"])
def test_a_status_that_does_not_count_leaves_the_field_alone(status: str) -> None:
    """What was entered in error never was."""
    given = read(observation(WBC, 4.2, "10*9/L", status=status))

    assert "labs" not in given.tables
    assert len(given.left) == 1


def test_the_latest_value_counts() -> None:
    """By its clinical date, not its place; a test that was cancelled later takes nothing away."""
    given = read(
        observation(WBC, 9.0, "10*9/L", effectiveDateTime="2026-03-02T09:00:00Z"),
        observation(WBC, 5.0, "10*9/L", effectiveDateTime="2026-02-01"),
        observation(WBC, effectiveDateTime="2026-03-03", status="cancelled"),
    )

    assert field(given, "labs.wbc") == 9.0
    assert [(left.times, left.code) for left in given.left] == [(1, "LOINC 6690-2")] * 2


def test_two_values_of_one_moment_are_a_question() -> None:
    """Neither is picked; the same value twice is one."""
    apart = read(observation(WBC, 9.0, "10*9/L"), observation(WBC, 5.0, "10*9/L"))
    alike = read(observation(WBC, 9.0, "10*9/L"), observation(WBC, 9.0, "10*9/L"))

    assert field(apart, "labs.wbc") is None
    assert [said for _, said in apart.odd] == [
        "labs.wbc: 9.0 and 5.0 on 2026-03-01: none of them is read"
    ]
    assert field(alike, "labs.wbc") == 9.0


def test_an_old_value_says_nothing_of_now() -> None:
    """Half a year before the newest date of the record it is set aside."""
    old = observation(WBC, 9.0, "10*9/L", effectiveDateTime="2025-08-01")

    assert field(read(old, observation(ALT, 30, "U/L")), "labs.wbc") is None
    assert field(read(old), "labs.wbc") == 9.0


@pytest.mark.parametrize(
    ("reference", "limit"),
    [
        ([{"low": quantity(5, "U/L"), "high": quantity(40, "U/L")}], 40),
        ([{"high": quantity(0.6, "ukat/L")}], "0.6 ukat/L"),
        ([{"low": quantity(50, "U/L"), "high": quantity(40, "U/L")}], None),
        ([{"high": quantity(400, "U/L")}], None),
        ([{"high": quantity(40, "mg/dL")}], None),
        ([{"high": quantity(40, "U/L")}, {"high": quantity(60, "U/L")}], None),
        ([{"high": quantity(40, "U/L"), "type": concept("x", "therapeutic")}], None),
        ([{"text": "up to 40"}], None),
    ],
)
def test_the_limit_of_normal_is_read_where_a_laboratory_can_have_it(
    reference: list[Any], limit: object
) -> None:
    """In a unit of the field, above its low end, and the only one that is said to be normal."""
    given = read(observation(ALT, 90, "U/L", referenceRange=reference))

    assert field(given, "labs.alt") == 90
    assert field(given, "labs.alt_uln") == limit


def test_words_are_quoted_for_the_reader() -> None:
    """And never read: that CD19 is among them does not make it positive."""
    said = "positive for CD10, CD79a, TdT, CD19, and CD20"

    given = read(observation("101119-6", valueString=said))

    assert "antigens" not in given.tables
    assert reasons(given) == [f'Observation LOINC 101119-6: text, which is not read: "{said}"']


def test_panels_are_read_by_their_components() -> None:
    """Each by its own code and its own reason for absence."""
    part = {"code": concept("loinc", ALT), "valueQuantity": quantity(31, "U/L")}
    gone = {"code": concept("loinc", "1920-8"), "dataAbsentReason": concept("x", "not-performed")}

    given = read(observation("24325-3", component=[part, gone]))

    assert (field(given, "labs.alt"), field(given, "labs.ast")) == (31, "not-done")


@pytest.mark.parametrize("code", ["74398-9", "98979-8", "76635-2", "14017-8", "97509-4", "99999-9"])
def test_a_code_that_is_near_a_field_is_not_it(code: str) -> None:
    """Cord blood, a normalised clearance, QTcB, a count of cells, a trend, a code nobody knows."""
    given = read(observation(code, 4.2, "10*9/L"))

    assert set(given.tables) == {"id", "assessed_on", "patient", "disease"}
    assert [left.code for left in given.left] == [f"LOINC {code}"]
