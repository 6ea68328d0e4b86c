"""If a road fails: what follows, and the patient then as a case that can be assessed."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.plan.plan import RoadWishes, plan
from allcli.plan.results import NextStep, PlannedRoad, RoadPlan
from allcli.report.plan import constraint, dates, failing
from allcli.triage.choose import choose
from allcli.triage.evaluate import evaluate
from tests.cases import A_DAY, AFTER_HCT, BASES, CASES, FIT
from tests.cli.shell import run
from tests.plan.planning import at, planned
from tests.profile import slow

CASE = "cases/post-hct-early-relapse.toml"
OUTCOMES = ["no response", "MRD left", "toxicity", "relapse", "lost target"]


def test_two_levels_of_what_follows_each_failure() -> None:
    """After blinatumomab another target; what was lost is not aimed at again."""
    made = planned(FIT, failing=1)
    first, (steps,) = made.roads[0], made.next
    follows = {step.outcome: step for step in steps}

    assert first.bridge == "blinatumomab"
    assert list(follows) == OUTCOMES
    assert "inotuzumab" in follows["no response"].suggestion
    assert follows["no response"].then != follows["no response"].suggestion
    assert "blinatumomab" not in follows["lost target"].suggestion
    assert "CAR" not in follows["lost target"].suggestion
    assert follows["no response"].on == first.steps[1].at.usual
    assert not planned(FIT).next


def test_what_both_roads_keep_to_is_told_once_and_before_what_comes_third() -> None:
    """Of the next road only what is new; a clause behind the third therapy read as that one's."""
    made = planned(FIT, {"comorbidity.infection": True}, failing=1)
    first, (steps,) = made.roads[0], made.next
    step = next(step for step in steps if step.road and step.then)
    assert step.road
    shared = {*map(constraint, first.constraints)} & {*map(constraint, step.road.constraints)}

    words = failing(step, first)

    assert shared
    assert not any(kept in words for kept in shared)
    assert words.rindex("if that fails") > words.rindex("keep to")


def test_a_failure_names_the_earliest_day_from_which_the_next_road_counts() -> None:
    """Beside the day on which it is known as a rule: the HCT after it can come before that."""
    made = planned(FIT, {"plan.donor": "matched-sibling"}, failing=1)
    first, (steps,) = made.roads[0], made.next
    step = next(step for step in steps if step.outcome == "no response")
    gate = next(planned_step.at for planned_step in first.steps if planned_step.kind == "gate")

    assert step.on == gate.usual
    assert failing(step, first).startswith(
        f"no response ({gate.usual}, at the earliest {gate.earliest}): "
    )


def test_when_a_road_ends_is_told_first() -> None:
    """Where a narrow screen cuts the line of its days, they are the last to go."""
    made = planned(FIT)

    for planned_road in made.roads:
        end = (
            "HCT"
            if planned_road.donor
            else "infusion"
            if planned_road.destination == "car-t"
            else ""
        )
        assert next(dates(planned_road)).startswith(end), planned_road.text


@pytest.mark.parametrize(
    ("base", "avoided"),
    [
        ("fit", ()),
        ("fit", ("immunotherapy",)),
        ("fit", ("immunotherapy", "high-dose-cytarabine")),
        ("child", ()),
    ],
)
def test_what_was_stopped_for_its_toxicity_is_not_begun_again(
    base: str, avoided: tuple[str, ...]
) -> None:
    """Neither an antibody nor chemotherapy that is told by all of its drugs."""
    groups = load_rulebook().options
    left_out = tuple(name for name, option in groups.items() if {*option.groups} & {*avoided})
    made = planned(BASES[base], avoided=left_out, failing=3)

    for first, steps in zip(made.roads, made.next, strict=False):
        again = [step.road.bridge for step in steps if step.outcome == "toxicity" and step.road]
        assert first.destination == "car-t" or first.bridge not in again


def second_road(bridge: str, outcome: str, *avoided: str, **changes: str) -> PlannedRoad:
    """The road that comes second once that of a drug to transplant has failed so."""
    made = planned(FIT, changes, avoided=avoided, failing=1)
    step = next(step for step in made.next[0] if step.outcome == outcome)
    assert made.roads[0].bridge == bridge
    assert step.road
    return step.road


def test_a_second_road_begins_when_the_first_has_failed_and_its_donor_today() -> None:
    """Blinatumomab 28 to 84 days, inotuzumab 21 to 56 and conditioning 5 to 12 or its washout."""
    second = second_road("blinatumomab", "no response", **{"plan.donor": "haploidentical"})
    days = [(day - A_DAY).days if day else None for day in (*second.disease, *(second.donor or ()))]

    assert second.bridge == "inotuzumab"
    assert at(second, "therapy") == A_DAY + timedelta(28)
    assert days == [28 + 14 + 13, 42 + 35 + 76, 84 + 42 + 182, 28, 103, 180]
    assert [(day - A_DAY).days if day else None for day in second.end] == [55, 153, 308]


