"""Every road of one patient: which there are, how each stands, and in what order they come."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from allcli.case.consistency.ranges import is_beyond
from allcli.case.derive import derive
from allcli.case.facts import FACTS, INDEX, Facts, Value
from allcli.case.mutable import RUNNING
from allcli.plan.afterwards import CHANGED, in_remission
from allcli.plan.course import Calendar, RoadCourse, RoadOptions, given
from allcli.plan.durations import Durations
from allcli.plan.ground import Ground, Grounds
from allcli.plan.keeping import Keeping
from allcli.plan.standing import RoadFunctions, afterwards, better, grades, today, worst_of
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Option, Rulebook
from allcli.triage.choose import Choice
from allcli.triage.order import ordered
from allcli.triage.verdicts import OPEN, Judged


class RoadStep(NamedTuple):
    """A step that has a verdict, with the findings it is judged on; best and worst of it."""

    option: Option
    functions: RoadFunctions
    grades: tuple[int, int]
    later: bool


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

    def __init__(self, grounds: Grounds, choice: Choice, avoided: frozenset[str]) -> None:
        self._grounds = grounds
        self._choice = choice
        self._avoided = avoided
        findings = choice.findings
        self.durations = Durations(findings.rulebook, findings.facts)
        self._calendar = Calendar(self.durations)
        self.keeping = Keeping(
            findings.rulebook.constraints, self.durations, findings.facts, findings.as_of
        )
        self._steps: dict[tuple[int, str], RoadStep] = {}
        self._later: dict[tuple[int, str, tuple[Value, ...]], RoadStep] = {}

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
        """The products of a group that may apply."""
        return tuple(
            option.id
            for option in self._choice.options
            if group in option.record.groups
            and option.applies is not False
            and option.id not in self._avoided
        )

    def _standing(self, options: RoadOptions) -> StandingRoad:
        ground = self._grounds.of(options.goal)
        hold = self.keeping.hold(options)
        treated = given(options.bridge)
        course = self._calendar.course(options, hold, treated=treated)
        steps = [self.now(ground, options.bridge)]
        if steps[0].grades[0] <= OPEN:
            if options.products:
                steps.append(self._one_of(ground, options.products))
            if options.goal.transplant:
                steps.append(self._then(ground, options, course))
            else:
                steps.append(self.now(ground, options.goal))
        functions = worst_of(ground.outlook, [step.functions for step in steps])
        return StandingRoad(
            options, ground, course, tuple(steps), functions, grades(ground.outlook, functions)
        )

    def _one_of(self, ground: Ground, products: Sequence[str]) -> RoadStep:
        """The products of which one suffices: as good as the best of them in each completion."""
        rulebook, diagrams = ground.findings.rulebook, ground.outlook.ways.diagrams
        steps = [self.now(ground, rulebook.options[product]) for product in products]
        function = reduce(
            lambda left, right: diagrams.joined(left, right, better),
            [step.functions[0] for step in steps],
        )
        best = min(steps, key=lambda step: step.grades)
        functions = function, function
        return best._replace(functions=functions, grades=grades(ground.outlook, functions))

    def now(self, ground: Ground, option: Option) -> RoadStep:
        """A step that is judged on today's facts."""
        key = id(ground), option.id
        if key not in self._steps:
            barred = self._choice.ranked.access[option.id].status == "neither"
            function = today(ground.outlook, option.id, barred=barred)
            functions = function, function
            reached = grades(ground.outlook, functions)
            self._steps[key] = RoadStep(option, functions, reached, later=False)
        return self._steps[key]

    def _then(self, ground: Ground, options: RoadOptions, course: RoadCourse) -> RoadStep:
        """A transplant, judged on the patient in remission before it."""
        goal = options.goal
        asked = ground.findings.rulebook.table(asked_of_destinations)[goal.id]
        then = facts_then(ground, options, course, asked & _CHANGING)
        seen = id(ground), goal.id, tuple(then.values[place] for place in asked)
        if seen not in self._later:  # several therapies leave the same patient
            functions = afterwards(ground.outlook, ground.findings, then, goal.id)
            reached = grades(ground.outlook, functions)
            self._later[seen] = RoadStep(goal, functions, reached, later=True)
        return self._later[seen]


def asked_of_destinations(rulebook: Rulebook) -> dict[str, set[int]]:
    """The places of the facts that the verdict on each destination asks for."""
    trees = dict(zip(rulebook.options, rulebook.trees, strict=False))
    ruled = list(zip(rulebook.criteria, rulebook.trees[len(trees) :], strict=False))
    return {
        name: {
            INDEX[atom.fact.name]
            for tree in (trees[name], *(when for rule, when in ruled if name in rule.verdict))
            for atom in atoms(tree)
        }
        for name, option in rulebook.options.items()
        if option.kind == "destination"
    }


def facts_then(
    ground: Ground,
    options: RoadOptions,
    course: RoadCourse,
    only: Container[int] | None = None,
) -> Facts:
    """The patient before the transplant at the end of a road; of what is derived `only` some."""
    then = derive(in_remission(ground.case, options.bridge, course.end.low), only)
    values = list(ground.findings.facts.values)
    for place in _CHANGING:
        values[place] = then.values[place]
    for place in _CLOCKS:
        if is_beyond(FACTS[place], values[place]):
            values[place] = FACTS[place].high
    return Facts(tuple(values), then.why_unknown)


_CLOCKS = [place for place, fact in enumerate(FACTS) if fact.name in RUNNING]
_CHANGING = {
    place
    for place, fact in enumerate(FACTS)
    if any(re.split(r"[.\[]", field)[0] in CHANGED for field in fact.fields)
}
