"""The course of a road in days from today: when each step can come, by either clock."""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.plan.days import NO_TIME, DaySpan, spanning
from allcli.plan.durations import Durations, Taken
from allcli.rulebook.model import Option, Rulebook
from allcli.rulebook.road_records import Constraint, Interval
from allcli.rulebook.words import RoadStretch, Waypoint


class RoadOptions(NamedTuple):
    """A road by its options: a therapy, CAR-T products after it if any, and where it leads."""

    bridge: Option
    products: tuple[str, ...]
    goal: Option
    by_cells: bool  # the therapy is CAR-T itself

    def at(self, step: Waypoint) -> tuple[str, ...]:
        """The options that a step is made with; none where the road does not have it."""
        if step == "start":
            return (self.bridge.id,)
        if step == "transplant":
            return (self.goal.id,) if self.goal.transplant else ()
        return self.products or ((self.bridge.id,) if self.by_cells else ())


class RoadStart(NamedTuple):
    """Where roads begin: on which days from today, and after which therapies of the same road.

    The facts from which they set out are those of the patient so many days `ahead` of today.
    """

    at: DaySpan
    ahead: int
    after: tuple[str, ...]


TODAY = RoadStart(NO_TIME, 0, ())


def given(option: Option) -> bool:
    """Whether the option is a therapy at all."""
    return bool(option.groups) or not option.unlisted


def by_cells(option: Option, rulebook: Rulebook) -> bool:
    """Whether a therapy is CAR-T itself: a member of what some destination is part of."""
    cells = {other.is_part_of for other in rulebook.options.values()}
    return not cells.isdisjoint(option.groups)


def ends_first(road: RoadOptions, constraints: Iterable[Constraint], durations: Durations) -> bool:
    """Whether something surely has to end before a step, so that no day of it can be told."""
    return any(
        constraint.has_no_days
        and not set(road.at(constraint.step)).isdisjoint(constraint.options)
        and durations.holds(constraint)
        for constraint in constraints
    )


class RoadCourse(NamedTuple):
    """The days at which the steps of a road come; those it does not have are None.

    `disease` is when the road could end by the leukaemia alone, `donor` by the donor alone.
    """

    collection: DaySpan | None
    infusion: DaySpan | None
    gate: DaySpan | None
    last_dose: DaySpan
    conditioning: DaySpan | None
    disease: DaySpan
    donor: DaySpan | None
    end: DaySpan
    records: tuple[Interval, ...]


class Calendar:
    """The courses of the roads of one patient, by the intervals that hold.

    The search for a donor begins today, wherever the road begins.
    """

    def __init__(self, durations: Durations, start: RoadStart = TODAY) -> None:
        self._durations = durations
        self._start = start.at
        self._records: dict[str, Interval] = {}
        self._to_cells: dict[tuple[tuple[str, ...], DaySpan], RoadCourse] = {}

    def course(self, road: RoadOptions, hold: DaySpan, *, treated: bool) -> RoadCourse:
        """When the steps come; `hold` is when T cells can be collected."""
        self._records = {}
        if road.products:
            key = road.products, hold
            if key not in self._to_cells:
                self._to_cells[key] = self._bridged(road.products, hold)
            return self._to_cells[key]
        if road.by_cells:
            return self._after_cells(road, hold)
        gate = self._start.plus(self._days("response", road.bridge.id)) if treated else self._start
        last = self._last_dose(road.bridge.id, gate) if treated else self._start
        return self._on(road, gate, last, treated=treated)

    def _bridged(self, products: tuple[str, ...], hold: DaySpan) -> RoadCourse:
        """CAR-T after a bridge, whichever that is: it runs while the cells are made."""
        infusion = hold.plus(self._any("infusion", products))
        gate = infusion.plus(self._any("response", products))
        return RoadCourse(hold, infusion, gate, infusion, None, infusion, None, infusion,
                          self._said())  # fmt: skip

    def _after_cells(self, road: RoadOptions, hold: DaySpan) -> RoadCourse:
        infusion = hold.plus(self._days("infusion", road.bridge.id))
        gate = infusion.plus(self._days("response", road.bridge.id))
        course = self._on(road, gate, infusion, treated=True)
        end = course.end if road.goal.transplant else infusion
        disease = course.disease if road.goal.transplant else infusion
        return course._replace(collection=hold, infusion=infusion, end=end, disease=disease)

    def _on(self, road: RoadOptions, gate: DaySpan, last: DaySpan, *, treated: bool) -> RoadCourse:
        """From the gate to day 0, or no further."""
        if not road.goal.transplant:
            return RoadCourse(None, None, gate if treated else None, last, None, gate, None, gate,
                              self._said())  # fmt: skip
        before = self._days("conditioning", road.goal.id)
        approved = gate.plus(self._days("authorisation", road.goal.id))
        ready = approved.plus(before)
        if treated:
            ready = ready.and_also(last.plus(self._days("washout", road.bridge.id)))
        donor = self._days("donor", road.goal.id)
        end = ready.and_also(donor)
        if treated:
            self._taken("remission", road.bridge.id)  # to be compared with the wait
        return RoadCourse(None, None, gate if treated else None, last, _before(end, before), ready,
                          donor, end, self._said())  # fmt: skip

    def _last_dose(self, option: str, gate: DaySpan) -> DaySpan:
        taken = self._taken("last-dose", option)
        return self._start.plus(taken.days) if taken.records else gate

    def _days(self, stretch: RoadStretch, option: str) -> DaySpan:
        return self._taken(stretch, option).days

    def _any(self, stretch: RoadStretch, options: Iterable[str]) -> DaySpan:
        return spanning([self._days(stretch, option) for option in options])

    def _taken(self, stretch: RoadStretch, option: str) -> Taken:
        taken = self._durations.of(stretch, option)
        self._records |= {record.id: record for record in taken.records}
        return taken

    def _said(self) -> tuple[Interval, ...]:
        return tuple(self._records.values())


def _before(end: DaySpan, days: DaySpan) -> DaySpan:
    """When what takes so long has to begin, if it is as short as can be."""

    def back(day: int | None, by: int | None) -> int | None:
        return None if day is None or by is None else max(day - by, 0)

    return DaySpan(end.low - days.low, back(end.usual, days.usual), back(end.high, days.low))
