"""Conflicts in the evidence, and facts that were corrected: none may come back one-sided.

The traps of the literature are in `test_traps.py` and `tests/vignettes/traps.toml`.
"""

import re

import pytest

from allcli.case.grades import grades
from allcli.engine.prepared import Prepared
from tests.cases import AFTER_HCT, FIT, assessed, option, source
from tests.triage.test_traps import criterion, words


def test_nelarabine_is_not_called_preferred(rulebook: Prepared) -> None:
    """The NCCN prefers a trial; nelarabine, venetoclax and daratumumab stand side by side."""
    regimens = {o.id for o in rulebook.options.values() if "t-lineage" in o.groups}
    pairs = [pair for pairs in rulebook.pairs.values() for pair in pairs]

    assert not [pair for pair in pairs if set(pair) <= regimens and pair[0] == "nelarabine"]
    assert "prefers a clinical trial" in criterion(rulebook, "t-all-trial-first").says
    assert "listed as equals" in criterion(rulebook, "t-all-trial-first").says


@pytest.mark.parametrize(
    "figure",
    ["7.7 vs 6.7", "1/143", "1 of 143", "73 vs 29", "77.9 vs 24.4", "86.7 vs 41.4", "67 vs 73",
     "87.7", "39 vs 19 %", "42.5 %", "46.5 %"],
)  # fmt: skip
def test_early_cuts_recalled_rates_and_misprints_are_not_printed(
    rulebook: Prepared, figure: str
) -> None:
    """The primary cut of INO-VATE, subgroup rates that nobody saw, percentages that do not add."""
    assert figure not in words(rulebook)


def test_the_survival_of_inotuzumab_is_of_the_final_report(rulebook: Prepared) -> None:
    """7.7 against 6.2 months, and that the boundary was missed."""
    says = criterion(rulebook, "inotuzumab-relapsed-refractory").says

    assert "7.7 vs 6.2 months" in says
    assert "missed its boundary" in says


def test_two_rates_of_neurotoxicity_are_told_and_the_higher_acted_on(rulebook: Prepared) -> None:
    """17 % by one label text, 13 % by another page."""
    says = criterion(rulebook, "blinatumomab-neurotoxicity").says

    assert "17 %" in says
    assert "13 %" in says
    assert "the higher is taken" in says


def test_either_wording_of_the_stop_rule_stops_blinatumomab(rulebook: Prepared) -> None:
    """The older table stops when grade 3 recurs, the newer when it arose at 9 mcg/d: both."""
    for name in ("blinatumomab-neurotoxicity", "blinatumomab-neurotoxicity-stop"):
        named = criterion(rulebook, name)
        text = " ".join([named.says, *named.do])
        assert all(word in text for word in ("recurs", "9 mcg/d", "> 7 days", "seizure"))


def test_the_rate_of_vod_names_the_definition_it_was_counted_by(rulebook: Prepared) -> None:
    """INO-VATE counted 2.5 % of weight, the EBMT counts 5 %: the rates do not compare."""
    says = criterion(rulebook, "inotuzumab-before-transplant").says

    assert "18 of 79" in says
    assert "own definition" in says


def test_the_gvhd_rule_of_tower_does_not_hang_on_treatment() -> None:
    """One copy of the list says "under treatment", another is cut before it: the safer is taken."""
    untreated = assessed(AFTER_HCT, {"gvhd.acute_grade": "II", "gvhd.systemic_treatment": False})

    assert option(untreated, "blinatumomab").verdict == "avoid"


def test_kmt2a_speaks_neither_against_inotuzumab_nor_for_it() -> None:
    """A tiny old stratum did badly, a later subset well: no rule is made of either."""
    with_it = assessed(FIT, {"genetics.kmt2a": "rearranged"})

    assert option(with_it, "inotuzumab").verdict == option(assessed(FIT), "inotuzumab").verdict
    assert "kmt2a" not in " ".join(r.criterion for r in option(with_it, "inotuzumab").supports)


def test_a_lower_starting_dose_of_inotuzumab_is_not_advised(rulebook: Prepared) -> None:
    """Randomised it did not lower VOD; with chemotherapy and for MRD it is another regimen."""
    doses = {
        criterion.id
        for criterion in rulebook.criteria
        if "inotuzumab" in criterion.id and "mg/m2" in " ".join(criterion.do)
    }

    assert doses == {
        "mini-hcvd-inotuzumab-series",
        "inotuzumab-mrd-series",
        "mrd-inotuzumab-tki",
        "inotuzumab-child-dexamethasone",
    }
    assert "did not lower it" in criterion(rulebook, "inotuzumab-lower-dose").says


