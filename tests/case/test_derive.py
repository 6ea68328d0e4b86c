"""From the case as written to the facts that criteria ask about."""

from typing import Any

import pytest

from allcli.case.span import Span
from tests.cases import AFTER_HCT, facts


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        ({"lines": []}, "disease.salvage_number", 1),
        ({"lines": [{}]}, "disease.salvage_number", 1),
        ({"lines": [{}, {}]}, "disease.salvage_number", 2),
        ({"lines": [{}, {"purpose": "consolidation"}, {}]}, "disease.salvage_number", 2),
        ({"lines": [{"purpose": "salvage"}]}, "disease.salvage_number", 2),
        ({"lines": [{}], "disease.salvage_number": 3}, "disease.salvage_number", 3),
        ({}, "disease.salvage_number", None),
        ({"disease.cns": "cns2"}, "disease.cns_active", True),
        ({"disease.cns": "cns1"}, "disease.cns_active", False),
        ({"antigens.cd22_pct": 0}, "antigens.cd22", "negative"),
        ({"antigens.cd22_pct": 19}, "antigens.cd22", "partial"),
        ({"antigens.cd22_pct": 20}, "antigens.cd22", "positive"),
        ({"disease.status": "mrd-positive"}, "mrd.status", "positive"),
        ({"lines": [{"best_response": "cr", "response_on": "2024-01-10",
                     "relapsed_on": "2025-01-10"}]}, "disease.first_cr_months", 12),
        ({"lines": [{"best_response": "nr"}, {"best_response": "cr", "response_months": 4}]},
         "disease.first_cr_months", 4),
        ({"lines": [{}, {"best_response": "cr", "response_months": 4}]},
         "disease.first_cr_months", None),
        ({"lines": [{"agents": ["Blinatumomab"]}]}, "exposure.blinatumomab", True),
        ({"lines": [{"regimen": "dasatinib, then ponatinib"}]}, "exposure.tki_number", 2),
        ({"lines": []}, "exposure.inotuzumab_cycles", 0),
        ({"labs.bilirubin": 2.4, "labs.bilirubin_uln": 1.2}, "labs.bilirubin_x_uln", 2),
        ({"labs.bilirubin": "41.04 umol/L", "labs.bilirubin_uln": 1.2}, "labs.bilirubin_x_uln", 2),
        ({"labs.ast_x_uln": 1, "labs.alt_x_uln": 3}, "labs.transaminases_x_uln", 3),
        ({"plan.conditioning_agents": ["busulfan", "Cyclophosphamide", "ATG"]},
         "plan.conditioning_alkylators", 2),
        ({"liver.vod_severity": "mild"}, "liver.vod_history", True),
        ({"liver.unstated": "absent"}, "liver.vod_ongoing", False),
        ({"gvhd.chronic_severity": "mild"}, "gvhd.chronic_active", True),
    ],
    ids=str,
)  # fmt: skip
def test_a_fact_follows_from_what_is_written(
    changes: dict[str, Any], fact: str, value: object
) -> None:
    """Each derived fact, from the fields that give it."""
    derived = facts(changes).value(fact)

    assert derived == (pytest.approx(value) if isinstance(value, float | int) else value)


def test_without_an_allogeneic_transplant_there_is_no_gvhd() -> None:
    """What cannot apply is certain, whatever the file leaves out."""
    found = facts({"transplants": [{"type": "autologous"}]})

    for name in ("acute_active", "chronic_active", "systemic_treatment"):
        assert found.value(f"gvhd.{name}") is False
    assert found.value("hct.relapse_after") is False


def test_gvhd_implies_an_earlier_allo_hct() -> None:
    """A patient with GVHD has been transplanted, even where the file does not say so."""
    assert facts({"gvhd.acute_active": True}).value("hct.prior_allo") is True


def test_a_transplant_of_unknown_type_leaves_the_history_open() -> None:
    """It may have been autologous."""
    assert facts({"transplants": [{}]}).value("hct.prior_allo") is None


def test_one_transaminase_is_a_lower_bound_for_the_higher_one() -> None:
    """With ALT unknown the higher of the two is at least AST."""
    held = facts({"labs.ast_x_uln": 3}).value("labs.transaminases_x_uln")

    assert isinstance(held, Span)
    assert held.low == 3


def test_imprecise_dates_give_an_interval() -> None:
    """A transplant dated by its month leaves the time to relapse open by a month."""
    held = facts(
        AFTER_HCT,
        {"transplants": [{"type": "allogeneic", "date": "2025-01", "relapsed_on": "2025-12-01"}]},
    ).value("hct.months_to_relapse")

    assert isinstance(held, Span)
    assert held.low == pytest.approx(10 + 1 / 31)
    assert held.high == 11


@pytest.mark.parametrize("word", ["pending", "not-done"])
def test_why_a_fact_is_unknown_is_kept(word: str) -> None:
    """The report can say `pending` or `not done`."""
    found = facts({"antigens.cd22": word})

    assert found.value("antigens.cd22") is None
    assert found.why_unknown["antigens.cd22"] == word


@pytest.mark.parametrize(
    ("sex", "creatinine", "clearance"), [("male", 1.0, 83.33), ("female", 1.0, 70.83)]
)
def test_creatinine_clearance_is_by_cockcroft_and_gault(
    sex: str, creatinine: float, clearance: float
) -> None:
    """(140 - 60) x 75 / 72 for a man of 60 years and 75 kg at 1.0 mg/dL."""
    found = facts(
        {"patient.age": 60, "patient.weight_kg": 75, "patient.sex": sex,
         "labs.creatinine": creatinine}
    ).value("kidney.creatinine_clearance_ml_min")  # fmt: skip

    assert found == pytest.approx(clearance, abs=0.01)


@pytest.mark.parametrize(
    "changes", [{"patient.age": 17}, {"patient.age": None}, {"patient.sex": None}]
)
def test_creatinine_clearance_needs_an_adult_and_every_input(changes: dict[str, Any]) -> None:
    """Below 18 the formula does not hold."""
    given = {"patient.age": 60, "patient.weight_kg": 75, "patient.sex": "male",
             "labs.creatinine": 1.0}  # fmt: skip

    assert facts(given, changes).value("kidney.creatinine_clearance_ml_min") is None
