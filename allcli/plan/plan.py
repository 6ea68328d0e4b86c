"""The plan of one case: its roads in order, with their dates, and why the others are rejected."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from allcli.case.files.change import CaseDocument
from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.plan.following import Follower
from allcli.plan.ground import Grounds
from allcli.plan.results import (
    SCHEMA_VERSION,
    NextStep,
    PlannedRoad,
    RejectedRoads,
    RoadConstraint,
    RoadPlan,
    RoadTiming,
)
from allcli.plan.roads import Roads
from allcli.plan.telling import RoadTeller, days_of
from allcli.plan.written import StateFile, states
from allcli.triage.choose import Choice, choice_without, chosen_alone
from allcli.triage.evaluate import evaluate
from allcli.triage.results import cited_keys, receipt
from allcli.triage.understood import patient_line


class RoadWishes(NamedTuple):
    """What is asked of a plan.

    `by` is a day by which a road is to have arrived, `avoided` options that are not to be used;
    of so many roads, `failing`, it is told what follows if they fail.
    """

    by: date | None = None
    avoided: tuple[str, ...] = ()
    failing: int = 0


NO_WISHES = RoadWishes()


def plan(
    source: Source, rulebook: Prepared, as_of: date, wishes: RoadWishes = NO_WISHES
) -> RoadPlan:
    """The roads of a case by the rules of a day."""
    by, out, failing = wishes
    roads, choice = _begun(source, rulebook, as_of, out)
    teller = RoadTeller(roads, choice, by)
    every = roads.all()
    open_ = [road for road in every if not road.is_blocked]
    planned = tuple(map(teller.road, open_))
    follower = Follower(rulebook, as_of, out, by)
    following = tuple(tuple(follower.next_steps(road)) for road in open_[:failing])
    rejected = (
        *teller.unreached(),
        *teller.rejected([road for road in every if road.is_blocked]),
    )
    salvage = choice.suggestion.salvage
    return RoadPlan(
        SCHEMA_VERSION,
        receipt(source, rulebook, source.facts, as_of),
        patient_line(source.facts),
        choice.suggestion.text,
        choice.suggestion.assumes_label,
        salvage,
        bool(planned) and planned[0].bridge == salvage,
        by,
        out,
        planned,
        following,
        rejected,
        cited_keys(rulebook, _keys(planned, following, rejected)),
    )


def states_after(
    document: CaseDocument, source: Source, rulebook: Prepared, as_of: date, wishes: RoadWishes
) -> Iterator[StateFile]:
    """The patient after the first therapy of the best roads, as case files, however it ends.

    `document` is the file that the case was read from, of which the tables are kept.
    """
    roads, _ = _begun(source, rulebook, as_of, wishes.avoided)
    open_ = [road for road in roads.all() if not road.is_blocked]
    for number, road in enumerate(open_[: wishes.failing], 1):
        for state in states(document.tables, road, days_of(road)):
            yield StateFile(f"{number}-{road.options.bridge.id}-{state.name}", state.tables)


def _begun(
    source: Source, rulebook: Prepared, as_of: date, avoided: tuple[str, ...]
) -> tuple[Roads, Choice]:
    choice = choice_without(chosen_alone(evaluate(rulebook, source.facts, as_of)), avoided)
    return Roads(Grounds(source.case, choice), choice, as_of), choice


def _keys(
    planned: Iterable[PlannedRoad],
    following: Iterable[Iterable[NextStep]],
    rejected: Iterable[RejectedRoads],
) -> Iterator[str]:
    """Every source of what is said, in the order of first use."""
    second = (step.road for steps in following for step in steps if step.road)
    for road in chain(planned, second):
        records: Iterable[RoadTiming | RoadConstraint] = chain(road.timings, road.constraints)
        for record in records:
            yield from record.references
    for turned_down in rejected:
        if turned_down.because:
            yield from turned_down.because.references
