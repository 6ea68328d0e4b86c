"""What a vignette claims of roads: which are open, what blocks and holds them up, and when.

A road is named by its therapy and its destination, `blinatumomab > first-allo-hct`.
"""

import re
from collections.abc import Iterator, Mapping
from operator import eq, ge, le
from typing import get_args

from allcli.plan.results import PlannedRoad, RoadPlan, RoadState, StepKind
from allcli.rulebook.words import VERDICTS

KINDS = ("roads", "blocked", "constraints", "days")
STATES: tuple[str, ...] = (*get_args(RoadState), *VERDICTS)
BEARS = ("sure", "open")
_COMPARED = {">=": ge, "<=": le, "=": eq}
DAYS = re.compile(rf"({'|'.join(get_args(StepKind))}) (>=|<=|=) (\d+)")


def seen_of_roads(kind: str, name: str, value: str, made: RoadPlan) -> set[str]:
    """What the plan says where a claim looks."""
    if kind == "blocked":
        return {
            step.because.criterion if step.because else step.says
            for step in made.rejected
            if step.step == name
        }
    road = _by_name(made).get(name)
    if road is None:
        return {"blocked"} if kind == "roads" else set()
    if kind == "roads":
        return {road.state, road.verdict}
    if kind == "constraints":
        return {f"{BEARS[not kept.certain]} {kept.id}" for kept in road.constraints}
    return _days(road, value, made)


def _by_name(made: RoadPlan) -> Mapping[str, PlannedRoad]:
    return {f"{road.bridge} > {road.destination}": road for road in made.roads}


def _days(road: PlannedRoad, value: str, made: RoadPlan) -> set[str]:
    """`end >= 34` where the earliest day of a step is so far away; else how far each is."""
    earliest = {step.kind: (step.at.earliest - made.receipt.as_of).days for step in road.steps}
    match = DAYS.fullmatch(value)
    if match and match[1] in earliest and _COMPARED[match[2]](earliest[match[1]], int(match[3])):
        return {value}
    return {f"{kind} {days}" for kind, days in earliest.items()}


def faults(kind: str, name: str, value: str) -> Iterator[str]:
    """What a claim says that no plan can."""
    if kind in KINDS and kind != "blocked" and " > " not in name:
        yield f'"{name}" is no road: a therapy and where it leads, "blinatumomab > first-allo-hct"'
    if kind == "roads" and value not in STATES:
        yield f'"{value}" is no state or verdict of a road (allowed: {", ".join(STATES)})'
    if kind == "constraints" and not value.startswith(tuple(f"{bears} " for bears in BEARS)):
        yield f'"{value}" does not begin with sure or open'
    if kind == "days" and not DAYS.fullmatch(value):
        kinds = ", ".join(get_args(StepKind))
        yield f'"{value}" is no day of a step, as "end >= 34" (steps: {kinds})'
