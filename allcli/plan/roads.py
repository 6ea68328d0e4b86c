"""Every road of one patient: which there are, how each stands, and in what order they come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from allcli.case.model import Case
from allcli.plan.access_ahead import AccessAhead
from allcli.plan.afterwards import with_line
from allcli.plan.course import TODAY, Calendar, RoadCourse, RoadOptions, RoadStart, given
from allcli.plan.days import NO_TIME, DaySpan, spanning
from allcli.plan.durations import Durations
from allcli.plan.ground import Ground, Grounds
from allcli.plan.keeping import Keeping
from allcli.plan.standing import RoadFunctions, grades, worst_of
from allcli.plan.steps import RoadStep, RoadSteps
from allcli.rulebook.model import Option
from allcli.triage.choose import Choice
from allcli.triage.verdicts import OPEN, Judged


class StandingRoad(NamedTuple):
    """A road with its course, its steps, and how it stands as a whole.

    `after` are the therapies that were given before it.
    """

    options: RoadOptions
    after: tuple[str, ...]
    ground: Ground
    course: RoadCourse
    steps: tuple[RoadStep, ...]
    functions: RoadFunctions
    grades: tuple[int, int]

    @property
    def is_blocked(self) -> bool:
        """Whether no completion opens it."""
        return self.grades[0] > OPEN

    @property
    def given(self) -> tuple[Option, ...]:
        """The therapies of the road: the first, and the product of CAR-T that it bridges to."""
        bridge = self.options.bridge
        return (bridge, self.steps[1].option) if self.options.products else (bridge,)

    @property
    def tested(self) -> tuple[Case, Option]:
        """The therapy that the response gate tells of, and the patient without it.

        A bridge to CAR-T was given by then, too; nobody waits for a response to it.
        """
        case, (*bridge, last) = self.ground.case, self.given
        for option in bridge:
            case = replace(case, **with_line(case, option, {}))
        return case, last


class Roads:
    """The roads of a case that was assessed, in the order of the assessment."""

    def __init__(
        self,
        grounds: Grounds,
        choice: Choice,
        today: date,
        start: RoadStart = TODAY,
    ) -> None:
        self._grounds = grounds
        self._choice = choice
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
        self._made_of: dict[str, tuple[str, ...]] = {}
        self._holds: dict[tuple[str, ...], DaySpan] = {}

    def all(self) -> list[StandingRoad]:
        """Every road that a therapy which may apply begins, in order, the first one first.

        First comes the road that the assessment suggests, or else the best that begins as it does;
        then they go by their worst step, by the order of their first steps there, and by where they
        lead. What no completion opens comes last.
        """
        roads = list(self._begun_by(self._bridges()))
        roads.sort(key=lambda road: (road.is_blocked, road.grades[0]))
        first = self._choice.suggestion.salvage
        leading = self._leading([road for road in roads if road.options.bridge.id == first])
        return [*leading, *(road for road in roads if road not in leading)]

    def first(self) -> StandingRoad | None:
        """The first road that is open; unless it begins as suggested, all are looked at."""
        first = self._choice.suggestion.salvage
        suggested = self._begun_by([bridge for bridge in self._bridges() if bridge.id == first])
        leading = self._leading(list(suggested))
        if leading and not leading[0].is_blocked:
            return leading[0]
        return next((road for road in self.all() if not road.is_blocked), None)

    def _begun_by(self, bridges: Sequence[Judged]) -> Iterator[StandingRoad]:
        goals = self._goals()
        for bridge in bridges:
            for goal in goals:
                yield from self._roads(bridge, goal, goals)

    def _leading(self, roads: list[StandingRoad]) -> list[StandingRoad]:
        """Of the roads that begin as the assessment suggests the one that leads where it does.

        Else it is the best of them.
        """
        to = self._choice.suggestion.destination
        return sorted(
            roads, key=lambda road: (road.is_blocked, road.options.goal.id != to, road.grades[0])
        )[:1]

    def _bridges(self) -> list[Judged]:
        return _applying(self._choice.ranked.salvage)

    def _goals(self) -> list[Judged]:
        return _applying(self._choice.ranked.destinations)

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
        if group not in self._made_of:
            apply = [
                option.id
                for option in self._choice.options
                if group in option.record.groups and option.applies is not False
            ]
            had = [product for product in apply if self._wait(product) is not None]
            self._made_of[group] = tuple(had or apply)
        return self._made_of[group]

    def _hold(self, products: tuple[str, ...]) -> DaySpan:
        """When T cells can be collected: once nothing holds it up, and a product can be had."""
        if products not in self._holds:
            waits = [(product, self._wait(product) or NO_TIME) for product in products]
            self._holds[products] = spanning(
                self.keeping.hold(product).and_also(wait) for product, wait in waits
            )
        return self._holds[products]

    def _wait(self, product: str) -> DaySpan | None:
        """In how many days a product can be had; None where it cannot within the days it takes."""
        infused = self.keeping.hold(product).plus(self._durations.of("infusion", product).days)
        return self.access.wait(product, infused.high)

    def _standing(self, options: RoadOptions) -> StandingRoad:
        ground = self._grounds.of(options.goal)
        products = options.at("collection")
        hold = self._hold(products) if products else NO_TIME
        course = self._calendar.course(options, hold, treated=given(options.bridge))
        infused = course.infusion or self.start.at
        steps = [
            self.steps.now(ground, options.bridge, infused if options.by_cells else self.start.at)
        ]
        if steps[0].grades[0] <= OPEN:
            if options.products:
                steps.append(self.steps.one_of(ground, options.products, options.goal.id, infused))
            if options.goal.transplant:
                steps.append(self.steps.then(ground, options, course))
            else:
                steps.append(self.steps.now(ground, options.goal, infused))
        functions = worst_of(ground.outlook, [step.functions for step in steps])
        return StandingRoad(
            options,
            self.start.after,
            ground,
            course,
            tuple(steps),
            functions,
            grades(ground.outlook, functions),
        )


def _applying(options: Sequence[Judged]) -> list[Judged]:
    """Those that may apply, in the same order."""
    return [option for option in options if option.applies is not False]
