"""The roads of patients as a transplant meeting would discuss them."""

from datetime import timedelta

import pytest
from jsonschema import Draft202012Validator

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.plan.plan import RoadWishes, plan
from allcli.plan.schema import plan_schema
from allcli.report.plan import lines, what_opens
from allcli.triage.choose import choose
from allcli.triage.evaluate import evaluate
from allcli.triage.plain import plain
from allcli.verify.patients import known, patients_of
from tests.cases import A_DAY, AFTER_HCT, CASES, FIT, source
from tests.overlays import local
from tests.plan.planning import at, planned, road
from tests.profile import more, sampled
from tests.verify.folder import OURS

HEIGHTS = {80: 40, 100: 32, 120: 32}


def test_a_road_adds_up_its_stretches_and_takes_the_later_clock() -> None:
    """Blinatumomab: by the leukaemia day 0 is on 34 to 117, by the donor up to 180."""
    planned_road = road(
        planned(FIT, {"plan.donor": "matched-unrelated"}), "blinatumomab", "first-allo-hct"
    )
    days = [
        (day - A_DAY).days if day else None
        for day in (*planned_road.disease, *(planned_road.donor or ()))
    ]

    assert days == [34, 60, 117, 28, 112, 180]
    assert [(day - A_DAY).days if day else None for day in planned_road.end] == [34, 112, 180]
    assert at(planned_road, "gate") == A_DAY + timedelta(28)
    assert at(planned_road, "conditioning") == A_DAY + timedelta(34 - 5)


def test_in_korea_the_review_of_the_transplant_comes_between() -> None:
    """FLA-Ida: recovered on day 25, a day of review, 5 of conditioning."""
    here, there = ({"jurisdiction": place} for place in ("KR", "EU"))
    days = [
        (road(planned(FIT, place), "fla-ida", "first-allo-hct").disease.earliest - A_DAY).days
        for place in (here, there)
    ]

    assert days == [31, 30]


def test_a_donor_who_is_not_known_may_be_any() -> None:
    """From the shortest of all kinds of donor to the longest; nobody says which is usual."""
    unknown = planned(FIT, {"plan.donor": "unknown", "jurisdiction": "unknown"})
    days = road(unknown, "blinatumomab", "first-allo-hct").donor

    assert days is not None
    assert [day and (day - A_DAY).days for day in days] == [21, None, 310]


def test_a_transplant_is_judged_on_the_patient_before_it() -> None:
    """Busulfan with thiotepa speaks against HCT after inotuzumab, and after nothing else."""
    made = planned(FIT, {"plan.conditioning_agents": ["busulfan", "thiotepa"]})
    verdicts = {
        name: road(made, name, "first-allo-hct").steps[-1].verdict
        for name in ("inotuzumab", "blinatumomab")
    }

    assert verdicts == {"inotuzumab": "caution", "blinatumomab": "suitable"}


@pytest.mark.parametrize(
    ("field", "stated", "verdict"),
    [
        ("heart.months_since_arterial_event", 4.87, "caution"),
        ("heart.months_since_arterial_event", 4.89, "suitable"),
        ("infection.mould_treatment_weeks", 1.13, "caution"),
        ("infection.mould_treatment_weeks", 1.15, "suitable"),
    ],
)
def test_a_transplant_is_judged_on_what_has_run_on_until_then(
    field: str, stated: float, verdict: str
) -> None:
    """Day 0 is in 34 days, at the earliest: by then 6 months, or 6 weeks, are over or not quite."""
    events = {"heart.arterial_event": field.startswith("heart"), "infection.mould_past": True}
    made = planned(FIT, events, {"infection.mould_treatment_weeks": 20}, {field: stated})

    assert road(made, "blinatumomab", "first-allo-hct").steps[-1].verdict == verdict


