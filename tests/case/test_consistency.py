"""Statements that cannot all be true of one patient are refused."""

from typing import Any

import pytest

from allcli.case.files.read import parse_case
from allcli.case.problems import CaseError
from tests.cases import source


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"assessed_on": "2020", "disease.diagnosed_on": "2021"}, "assessed_on"),
        ({"transplants": [{"date": "2024", "relapsed_on": "2023"}]}, "transplants[0].relapsed_on"),
        ({"transplants": [{"date": "2024"}, {"date": "2023"}]}, "transplants[1].date"),
        ({"lines": [{"response_on": "2024", "relapsed_on": "2023"}]}, "lines[0].relapsed_on"),
        ({"lines": [{"started_on": "2024"}, {"started_on": "2023"}]}, "lines[1].started_on"),
        ({"disease.status": "remission", "disease.marrow_blasts_pct": 5},
         "disease.marrow_blasts_pct"),
        ({"disease.status": "relapsed", "disease.relapse_number": 0}, "disease.relapse_number"),
        ({"disease.status": "mrd-positive", "mrd.status": "negative"}, "mrd.status"),
        ({"antigens.cd22": "negative", "antigens.cd22_pct": 20}, "antigens.cd22_pct"),
        ({"antigens.cd22": "positive", "antigens.cd22_pct": 0}, "antigens.cd22_pct"),
        ({"antigens.cd19": "negative", "antigens.cd19_pct": 20}, "antigens.cd19_pct"),
        ({"antigens.cd19": "dim", "antigens.cd19_pct": 0}, "antigens.cd19_pct"),
        ({"lines": [{"regimen": "MEC"}], "exposure.blinatumomab": True}, "exposure.blinatumomab"),
        ({"lines": [{"regimen": "MEC"}], "exposure.tkis_failed": ["imatinib"]},
         "exposure.tkis_failed"),
        ({"lines": [{"agents": ["kymriah"]}],
          "exposure.cd19_car_t_products": ["tisagenlecleucel", "brexucabtagene"]},
         "exposure.cd19_car_t_products"),
        ({"lines": [{"agents": ["inotuzumab"], "cycles": 2}], "exposure.inotuzumab_cycles": 1},
         "exposure.inotuzumab_cycles"),
        ({"lines": [{"agents": ["inotuzumab"], "last_dose_on": "2015"}],
          "exposure.inotuzumab_last_dose_on": "2024-11"}, "exposure.inotuzumab_last_dose_on"),
        ({"lines": [{}], "disease.salvage_number": 3}, "disease.salvage_number"),
        ({"labs.wbc": 44, "disease.blood_blasts_pct": 54, "disease.blood_blasts": 3},
         "disease.blood_blasts"),
        ({"labs.alt": 120, "labs.alt_uln": 40, "labs.alt_x_uln": 2}, "labs.alt_x_uln"),
        ({"heart.qt_ms": 400, "heart.rate_per_min": 60, "heart.qtcf_ms": 500}, "heart.qtcf_ms"),
        ({"assessed_on": "2026-06", "patient.birth_date": "2020", "patient.age": "> 12 years"},
         "patient.age"),
        ({"assessed_on": "2026-06", "transplants": [{"date": "2025-06", "months_to_relapse": 20}]},
         "transplants[0].months_to_relapse"),
        ({"assessed_on": "2026-06", "lines": [{"response_on": "2025-06", "response_months": 20}]},
         "lines[0].response_months"),
        ({"heart.arterial_event": False, "lines": [{"toxicities": ["stroke"]}]},
         "lines[0].toxicities[0]"),
        ({"neurology.unstated": "absent", "lines": [{"toxicities": ["seizure"]}]},
         "lines[0].toxicities[0]"),
        ({"toxicity.unstated": "absent", "lines": [{"toxicities": ["pancreatitis grade 3"]}]},
         "lines[0].toxicities[0]"),
        ({"liver.unstated": "absent", "transplants": [{"vod": True}]}, "transplants[0].vod"),
        ({"liver.unstated": "absent", "vod.histology_proven": True}, "liver.unstated"),
        ({"transplants": [], "gvhd.acute_active": True}, "gvhd.acute_active"),
        ({"transplants": [{"type": "autologous"}], "gvhd.chronic_active": True},
         "gvhd.chronic_active"),
        ({"transplants": [{"type": "autologous", "donor": "cord"}]}, "transplants[0].donor"),
        ({"gvhd.acute_active": False, "gvhd.skin": 1}, "gvhd.skin"),
        ({"gvhd.skin": 1, "gvhd.liver": 2, "gvhd.acute_grade": 1}, "gvhd.acute_grade"),
        ({"gvhd.chronic_active": False, "gvhd.chronic_severity": "mild"}, "gvhd.chronic_severity"),
        ({"liver.vod_history": False, "liver.vod_severity": "mild"}, "liver.vod_severity"),
        ({"liver.vod_history": False, "liver.vod_ongoing": True}, "liver.vod_ongoing"),
        ({"lines": [{"response_on": "2024-01", "relapsed_on": "2024-07", "response_months": 12}]},
         "lines[0].response_months"),
        ({"transplants": [{"date": "2024-01-10", "relapsed_on": "2024-07-10",
                           "months_to_relapse": 9}]}, "transplants[0].months_to_relapse"),
        ({"transplants": [{"vod": False, "vod_severity": "mild"}]},
         "transplants[0].vod_severity"),
        ({"exposure.blinatumomab": False, "lines": [{"agents": ["blinatumomab"]}]},
         "exposure.blinatumomab"),
        ({"exposure.inotuzumab": False, "exposure.inotuzumab_cycles": 2},
         "exposure.inotuzumab_cycles"),
        ({"patient.sex": "male", "patient.pregnant": True}, "patient.pregnant"),
        ({"patient.sex": "male", "patient.breast_feeding": True}, "patient.breast_feeding"),
        ({"heart.infarction": True, "heart.coronary_disease": False}, "heart.infarction"),
        ({"heart.infarction": True, "heart.arterial_event": False}, "heart.infarction"),
        ({"heart.stroke": True, "comorbidity.cerebrovascular": False}, "heart.stroke"),
        ({"heart.coronary_disease": True, "comorbidity.cardiac": False},
         "heart.coronary_disease"),
        ({"heart.severe_valve_disease": True, "comorbidity.heart_valve": False},
         "heart.severe_valve_disease"),
        ({"comorbidity.infection": False, "infection.uncontrolled": True},
         "infection.uncontrolled"),
        ({"infection.mould_past": False, "infection.mould_treatment_weeks": 4},
         "infection.mould_treatment_weeks"),
        ({"patient.pregnant": False, "patient.gestation_weeks": 12}, "patient.gestation_weeks"),
        ({"disease.extramedullary": False, "disease.sites": ["testis"]}, "disease.sites"),
        ({"disease.cns": "cns1", "disease.sites": ["cns"]}, "disease.sites"),
        ({"disease.cns": "cns1", "disease.cns_sites": ["csf"]}, "disease.cns_sites"),
        ({"disease.cns": "cns1", "disease.cns_sites": ["optic-nerve"]}, "disease.cns_sites"),
        ({"disease.cns": "cns2", "disease.cns_sites": ["csf", "spine"]}, "disease.cns_sites"),
        ({"disease.cns_sites": ["spine"], "disease.sites": ["marrow"]}, "disease.sites"),
        ({"disease.extramedullary": False, "disease.bulky": True}, "disease.bulky"),
        ({"disease.extramedullary": False, "disease.mediastinal_mass": True},
         "disease.mediastinal_mass"),
        ({"disease.multifocal": True, "disease.sites": ["marrow"]}, "disease.sites"),
        ({"genetics.bcr_abl1": "negative", "genetics.abl1_mutations": ["T315I"]},
         "genetics.abl1_mutations"),
        ({"gvhd.chronic_severity": "mild", "gvhd.chronic_lungs": 2}, "gvhd.chronic_severity"),
        ({"gvhd.unstated": "absent", "gvhd.chronic_severity": "severe", "gvhd.chronic_eyes": 2},
         "gvhd.chronic_severity"),
        ({"disease.cns": "cns3", "disease.sites": ["marrow"]}, "disease.sites"),
        ({"disease.status": "refractory", "disease.relapse_number": 0,
          "lines": [{"best_response": "cr"}]}, "disease.relapse_number"),
        ({"disease.extramedullary": True, "disease.sites": ["marrow"]}, "disease.sites"),
        ({"disease.marrow_blasts_pct": 5, "disease.sites": ["cns"]}, "disease.sites"),
        ({"genetics.bcr_abl1": "positive", "genetics.ph_like": True}, "genetics.ph_like"),
        ({"disease.lineage": "t-all", "genetics.ph_like": True}, "genetics.ph_like"),
        ({"disease.cml_blast_phase": True, "genetics.bcr_abl1": "negative"}, "genetics.bcr_abl1"),
        ({"disease.status": "newly-diagnosed", "disease.relapse_number": 1},
         "disease.relapse_number"),
        ({"antigens.cd22": "dim", "antigens.cd22_pct": 0}, "antigens.cd22_pct"),
        ({"transplants": [], "gvhd.acute_grade": 2}, "gvhd.acute_grade"),
        ({"transplants": [], "gvhd.lower_gi": 1}, "gvhd.lower_gi"),
        ({"transplants": [], "gvhd.systemic_treatment": True}, "gvhd.systemic_treatment"),
        ({"gvhd.chronic_active": False, "gvhd.chronic_eyes": 1}, "gvhd.chronic_eyes"),
        ({"liver.vod_history": False, "transplants": [{"vod": True}]}, "transplants[0].vod"),
        ({"liver.vod_severity": "mild", "transplants": [{"vod_severity": "severe"}]},
         "liver.vod_severity"),
        ({"liver.active_hepatitis": False, "liver.hepatitis_b": "active"}, "liver.hepatitis_b"),
        ({"liver.vod_ongoing": False, "vod.histology_proven": True}, "liver.vod_ongoing"),
        ({"liver.vod_history": False, "vod.histology_proven": True}, "liver.vod_history"),
        ({"lines": [{"regimen": "MEC"}], "exposure.hypersensitivity": ["nelarabine"]},
         "exposure.hypersensitivity"),
        ({"exposure.blinatumomab": False, "exposure.blinatumomab_crs": 2},
         "exposure.blinatumomab_crs"),
        ({"lines": [], "exposure.inotuzumab_cycles": 1}, "exposure.inotuzumab_cycles"),
        ({"assessed_on": "2026-03-01", "patient.birth_date": "1990-03-01", "patient.age": 37},
         "patient.age"),
        ({"gvhd.acute_active": False, "gvhd.chronic_active": False,
          "gvhd.steroid_refractory": True}, "gvhd.steroid_refractory"),
        ({"gvhd.unstated": "absent", "gvhd.steroid_refractory": True}, "gvhd.steroid_refractory"),
        ({"transplants": [], "gvhd.days_since_systemic_treatment": 0},
         "gvhd.days_since_systemic_treatment"),
        ({"transplants": [], "gvhd.days_since_systemic_treatment": "< 30"},
         "gvhd.days_since_systemic_treatment"),
        ({"transplants": [], "vod.days_since_hct": 0}, "vod.days_since_hct"),
        ({"vod.hepatomegaly": False, "vod.painful_hepatomegaly": True},
         "vod.painful_hepatomegaly"),
        ({"lines": [], "exposure.inotuzumab_last_dose_on": "2026-01-05"},
         "exposure.inotuzumab_last_dose_on"),
        ({"exposure.inotuzumab": False, "exposure.inotuzumab_cycles": "> 1"},
         "exposure.inotuzumab_cycles"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_contradiction_is_refused_at_the_later_statement(
    changes: dict[str, Any], path: str
) -> None:
    """The path names the statement that does not fit."""
    with pytest.raises(CaseError) as refused:
        source(changes)

    assert [problem.path for problem in refused.value.problems] == [path]


def test_a_contradiction_names_both_statements_with_their_lines() -> None:
    """So that both can be looked at."""
    text = '[gvhd]\nacute_active = false\nunstated = "absent"\nsteroid_refractory = true\n'

    with pytest.raises(CaseError) as refused:
        parse_case("case.toml", text)

    assert str(refused.value) == (
        "case.toml:4: gvhd.steroid_refractory: steroid-refractory GVHD, but neither acute nor "
        "chronic GVHD is active; see gvhd.acute_active (line 2), gvhd.unstated (line 3)"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"transplants": [{"date": "2024", "relapsed_on": "2024"}]},
        {"gvhd.skin": 1, "gvhd.acute_grade": 3},
        {"disease.status": "remission", "disease.marrow_blasts_pct": "< 6 %"},
        {"gvhd.acute_active": True},
        {"lines": [{"response_on": "2024-01", "relapsed_on": "2024-07", "response_months": 6}]},
        {"gvhd.chronic_severity": "moderate", "gvhd.chronic_skin": 1},
        {"disease.marrow_blasts_pct": 0.3, "disease.sites": ["marrow", "other"]},
        {"disease.cns": "cns2", "disease.cns_sites": ["csf"], "disease.sites": ["cns"]},
        {"disease.multifocal": True, "disease.sites": ["testis"]},
        {"disease.extramedullary": True, "disease.sites": ["testis"]},
        {"disease.marrow_blasts_pct": "< 10 %", "disease.sites": ["cns"]},
        {"transplants": [], "gvhd.skin": 0, "gvhd.systemic_treatment": False},
        {"lines": [{}], "exposure.hypersensitivity": ["nelarabine"]},
        {"assessed_on": "2026-03-01", "patient.birth_date": "1990", "patient.age": 35},
        {"liver.unstated": "absent", "liver.vod_ongoing": "unknown", "vod.histology_proven": True},
        {"gvhd.acute_active": False, "gvhd.steroid_refractory": True},
        {"gvhd.unstated": "absent", "gvhd.acute_grade": 2, "gvhd.steroid_refractory": True},
        {"transplants": [], "gvhd.days_since_systemic_treatment": "unknown"},
        {"transplants": [], "vod.weight_gain_pct": 0},
        {"vod.hepatomegaly": True, "vod.painful_hepatomegaly": False},
        {"antigens.cd22": "dim", "antigens.cd22_pct": 95},
        {"antigens.cd22": "partial", "antigens.cd22_pct": 60},
        {"mrd.status": "negative", "mrd.level_pct": "< 0.01 %"},
    ],
)
def test_what_may_be_true_is_accepted(changes: dict[str, Any]) -> None:
    """Imprecision is no contradiction: the same year, an unstaged organ, an upper bound."""
    assert source(changes).warnings == ()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"labs.creatinine": 25}, "labs.creatinine"),
        ({"labs.bilirubin_uln": 21}, "labs.bilirubin_uln"),
        ({"antigens.cd22": "positive", "antigens.cd22_pct": 12}, "antigens.cd22_pct"),
        ({"antigens.cd22": "positive", "antigens.cd22_pct": "< 5 %"}, "antigens.cd22_pct"),
        ({"antigens.cd22": "dim", "antigens.cd22_pct": 3}, "antigens.cd22_pct"),
        ({"antigens.cd22": "negative", "antigens.cd22_pct": 3}, "antigens.cd22_pct"),
        ({"antigens.cd19": "negative", "antigens.cd19_pct": "5-30 %"}, "antigens.cd19_pct"),
        ({"antigens.cd19": "partial", "antigens.cd19_pct": 100}, "antigens.cd19_pct"),
        ({"antigens.cd19_pct": 1.0}, "antigens.cd19_pct"),
        ({"mrd.status": "negative", "mrd.level_pct": 0.01}, "mrd.level_pct"),
        ({"mrd.status": "positive", "mrd.level_pct": 0}, "mrd.level_pct"),
        ({"disease.status": "mrd-positive", "mrd.level_pct": 0}, "mrd.level_pct"),
        ({"mrd.level_pct": 1e-3}, "mrd.level_pct"),
        ({"labs.platelets": 0.25}, "labs.platelets"),
        ({"antigens.cd19": "positive", "antigens.tested_after_targeted_therapy": False},
         "antigens.cd19"),
        ({"lines": [{"regimen": "FLAG-Ida"}, {"regimen": "second allo-HCT"}]}, "lines[1].regimen"),
        ({"lines": [{"regimen": "blinatumomab"}]}, "lines[0]"),
        ({"lines": [{"agents": ["tisagenlecleucel"]}]}, "lines[0]"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_odd_but_possible_is_warned_about(changes: dict[str, Any], path: str) -> None:
    """Both can be true: the case is read, and a second look is asked for."""
    assert [warning.path for warning in source(changes).warnings] == [path]
