"""From the case as written to the facts that criteria ask about."""

from typing import Any

import pytest

from allcli.case.facts import FACTS
from allcli.case.files.forms import form_at
from allcli.case.span import Span
from allcli.engine.prepared import Prepared
from allcli.rulebook.language import atoms
from allcli.verify.examine import Examined
from tests.cases import AFTER_HCT, FIT, facts


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        ({"lines": []}, "disease.salvage_number", 1),
        ({"lines": [{}]}, "disease.salvage_number", 1),
        ({"lines": [{}, {}]}, "disease.salvage_number", 2),
        ({"lines": [{}, {"purpose": "consolidation"}, {}]}, "disease.salvage_number", 2),
        ({"lines": [{"purpose": "salvage"}]}, "disease.salvage_number", 2),
        ({"lines": [{}], "lines_complete": False, "disease.salvage_number": 3},
         "disease.salvage_number", 3),
        ({}, "disease.salvage_number", None),
        ({"lines": []}, "disease.refractory_to_salvage", False),
        ({"lines": [{"best_response": "nr"}]}, "disease.refractory_to_salvage", False),
        ({"lines": [{}, {"best_response": "nr"}]}, "disease.refractory_to_salvage", True),
        ({"lines": [{}, {"stopped_for": "no-response"}]}, "disease.refractory_to_salvage", None),
        ({"lines": [{}, {"best_response": "nr"}, {"best_response": "cr"}]},
         "disease.refractory_to_salvage", False),
        ({"lines": [{}, {"best_response": "nr", "purpose": "consolidation"}]},
         "disease.refractory_to_salvage", False),
        ({"lines": [{}, {"best_response": "nr", "purpose": "unknown"}]},
         "disease.refractory_to_salvage", None),
        ({"lines": [{}, {}]}, "disease.refractory_to_salvage", None),
        ({"lines": [{}, {"best_response": "nr"}], "lines_complete": False},
         "disease.refractory_to_salvage", None),
        ({}, "disease.refractory_to_salvage", None),
        ({"patient.lansky": 100}, "patient.ecog", 0),
        ({"patient.lansky": 90}, "patient.ecog", Span(0, 1)),
        ({"patient.lansky": 80}, "patient.ecog", 1),
        ({"patient.lansky": 70}, "patient.ecog", Span(1, 2)),
        ({"patient.lansky": 60}, "patient.ecog", Span(2, 3)),
        ({"patient.lansky": 40}, "patient.ecog", Span(3, 4)),
        ({"patient.lansky": 20}, "patient.ecog", 4),
        ({"patient.lansky": "80-100"}, "patient.ecog", Span(0, 1)),
        ({"patient.lansky": 50}, "patient.ecog", Span(2, 3)),
        ({"patient.lansky": 50}, "patient.kps", 50),
        ({"patient.kps": 90}, "patient.ecog", None),
        ({"patient.lansky": 90, "patient.ecog": 1}, "patient.ecog", 1),
        ({"patient.ecog": 3}, "patient.kps", None),
        ({"disease.cns": "cns2"}, "disease.cns_active", True),
        ({"disease.cns": "cns1"}, "disease.cns_active", False),
        ({"disease.cns_sites": ["optic-nerve"]}, "disease.cns_active", True),
        ({"disease.cns_sites": ["optic-nerve"]}, "disease.cns", "cns3"),
        ({"disease.cns_sites": ["csf"]}, "disease.cns", None),
        ({"disease.cns": "CNS3c"}, "disease.cns", "cns3"),
        ({"disease.cns": "cns1"}, "disease.cns_sites", ()),
        ({"disease.bulky": True}, "disease.extramedullary", True),
        ({"disease.mediastinal_mass": True}, "disease.extramedullary", True),
        ({"disease.extramedullary": False}, "disease.multifocal", False),
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
        ({"gvhd.chronic_lungs": 2}, "gvhd.chronic_severity", "severe"),
        ({"gvhd.chronic_skin": 1}, "gvhd.chronic_severity", None),
        ({"gvhd.chronic_skin": 1, "gvhd.unstated": "absent"}, "gvhd.chronic_severity", "mild"),
        ({"patient.birth_date": "1990-03-01", "assessed_on": "2026-03-01"},
         "patient.age_years", 36),
        ({"patient.age": "7 months"}, "patient.age_years", 7 / 12),
        ({"patient.height_cm": 180, "patient.weight_kg": 80}, "patient.bsa_m2", 2),
        ({"disease.sites": ["marrow", "testis"]}, "disease.extramedullary", True),
        ({"disease.sites": ["marrow"]}, "disease.extramedullary", False),
        ({"disease.sites": ["marrow", "cns"]}, "disease.cns_active", True),
        ({"genetics.abl1_mutations": ["p.T315I"]}, "genetics.abl1_mutations", ("T315I",)),
        ({"genetics.abl1_mutations": ["p.(Thr315Ile)", "ABL1 V299L"]},
         "genetics.abl1_mutations", ("T315I", "V299L")),
        ({"genetics.abl1_mutations": ["T315I 30 %"]}, "genetics.abl1_mutations", None),
        ({"genetics.bcr_abl1": "positive"}, "genetics.ph_like", False),
        ({"plan.conditioning_agents": ["Bu", "Cy"]}, "plan.conditioning_alkylators", 2),
        ({"plan.conditioning_agents": ["TBF"]}, "plan.conditioning_thiotepa", True),
        ({"plan.conditioning_agents": ["FluBu2", "PTCy"]}, "plan.conditioning_alkylators", 1),
        ({"plan.conditioning_agents": ["busulfan", "post-transplant cyclophosphamide"]},
         "plan.conditioning_alkylators", 1),
        ({"plan.conditioning_agents": ["fludarabine", "TBI 12 Gy", "ATG"]},
         "plan.conditioning_alkylators", 0),
        ({"plan.conditioning_agents": ["our usual"]}, "plan.conditioning_thiotepa", None),
        ({"transplants": []}, "gvhd.steroid_refractory", False),
        ({"liver.vod_ongoing": True}, "vod.criteria_met", True),
        ({"patient.age": 9, "labs.creatinine_clearance": 25},
         "kidney.creatinine_clearance_ml_min", 25),
        ({"assessed_on": "2026-03-01", "transplants": [{"type": "allogeneic", "dli_on": []}]},
         "hct.dli_given", False),
        ({"assessed_on": "2026-03-01", "transplants": [
            {"type": "allogeneic", "dli_on": ["2026-02-20", "2025-01-01"]}]},
         "hct.days_since_dli", 9),
        ({"genetics.bcr_abl1": "negative"}, "genetics.abl1_mutations", ()),
        ({"disease.marrow_blasts_pct": 4}, "disease.marrow_involved", None),
        ({"disease.marrow_blasts_pct": 5}, "disease.marrow_involved", True),
        ({"disease.status": "refractory", "disease.relapse_number": 0},
         "disease.first_cr_months", 0),
        ({"disease.status": "refractory", "lines": [{"best_response": "nr"}, {"best_response":
          "pr"}]}, "disease.last_cr_months", 0),
        ({"disease.status": "refractory", "lines": [{"best_response": "nr"}, {}]},
         "disease.first_cr_months", None),
        ({"disease.status": "refractory", "disease.relapse_number": 1},
         "disease.first_cr_months", None),
        ({"disease.status": "refractory", "lines": []}, "disease.first_cr_months", None),
        ({"lines": [{"best_response": "not-evaluated"},
                    {"best_response": "cr", "response_months": 4}]},
         "disease.first_cr_months", None),
        ({"disease.marrow_blasts_pct": 4, "disease.sites": ["other"]},
         "disease.marrow_involved", False),
        ({"disease.marrow_blasts_pct": 0.3, "disease.sites": ["marrow", "other"]},
         "disease.marrow_involved", True),
        ({"lines": [{"agents": ["blinatumomab"], "best_response": "nr"}]},
         "exposure.blinatumomab_failed", True),
        ({"lines": [{"agents": ["blinatumomab"], "best_response": "cr",
                     "stopped_for": "completed"}], "disease.status": "relapsed"},
         "exposure.blinatumomab_failed", False),
        ({"lines": [{"agents": ["blinatumomab"]}]}, "exposure.blinatumomab_failed", None),
        ({"lines": [{"agents": ["vincristine"]}]}, "exposure.blinatumomab_failed", False),
        ({"vod.unstated": "absent", "vod.ascites": True, "vod.weight_gain_pct": 6},
         "vod.criteria_met", True),
        ({"vod.unstated": "absent", "vod.ascites": True, "vod.weight_gain_pct": 2,
          "labs.bilirubin": 1}, "vod.criteria_met", False),
        ({"vod.ascites": True}, "vod.criteria_met", None),
        ({"vod.unstated": "absent", "vod.ascites": True, "vod.weight_gain_pct": 6,
          "vod.multi_organ_dysfunction": True}, "vod.severe", True),
        ({"patient.age": 44, "comorbidity.unstated": "absent", "comorbidity.heart_valve": True,
          "heart.lvef_pct": 60, "labs.bilirubin_x_uln": 0.5, "labs.ast_x_uln": 1,
          "labs.alt_x_uln": 1, "liver.unstated": "absent", "labs.creatinine": 1,
          "lung.dlco_pct": 90, "lung.fev1_pct": 90, "lung.dyspnoea": "none",
          "patient.weight_kg": 70, "patient.height_cm": 175}, "fitness.hct_ci_age", 4),
        ({"lines": [{"best_response": "cr", "response_months": 20},
                    {"best_response": "cr", "response_months": 4}]}, "disease.last_cr_months", 4),
        ({"lines": [{"agents": ["tisagenlecleucel"]}]}, "exposure.cd19_car_t", True),
        ({"lines": [{"agents": ["Kymriah"]}]}, "exposure.cd19_car_t", True),
        ({"lines": [{"regimen": "CD22 CAR-T"}]}, "exposure.cd19_car_t", False),
        ({"lines": [{"regimen": "CD19/CD22 CAR-T"}]}, "exposure.cd19_car_t", True),
        ({"lines": [{"regimen": "Blincyto x 2"}]}, "exposure.blinatumomab", True),
        ({"lines": [{"regimen": "mini-HCVD + InO"}]}, "exposure.inotuzumab", True),
        ({"lines": [{"agents": ["aminophylline"]}]}, "exposure.inotuzumab", None),
        ({"lines": [{"agents": ["Ara-C"]}]}, "exposure.nelarabine", False),
        ({"lines": [{"agents": ["AraG"]}]}, "exposure.nelarabine", True),
        ({"lines": [{"agents": ["Gleevec"]}]}, "exposure.tki_number", 1),
        ({"disease.lineage": "all-unspecified"}, "disease.lineage", None),
        ({"disease.lineage": "b-all", "disease.lineage_now": "AML"}, "disease.lineage", "myeloid"),
        ({"disease.lineage": "b-all", "disease.lineage_now": "pending"}, "disease.lineage", None),
        ({"disease.lineage": "T/myeloid MPAL"}, "disease.lineage", "mpal-t-myeloid"),
        ({"disease.lineage": "mpal-b-myeloid"}, "disease.lineage", "mpal-b-myeloid"),
        ({"disease.lineage": "mixed phenotype"}, "disease.lineage", "mpal"),
        ({"disease.lineage": "B-precursor ALL"}, "disease.lineage", "b-all"),
        ({"disease.lineage": "Pro-T ALL"}, "disease.lineage", "t-all"),
        ({"disease.sites": ["CSF", "bone marrow"]}, "disease.cns_active", True),
        ({"disease.sites": ["Testes"]}, "disease.testicular", True),
        ({"disease.sites": ["Skull", "clavicle"]}, "disease.extramedullary", True),
        ({"disease.sites": ["spinal cord"]}, "disease.cns_active", True),
        ({"disease.cns_sites": ["optic disc"]}, "disease.cns", "cns3"),
        ({"disease.sites": ["heart"]}, "disease.extramedullary", True),
        ({"genetics.kmt2a": "Negative"}, "genetics.kmt2a", "not-rearranged"),
        ({"plan.donor": "HLA-identical sister"}, "plan.donor", "matched-sibling"),
        ({"plan.donor": "haplo mother"}, "plan.donor", "haploidentical"),
        ({"lines": [{"regimen": "Interfant-06", "best_response": "Complete remission"}]},
         "exposure.anthracycline", True),
        ({"lines": [{"regimen": "Interfant-06"}]}, "exposure.blinatumomab", False),
        ({"lines": [{"regimen": "murine CD19 CAR-T"}]}, "exposure.inotuzumab", False),
        ({"disease.lineage": "undifferentiated"}, "disease.lineage", "aul"),
        ({"disease.lineage": "T-LBL"}, "disease.lineage", "t-all"),
        ({"disease.lineage": "T-LBL"}, "disease.lymphoma", True),
        ({"disease.lineage": "b-all"}, "disease.lymphoma", False),
        ({"disease.lineage": "all-unspecified"}, "disease.lymphoma", None),
        ({"disease.status": "de novo"}, "disease.status", "newly-diagnosed"),
        ({"disease.cml_blast_phase": True}, "genetics.bcr_abl1", "positive"),
        ({"disease.cml_blast_phase": True}, "genetics.ph_like", False),
        ({"neurology.unstated": "absent"}, "neurology.neuropathy_grade", 0),
        ({"lines": [{}, {"purpose": "unknown"}]}, "disease.salvage_number", Span(1, 2)),
        ({"lines": [{"agents": ["blinatumomab"], "best_response": "cr"}, {}]},
         "exposure.blinatumomab_failed", None),
        ({"lines": [{"agents": ["blinatumomab"], "best_response": "cr",
                     "stopped_for": "transplant"},
                    {"best_response": "cr", "stopped_for": "other"}], "disease.status": "relapsed"},
         "exposure.blinatumomab_failed", False),
        ({"lines": [{"agents": ["inotuzumab"], "cycles": 2}, {}]},
         "exposure.inotuzumab_cycles", Span(2, 50)),
        ({"lines": [{"agents": ["inotuzumab"], "cycles": 2}, {"agents": ["inotuzumab"]}]},
         "exposure.inotuzumab_cycles", Span(3, 50)),
        ({"lines": [{}]}, "exposure.inotuzumab_cycles", None),
        ({"assessed_on": "2026-03-01", "lines": [
            {"agents": ["inotuzumab"], "last_dose_on": "2025-01-01"},
            {"agents": ["inotuzumab"], "last_dose_on": "2026-02-01"}]},
         "exposure.days_since_inotuzumab", 28),
        ({"assessed_on": "2026-03-01", "lines": [
            {"agents": ["inotuzumab"], "last_dose_on": "2025-01-01"}, {}]},
         "exposure.days_since_inotuzumab", None),
        ({"transplants": [{"type": "allogeneic", "months_to_relapse": 3}, {}]},
         "hct.months_to_relapse", None),
        # there may have been another, without a transplant
        ({"transplants": [{"type": "allogeneic", "vod_severity": "mild"}, {"vod": False}]},
         "liver.vod_severity", None),
        ({"transplants": [{"type": "allogeneic", "vod_severity": "mild"}, {}]},
         "liver.vod_severity", None),
        ({"transplants": [{"type": "allogeneic", "vod_severity": "mild"}, {"vod": False}],
          "liver.unstated": "absent", "liver.vod_history": True}, "liver.vod_severity", "mild"),
        ({"liver.fibrosis": False, "liver.steatohepatitis": False,
          "liver.other_disease_history": False}, "liver.other_disease_history", None),
        ({"liver.vod_ongoing": True, "vod.unstated": "absent"}, "vod.criteria_met", True),
        ({"liver.vod_ongoing": False, "vod.ascites": True}, "vod.criteria_met", False),
        ({"liver.unstated": "absent", "vod.ascites": True}, "vod.criteria_met", False),
        ({"exposure.tkis_failed": ["imatinib"]}, "exposure.tki_number", Span(1, 20)),
        ({"exposure.inotuzumab_cycles": 2}, "exposure.inotuzumab_cycles", 2),
        ({"assessed_on": "2026-03-01", "lines": [{"agents": ["inotuzumab"],
          "last_dose_on": "2026-02-01"}]}, "exposure.days_since_inotuzumab", 28),
        ({"exposure.doxorubicin": 0, "exposure.daunorubicin": 100, "exposure.epirubicin": 0,
          "exposure.idarubicin": 0, "exposure.mitoxantrone": 36},
         "exposure.doxorubicin_equivalent_mg_m2", 438),
        ({"lines": [], "transplants": [{"type": "allogeneic", "dli_on": ["2026-01-01"]}]},
         "exposure.dli_failed", None),
        ({"assessed_on": "2026-03-01", "transplants": [{"type": "allogeneic",
          "dli_on": ["2026-01-01", "2026-02-01"]}]}, "hct.days_since_dli", 28),
        ({"transplants": [{"type": "allogeneic", "vod_severity": "mild"}],
          "liver.vod_severity": "severe"}, "liver.vod_severity", "severe"),
        ({"transplants": [{"type": "allogeneic", "vod": True}]}, "liver.vod_history", True),
        ({"liver.hepatitis_b": "active"}, "liver.active_hepatitis", True),
        ({"liver.hepatitis_c": "resolved"}, "liver.other_disease_history", True),
        ({"liver.steatohepatitis": True}, "liver.other_disease_history", True),
        ({"heart.qt_ms": 400, "heart.rate_per_min": 60}, "heart.qtcf_ms", 400),
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
    derived = facts({"transplants": [{"type": "autologous"}]})

    for name in ("acute_active", "chronic_active", "systemic_treatment"):
        assert derived.value(f"gvhd.{name}") is False
    assert derived.value("hct.relapse_after") is False


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


