"""What the steps of a road have to keep to: which constraints bear on it, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from allcli.case.facts import Facts
from allcli.case.mutable import CLOCKS
from allcli.case.span import Span
from allcli.plan.course import TODAY, RoadCourse, RoadOptions, RoadStart
from allcli.plan.days import DaySpan, spanning
from allcli.plan.durations import Durations
from allcli.plan.results import RoadConstraint
from allcli.rulebook.road_records import Constraint
from allcli.rulebook.words import Waypoint


class Wait(NamedTuple):
    """A constraint by a clock, with the days that are left of it; certain where it surely holds."""

    constraint: Constraint
    left: DaySpan
    certain: bool


class Keeping:
    """The constraints of one patient, on roads that begin so; days count from `today`."""

    def __init__(
        self,
        constraints: tuple[Constraint, ...],
        durations: Durations,
        facts: Facts,
        today: date,
        start: RoadStart = TODAY,
    ) -> None:
        self._constraints = constraints
        self._durations = durations
        self._facts = facts
        self._today = today
        self._start = start
        self._waiting: dict[tuple[Waypoint, str], list[Wait]] = {}
        self._bearing: dict[tuple[Waypoint, str], list[tuple[Constraint, bool]]] = {}

    def hold(self, product: str) -> DaySpan:
        """When T cells for a product can be collected, by all that holds it up."""
        hold = self._start.at
        for wait in self._waits("collection", product):
            if wait.constraint.holds:
                hold = hold.and_also(wait.left)
        return hold

    def on(self, road: RoadOptions, course: RoadCourse) -> Iterator[RoadConstraint]:
        """Every constraint that bears on a road; first those that surely do.

        Of these what adds days stands first; of those that only may, last.
        """
        by_id: dict[str, RoadConstraint] = {}
        for step, options, at in self._steps(road, course):
            for option in options:
                for wait in self._waits(step, option):
                    if said := self._by_clock(wait, at):
                        by_id.setdefault(said.id, said)
                for constraint in self._after(step, option, road):
                    if said := self._by_therapy(constraint, course, at):
                        by_id.setdefault(said.id, said)
        yield from sorted(
            by_id.values(), key=lambda kept: (not kept.certain, kept.adds_days is not kept.certain)
        )

    def _of(self, step: Waypoint, option: str) -> list[tuple[Constraint, bool]]:
        """The constraints on a step that hold or may, and whether they surely do."""
        key = step, option
        if key not in self._bearing:
            self._bearing[key] = [
                (constraint, holds is True)
                for constraint in self._constraints
                if constraint.step == step and option in constraint.options
                if (holds := self._durations.holds(constraint)) is not False
            ]
        return self._bearing[key]

    def _waits(self, step: Waypoint, option: str) -> list[Wait]:
        """The constraints by a clock, as long as it has to run on."""
        key = step, option
        if key not in self._waiting:
            self._waiting[key] = list(self._running(step, option))
        return self._waiting[key]

    def _running(self, step: Waypoint, option: str) -> Iterator[Wait]:
        for constraint, holds in self._of(step, option):
            if constraint.clock:
                left, read = self._left(constraint)
                if left.high != 0:
                    low, usual = (left.low, left.usual) if holds else (0, None)
                    yield Wait(constraint, DaySpan(low, usual, left.high), holds and read)

    def _left(self, constraint: Constraint) -> tuple[DaySpan, bool]:
        """The days that a clock has still to run, and whether it could be read.

        A clock that starts when something ends has not begun while that goes on.
        """
        value = self._facts.value(constraint.clock)
        days = self._start.ahead + constraint.days
        if isinstance(value, Span):
            ends = [max(days - int(end), 0) for end in (value.high, value.low)]
            return spanning([DaySpan(end, end, end) for end in ends]), True
        if isinstance(value, int | float):
            left = max(days - int(value), 0)
            return DaySpan(left, left, left), True
        going_on = CLOCKS.get(constraint.clock)
        if going_on and self._facts.value(going_on) is True:
            return DaySpan(days, None, None), True
        return DaySpan(0, None, days), False

    def _after(
        self, step: Waypoint, option: str, road: RoadOptions
    ) -> Iterator[tuple[Constraint, bool]]:
        """The constraints by a therapy of the same road, or by what has to end first.

        The days after an earlier one are counted by a clock.
        """
        for constraint, holds in self._of(step, option):
            before = (road.bridge.id,) if constraint.days else (road.bridge.id, *self._start.after)
            if not constraint.clock and not set(before).isdisjoint(constraint.after or before):
                yield constraint, holds

    def _by_clock(self, wait: Wait, at: DaySpan) -> RoadConstraint | None:
        """The constraint while the step can come before the clock has run; a wait always."""
        longest = wait.left.high
        if not wait.constraint.holds and longest is not None and at.low >= longest:
            return None
        certain = wait.certain and (
            wait.constraint.holds or (at.high is not None and at.high < wait.left.low)
        )
        return _told(wait.constraint, self._day(longest), certain=certain)

    def _by_therapy(
        self, given: tuple[Constraint, bool], course: RoadCourse, at: DaySpan
    ) -> RoadConstraint | None:
        """What the therapy before it uses up; with days, while the step can come too soon."""
        constraint, holds = given
        if not constraint.days:
            return _told(constraint, None, certain=holds)
        soonest = course.last_dose.low + constraint.days
        latest = course.last_dose.high
        if at.low >= soonest:
            return None
        until = None if latest is None else self._day(latest + constraint.days)
        return _told(constraint, until, certain=False)

    def _steps(
        self, road: RoadOptions, course: RoadCourse
    ) -> Iterator[tuple[Waypoint, tuple[str, ...], DaySpan]]:
        """The steps that can be held up, with their options and when they come."""
        yield "start", road.at("start"), self._start.at
        yield "collection", road.at("collection"), course.collection or self._start.at
        yield "infusion", road.at("infusion"), course.infusion or self._start.at
        yield "transplant", road.at("transplant"), course.end

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self._today + timedelta(days)


def _told(constraint: Constraint, until: date | None, *, certain: bool) -> RoadConstraint:
    return RoadConstraint(
        constraint.id, constraint.title, constraint.says, constraint.do, certain, constraint.holds,
        constraint.has_no_days, until, constraint.strength, constraint.checked,
        constraint.references,
    )  # fmt: skip
