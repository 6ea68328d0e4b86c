"""Plans of test patients, and the facts of how they come out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from allcli.engine.load import load_rulebook
from allcli.plan.plan import RoadWishes, plan
from allcli.plan.results import PlannedRoad, RoadPlan
from tests.cases import A_DAY, source


def planned(*changes: Mapping[str, Any], **how: Any) -> RoadPlan:
    return plan(source(*changes), load_rulebook(), A_DAY, RoadWishes(**how))


def road(made: RoadPlan, bridge: str, destination: str) -> PlannedRoad:
    return next(
        planned_road
        for planned_road in made.roads
        if (planned_road.bridge, planned_road.destination) == (bridge, destination)
    )


def at(planned_road: PlannedRoad, kind: str) -> date:
    """The earliest day of a step."""
    return next(step.at.earliest for step in planned_road.steps if step.kind == kind)
