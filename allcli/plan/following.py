"""What follows if the therapy of a road fails: the road of a second one, with its own dates."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from allcli.case.derive import derive
from allcli.case.later import within
from allcli.case.model import Case
from allcli.engine.prepared import Prepared
from allcli.plan.course import RoadStart, given
from allcli.plan.days import DaySpan
from allcli.plan.failing import LATE, Failure, failures, unanswered
from allcli.plan.ground import Grounds
from allcli.plan.results import NextStep
from allcli.plan.roads import Roads, StandingRoad
from allcli.plan.telling import RoadTeller, days_of
from allcli.triage.choose import Choice, choice_without, chosen_alone
from allcli.triage.evaluate import evaluate


class Following(NamedTuple):
    """The roads on from a failure, as the case stands then by the rules of that day."""

    roads: Roads
    choice: Choice


class Follower:
    """Goes on from the roads of one patient; `avoided` and `by` are as asked of the plan."""

    def __init__(
        self, rulebook: Prepared, today: date, avoided: Collection[str], by: date | None
    ) -> None:
        self._rulebook = rulebook
        self._today = today
        self._avoided = avoided
        self._by = by

    def next_steps(self, road: StandingRoad) -> Iterator[NextStep]:
        """The second road after each failure, and what is suggested if that has no response."""
        case, option = road.tested
        for failure in failures(case, option, *days_of(road)):
            yield self._next_step(road, failure)

    def _next_step(self, road: StandingRoad, failure: Failure) -> NextStep:
        start = _start(road, late=failure.outcome in LATE)
        on = self._today + timedelta(start.ahead)
        following = self._following(failure.case, start)
        suggestion = following.choice.suggestion
        second = following.roads.first() if suggestion.salvage else None
        if second is None:
            return NextStep(failure.outcome, on, suggestion.text, None, "", None)
        planned = RoadTeller(following.roads, following.choice, self._by).road(second)
        then, known = self._third(second, start.ahead)
        return NextStep(failure.outcome, on, suggestion.text, planned, then, known)

    def _third(self, road: StandingRoad, passed: int) -> tuple[str, date | None]:
        """What is suggested if a second therapy has no response either, and when that is known."""
        case, option = road.tested
        if not given(option):
            return "", None
        start = _start(road, late=False)
        failure = unanswered(case, option, start.ahead - passed)
        third = self._following(failure.case, start)
        return third.choice.suggestion.text, self._today + timedelta(start.ahead)

    def _following(self, case: Case, start: RoadStart) -> Following:
        day = self._today + timedelta(start.ahead)
        findings = evaluate(self._rulebook, within(derive(case)), day)
        choice = choice_without(chosen_alone(findings), self._avoided)
        roads = Roads(Grounds(case, choice), choice, self._today, start)
        return Following(roads, choice)


def _start(road: StandingRoad, *, late: bool) -> RoadStart:
    """Where the roads on from a failure begin: at the gate; after it where a remission is lost."""
    gate, end = road.course.gate or road.course.end, road.course.end
    known, ended = days_of(road)
    after = (*road.after, *(option.id for option in road.given))
    if late:
        return RoadStart(DaySpan(gate.low, ended, end.high), ended, after)
    return RoadStart(gate, known, after)