@pytest.mark.parametrize(
    ("cycles", "limit"),
    [
        ({"cycles": 1}, "at most 1 more cycle (1 given)"),
        ({"cycles": 2}, "at most a third cycle (2 given)"),
        ({}, "at most 1 more cycle (1 or more given)"),
    ],
)
def test_a_road_names_the_cycles_that_those_given_leave(cycles: dict[str, int], limit: str) -> None:
    """However they are told: in a line of therapy as in the exposure, and at least one if given."""
    long_ago = {"regimen": "inotuzumab", "best_response": "cr", "response_months": 9} | cycles
    made = planned(FIT, {"lines": [*FIT["lines"], long_ago]}, avoided=("blinatumomab",))

    assert (
        road(made, "inotuzumab", "first-allo-hct").text
        == f"inotuzumab ozogamicin, {limit} → first allo-HCT"
    )


def test_a_local_rulebook_changes_the_days() -> None:
    """A hospital whose donors take longer says so, and its plan says so too."""
    slow = local('[[interval]]\nid = "donor-time-related"\nlongest = 400\n')
    case = FIT | {"plan.donor": "matched-sibling"}
    ends = [
        road(plan(source(case), rules, A_DAY), "blinatumomab", "first-allo-hct").end.latest
        for rules in (slow, load_rulebook())
    ]

    assert [(end - A_DAY).days if end else None for end in ends] == [400, 180]


def test_what_blocks_a_road_and_what_opens_it() -> None:
    """In acute GVHD treatment opens blinatumomab again; against age nothing helps."""
    ill = {"gvhd.acute_active": True, "gvhd.acute_grade": 3}
    made = planned(AFTER_HCT, ill)
    blocked = {rejected.step: rejected for rejected in made.rejected}

    assert all(planned_road.bridge != "blinatumomab" for planned_road in made.roads)
    assert blocked["blinatumomab"].through == ("treatment",)
    assert "MAGIC grade ≤ 1" in [step.says for step in blocked["blinatumomab"].opens]
    assert blocked["clofarabine"].through == ()
    assert blocked["clofarabine"].opens == ()


def test_what_a_pregnancy_bars_is_open_after_it() -> None:
    """Birth, or the end of the pregnancy, opens inotuzumab; that its weeks are then 0 follows."""
    made = planned(FIT, {"patient.sex": "female", "patient.pregnant": True,
                         "patient.gestation_weeks": 10})  # fmt: skip
    barred = next(rejected for rejected in made.rejected if rejected.step == "inotuzumab")

    assert barred.through == ("time",)
    assert [step.says for step in barred.opens if not step.follows] == ["no pregnancy"]


def test_a_block_that_stands_is_named_before_one_that_can_go() -> None:
    """Against age above 21 nothing helps, whatever becomes of the liver tests."""
    made = planned(FIT, {"labs.bilirubin_x_uln": 2.6, "patient.ecog": 3})
    barred = next(rejected for rejected in made.rejected if rejected.step == "clofarabine")

    assert (barred.because.title if barred.because else "") == "age > 21"
    assert not barred.through
    assert not barred.opens


def test_bridging_to_car_t_needs_a_product_that_can_be_given() -> None:
    """Where no label covers the only product for the age, no bridge leads to CAR-T either."""
    made = planned(FIT, {"patient.age": 12})

    assert not [planned_road for planned_road in made.roads if planned_road.destination == "car-t"]


@pytest.mark.parametrize(
    ("cd19", "others"), [("positive", ""), ("negative", "; nor is another open")]
)
def test_where_the_suggested_road_is_closed_the_first_screen_says_so_first(
    cd19: str, others: str
) -> None:
    """A centre that transplants nobody after two salvages: not so today, but after the first.

    CAR-T is then the other road, unless the antigen is lost.
    """
    rule = """
[[criterion]]
id = "no-hct-after-two-salvages"
title = "two salvages before"
when = "disease.salvage_number >= 2"
says = "Nobody is transplanted here after two salvages."
verdict = { first-allo-hct = "avoid" }
strength = "expert"
references = ["ebmt-2025"]
"""
    made = plan(source(FIT, {"antigens.cd19": cd19}), local(rule), A_DAY)
    drawn = " ".join("".join(words for words, _ in line).strip() for line in lines(made, 100))
    closed = [rejected for rejected in made.rejected if rejected.suggested]

    assert bool(made.roads) is not bool(others)
    assert [rejected.step for rejected in closed] == ["first-allo-hct"]
    assert (
        f"The suggested road is closed at first allo-HCT{others}: two salvages before (avoid)"
        in drawn
    )