@pytest.mark.parametrize(
    ("first", "avoided", "second", "kept"),
    [
        ("blinatumomab", ("inotuzumab-based",), "brexucabtagene", "collection-after-blinatumomab"),
        ("inotuzumab", ("blinatumomab-based", "cd19-car-t"), "fla-ida",
         "transplant-soon-after-earlier-inotuzumab"),
        ("fla-ida", ("immunotherapy",), "hyper-cvad", "transplant-after-anthracycline"),
    ],
)  # fmt: skip
def test_what_the_first_therapy_used_up_bears_on_the_second(
    first: str, avoided: tuple[str, ...], second: str, kept: str
) -> None:
    """CD19 before CAR-T, the liver before transplant, the cumulative anthracycline."""
    groups = load_rulebook()
    left_out = [name for name, option in groups.options.items() if {*option.groups} & {*avoided}]
    road = second_road(first, "no response", *left_out)

    assert road.bridge == second
    assert kept in [constraint.id for constraint in road.constraints]


def test_after_car_t_that_failed_the_next_therapy_is_not_that_product_again() -> None:
    """The gate of a road to CAR-T tells of the cells, which were given by then with the bridge."""
    made = planned(FIT, failing=3)
    place = [road.destination for road in made.roads].index("car-t")
    follows = {step.outcome: step.road for step in made.next[place]}
    unanswered = follows["no response"]

    assert made.roads[place].bridge == "blinatumomab"
    assert unanswered
    assert unanswered.destination != "car-t"
    assert unanswered.bridge not in ("blinatumomab", "brexucabtagene")


DAILY = ("first-relapse-fit",)  # the others take longer


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=() if path.stem in DAILY else slow) for path in CASES],
    ids=lambda path: path.stem,
)
def test_every_state_is_a_case_that_can_be_assessed(path: Path, tmp_path: Path) -> None:
    """What is suggested there is what the plan said, wherever the file is read again."""
    folder = tmp_path / "states"
    done = run("plan", str(path), "--write-next", str(folder), "-f", "json", "--next")
    case, rulebook = read_case(str(path)), load_rulebook()
    made = plan(case, rulebook, case.day(), RoadWishes(failing=3))

    assert done.returncode == 0, done.stderr
    for number, (road, steps) in enumerate(zip(made.roads, made.next, strict=False), 1):
        for step in steps:
            name = f"{number}-{road.bridge}-{step.outcome.lower().replace(' ', '-')}.toml"
            then = read_case(str(folder / name))
            said = choose(evaluate(rulebook, then.facts, step.on)).suggestion
            is_open = then.facts.value("plan.transplant_intended") is None
            assert is_open or said.salvage is None or said.text == step.suggestion, name
            if said.salvage and not is_open:
                assert_goes_on(step, road, plan(then, rulebook, step.on), name)


def assert_goes_on(step: NextStep, road: PlannedRoad, fresh: RoadPlan, name: str) -> None:
    """Of all sequences from the written case the tree shows the first, with the days of both.

    The second therapy begins when the first is known to have failed, the search for a donor today.
    """
    best = next(iter(fresh.roads), None)
    second = step.road
    assert (second is None) is (best is None), name
    if second is None or best is None:
        return
    assert second.text == best.text, name
    assert (second.state, second.verdict, second.worst) == (best.state, best.verdict, best.worst)
    known = next((s.at.earliest for s in road.steps if s.kind == "gate"), road.end.earliest)
    assert second.disease.earliest - known == best.disease.earliest - step.on, name
    if second.donor and road.donor:
        assert second.donor == road.donor, name


def test_nothing_is_overwritten_and_nothing_written_unasked(tmp_path: Path) -> None:
    """One state that is there already keeps all from being written; --force replaces it."""
    folder = tmp_path / "states"
    folder.mkdir()
    kept = folder / "1-blinatumomab-relapse.toml"
    kept.write_text("mine")
    refused = run("plan", CASE, "--write-next", str(folder))

    assert refused.returncode == 2
    assert "exists already" in refused.stderr
    assert [file.name for file in folder.iterdir()] == [kept.name]
    assert kept.read_text() == "mine"

    forced = run("plan", CASE, "--write-next", str(folder), "--force")
    assert forced.returncode == 0
    assert tomllib.loads(kept.read_text())["disease"]["status"] == "relapsed"
    nowhere = run("plan", CASE, "--write-next", str(tmp_path / "no" / "folder"))
    assert nowhere.returncode == 2
    assert "folder: its folder does not exist (make it first)" in nowhere.stderr
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "no" / "folder")
    assert run("plan", CASE, "--write-next", str(link)).returncode == 2
    assert run("plan", "-", "--write-next", str(folder), stdin="").returncode == 2


@pytest.mark.parametrize("avoided", ["inotuzumab-based", "cd19-car-t", "intensive-chemotherapy"])
@pytest.mark.parametrize("patient", [FIT, AFTER_HCT], ids=["fit", "after HCT"])
def test_what_is_avoided_is_not_suggested_after_a_failure_either(
    patient: dict[str, Any], avoided: str
) -> None:
    """Neither second nor third, whether a road is open then or not."""
    options = load_rulebook().options
    out = tuple(name for name, option in options.items() if avoided in option.groups)
    made = planned(patient, {"plan.donor": "none"}, avoided=out, failing=3)
    texts = [made.suggestion, *(text for steps in made.next for step in steps
                                for text in (step.suggestion, step.then))]  # fmt: skip

    assert len(texts) > len(made.next)
    for name in out:
        assert not [text for text in texts if options[name].name in text], name
