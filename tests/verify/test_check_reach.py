"""What can never come true, or never be otherwise, is found with a patient who shows it."""

import pytest

from tests.verify.mini import criterion
from tests.verify.planted import found, the

# --- reachability ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "but", "field"),
    [
        ("patient.age_years < 18 and patient.age_years >= 55", "age < 18 years", "age"),
        ("not hct.prior_allo and gvhd.acute_grade >= 2", "prior allo-HCT", "acute_grade"),
    ],
    ids=["by its own thresholds", "by what holds in every patient"],
)
def test_a_dead_criterion_is_found_with_the_patient_who_comes_nearest(
    when: str, but: str, field: str
) -> None:
    """All of it but one part is met, and still it does not hold."""
    finding, result = the("dead", criterion("a", when))

    assert (finding.level, finding.about) == ("error", "a")
    assert finding.says.startswith("there is no patient in whom it holds; this one meets all but:")
    assert but in finding.says
    assert result.findings["a"] != "yes"
    assert finding.example
    assert field in str(finding.example.case)


def test_a_criterion_that_always_holds_is_found() -> None:
    """It tells nobody apart: whoever the patient is, it holds."""
    finding, result = the("always", criterion("a", "patient.age_years >= 0 or hct.prior_allo"))

    assert finding.about == "a"
    assert result.findings["a"] == "yes"


def test_a_criterion_that_is_never_open_is_noted() -> None:
    """One that asks what is known answers before anything is."""
    (finding,) = found("never-open", criterion("a", "not known(patient.ecog)"))

    assert (finding.level, finding.says) == ("note", "with nothing known it holds for certain")


def test_a_class_that_never_decides_is_found() -> None:
    """Caution below the age of 60, where all below 70 are to avoid the drug anyway."""
    finding, result = the(
        "class",
        criterion("a", "patient.age_years < 60", 'verdict = { drug = "caution" }'),
        criterion("b", "patient.age_years < 70", 'verdict = { drug = "avoid" }'),
    )

    assert (finding.level, finding.about) == ("warning", "drug")
    assert finding.says.startswith("can never be caution")
    assert next(option for option in result.options if option.id == "drug").verdict == "avoid"


def test_that_an_option_is_never_suitable_is_noted_with_the_criterion_behind_it() -> None:
    """It may be meant: a class that goes with the option wherever it applies."""
    (finding,) = found(
        "class", criterion("a", "disease.lineage == 'b-all'", 'verdict = { drug = "caution" }')
    )

    assert (finding.level, finding.about) == ("note", "drug")
    assert finding.says == "can never be suitable: wherever it applies, a makes it caution"


def test_a_flag_that_is_never_shown_at_its_level_is_found() -> None:
    """A high one of the same kind always stands above it."""
    flags = 'flags = [{{ kind = "qtc", level = "{}", option = "drug" }}]'
    finding, result = the(
        "flag-level",
        criterion("a", "heart.qtcf_ms > 500", flags.format("moderate")),
        criterion("b", "heart.qtcf_ms > 450", flags.format("high")),
    )

    assert finding.says == "its qtc flag can never be shown at moderate"
    assert [(flag.kind, flag.level) for flag in result.flags] == [("qtc", "high")]
