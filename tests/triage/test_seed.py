"""The statements of the seed review, as a clinician would put them to the tool."""

from datetime import date
from typing import Any

import pytest

from tests.cases import AFTER_HCT, FIT, assessed, given_drugs, option


def test_a_fit_first_relapse_gets_blinatumomab_and_a_first_transplant() -> None:
    """Early salvage in CD19-positive B-ALL: blinatumomab, as the bridge to allo-HCT."""
    suggestion = assessed(FIT).suggestion

    assert suggestion.text == "Suggested first salvage: blinatumomab → first allo-HCT"
    assert suggestion.robust


@pytest.mark.parametrize(
    ("changes", "verdict", "level"),
    [
        ({"gvhd.acute_grade": "I"}, "caution", "moderate"),
        ({"gvhd.acute_grade": "II"}, "avoid", "high"),
        ({"gvhd.acute_grade": "IV"}, "avoid", "high"),
        ({"gvhd.skin": 3}, "avoid", "high"),
        ({"gvhd.chronic_severity": "mild"}, "caution", "moderate"),
        ({"gvhd.chronic_severity": "severe"}, "avoid", "high"),
        ({"gvhd.systemic_treatment": True}, "avoid", "moderate"),
        ({"gvhd.days_since_systemic_treatment": 13}, "caution", "moderate"),
        ({"gvhd.days_since_systemic_treatment": 14}, "suitable", "low"),
        ({}, "suitable", "low"),
    ],
    ids=str,
)
def test_gvhd_weighs_on_blinatumomab_by_its_grade(
    changes: dict[str, Any], verdict: str, level: str
) -> None:
    """Acute GVHD by MAGIC grade, chronic by severity, treatment as the trials did."""
    result = assessed(AFTER_HCT, changes)
    flags = [
        flag.level
        for flag in result.flags
        if (flag.kind, flag.option) == ("gvhd-aggravation", "blinatumomab")
    ]

    assert option(result, "blinatumomab").verdict == verdict
    assert flags == [level]


def test_with_active_grade_3_gvhd_inotuzumab_comes_first() -> None:
    """A bridge that does not engage T cells; new donor cells only past a board."""
    suggestion = assessed(AFTER_HCT, {"gvhd.acute_grade": 3}).suggestion

    assert suggestion.text == (
        "Suggested first salvage: inotuzumab ozogamicin, at most 2 cycles → second allo-HCT "
        "only after board review"
    )


@pytest.mark.parametrize(
    ("place", "severity", "verdict"),
    [
        ("EU", "severe", "contraindicated"),
        ("UK", "very-severe", "contraindicated"),
        ("EU", "moderate", "avoid"),
        ("US", "severe", "avoid"),
        ("KR", "severe", "avoid"),
        ("AU", "mild", "contraindicated"),
        ("US", "mild", "avoid"),
    ],
)
def test_prior_vod_weighs_on_inotuzumab_by_severity_and_label(
    place: str, severity: str, verdict: str
) -> None:
    """Contraindicated where a label says so, avoided where a label warns."""
    result = assessed(AFTER_HCT, {"jurisdiction": place, "liver.vod_severity": severity})

    assert option(result, "inotuzumab").verdict == verdict
    assert result.suggestion.salvage == "blinatumomab"
    assert ("hepatotoxicity-vod", "high") in [(flag.kind, flag.level) for flag in result.flags]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"labs.bilirubin_x_uln": 1.5}, "caution"),
        ({"labs.bilirubin_x_uln": 1.51}, "avoid"),
        ({"labs.bilirubin_x_uln": 1.51, "liver.gilbert": True}, "caution"),
        ({"labs.alt_x_uln": 2.51}, "avoid"),
        ({"labs.alt_x_uln": 2.5}, "suitable"),
        ({"liver.cirrhosis": True}, "avoid"),
        ({"liver.other_disease_history": True}, "caution"),
        ({"patient.age": 55}, "caution"),
        ({"plan.conditioning_agents": ["busulfan", "thiotepa"]}, "caution"),
        ({"disease.blood_blasts": 11}, "caution"),
    ],
    ids=str,
)
def test_the_liver_weighs_on_inotuzumab(changes: dict[str, Any], verdict: str) -> None:
    """The label's hold values, its risk factors, and Gilbert syndrome as the exception."""
    assert option(assessed(FIT, changes), "inotuzumab").verdict == verdict


def test_chemotherapy_stands_behind_the_immunotherapies() -> None:
    """MEC and FLA-Ida have low CR and high mortality: last, unless the others are out."""
    result = assessed(FIT)
    open_ = [option.id for option in result.options
             if option.kind == "salvage" and option.verdict in ("suitable", "caution")]  # fmt: skip

    assert open_ == [
        "blinatumomab", "inotuzumab", "brexucabtagene", "obecabtagene", "mini-hcvd-inotuzumab",
        "fla-ida", "mec", "hidac", "hidac-idarubicin", "hyper-cvad", "low-intensity",
    ]  # fmt: skip


