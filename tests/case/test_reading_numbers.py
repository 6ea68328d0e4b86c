"""Numbers, words and dates as laboratories and letters write them: read rightly, or doubted."""

import json
from typing import Any

import pytest

from allcli.case.consistency.life import DURATIONS
from allcli.case.dates import PartialDate
from allcli.case.facts.liver_tests import times_uln
from allcli.case.fields import DateField, Number
from allcli.case.files.describe import entries, tables
from allcli.case.files.read import parse_case
from allcli.case.model import Case
from allcli.case.plausible import USUAL
from allcli.case.problems import CaseError
from allcli.case.span import Span
from allcli.case.written import written_in
from allcli.verify.patients import document
from tests.case.filling import narrowed
from tests.cases import facts, source

Changes = dict[str, Any]


@pytest.mark.parametrize(
    ("changes", "fact", "expected"),
    [
        ({"antigens.cd19_pct": 95}, "antigens.cd19", "positive"),
        ({"antigens.cd19_pct": 10}, "antigens.cd19", "partial"),
        ({"antigens.cd19_pct": 0}, "antigens.cd19", "negative"),
        ({"antigens.cd19_pct": "> 20 %"}, "antigens.cd19", "positive"),
        ({"antigens.cd19_pct": "10-30 %"}, "antigens.cd19", None),
        ({"antigens.cd22_pct": "85 %"}, "antigens.cd22", "positive"),
        ({"antigens.cd22": "pos"}, "antigens.cd22", "positive"),
        ({"labs.wbc": 44, "disease.blood_blasts_pct": 54}, "disease.blood_blasts_1e9_l", 23.76),
        ({"labs.wbc": 44}, "disease.blood_blasts_1e9_l", None),
        ({"mrd.level_pct": "1e-3"}, "mrd.level_pct", 0.1),
        ({"mrd.level_pct": "10^-4"}, "mrd.level_pct", 0.01),
        ({"mrd.level_pct": "5 x 10^-4"}, "mrd.level_pct", 0.05),
        ({"mrd.level_pct": "< 1e-4"}, "mrd.level_pct", None),
        ({"mrd.level_pct": 0.001}, "mrd.level_pct", 0.001),
        ({"mrd.level_pct": "0.01 - 1 %"}, "mrd.level_pct", Span(0.01, 1)),
        ({"patient.age": "20-40 years"}, "patient.age_years", Span(20, 40)),
        ({"patient.age": "6 weeks"}, "patient.age_years", 6 * 7 / 365.25),
        ({"patient.age": "300 d"}, "patient.age_years", 300 / 365.25),
        ({"patient.age": "18 mo"}, "patient.age_years", 1.5),
        ({"patient.ecog": "1-2"}, "patient.ecog", Span(1, 2)),
        ({"disease.relapse_number": "3 to 5"}, "disease.relapse_number", Span(3, 5)),
        ({"gvhd.acute_grade": "II-IV"}, "gvhd.acute_grade", Span(2, 4)),
        ({"gvhd.acute_grade": "Gr 2-3"}, "gvhd.acute_grade", Span(2, 3)),
        ({"gvhd.acute_grade": ">=2"}, "gvhd.acute_grade", Span(2, 4)),
        ({"gvhd.acute_grade": "iii"}, "gvhd.acute_grade", 3),
        ({"disease.cns": 1}, "disease.cns_active", False),
        ({"disease.cns": "CNS 3"}, "disease.cns_active", True),
        ({"genetics.bcr_abl1": "Ph+"}, "genetics.bcr_abl1", "positive"),
        ({"genetics.bcr_abl1": "neg"}, "genetics.bcr_abl1", "negative"),
        ({"plan.donor": "MUD"}, "plan.donor", "matched-unrelated"),
        ({"plan.donor": "Haplo"}, "plan.donor", "haploidentical"),
        ({"labs.bilirubin": "34 umol/L"}, "labs.bilirubin_mg_dl", 2),
        ({"labs.bilirubin": "85 umol/L"}, "labs.bilirubin_mg_dl", 5),
        ({"labs.bilirubin": "34 umol/L", "labs.bilirubin_uln": "17 umol/L"},
         "labs.bilirubin_x_uln", 2),
    ],
)  # fmt: skip
def test_what_is_written_is_what_is_known(changes: Changes, fact: str, expected: object) -> None:
    """One value, one meaning; what is between two words or numbers stays between them."""
    known = facts(changes).value(fact)

    if changes.get("mrd.level_pct") == "< 1e-4":
        assert isinstance(known, Span)
        assert known.high == pytest.approx(0.01)
    elif isinstance(expected, float):
        assert known == pytest.approx(expected)
    else:
        assert known == expected


