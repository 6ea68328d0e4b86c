"""Roads in words and dates: what a plan tells of each."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from allcli.case.facts import VOCABULARY
from allcli.engine.charts import NOT_APPLICABLE
from allcli.plan.ahead import dates_from
from allcli.plan.blocked import Blocks, RoadBlock
from allcli.plan.course import RoadCourse
from allcli.plan.days import DaySpan
from allcli.plan.results import (
    PlannedRoad,
    PlannedStep,
    Reaches,
    RejectedRoads,
    RoadConstraint,
    RoadTiming,
    StepKind,
)
from allcli.plan.roads import Roads, StandingRoad
from allcli.plan.steps import RoadStep, facts_then
from allcli.rulebook.model import Option
from allcli.rulebook.road_records import Interval
from allcli.rulebook.words import VERDICTS, Verdict
from allcli.triage.assessment import harm
from allcli.triage.choose import Choice
from allcli.triage.evaluate import evaluate
from allcli.triage.road_days import DateSpan
from allcli.triage.suggest import cycle_limit
from allcli.triage.verdicts import OPEN


class RoadTeller:
    """Puts roads into words and dates."""

    def __init__(self, roads: Roads, choice: Choice, by: date | None) -> None:
        self._roads = roads
        self._choice = choice
        self._today = roads.today
        self._by = by
        self._spans: dict[DaySpan, DateSpan] = {}
        self._high: dict[int, dict[str, list[str]]] = {}  # by ground and option
        self._suggested = choice.suggestion.salvage, choice.suggestion.destination
        self._blocks = Blocks(choice, roads.access)

    def road(self, road: StandingRoad) -> PlannedRoad:
        """A road that is open, or may be."""
        options, course = road.options, road.course
        best, worst = road.grades
        end = self._dates(course.end)
        access = tuple(self._roads.access.of_road(options, course))
        constraints = (*access, *self._roads.keeping.on(options, course), *_lasting(course))
        return PlannedRoad(
            text_of(road),
            options.bridge.id,
            options.goal.id,
            "open" if worst <= OPEN else "depends",
            _word(best),
            _word(worst),
            self._is_suggested(road),
            tuple(self._steps(road)),
            end,
            self._dates(course.disease),
            self._dates(course.donor) if course.donor else None,
            constraints,
            tuple(map(_timing, course.records)),
            tuple(_hangs_on(road)),
            tuple(dict.fromkeys(self._harms(road))),
            self._reaches(end, later=any(kept.adds_days and kept.certain for kept in constraints)),
        )

    def _steps(self, road: StandingRoad) -> Iterator[PlannedStep]:
        """The steps by when they can come."""
        options, course = road.options, road.course
        verdicts = {step.option.id: step for step in road.steps}
        first, goal = verdicts[options.bridge.id], verdicts.get(options.goal.id)
        yield self._step("therapy", options.bridge, self._roads.start.at, first)
        if course.collection:
            yield self._step("collection", options.goal, course.collection)
        if course.infusion:
            yield self._step("infusion", options.goal, course.infusion)
        if course.gate:
            yield self._step("gate", options.bridge, course.gate)
        if course.donor:
            yield self._step("donor", options.goal, course.donor)
        if course.conditioning:
            yield self._step("conditioning", options.goal, course.conditioning)
        yield self._step("end", options.goal, course.end, goal)

    def _step(
        self, kind: StepKind, option: Option, at: DaySpan, step: RoadStep | None = None
    ) -> PlannedStep:
        best, worst = map(_word, step.grades) if step else (None, None)
        return PlannedStep(kind, option.id, option.name, self._dates(at), best, worst)

    def _harms(self, road: StandingRoad) -> Iterator[str]:
        """The kinds of high flags along the way, as they are read."""
        high = self._high.get(id(road.ground))
        if high is None:
            high = self._high[id(road.ground)] = {}
            for holding in road.ground.findings.held:
                for option, kind in holding.high:
                    high.setdefault(option, []).append(harm(kind))
        for option in (road.options.bridge.id, road.options.goal.id):
            yield from high.get(option, ())

    def rejected(self, roads: list[StandingRoad]) -> Iterator[RejectedRoads]:
        """The roads that no completion opens, together where the same blocks them first."""
        together: dict[tuple[str, RoadBlock], list[StandingRoad]] = {}
        for road in roads:
            together.setdefault(self._blocked(road), []).append(road)
        for (name, block), blocked in together.items():
            step = _blocking(blocked[0])
            yield RejectedRoads(
                name, step.option.name, _word(step.grades[0]), tuple(map(text_of, blocked)), *block,
                suggested=any(map(self._is_suggested, blocked)),
            )  # fmt: skip

    def _is_suggested(self, road: StandingRoad) -> bool:
        return (road.options.bridge.id, road.options.goal.id) == self._suggested

    def unreached(self) -> Iterator[RejectedRoads]:
        """Transplants that are for nobody like this, where none is, and another plan opens one."""
        options, findings = self._choice.options, self._choice.findings
        transplants = [option for option in options if option.record.transplant]
        if any(option.applies is not False for option in transplants):
            return
        for option in transplants:
            block = self._blocks.of(option.record, findings, NOT_APPLICABLE)
            if block.opens:
                roads = (f"any → {option.name}",)
                yield RejectedRoads(option.id, option.name, "not-applicable", roads, *block)

    def _blocked(self, road: StandingRoad) -> tuple[str, RoadBlock]:
        step = _blocking(road)
        findings = road.ground.findings
        steps, start = self._roads.steps, self._roads.start
        if step.later and steps.now(road.ground, step.option, start.at).grades[0] <= OPEN:
            then = facts_then(road.ground, road.options, road.course, start.ahead)
            findings = evaluate(findings.rulebook, then, findings.as_of)
        return step.option.id, self._blocks.of(step.option, findings, step.grades[0], step.goal)

    def _dates(self, days: DaySpan) -> DateSpan:
        dates = self._spans.get(days)
        if dates is None:
            dates = self._spans[days] = dates_from(self._today, days)
        return dates

    def _reaches(self, end: DateSpan, *, later: bool) -> Reaches | None:
        """Whether the end comes by the day; `later` if something adds days that nobody knows."""
        if self._by is None:
            return None
        if end.earliest > self._by:
            return "no"
        return "yes" if end.latest and end.latest <= self._by and not later else "perhaps"


def days_of(road: StandingRoad) -> tuple[int, int]:
    """When it is known what came of the first therapy, and when the road ends, as a rule."""
    course = road.course
    gate, end = course.gate or course.end, course.end
    known = gate.low if gate.usual is None else gate.usual
    return known, max(known, end.low if end.usual is None else end.usual)


def _blocking(road: StandingRoad) -> RoadStep:
    """The first step that no completion opens; where none is so alone, the last."""
    return next((step for step in road.steps if step.grades[0] > OPEN), road.steps[-1])


def text_of(road: StandingRoad) -> str:
    """The road in a line: the therapy with its limit, and where it leads."""
    bridge, _, goal, _ = road.options
    limit = cycle_limit(bridge, road.ground.findings.facts) if goal.transplant else ""
    name = f"{bridge.name}, {limit}" if limit else bridge.name
    by_itself = road.options.by_cells and goal.is_part_of
    return f"{name}, {goal.headline}" if by_itself else f"{name} → {goal.name}"


def _lasting(course: RoadCourse) -> Iterator[RoadConstraint]:
    """That the transplant can come after the remission has, in the median, ended."""
    for record in course.records:
        if record.stretch == "remission" and course.gate and course.donor:
            wait = None if course.end.high is None else course.end.high - course.gate.low
            if wait is None or wait > record.shortest:
                yield RoadConstraint(
                    id=record.id,
                    title=f"HCT may come too late ({record.title}): plan a holding cycle",
                    says=record.says,
                    do=(),
                    certain=False,
                    holds=False,
                    adds_days=False,
                    until=None,
                    strength=record.strength,
                    checked=record.checked,
                    references=record.references,
                )


@lru_cache(maxsize=500)  # many roads take the same stretches
def _timing(interval: Interval) -> RoadTiming:
    return RoadTiming(
        interval.stretch, interval.title, interval.shortest, interval.usual, interval.longest,
        interval.says, interval.strength, interval.checked, interval.references,
    )  # fmt: skip


def _hangs_on(road: StandingRoad) -> Iterator[str]:
    """The unknown facts that can close the road, by their labels; else the day is what can."""
    if road.grades[1] <= OPEN:
        return
    outlook = road.ground.outlook
    closed = outlook.ways.diagrams.mapped(
        road.functions[1], lambda grade: int(str(grade)) > OPEN, outlook.ways.workspace.closed
    )
    places = outlook.decisive(closed)
    names = dict.fromkeys(outlook.ways.facts_at(places))
    yield from dict.fromkeys(VOCABULARY[name].label for name in names) or ("access on the day",)


def _word(grade: int) -> Verdict:
    return VERDICTS[grade] if grade < NOT_APPLICABLE else "not-applicable"
