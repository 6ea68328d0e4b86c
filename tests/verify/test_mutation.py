"""Small faults: which are made, and what it takes to notice them."""

from pathlib import Path

import pytest

from allcli.verify.examine import examine
from allcli.verify.mutants import mutants
from tests.verify.folder import written
from tests.verify.mini import criterion, rulebook_of


def faults(when: str, *lines: str) -> set[str]:
    return {mutant.what for mutant in mutants(rulebook_of(criterion("one", when, *lines)))}


@pytest.mark.parametrize(
    ("when", "made"),
    [
        ("patient.age_years >= 55",
         {"turned: age ≥ 55 years", "age ≥ 55 years shifted to 54", "age ≥ 55 years shifted to 56",
          "age ≥ 55 years became age > 55 years"}),
        ("patient.ecog >= 3",
         {"turned: ECOG ≥ 3", "ECOG ≥ 3 shifted to 2", "ECOG ≥ 3 shifted to 4"}),
        ("labs.bilirubin_x_uln > 1.5",
         {"turned: bilirubin > 1.5 x ULN", "bilirubin > 1.5 x ULN shifted to 1.4",
          "bilirubin > 1.5 x ULN shifted to 1.6",
          "bilirubin > 1.5 x ULN became bilirubin ≥ 1.5 x ULN"}),
        ("not hct.prior_allo", {"not dropped: prior allo-HCT"}),
        ("hct.prior_allo or liver.cirrhosis",
         {"or became and: prior allo-HCT or cirrhosis", "dropped: prior allo-HCT",
          "dropped: cirrhosis", "turned: prior allo-HCT", "turned: cirrhosis"}),
        ("disease.status in ('relapsed', 'refractory')",
         {"turned: status relapsed or refractory", "status relapsed or refractory without relapsed",
          "status relapsed or refractory without refractory"}),
    ],
)  # fmt: skip
def test_conditions_are_shifted_turned_swapped_and_cut(when: str, made: set[str]) -> None:
    """By one step of the last digit that a reader would write; grades and days in ones."""
    assert faults(when) == made


def test_effects_are_dropped_and_weakened() -> None:
    """Verdicts and flags by one class, preferences turned, the rest left out."""
    made = faults(
        "False", 'verdict = { drug = "avoid" }', 'prefer = ["other > drug"]',
        'supports = ["other"]', 'note = "bridge"', "since = 2020-01-01",
        'flags = [{ kind = "qtc", level = "high", option = "drug" }]',
    )  # fmt: skip

    assert made == {
        "verdict avoid dropped", "verdict avoid became caution", "preference dropped",
        "preference turned", "support dropped", "note dropped", "begin dropped",
        "flag high qtc dropped", "flag high qtc became moderate",
    }  # fmt: skip


OLD = criterion("old", "patient.age_years >= 55", 'verdict = { drug = "avoid" }')


def alive(folder: Path, text: str) -> set[str]:
    examined = examine(written(folder, text), rulebook_of(OLD), with_mutation=True)
    assert examined.failed == []
    assert examined.mutation
    return {live.mutant.what for live in examined.mutation.lives}


def test_a_pair_at_the_threshold_notices_every_shift_but_no_effect(tmp_path: Path) -> None:
    """At 55 it holds, at 54 it does not: the class it gives was never claimed."""
    text = (
        '[[vignette]]\ncriterion = "old"\nsays = "x"\nbase = "relapsed-b-all"\n'
        'yes = { "patient.age" = 55 }\nno = { "patient.age" = 54 }\n'
    )

    assert alive(tmp_path, text) == {"verdict avoid dropped", "verdict avoid became caution"}


def test_a_whole_patient_notices_a_verdict(tmp_path: Path) -> None:
    """And, at the threshold, a shift upwards."""
    text = (
        '[[patient]]\nsays = "x"\nbase = "relapsed-b-all"\nfacts = { "patient.age" = 55 }\n'
        'must = { verdict = { drug = "avoid" } }\n'
    )

    assert alive(tmp_path, text) == {"age ≥ 55 years shifted to 54"}


def test_with_nothing_to_try_nothing_is_missed(tmp_path: Path) -> None:
    """An empty rulebook is perfectly tested."""
    folder = written(tmp_path, "")
    examined = examine(folder, rulebook_of(), with_mutation=True)

    assert examined.mutation
    assert examined.mutation.score == 100