def test_the_limit_of_vod_is_applied_in_the_unit_of_the_value() -> None:
    """34 umol/L meets what is printed as 34 umol/L or 2 mg/dL, and 33.9 does not."""
    signs = {"vod.painful_hepatomegaly": True, "vod.weight_gain_pct": 6, "vod.unstated": "absent"}

    assert facts(signs, {"labs.bilirubin": "34 umol/L"}).value("labs.bilirubin_mg_dl") == 2
    below = facts(signs, {"labs.bilirubin": "33.9 umol/L"}).value("labs.bilirubin_mg_dl")
    assert isinstance(below, float)
    assert below < 2


@pytest.mark.parametrize(
    ("changes", "level_mg_dl"),
    [
        ({"labs.bilirubin_x_uln": 2, "labs.bilirubin_uln": 1.2}, 2.4),
        ({"labs.bilirubin_x_uln": 0.5}, Span(0.4, 0.75)),
        ({"labs.bilirubin_x_uln": 0.5, "labs.bilirubin_uln": 0.04}, Span(0.4, 0.75)),  # a slip
    ],
)
def test_multiples_tell_the_level_as_far_as_limits_differ(
    changes: Changes, level_mg_dl: float | Span
) -> None:
    """So that a limit in mg/dL is not asked of a patient whose bilirubin is half the ULN."""
    assert facts(changes).value("labs.bilirubin_mg_dl") == level_mg_dl


@pytest.mark.parametrize("test", ["bilirubin", "ast", "alt", "alp", "ldh"])
@pytest.mark.parametrize("level", [0.4, 1.3, 8, 60])
def test_a_level_without_its_limit_is_a_lower_bound(test: str, level: float) -> None:
    """It may bar, but it never clears: nothing is known of how high it may be."""
    multiple = times_uln(source({f"labs.{test}": level}).case.labs, test)

    assert multiple is None or (isinstance(multiple, Span) and multiple.high == float("inf"))


@pytest.mark.parametrize("test", ["bilirubin", "ast", "alt", "alp", "ldh"])
@pytest.mark.parametrize("level", [0.4, 1.3, 8, "> 2", "3 - 5"])
@pytest.mark.parametrize("uln", [0.5, 0.9, 1.5, 1.7, 21, 30, 45, 80, 90, 100, "> 1", "20-60"])
def test_a_limit_that_is_filled_in_later_only_narrows(test: str, level: Any, uln: Any) -> None:
    """Whatever limit is given, even an impossible one, what was certain stays so."""
    known, filled = (
        Case.model_validate_json(json.dumps({"labs": given})).labs
        for given in ({test: level}, {test: level, f"{test}_uln": uln})
    )

    assert narrowed(times_uln(known, test), times_uln(filled, test))


def test_eight_decides_and_one_point_three_does_not() -> None:
    """8 mg/dL is above 3 x ULN by any limit; 1.3 may be above 1 x ULN, or not."""
    eight, little = (
        facts({"labs.bilirubin": level}).value("labs.bilirubin_x_uln") for level in (8, 1.3)
    )

    assert isinstance(eight, Span)
    assert isinstance(little, Span)
    assert (eight > 3) is True
    assert (little > 1) is None
    assert (little > 3) is None


def test_a_level_without_its_limit_is_told() -> None:
    """As an assumption, with the bounds of the limits."""
    (warning,) = source({"labs.bilirubin": 8}).warnings

    assert "bilirubin 8 mg/dL given without its upper limit: 5.3 to 10 x ULN" in str(warning)


def test_a_multiple_that_no_limit_gives_is_refused() -> None:
    """8 mg/dL is not 1.4 x ULN."""
    with pytest.raises(CaseError, match=r"at least 5\.3 x ULN"):
        source({"labs.bilirubin": 8, "labs.bilirubin_x_uln": 1.4})


@pytest.mark.parametrize(
    ("field", "number", "said"),
    [
        ("labs.anc", 900, "cells per uL must be written with the unit"),
        ("labs.wbc", 1500, "cells per uL"),
        ("labs.creatinine", 18, "umol/L must be written with the unit"),
        ("labs.bilirubin", 15, "umol/L"),
        ("labs.bilirubin_uln", 21, "umol/L"),
        ("labs.alt_uln", 0.7, "ukat/L"),
        ("labs.haemoglobin", 28, "g/L"),
        ("labs.magnesium", 1.9, "mg/dL"),
        ("labs.potassium", 15, "mmol/L"),
        ("patient.weight_kg", 1.8, "kg"),
        ("heart.lvef_pct", 0.6, "per cent"),
        ("antigens.cd22_pct", 0.85, "per cent"),
        ("antigens.cd19_pct", 0.95, "per cent"),
        ("lung.dlco_pct", 0.7, "per cent"),
        ("heart.qtcf_ms", 0.44, "seconds"),
    ],
)
def test_a_number_that_looks_like_another_unit_is_doubted(
    field: str, number: float, said: str
) -> None:
    """With what to write instead."""
    warnings = [warning for warning in source({field: number}).warnings if warning.path == field]

    assert any("is unusual" in str(warning) and said in str(warning) for warning in warnings)