def test_thiotepa_is_told_with_both_sides(rulebook: Prepared) -> None:
    """The usual backbone without TBI, and what the panel advises against after inotuzumab."""
    says = criterion(rulebook, "transplant-after-inotuzumab-thiotepa").says

    assert "usual backbone" in says
    assert "advises against" in says


def test_the_third_korean_cycle_is_told_with_both_rules(rulebook: Prepared) -> None:
    """The label gives it without remission, the payer only in remission."""
    says = criterion(rulebook, "inotuzumab-korea-third-cycle").says

    assert "opposite ways" in says
    assert "not reached" in says
    assert "only in CR/CRi" in says


@pytest.mark.parametrize("place", ["EU", "UK"])
def test_mild_vod_that_has_resolved_is_contraindicated_by_no_european_label(place: str) -> None:
    """The text says severe or ongoing; the safer reading is to avoid it all the same."""
    result = assessed(AFTER_HCT, {"jurisdiction": place, "liver.vod_severity": "mild"})

    assert option(result, "inotuzumab").verdict == "avoid"


def test_the_hold_of_inotuzumab_is_not_read_off_the_ctcae_grade() -> None:
    """AST 2.6 x ULN is CTCAE grade 1, and holds the dose."""
    result = assessed(FIT, {"labs.ast_x_uln": 2.6})

    assert option(result, "inotuzumab").verdict == "avoid"


def test_every_grade_by_the_ctcae_names_its_version(rulebook: Prepared) -> None:
    """Version 6 moved the limits of an abnormal baseline."""
    assert "version 5.0" in rulebook.references["ctcae-v5"].title
    ctcae = [
        result
        for topic in grades(source(FIT).case)
        for result in topic.results
        if result.reference == "ctcae-v5"
    ]

    assert ctcae
    assert all("v5" in result.system or "5.0" in result.system for result in ctcae)


def test_an_acute_leukaemia_rate_is_not_told_as_one_of_all(rulebook: Prepared) -> None:
    """FLAG-Ida's 43 % came of 16 patients of whom 5 had ALL: no row of outcomes prints it."""
    rows = [row for row in rulebook.outcomes if "fla-ida" in row.options]

    assert rows
    assert not any("43" in figure for row in rows for figure in row.results.values())
    assert "not an ALL rate" in criterion(rulebook, "fla-ida-small-series").says


def test_daratumumab_is_no_drug_for_b_all() -> None:
    """0 of 7 responded, and the arm was closed."""
    assert option(assessed(FIT), "daratumumab").verdict == "not-applicable"


def test_two_signs_of_one_early_relapse_after_hct_do_not_add_up() -> None:
    """Short remission after HCT and grade I GVHD are the same few patients: a caution, once."""
    result = assessed(AFTER_HCT, {
        "transplants": [{"type": "allogeneic", "months_to_relapse": 8}],
        "gvhd.acute_grade": "I",
    })  # fmt: skip

    assert option(result, "blinatumomab").verdict == "caution"


def test_an_index_whose_mapping_to_all_was_not_seen_is_not_used(rulebook: Prepared) -> None:
    """The refined disease risk index, and the organ limits of SOFA."""
    assert not re.search(r"disease risk index|\bDRI\b|SOFA", words(rulebook))


@pytest.mark.parametrize("mutation", ["F317L", "F317I", "F317V", "F317C", "V299L", "T315A"])
def test_each_mutation_that_resists_dasatinib_does(mutation: str) -> None:
    """One by one, and nilotinib's are not among them."""
    result = assessed(FIT, {
        "genetics.bcr_abl1": "positive", "genetics.abl1_mutations": [mutation],
    })  # fmt: skip

    assert option(result, "dasatinib").verdict == "avoid"
    assert option(result, "blinatumomab-dasatinib").verdict == "avoid"
    assert option(result, "ponatinib").verdict == "caution"


@pytest.mark.parametrize("mutation", ["Y253H", "E255K", "E255V", "F359V", "F359C"])
def test_each_mutation_that_resists_nilotinib_is_told(mutation: str) -> None:
    """Dasatinib stays as it was."""
    result = assessed(FIT, {
        "genetics.bcr_abl1": "positive", "genetics.abl1_mutations": [mutation],
    })  # fmt: skip

    assert result.findings["ph-positive-nilotinib-resistant"] == "yes"
    assert option(result, "dasatinib").verdict == "caution"