def test_without_cd19_and_cd22_chemotherapy_is_what_is_left() -> None:
    """Antigen-negative disease takes both immunotherapies out."""
    result = assessed(
        FIT, {"antigens.cd19": "negative", "antigens.cd22": "negative", "antigens.cd22_pct": None}
    )

    assert option(result, "blinatumomab").verdict == "not-applicable"
    assert option(result, "inotuzumab").verdict == "not-applicable"
    assert result.suggestion.salvage == "fla-ida"


def test_t_all_gets_neither_a_cd19_nor_a_cd22_drug() -> None:
    """A trial first, then nelarabine beside the others: off-label in first salvage, and said so."""
    result = assessed(FIT, {"disease.lineage": "t-all"})

    assert result.suggestion.salvage == "nelarabine"
    assert result.suggestion.adjuncts == ("clinical-trial",)
    assert option(result, "nelarabine").access.licence == "no"
    for name in ("blinatumomab", "inotuzumab", "brexucabtagene", "tisagenlecleucel"):
        assert option(result, name).verdict == "not-applicable"


def test_relapse_after_allo_hct_is_told_its_outlook() -> None:
    """Poor even after the next transplant; worse within 6 months of the first."""
    late = assessed(AFTER_HCT)
    early = assessed(AFTER_HCT, {"transplants": [{"type": "allogeneic", "months_to_relapse": 5}]})

    assert option(late, "second-allo-hct").verdict == "caution"
    assert option(early, "second-allo-hct").verdict == "avoid"
    assert early.suggestion.text.endswith("→ CD19 CAR-T without HCT")


def test_a_criterion_that_prefers_is_named_once() -> None:
    """With F317L, blinatumomab + dasatinib before dasatinib: by two groups of one criterion."""
    result = assessed(
        FIT,
        {
            "genetics.bcr_abl1": "positive",
            "genetics.abl1_mutations": ["F317L"],
            **given_drugs("blinatumomab"),
        },
    )

    before = option(result, "blinatumomab-dasatinib").order
    assert before == (
        "before dasatinib ± chemotherapy: preferred (ph-positive-antibody-before-tki-alone)",
    )


def test_preferences_both_ways_are_a_tie_and_said_to_be() -> None:
    """Early relapse speaks for inotuzumab, a second HCT against it: the default order stands."""
    result = assessed(AFTER_HCT, {"transplants": [{"type": "allogeneic", "months_to_relapse": 8}]})

    assert result.suggestion.salvage == "blinatumomab"
    assert "preferred both ways" in option(result, "blinatumomab").order[0]


@pytest.mark.parametrize(
    ("day", "blinatumomab", "inotuzumab"),
    [
        (date(2015, 6, 1), "neither", "neither"),
        (date(2016, 9, 30), "licensed", "neither"),
        (date(2016, 10, 1), "reimbursed", "neither"),
        (date(2017, 3, 20), "reimbursed", "neither"),
        (date(2019, 1, 4), "reimbursed", "licensed"),
        (date(2019, 9, 30), "reimbursed", "licensed"),
        (date(2019, 10, 1), "reimbursed", "reimbursed"),
    ],
)
def test_korean_access_follows_the_calendar(day: date, blinatumomab: str, inotuzumab: str) -> None:
    """Blinatumomab insured from October 2016, inotuzumab from October 2019."""
    result = assessed(FIT, {"jurisdiction": "KR"}, as_of=day)

    assert option(result, "blinatumomab").access.status == blinatumomab
    assert option(result, "inotuzumab").access.status == inotuzumab


def test_an_option_that_is_clinically_first_but_not_accessible_is_named() -> None:
    """Korea 2017 with active GVHD: inotuzumab would come first and cannot be had."""
    result = assessed(
        AFTER_HCT, {"jurisdiction": "KR", "gvhd.acute_grade": 3}, as_of=date(2017, 3, 20)
    )

    assert result.suggestion.first_if_accessible == "inotuzumab"
    assert result.suggestion.salvage == "fla-ida"


def test_an_antigen_negative_relapse_with_a_failing_heart_is_left_with_little() -> None:
    """No antibody, no anthracycline, no high-dose cytarabine: low intensity and a trial."""
    result = assessed(FIT, {
        "antigens.cd19": "negative", "antigens.cd22": "negative", "antigens.cd22_pct": None,
        "heart.heart_failure": True, "neurology.cerebellar_toxicity_of_cytarabine": True,
    })  # fmt: skip

    assert (
        result.suggestion.text == "Suggested first salvage: low-intensity therapy → first allo-HCT"
    )
    assert result.suggestion.adjuncts == ("clinical-trial",)


def test_a_patient_in_mrd_negative_remission_is_told_that_no_salvage_is_needed() -> None:
    """The road to transplant is named all the same."""
    result = assessed(
        FIT,
        {"disease.status": "remission", "mrd.status": "negative", "disease.marrow_blasts_pct": 1},
    )

    assert result.suggestion.text == (
        "No salvage needed: in remission, MRD-negative → first allo-HCT"
    )


def test_no_transplant_wanted_is_no_transplant_suggested() -> None:
    """The plan is the patient's."""
    assert assessed(FIT, {"plan.transplant_intended": False}).suggestion.text == (
        "Suggested first salvage: blinatumomab → no transplant"
    )