def _fields(kind: type) -> set[str]:
    made = {entry.name for entry in entries(Case) if isinstance(entry.kind, kind)}
    for header, table in tables():
        prefix = header.strip("[]") + "[]" * header.startswith("[[")
        made |= {f"{prefix}.{e.name}" for e in entries(table) if isinstance(e.kind, kind)}
    return made


def test_every_number_has_its_usual_range() -> None:
    """One table for all fields: none is left out, and none is in it that does not exist."""
    assert set(USUAL) == _fields(Number)
    assert set(DURATIONS) <= _fields(Number)


@pytest.mark.parametrize("field", sorted(_fields(DateField) - {"assessed_on"}))
@pytest.mark.parametrize("day", ["1950-01-01", "2031-05-01"])
def test_every_date_lies_between_birth_and_decision(field: str, day: str) -> None:
    """Whatever the field: before the birth or after the decision it is refused."""
    table, _, name = field.partition("[].")
    value: Any = [day] if name == "dli_on" else day
    said: Changes = {"assessed_on": "2026-11-28", "patient.birth_date": "1982-03-15"}
    said |= {table: [{"type": "allogeneic", name: value}]} if table == "transplants" else (
        {table: [{name: value}]} if name else {field: value}
    )  # fmt: skip
    if field == "patient.birth_date" and day < "2000":
        return

    with pytest.raises(CaseError) as refused:
        parse_case("told.json", json.dumps(document(said)))
    assert "lies" in str(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"transplants": [{"type": "allogeneic", "months_to_relapse": 996}]},
        {"lines": [{"best_response": "cr", "response_months": 400}]},
        {"vod.days_since_hct": 20_000},
    ],
)
def test_a_duration_lies_within_the_life(changes: Changes) -> None:
    """Nobody of 22 years was in remission for 83."""
    with pytest.raises(CaseError, match="longer than the life"):
        source({"patient.age": 22}, changes)


def test_a_decimal_comma_is_never_guessed() -> None:
    """It is refused with what may have been meant."""
    with pytest.raises(CaseError, match=r'write "1\.8 mg/dL"'):
        source({"labs.bilirubin": "1,8 mg/dL"})


def test_written_in_gives_every_value_with_its_place() -> None:
    """Of tables, lists of tables and lists alike."""
    case = source({"transplants": [{"type": "allogeneic", "dli_on": ["2025-01-02"]}]}).case

    assert ("transplants[].dli_on[]", ("transplants", 0, "dli_on", 0)) in [
        (name, path) for name, path, value in written_in(case) if isinstance(value, PartialDate)
    ]


@pytest.mark.parametrize(
    ("changes", "fact", "expected"),
    [
        ({"labs.bilirubin": "normal"}, "labs.bilirubin_x_uln", Span(0, 1)),
        ({"labs.bilirubin_x_uln": "WNL"}, "labs.bilirubin_x_uln", Span(0, 1)),
        ({"labs.ast": "normal", "labs.alt": "normal"}, "labs.transaminases_x_uln", Span(0, 1)),
        ({"labs.alp": "normal", "labs.alp_uln": 120}, "labs.alp_x_uln", Span(0, 1)),
        ({"labs.creatinine": "normal"}, "labs.creatinine_mg_dl", Span(0, 1.4)),
        ({"heart.lvef_pct": "normal"}, "heart.lvef_pct", Span(50, 100)),
    ],
)
def test_normal_means_within_limits(changes: Changes, fact: str, expected: Span) -> None:
    """Whatever the limits of the laboratory are."""
    known = facts(changes).value(fact)

    assert isinstance(known, Span)
    assert (known.low, known.high) == (expected.low, expected.high)
    assert not source(changes).warnings


def test_a_relapse_without_a_date_lies_between_transplant_and_decision() -> None:
    """The remission was at most as long as that."""
    known = facts({
        "assessed_on": "2026-11-28", "disease.status": "relapsed",
        "transplants": [{"type": "allogeneic", "date": "2026-07-28"}],
    })  # fmt: skip

    assert known.value("hct.months_to_relapse") == Span(0, 4)