def test_every_fact_has_a_field_that_gives_it() -> None:
    """No condition asks what no case can say: each field named in the vocabulary exists."""
    for fact in FACTS:
        assert fact.fields, fact.name
        for path in fact.fields:
            assert form_at(path), (fact.name, path)


@pytest.mark.xdist_group("ours")
def test_every_fact_that_a_condition_asks_can_be_derived(
    rulebook: Prepared, ours: Examined
) -> None:
    """For each fact of the rulebook some vignette, or the fit patient, gives it a value."""
    patients = [facts(FIT), facts(AFTER_HCT, {"gvhd.days_since_systemic_treatment": 20})]
    patients += [ran.known.facts for ran in ours.ran if ran.known]
    asked = {atom.fact.name for tree in rulebook.trees for atom in atoms(tree)}

    never = {name for name in asked if all(patient.value(name) is None for patient in patients)}

    assert never == set()


@pytest.mark.parametrize(
    ("transplants", "before"),
    [
        ([{"type": "allogeneic", "tbi": True}], True),
        ([{"type": "allogeneic", "conditioning_agents": ["melphalan", "TBI 12 Gy"]}], True),
        ([{"type": "allogeneic", "conditioning_agents": ["CyTBI"]}], True),
        ([{"type": "allogeneic", "conditioning_agents": ["total body irradiation"]}], True),
        ([{"type": "allogeneic", "conditioning_agents": ["busulfan", "fludarabine"]}], None),
        ([{"type": "allogeneic", "conditioning_agents": ["total lymphoid irradiation"]}], None),
        ([{"type": "allogeneic", "conditioning_agents": ["our usual"]}], None),
        ([{"type": "allogeneic", "conditioning_agents": ["busulfan", "no TBI"]}], None),
        ([{"type": "allogeneic", "tbi": False}], False),
        ([{"type": "allogeneic", "tbi": False}, {"type": "allogeneic"}], None),
        ([{"type": "allogeneic"}], None),
        ([{"type": "autologous", "tbi": True}, {"type": "allogeneic"}], True),
        ([], False),
        (None, None),
    ],
    ids=str,
)
def test_tbi_before_is_that_of_any_transplant(
    transplants: list[dict[str, object]] | None, before: bool | None
) -> None:
    """By its own field, else by the agents, which are every one of them."""
    changes = {} if transplants is None else {"transplants": transplants}
    assert facts(changes).value("hct.prior_tbi") is before
