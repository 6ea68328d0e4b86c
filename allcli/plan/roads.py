"""Every road of one patient: which there are, how each stands, and in what order they come."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from allcli.plan.access_ahead import AccessAhead
from allcli.plan.course import TODAY, Calendar, RoadCourse, RoadOptions, RoadStart, given
from allcli.plan.days import NO_TIME, DaySpan, spanning
from allcli.plan.durations import Durations
from allcli.plan.ground import Ground, Grounds
from allcli.plan.keeping import Keeping
from allcli.plan.standing import RoadFunctions, grades, worst_of
from allcli.plan.steps import RoadStep, RoadSteps
from allcli.triage.choose import Choice
from allcli.triage.order import ordered
from allcli.triage.verdicts import OPEN, Judged


class StandingRoad(NamedTuple):
    """A road with its course, its steps, and how it stands as a whole."""

    options: RoadOptions
    ground: Ground
    course: RoadCourse
    steps: tuple[RoadStep, ...]
    functions: RoadFunctions
    grades: tuple[int, int]

    @property
    def is_blocked(self) -> bool:
        """Whether no completion opens it."""
        return self.grades[0] > OPEN


class Roads:
    """The roads of a case that was assessed, in the order of the assessment."""

    def __init__(
        self,
        grounds: Grounds,
        choice: Choice,
        avoided: frozenset[str],
        today: date,
        start: RoadStart = TODAY,
    ) -> None:
        self._grounds = grounds
        self._choice = choice
        self._avoided = avoided
        self.start = start
        findings = choice.findings
        self._durations = Durations(findings.rulebook, findings.facts)
        self._calendar = Calendar(self._durations, start)
        self.today = today
        self.access = AccessAhead(findings, today)
        self.keeping = Keeping(
            findings.rulebook.constraints, self._durations, findings.facts, today, start
        )
        self.steps = RoadSteps(self.access, start.ahead)

    def all(self) -> list[StandingRoad]:
        """Every road that a therapy which may apply begins, in order, the first one first.

        First comes the road that the assessment suggests, or else the best that begins as it does;
        then they go by their worst step, by the order of their first steps there, and by where they
        lead. What no completion opens comes last.
        """
        bridges, goals = self._bridges(), self._goals()
        roads = [
            road
            for bridge in bridges
            for goal in goals
            for road in self._roads(bridge, goal, goals)
        ]
        roads.sort(key=lambda road: (road.is_blocked, road.grades[0]))
        first, to = self._first(bridges), self._choice.suggestion.destination
        leading = [road for road in roads if road.options.bridge.id == first]
        leading.sort(key=lambda road: (road.is_blocked, road.options.goal.id != to))
        return [*leading[:1], *(road for road in roads if road not in leading[:1])]

    def _first(self, bridges: Sequence[Judged]) -> str | None:
        """The first step that the assessment suggests; without what is avoided, the next."""
        salvage = self._choice.suggestion.salvage
        if salvage not in self._avoided:
            return salvage
        access = self._choice.ranked.access
        open_ = (bridge for bridge in bridges if bridge.is_open())
        return next((bridge.id for bridge in open_ if access[bridge.id].status != "neither"), None)

    def _bridges(self) -> Sequence[Judged]:
        return self._in_order(self._choice.ranked.salvage)

    def _goals(self) -> Sequence[Judged]:
        return self._in_order(self._choice.ranked.destinations)

    def _in_order(self, options: Sequence[Judged]) -> Sequence[Judged]:
        """Those that may apply and are not avoided; without the others, ordered anew."""
        left = [
            option
            for option in options
            if option.applies is not False and option.id not in self._avoided
        ]
        return ordered(left, self._choice.ranked.preferred)

    def _roads(
        self, bridge: Judged, goal: Judged, goals: Sequence[Judged]
    ) -> Iterator[StandingRoad]:
        """The road of a therapy to a destination, where the two agree."""
        cells = [name for other in goals if (name := other.record.is_part_of)]
        by_cells = any(name in bridge.record.groups for name in cells)
        part = goal.record.is_part_of
        if by_cells and not part and not goal.record.transplant:
            return  # CAR-T without HCT is a destination of its own
        products: tuple[str, ...] = ()
        if part and part not in bridge.record.groups:
            products = self._products(part)
            if not products or not given(bridge.record):
                return
        options = RoadOptions(bridge.record, products, goal.record, by_cells)
        yield self._standing(options)

    def _products(self, group: str) -> tuple[str, ...]:
        """The products of a group that may apply; of these that can be had, where some can."""
        apply = [
            option.id
            for option in self._choice.options
            if group in option.record.groups
            and option.applies is not False
            and option.id not in self._avoided
        ]
        had = [product for product in apply if self._wait(product) is not None]
        return tuple(had or apply)

    def _hold(self, options: RoadOptions) -> DaySpan:
        """When T cells can be collected: once nothing holds it up, and a product can be had."""
        holds = []
        for product in options.at("collection"):
            wait = self._wait(product) or 0
            holds.append(self.keeping.hold(product).and_also(DaySpan(wait, wait, wait)))
        return spanning(holds) if holds else NO_TIME

    def _wait(self, product: str) -> int | None:
        """In how many days a product can be had; None where it cannot within the days it takes."""
        first = self.access.first_day(product)
        if not first:
            return first
        infused = self.keeping.hold(product).plus(self._durations.of("infusion", product).days)
        return first if infused.high is None or first <= infused.high else None

    def _standing(self, options: RoadOptions) -> StandingRoad:
        ground = self._grounds.of(options.goal)
        treated = given(options.bridge)
        course = self._calendar.course(options, self._hold(options), treated=treated)
        infused = course.infusion or self.start.at
        steps = [
            self.steps.now(ground, options.bridge, infused if options.by_cells else self.start.at)
        ]
        if steps[0].grades[0] <= OPEN:
            if options.products:
                steps.append(self.steps.one_of(ground, options.products, infused))
            if options.goal.transplant:
                steps.append(self.steps.then(ground, options, course))
            else:
                steps.append(self.steps.now(ground, options.goal, infused))
        functions = worst_of(ground.outlook, [step.functions for step in steps])
        return StandingRoad(
            options, ground, course, tuple(steps), functions, grades(ground.outlook, functions)
        )
