"""What is said twice, or against itself, is found with a patient who shows it."""

import pytest

from tests.verify.mini import criterion
from tests.verify.planted import AVOID, CIRCLE, THIRD, found, the

# --- redundancy and conflict ----------------------------------------------------------------------


def test_a_masked_criterion_is_found_with_what_masks_it() -> None:
    """The stronger holds whenever the weaker does, and does as much."""
    finding, result = the(
        "masked",
        criterion("a", "gvhd.acute_grade >= 3", 'verdict = { drug = "caution" }'),
        criterion("b", "gvhd.acute_active", AVOID),
    )

    assert finding.about == "a"
    assert finding.says == "changes nothing: b holds whenever it does, and does as much"
    assert (result.findings["a"], result.findings["b"]) == ("yes", "yes")


def test_duplicates_are_called_so() -> None:
    """The same patients in other words, to the same effect."""
    above = criterion("a", "patient.age_years >= 55", AVOID)
    not_below = criterion("b", "not patient.age_years < 55", AVOID)

    assert [(finding.about, finding.says) for finding in found("masked", above, not_below)] == [
        ("a", "is a duplicate of b"),
        ("b", "is a duplicate of a"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ('verdict = { drug = "contraindicated" }',),
        (AVOID, 'flags = [{ kind = "qtc", level = "low", option = "drug" }]'),
        (AVOID, 'note = "bridge"'),
        ('verdict = { other = "avoid" }',),
        (AVOID, 'prefer = ["other > drug"]'),
    ],
    ids=["graver", "flag", "note", "other option", "preference"],
)
def test_a_criterion_that_adds_something_is_not_masked(lines: tuple[str, ...]) -> None:
    """A graver class, a flag, a note, another option, a preference."""
    weaker = criterion("a", "gvhd.acute_grade >= 3", *lines)

    assert found("masked", weaker, criterion("b", "gvhd.acute_active", AVOID)) == []


def test_a_criterion_masked_only_while_the_other_is_in_force_is_not_masked() -> None:
    """After 2020 it stands alone."""
    ended = criterion("b", "gvhd.acute_active", AVOID, "until = 2020-01-01")

    assert found("masked", criterion("a", "gvhd.acute_grade >= 3", AVOID), ended) == []


def test_support_for_what_is_always_ruled_out_is_found() -> None:
    """It speaks for the drug in just those who must not have it."""
    finding, result = the(
        "conflict",
        criterion("a", "gvhd.acute_grade >= 2", 'supports = ["drug"]'),
        criterion("b", "gvhd.acute_active", AVOID),
    )
    drug = next(option for option in result.options if option.id == "drug")

    assert finding.says == "speaks for drug, which b then always makes avoid"
    assert result.findings["a"] == "yes"
    assert drug.verdict == "avoid" or drug.applies != "yes"


def test_a_criterion_that_speaks_only_of_what_does_not_apply_is_found() -> None:
    """The drug is for B-ALL, the criterion for T-ALL."""
    finding, result = the("idle", criterion("a", "disease.lineage == 't-all'", AVOID))

    assert finding.about == "a"
    assert next(option for option in result.options if option.id == "drug").applies == "no"


def test_a_preference_between_options_that_never_both_apply_is_found() -> None:
    """One is for B-ALL; the patients are those with T-ALL."""
    finding, result = the(
        "idle-preference",
        criterion("a", "disease.lineage == 't-all'", 'prefer = ["drug > other"]'),
    )

    assert finding.says == "prefers drug > other: the two never both apply"
    assert result.findings["a"] == "yes"


def test_a_preference_between_kinds_is_found() -> None:
    """A salvage and a destination are never in one list."""
    (finding,) = found(
        "idle-preference", THIRD.format("destination"),
        criterion("a", "hct.prior_allo", 'prefer = ["third > drug"]'),
    )  # fmt: skip

    assert finding.says == "prefers third > drug: they are of different kinds"


def test_preferences_in_a_circle_are_found_with_a_patient_in_whom_they_all_hold() -> None:
    """Transplanted, 55, ECOG 2: each drug stands above the next, the last above the first."""
    finding, result = the("cycle", *CIRCLE)

    assert finding.says == "drug > other > third > drug, all of them suitable, by a, b, c"
    assert set(result.findings.values()) == {"yes"}


def test_a_circle_that_no_patient_closes_is_none() -> None:
    """Nobody is under 18 and 55."""
    parts = (*CIRCLE[:3], criterion("c", "patient.age_years < 18", 'prefer = ["third > drug"]'))

    assert found("cycle", *parts) == []


def test_a_circle_that_a_wider_criterion_always_unties_is_none() -> None:
    """Where the first is preferred, another criterion prefers the other way: the two are a tie."""
    back = criterion("d", "patient.age_years >= 0", 'prefer = ["other > drug"]')

    assert found("cycle", *CIRCLE, back) == []


def test_a_circle_that_a_narrower_criterion_may_untie_is_found() -> None:
    """Without that criterion they still go round."""
    back = criterion("d", "labs.potassium_mmol_l >= 5.5", 'prefer = ["other > drug"]')

    finding, _ = the("cycle", *CIRCLE, back)
    assert finding.says.startswith("drug > other > third > drug")


def test_a_circle_through_two_classes_is_none() -> None:
    """A preference counts inside one class only."""
    caution = criterion("d", "hct.prior_allo", 'verdict = { third = "caution" }')

    assert found("cycle", *CIRCLE, caution) == []
