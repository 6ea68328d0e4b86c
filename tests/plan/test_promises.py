"""What a plan promises of every patient, and brute force over the completions of one."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.cells import example
from allcli.engine.load import load_rulebook
from allcli.engine.workspace import SharedWorkspace
from allcli.plan.plan import plan
from allcli.plan.results import PlannedRoad, RoadPlan
from allcli.triage.road_days import DateSpan
from tests.cases import A_DAY, FIT, source
from tests.plan.planning import planned
from tests.profile import examples
from tests.triage.strategies import partial_and_full

Changes = Mapping[str, Any]
INTENT = "plan.transplant_intended"
OPEN_FACTS = ("neurology.seizures", "liver.cirrhosis", "heart.lvef_pct", "plan.donor")


def roads(made: RoadPlan) -> dict[tuple[str, str], PlannedRoad]:
    return {
        (planned_road.bridge, planned_road.destination): planned_road for planned_road in made.roads
    }


def lies_within(narrow: DateSpan, wide: DateSpan) -> bool:
    ends = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return wide.earliest <= narrow.earliest and ends


def decided_otherwise(changes: Changes, planned_road: PlannedRoad) -> bool:
    """Whether the patient does not want what the road takes as decided."""
    transplant = load_rulebook().options[planned_road.destination].transplant
    intended = source(changes).facts.value(INTENT)
    return planned_road.destination != "car-t" and intended is not transplant


@pytest.mark.parametrize("day", [A_DAY, date(2021, 9, 1)], ids=["today", "before-a-licence"])
@examples(100)
@given(pair=partial_and_full())
def test_more_knowledge_only_closes_roads_and_narrows_their_dates(
    day: date, pair: tuple[Changes, Changes]
) -> None:
    """No completion opens a rejected road, closes an open one, or moves its days out.

    Nor while licences begin along the way.
    """
    rulebook = load_rulebook()
    before, after = (roads(plan(source(changes), rulebook, day)) for changes in pair)

    assert after.keys() <= before.keys()
    for name, planned_road in before.items():
        if name in after:
            assert lies_within(after[name].end, planned_road.end), name
        elif planned_road.state == "open":
            assert decided_otherwise(pair[1], planned_road), name


@examples(100)
@given(partial_and_full())
def test_no_road_breaks_a_constraint_that_holds_it_up(pair: tuple[Changes, Changes]) -> None:
    """T cells are collected on the day on which the last clock has run, and not before."""
    for planned_road in planned(pair[1]).roads:
        days = {step.kind: step.at for step in planned_road.steps}
        for kept in planned_road.constraints:
            if kept.holds and kept.certain and kept.until:
                assert days["collection"].earliest >= kept.until, planned_road.text


@examples(30)
@given(pairs=st.lists(partial_and_full(), min_size=2, max_size=3))
def test_a_plan_is_the_same_alone_and_after_those_of_others(
    pairs: list[tuple[Changes, Changes]],
) -> None:
    """What others left in the workspace only saves the work of finding it."""
    charts = load_rulebook().charts
    patients = [partial for partial, _ in pairs]
    alone = []
    for patient in patients:
        charts.workspace = SharedWorkspace()
        alone.append(planned(patient))
    charts.workspace = SharedWorkspace()

    assert [planned(patient) for patient in patients] == alone
    assert [planned(patient) for patient in reversed(patients)] == alone[::-1]


def test_brute_force_over_all_completions_agrees() -> None:
    """A road is open if it is so in every completion, rejected if in none, and else depends."""
    rulebook = load_rulebook()
    unknown = source(FIT, dict.fromkeys(OPEN_FACTS, "unknown"))
    values = [
        [example(variable, cell) for cell in range(len(variable.cells))]
        for variable in (rulebook.cells.variables[rulebook.cells.places[name]]
                         for name in OPEN_FACTS)
    ]  # fmt: skip
    ways = list(product(*values))
    open_roads = [
        roads(plan(unknown._replace(facts=unknown.facts.with_values(
            dict(zip(OPEN_FACTS, way, strict=True)))), rulebook, A_DAY))
        for way in ways
    ]  # fmt: skip
    expected = {
        name: "open" if all(name in names for names in open_roads) else "depends"
        for name in set().union(*open_roads)
    }

    assert {
        name: planned_road.state
        for name, planned_road in roads(plan(unknown, rulebook, A_DAY)).items()
    } == (expected)
    assert set(expected.values()) == {"open", "depends"}
