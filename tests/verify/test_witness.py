"""From facts back to a case that derives to them."""

from collections.abc import Mapping
from typing import Any

import pytest

from allcli.case.facts import VOCABULARY, Value
from allcli.engine.prepared import Prepared
from allcli.rulebook.language import Atom, atoms
from allcli.verify.conditions import near
from allcli.verify.witness import case_of, facts_of_case, shows

AFTER_HCT = {"hct.prior_allo": True}


def test_every_value_beside_a_threshold_of_the_rulebook_has_a_case(rulebook: Prepared) -> None:
    """Each fact that a condition asks about, at each value that it tells apart.

    Only that there was no relapse cannot be written of a patient after a transplant.
    """
    asked: dict[str, list[Atom]] = {}
    for tree in rulebook.trees:
        for atom in atoms(tree):
            asked.setdefault(atom.fact.name, []).append(atom)
    lacking = []
    for name, parts in asked.items():
        for value in near(VOCABULARY[name], parts):
            wanted = _beside(name) | {name: value}
            if not shows(facts_of_case(case_of(wanted))[1], wanted):
                lacking.append((name, value))

    assert lacking == [("hct.relapse_after", False)]


def _beside(name: str) -> dict[str, Value]:
    says_it_itself = name in ("hct.prior_allo", "hct.allo_number")
    return dict(AFTER_HCT) if name.startswith(("hct.", "gvhd.")) and not says_it_itself else {}


@pytest.mark.parametrize(
    "wanted",
    [
        {"disease.first_cr_months": 11, "disease.last_cr_months": 5, "exposure.nelarabine": False},
        {"exposure.blinatumomab": True, "exposure.blinatumomab_failed": True,
         "disease.first_cr_months": 24},
        {"disease.refractory_to_salvage": True, "disease.salvage_number": 4,
         "disease.first_cr_months": 11, "disease.last_cr_months": 5},
        {"disease.refractory_to_salvage": True, "disease.salvage_number": 3},
        {"disease.refractory_to_salvage": False, "disease.salvage_number": 3},
        {"disease.months_since_diagnosis": 2.9, "exposure.days_since_inotuzumab": 40},
        {"exposure.blinatumomab": False, "exposure.blinatumomab_failed": False},
        {"exposure.ponatinib_failed": True, "exposure.dasatinib_failed": False,
         "exposure.tki_number": 2},
        {"exposure.cd19_car_t_failed": True, "exposure.brexucabtagene": True,
         "exposure.cd19_car_t_not_tolerated": False},
        {"exposure.hyper_cvad_refractory": True, "exposure.venetoclax_remission_months": 4},
        {"exposure.doxorubicin_equivalent_mg_m2": 450,
         "exposure.doxorubicin_equivalent_older_mg_m2": 385},
        {"hct.prior_allo": True, "hct.allo_number": 2, "hct.days_since": 100,
         "hct.days_since_dli": 30, "gvhd.acute_active": False, "gvhd.acute_grade": 0},
        {"hct.prior_allo": False, "gvhd.acute_active": False, "gvhd.systemic_treatment": False,
         "hct.relapse_after": False},
        {"disease.testicular": True, "disease.extramedullary": True,
         "disease.marrow_involved": False, "disease.cns_active": True},
        {"plan.conditioning_alkylators": 2, "plan.conditioning_thiotepa": True},
        {"vod.criteria_met": True, "vod.severe": False, "labs.bilirubin_mg_dl": 2},
        {"fitness.hct_ci_age": 5, "patient.age_years": 62},
        {"patient.age_years": None, "disease.status": "relapsed", "hct.relapse_after": None},
    ],
    ids=str,
)  # fmt: skip
def test_facts_that_hang_together_are_written_together(wanted: Mapping[str, Value]) -> None:
    """Lines, doses, transplants, sites, scores; what is open stays open."""
    assert shows(facts_of_case(case_of(wanted))[1], wanted)


@pytest.mark.parametrize(
    ("wanted", "case"),
    [
        ({"patient.age_years": 55}, {"patient": {"age": 55}}),
        ({"hct.prior_allo": False}, {"transplants": []}),
        ({"disease.cns_active": True}, {"disease": {"cns": "cns3"}}),
        ({"labs.transaminases_x_uln": 3}, {"labs": {"ast_x_uln": 3, "alt_x_uln": 3}}),
    ],
    ids=str,
)
def test_a_case_says_no_more_than_it_must(
    wanted: Mapping[str, Value], case: Mapping[str, Any]
) -> None:
    """So that a reader sees at once what it is about."""
    assert case_of(wanted) == case
