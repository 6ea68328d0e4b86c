"""What is not known and matters."""

from typing import Any

import pytest

from allcli.triage.assessment import Assessment
from tests.cases import AFTER_HCT, FIT, assessed, option


def topics(assessment: Assessment) -> list[str]:
    """What is asked about, the first first."""
    return [question.topic for question in assessment.questions]


def test_nothing_is_asked_when_everything_that_matters_is_known() -> None:
    """A full case leaves no question."""
    assert assessed(FIT).questions == ()


def test_the_fact_that_could_change_the_suggestion_comes_first() -> None:
    """CD19 decides whether blinatumomab applies; QTcF only how well other drugs are borne."""
    result = assessed(FIT, {"antigens.cd19": "pending", "heart.qtcf_ms": None})
    first, *rest = result.questions

    assert (first.topic, first.changes, first.why_unknown) == ("CD19", "suggestion", "pending")
    assert [question.changes for question in rest] == ["verdict"]
    assert first.fields == ("antigens.cd19",)


def test_a_flag_that_stands_is_no_reason_to_ask() -> None:
    """A second HCT already raises the high VOD flag that two alkylators could raise."""
    conditioning = {"plan.conditioning_agents": None}

    assert topics(assessed(FIT, conditioning)) == ["planned conditioning"]
    assert topics(assessed(AFTER_HCT, conditioning)) == topics(assessed(AFTER_HCT))


def test_facts_asked_in_one_breath_are_one_question() -> None:
    """VOD ever, its severity, whether it is ongoing: one question to one person."""
    result = assessed(AFTER_HCT, {"liver.unstated": None})
    topics = [question.topic for question in result.questions]

    assert topics.count("VOD/SOS: ever, how severe, ongoing") == 1


@pytest.mark.parametrize(
    ("age", "fields"),
    [
        (15, ("patient.lansky",)),
        (16, ("patient.ecog",)),
        ("unknown", ("patient.ecog", "patient.lansky", "patient.kps")),
    ],
)
def test_performance_is_asked_by_the_scale_of_the_age(age: Any, fields: tuple[str, ...]) -> None:
    """Lansky below 16 years, ECOG from then on; Karnofsky beside them, for a transplant from 55."""
    unknown = {"patient.age": age, "patient.ecog": "unknown", "patient.kps": "unknown"}
    (asked,) = [ask for ask in assessed(FIT, unknown).questions if "patient.ecog" in ask.facts]

    assert asked.fields == fields


def test_an_unknown_safety_fact_never_passes_silently() -> None:
    """Without VOD history, bilirubin or GVHD status no option is shown as cleared."""
    result = assessed(
        AFTER_HCT,
        {"liver.unstated": None, "labs.bilirubin_x_uln": None, "gvhd.unstated": None},
    )

    assert option(result, "inotuzumab").worst in ("avoid", "contraindicated")
    assert option(result, "blinatumomab").worst == "avoid"
    assert {question.topic for question in result.questions if question.safety} >= {
        "VOD/SOS: ever, how severe, ongoing",
        "bilirubin, AST, ALT with their ULN",
        "GVHD: acute and chronic, grade, treatment",
    }


def test_a_flag_that_may_apply_is_shown_as_possible() -> None:
    """GVHD not examined after allo-HCT: low as after any, and perhaps high, by which criterion."""
    flags = assessed(AFTER_HCT, {"gvhd.unstated": None}).flags
    gvhd = next(
        flag for flag in flags if (flag.kind, flag.option) == ("gvhd-aggravation", "blinatumomab")
    )

    assert (gvhd.level, gvhd.possible) == ("low", "high")
    assert "active acute GVHD grade II-IV" in [reason.title for reason in gvhd.possible_reasons]


@pytest.mark.parametrize(
    "course",
    [
        {"disease.relapse_number": 0},
        {"lines": [{"regimen": "GMALL", "best_response": "nr"}]},
    ],
)
def test_who_was_never_in_remission_is_not_asked_how_long_it_lasted(course: dict[str, Any]) -> None:
    """Primary refractory: there is no first and no last remission to be found out."""
    refractory = {"disease.lineage": "b-all", "disease.status": "refractory"}

    asked = {fact for question in assessed(refractory, course).questions for fact in question.facts}

    assert asked
    assert not asked & {"disease.first_cr_months", "disease.last_cr_months"}


def test_what_goes_beside_the_suggestion_is_part_of_it() -> None:
    """What could become of a trial that is suggested stands before what could be preferred."""
    result = assessed(
        {
            "patient.age": 30,
            "patient.sex": "female",
            "disease.lineage": "t-all",
            "disease.status": "relapsed",
            "lines": [{"regimen": "hyper-CVAD", "best_response": "cr"}],
        }
    )

    [pregnancy] = [ask for ask in result.questions if ask.topic == "pregnancy"]
    beside = [could.startswith("a clinical trial") for could in pregnancy.could]
    preferred = [could.endswith("become the preferred option") for could in pregnancy.could]
    assert "clinical-trial" in result.suggestion.adjuncts
    assert pregnancy.changes == "suggestion"
    assert beside.index(True) < preferred.index(True)
