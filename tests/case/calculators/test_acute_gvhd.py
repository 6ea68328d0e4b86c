"""Acute GVHD graded by MAGIC and by modified Glucksberg."""

import pytest
from hypothesis import given

from allcli.case.calculators.acute_gvhd import (
    GRADES,
    Stages,
    assess,
    disagreement,
    glucksberg,
    magic,
)
from allcli.case.calculators.acute_gvhd_stages import Measurements
from allcli.case.gvhd import magic_grade
from tests.case.calculators.strategies import (
    Gapped,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)

NONE = Stages(0, 0, 0, 0)
# Organ and stage alone, with the grade by MAGIC and by modified Glucksberg.
ALONE = [
    ("skin", 0, "0", "0"),
    ("skin", 1, "I", "I"),
    ("skin", 2, "I", "I"),
    ("skin", 3, "II", "II"),
    ("skin", 4, "IV", "IV"),
    ("liver", 1, "II", "II"),
    ("liver", 2, "III", "III"),
    ("liver", 3, "III", "III"),
    ("liver", 4, "IV", "IV"),
    ("upper_gi", 1, "II", "II"),
    ("lower_gi", 1, "II", "II"),
    ("lower_gi", 2, "III", "III"),
    ("lower_gi", 3, "III", "III"),
    ("lower_gi", 4, "IV", "III"),
]
VALUES = {"skin": range(5), "liver": range(5), "upper_gi": range(2), "lower_gi": range(5)}
STAGES = with_gaps(records(Stages, VALUES), VALUES)


@pytest.mark.parametrize(("organ", "stage", "by_magic", "by_glucksberg"), ALONE)
def test_one_organ_alone(organ: str, stage: int, by_magic: str, by_glucksberg: str) -> None:
    """Each stage of each organ has its grade in each system."""
    stages = NONE._replace(**{organ: stage})

    assert (magic(stages).text, glucksberg(stages).text) == (by_magic, by_glucksberg)


@pytest.mark.parametrize("system", [magic, glucksberg])
def test_the_most_severe_organ_decides(system: type) -> None:
    """Skin 2 with liver 2 is grade III, made by the liver."""
    result = system(Stages(skin=2, liver=2, upper_gi=1, lower_gi=0))

    assert (result.text, result.deciding) == ("III", ("liver stage 2",))


def test_unknown_organs_leave_a_range_and_are_named() -> None:
    """Liver 2 is at least III; skin and lower GI may raise it, upper GI cannot."""
    result = magic(Stages(liver=2))

    assert (result.text, result.missing) == ("III to IV", ("skin", "lower_gi"))


def test_grade_0_says_that_no_organ_is_affected() -> None:
    """Four organs at stage 0 are what makes grade 0."""
    assert magic(NONE).deciding == (
        "skin stage 0", "liver stage 0", "upper GI stage 0", "lower GI stage 0",
    )  # fmt: skip


def test_nothing_known_is_any_grade() -> None:
    """Without a stage every grade is possible, and nothing decides yet."""
    result = magic(Stages())

    assert (result.text, result.deciding) == ("0 to IV", ())


def test_lower_gi_stage_4_is_the_known_disagreement() -> None:
    """It is grade IV by MAGIC and III by modified Glucksberg."""
    assert disagreement(NONE._replace(lower_gi=4)) == (
        "lower GI stage 4 is grade IV by MAGIC and III by modified Glucksberg"
    )


@pytest.mark.parametrize("organ", ["skin", "liver"])
def test_another_organ_at_stage_4_ends_the_disagreement(organ: str) -> None:
    """Both systems then say IV."""
    assert disagreement(NONE._replace(lower_gi=4, **{organ: 4})) is None


def test_a_possible_disagreement_is_said_as_such() -> None:
    """While the lower GI stage is unknown, the two may differ."""
    assert disagreement(Stages(skin=1, liver=0, upper_gi=0)) == (
        "lower GI stage 4 would be grade IV by MAGIC and III by modified Glucksberg"
    )


@given(STAGES)
def test_the_systems_differ_only_where_it_is_said(gapped: Gapped) -> None:
    """Grades differ exactly when a disagreement is named, and then both are as it says."""
    by_magic, by_glucksberg = magic(gapped.complete), glucksberg(gapped.complete)

    assert (disagreement(gapped.complete) is not None) == (by_magic.text != by_glucksberg.text)
    assert (by_magic.text, by_glucksberg.text) in {(grade, grade) for grade in GRADES} | {
        ("IV", "III")
    }


@given(STAGES)
def test_a_disagreement_is_foreseen(gapped: Gapped) -> None:
    """What the complete stages disagree on is never ruled out while stages are unknown."""
    if disagreement(gapped.complete):
        assert disagreement(gapped.partial)


@given(STAGES)
def test_completing_the_stages_stays_in_the_range(gapped: Gapped) -> None:
    """Neither grade ever leaves the range that was given while organs were unknown."""
    for system in (magic, glucksberg):
        before, after = system(gapped.partial), system(gapped.complete)

        assert before.low <= after.low == after.high <= before.high


@given(STAGES)
def test_missing_organs_are_exactly_those_that_can_change_the_grade(gapped: Gapped) -> None:
    """An organ is missing when, and only when, some stages of the others let it decide."""
    stages = without_bounds(gapped.partial)

    for system in (magic, glucksberg):
        assert set(system(stages).missing) == decisive(system, stages, VALUES)


@given(STAGES, STAGES)
def test_worse_stages_never_lower_a_grade(first: Gapped, second: Gapped) -> None:
    """The organ-wise worse of two sets of stages is graded at least as high as either."""
    worse = worse_of(first.complete, second.complete)

    for system in (magic, glucksberg):
        assert system(worse).low >= max(system(first.complete).low, system(second.complete).low)


@given(STAGES)
def test_magic_agrees_with_the_fact_of_the_same_name(gapped: Gapped) -> None:
    """The calculator and the derived fact never say different grades."""
    grade = magic_grade(*gapped.complete)

    assert magic(gapped.complete).low == grade


def test_measurements_say_what_made_the_grade() -> None:
    """The deciding organ comes with its measurement, the missing ones as what to measure."""
    answer = assess(Measurements(rash_bsa_pct=10, bilirubin_mg_dl=4))

    assert answer.magic.text == "III to IV"
    assert answer.magic.deciding == ("liver stage 2: bilirubin 4 mg/dL",)
    assert answer.magic.missing == (
        "weight_kg", "stool_ml_d", "severe_abdominal_pain", "grossly_bloody_stool",
    )  # fmt: skip


def test_an_assessment_hands_its_stages_on() -> None:
    """Stages from measurements are taken by the other functions as they are."""
    answer = assess(
        Measurements(
            rash_bsa_pct=0, bilirubin_mg_dl=1, persistent_upper_gi_symptoms=False,
            grossly_bloody_stool=True,
        )
    )  # fmt: skip

    assert answer.stages == Stages(0, 0, 0, 4)
    assert (answer.magic.text, answer.glucksberg.text) == ("IV", "III")