def test_without_a_donor_no_road_leads_to_transplant() -> None:
    """What is left ends with CAR-T, or with neither."""
    made = planned(FIT, {"plan.donor": "none"})
    missing = made.rejected[0]

    assert {planned_road.destination for planned_road in made.roads} == {"car-t", "no-hct"}
    assert (missing.step, missing.through) == ("first-allo-hct", ("plan",))
    assert [step.fact for step in missing.opens] == ["plan.donor"]


def test_what_is_avoided_begins_no_road() -> None:
    """The next of the assessment's order comes first, and the plan says what is left out."""
    made = planned(FIT, avoided=("blinatumomab", "inotuzumab"))

    assert made.avoided == ("blinatumomab", "inotuzumab")
    assert not {planned_road.bridge for planned_road in made.roads} & set(made.avoided)


@pytest.mark.parametrize(("days", "reaches"), [(33, "no"), (34, "perhaps"), (180, "yes")])
def test_a_day_to_arrive_by(days: int, reaches: str) -> None:
    """A day before the earliest none arrives, from the latest on it does."""
    made = planned(FIT, {"plan.donor": "haploidentical"}, by=A_DAY + timedelta(days))

    assert road(made, "blinatumomab", "first-allo-hct").reaches == reaches


@more
def test_the_first_road_begins_as_the_assessment_suggests() -> None:
    """Whoever the patient is: where a road begins with the suggested drug, the first one does.

    And it fits on a screen, and no road begins with what is contraindicated.
    """
    rulebook = load_rulebook()
    whole = [patient for patient in patients_of(OURS) if not patient.side]
    for patient in sampled(whole[::4]):
        case, day = known(patient).source, patient.as_of
        made = plan(case, rulebook, day)
        first = choose(evaluate(rulebook, case.facts, day)).suggestion.salvage
        assert made.first == first
        begun = [planned_road.bridge for planned_road in made.roads]
        assert first not in begun or begun[0] == first, patient.name
        assert all(
            planned_road.verdict in ("suitable", "caution") for planned_road in made.roads
        ), patient.name
        for width, height in HEIGHTS.items():
            drawn = ["".join(words for words, _ in line) for line in lines(made, width)]
            assert len(drawn) <= height, patient.name
            assert max(map(len, drawn)) <= width, patient.name


def test_the_json_follows_the_schema() -> None:
    """What a program reads is what `allcli schema plan` describes."""
    validator = Draft202012Validator(plan_schema())
    rulebook = load_rulebook()
    for path in CASES[:3]:
        case = read_case(str(path))
        written = plain(plan(case, rulebook, case.day(A_DAY), RoadWishes(failing=1)))
        written["receipt"]["as_of"] = str(written["receipt"]["as_of"])
        errors = [error.message for error in validator.iter_errors(_with_text_dates(written))]
        assert errors == [], path


def _with_text_dates(value: object) -> object:
    """As JSON has it: days are text, and lists are arrays."""
    if isinstance(value, dict):
        return {key: _with_text_dates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_text_dates(item) for item in value]
    return str(value) if hasattr(value, "isoformat") else value


def test_what_opens_a_road_stands_under_what_brings_it() -> None:
    """That a drug was never given is to be clarified, and no treatment brings it about."""
    ill = {"gvhd.acute_active": True, "gvhd.acute_grade": 3, "lines": None}
    made = planned(AFTER_HCT, ill)
    words = next(what_opens(block) for block in made.rejected if block.step == "blinatumomab")
    treated, clarified = words.split("; to be clarified: ")

    assert treated.startswith("modifiable by treatment: ")
    assert "MAGIC grade ≤ 1 (now 3)" in treated
    assert "no prior blinatumomab" in clarified
