"""A word for not known leaves open what it names, and nothing else."""

from typing import Any

import pytest

from tests.cases import facts


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"liver.unstated": "absent", "liver.hepatitis_b": "pending"}, "liver.active_hepatitis"),
        ({"liver.unstated": "absent", "liver.hepatitis_b": "pending"},
         "liver.other_disease_history"),
        ({"liver.unstated": "absent", "liver.vod_history": True, "liver.vod_severity": "unknown",
          "transplants": [{"vod_severity": "mild"}]}, "liver.vod_severity"),
        ({"gvhd.unstated": "absent", "gvhd.skin": "pending"}, "gvhd.acute_active"),
        ({"gvhd.unstated": "absent", "gvhd.chronic_lungs": "pending"}, "gvhd.chronic_active"),
        ({"gvhd.unstated": "absent", "gvhd.chronic_skin": 1, "gvhd.chronic_lungs": "pending"},
         "gvhd.chronic_severity"),
        ({"gvhd.unstated": "absent", "gvhd.days_since_systemic_treatment": "unknown"},
         "gvhd.systemic_treatment_past"),
        ({"neurology.unstated": "absent", "neurology.neuropathy_grade": "unknown"},
         "neurology.neuropathy_grade"),
        ({"disease.sites": ["marrow"], "disease.cns": "pending"}, "disease.cns_active"),
        ({"disease.sites": ["marrow"], "disease.extramedullary": "pending"},
         "disease.extramedullary"),
        ({"disease.sites": ["cns"], "disease.marrow_blasts_pct": "pending"},
         "disease.marrow_involved"),
        ({"lines": [{"regimen": "POMP"}], "exposure.cd19_car_t": "unknown"},
         "exposure.cd19_car_t"),
        ({"vod.unstated": "absent", "vod.weight_gain_pct": 0, "labs.bilirubin": 1,
          "liver.vod_ongoing": "unknown"}, "vod.criteria_met"),
        ({"vod.unstated": "absent", "vod.painful_hepatomegaly": "unknown",
          "vod.ultrasound_suggestive": "unknown", "vod.reversed_portal_flow": False},
         "vod.criteria_met"),
        ({"gvhd.unstated": "absent", "gvhd.chronic_liver": "< 2"}, "gvhd.chronic_active"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_said_not_to_be_known_is_never_a_no(changes: dict[str, Any], fact: str) -> None:
    """A closed table or a complete list denies what it leaves out, not what it names as open."""
    assert facts(changes).value(fact) is None


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        ({"liver.unstated": "absent", "liver.hepatitis_b": "pending",
          "liver.active_hepatitis": False}, "liver.active_hepatitis", False),
        ({"gvhd.unstated": "absent", "gvhd.skin": "pending", "gvhd.acute_active": False},
         "gvhd.acute_active", False),
        ({"lines": [{"regimen": "Kymriah"}], "exposure.cd19_car_t": "unknown"},
         "exposure.cd19_car_t", True),
        ({"vod.unstated": "absent", "vod.weight_gain_pct": 0, "labs.bilirubin": 1,
          "liver.vod_ongoing": "unknown", "liver.vod_history": False}, "vod.criteria_met", False),
        ({"gvhd.days_since_systemic_treatment": 0}, "gvhd.systemic_treatment_past", True),
    ],
    ids=str,
)  # fmt: skip
def test_what_another_field_settles_is_known_all_the_same(
    changes: dict[str, Any], fact: str, value: object
) -> None:
    """A word for not known takes nothing away from what is stated beside it."""
    assert facts(changes).value(fact) == value


@pytest.mark.parametrize("word", ["pending", "not-done"])
def test_why_a_fact_is_unknown_is_kept(word: str) -> None:
    """The report can say `pending` or `not done`."""
    derived = facts({"antigens.cd22": word})

    assert derived.value("antigens.cd22") is None
    assert derived.why_unknown["antigens.cd22"] == word
