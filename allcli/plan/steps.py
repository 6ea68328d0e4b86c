"""The steps of roads, judged: a therapy on the facts at its start, a transplant on those then."""

import re
from collections.abc import Container
from datetime import date
from itertools import chain
from typing import NamedTuple

from allcli.case.consistency.ranges import is_beyond
from allcli.case.derive import derive
from allcli.case.facts import FACTS, INDEX, Facts, Value
from allcli.case.mutable import RUNNING
from allcli.engine.diagram import TRUE
from allcli.plan.access_ahead import AccessAhead
from allcli.plan.afterwards import CHANGED, in_remission
from allcli.plan.course import RoadCourse, RoadOptions
from allcli.plan.days import DaySpan
from allcli.plan.ground import Ground
from allcli.plan.standing import (
    RoadFunctions,
    afterwards,
    barred_on,
    best_of,
    grades,
    gravest_of,
    today,
)
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Option, Rulebook


class RoadStep(NamedTuple):
    """A step that has a verdict, with the findings it is judged on; best and worst of it.

    A product after a bridge is judged by what is not said of its `goal` too, a step of its own.
    """

    option: Option
    functions: RoadFunctions
    grades: tuple[int, int]
    later: bool
    goal: str = ""


class RoadSteps:
    """The steps of the roads of one patient, each judged once.

    The facts from which the roads set out are so many days `ahead` of today.
    """

    def __init__(self, access: AccessAhead, ahead: int) -> None:
        self._access = access
        self._ahead = ahead
        self._now: dict[tuple[int, str, str, tuple[date, ...]], RoadStep] = {}
        self._cells: dict[tuple[int, tuple[str, ...], str, DaySpan], RoadStep] = {}
        self._later: dict[tuple[int, str, tuple[Value, ...]], RoadStep] = {}
        self._then: dict[tuple[int, str, int], Facts] = {}

    def one_of(self, ground: Ground, products: tuple[str, ...], goal: str, at: DaySpan) -> RoadStep:
        """The products of which one suffices: as good as the best of them in each completion.

        What may pass until they are infused is judged as the rulebook has it of their goal.
        """
        key = id(ground), products, goal, at
        if key not in self._cells:
            options = ground.findings.rulebook.options
            steps = [self.now(ground, options[product], at, goal) for product in products]
            best, worst = (
                best_of(ground.outlook, side)
                for side in zip(*(step.functions for step in steps), strict=True)
            )
            reached = grades(ground.outlook, (best, worst))
            first = min(steps, key=lambda step: step.grades)
            self._cells[key] = first._replace(functions=(best, worst), grades=reached)
        return self._cells[key]

    def now(self, ground: Ground, option: Option, at: DaySpan, goal: str = "") -> RoadStep:
        """A step on the facts from which the road sets out, with the access of its own days."""
        days = self._access.days_within(at)
        key = id(ground), option.id, goal, days
        if key not in self._now:
            functions = [self._on(ground, option, day, goal) for day in days]
            best, worst = (pick(ground.outlook, functions) for pick in (best_of, gravest_of))
            reached = grades(ground.outlook, (best, worst))
            self._now[key] = RoadStep(option, (best, worst), reached, later=False, goal=goal)
        return self._now[key]

    def _on(self, ground: Ground, option: Option, day: date, goal: str) -> int:
        """The verdict on a step that is taken on a day."""
        outlook, findings = ground.outlook, ground.findings
        barred = TRUE
        if self._access.on(day)[option.id].status != "neither":
            same = day == findings.as_of
            barred = (
                outlook.barred(option.id) if same else barred_on(outlook, findings, day, option.id)
            )
        return today(outlook, option.id, barred, goal)

    def then(self, ground: Ground, options: RoadOptions, course: RoadCourse) -> RoadStep:
        """A transplant, judged on the patient in remission before it."""
        goal = options.goal
        asked = ground.findings.rulebook.table(asked_of_destinations)[goal.id]
        then = self._facts_then(ground, options, course)
        seen = id(ground), goal.id, tuple(then.values[place] for place in asked)
        if seen not in self._later:  # several therapies leave the same patient
            functions = afterwards(ground.outlook, ground.findings, then, goal.id)
            reached = grades(ground.outlook, functions)
            self._later[seen] = RoadStep(goal, functions, reached, later=True)
        return self._later[seen]

    def _facts_then(self, ground: Ground, options: RoadOptions, course: RoadCourse) -> Facts:
        """The patient before a transplant, with what any destination asks: the same before each."""
        key = id(ground), options.bridge.id, course.end.low
        if key not in self._then:
            asked = ground.findings.rulebook.table(changing_before_destinations)
            self._then[key] = facts_then(ground, options, course, self._ahead, asked)
        return self._then[key]


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


def changing_before_destinations(rulebook: Rulebook) -> set[int]:
    """The places of the facts that a road changes and the verdict on some destination asks for."""
    return _CHANGING.intersection(chain(*asked_of_destinations(rulebook).values()))


def facts_then(
    ground: Ground,
    options: RoadOptions,
    course: RoadCourse,
    ahead: int,
    only: Container[int] | None = None,
) -> Facts:
    """The patient before the transplant at the end of a road; of what is derived `only` some.

    The case from which the road sets out is so many days `ahead` of today.
    """
    then = derive(in_remission(ground.case, options.bridge, max(course.end.low - ahead, 0)), only)
    values = list(ground.findings.facts.values)
    for place in _CHANGING:
        values[place] = then.values[place]
    for place in _CLOCKS:
        if is_beyond(FACTS[place], values[place]):
            values[place] = FACTS[place].high
    return Facts(tuple(values), then.why_unknown)


_CLOCKS = [place for place, fact in enumerate(FACTS) if fact.name in RUNNING]
# What the tables that a step changes give, what runs in the others, and a pregnancy, which ends.
_CHANGING = {
    place
    for place, fact in enumerate(FACTS)
    if fact.name in {*RUNNING, "patient.pregnant"}
    or any(re.split(r"[.\[]", field)[0] in CHANGED for field in fact.fields)
}
