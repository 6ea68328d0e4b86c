"""How a road stands over all completions of one case: the worst verdict of its steps, in each.

The first step is judged on today's facts, a transplant on those of the patient in remission before
it. What is unknown today and is not changed by the road is unknown in both, and the same: so the
two are one function, and what holds in every completion of the one holds of the road.
"""

from collections.abc import Iterable
from datetime import date

from allcli.case.facts import INDEX, Facts
from allcli.case.mutable import RUNNING
from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.diagram import bits
from allcli.engine.open_cells import open_cells, spread
from allcli.engine.outlook import Outlook
from allcli.triage.evaluate import Findings

NOT_TO_BE_HAD = NOT_APPLICABLE + 1
RoadFunctions = tuple[int, int]  # the best that it can be in each completion, and the worst


def today(outlook: Outlook, option: str, barred: int, goal: str) -> int:
    """The verdict on a step on today's facts; past every other where it cannot be had."""
    diagrams = outlook.ways.diagrams
    return diagrams.choose(barred, diagrams.leaf(NOT_TO_BE_HAD), outlook.verdict(option, goal))


def barred_on(outlook: Outlook, findings: Findings, day: date, option: str) -> int:
    """Where an option can certainly not be had on a day that is not that of the findings."""
    ways, charts = outlook.ways, findings.rulebook.charts
    cells = spread(open_cells(charts.readings, charts.gates(day), findings.facts, {}))
    return charts.diagrams.cut(charts.barred(option), ways.diagrams, cells, {})


def afterwards(outlook: Outlook, findings: Findings, then: Facts, option: str) -> RoadFunctions:
    """The verdict on a later step: best and worst over what the road itself leaves open."""
    ways, charts = outlook.ways, findings.rulebook.charts
    cells = spread(open_cells(charts.readings, charts.gates(findings.as_of), then, {}))
    function = charts.diagrams.cut(charts.verdict(option), ways.diagrams, cells, {})
    best = worst = function
    for place in bits(ways.diagrams.support(function)):
        if cells[place] != ways.open_cells(place) or _runs(ways.facts, then, outlook, place):
            size = range(len(cells[place]))
            best = best_of(outlook, _in_each(outlook, best, place, size))
            worst = gravest_of(outlook, _in_each(outlook, worst, place, size))
    return best, worst


def _runs(now: Facts, then: Facts, outlook: Outlook, place: int) -> bool:
    """Whether a clock that nobody has read runs on: what it shows then is not what it shows now."""
    name = outlook.ways.cells.variables[place].fact.name
    unread = now.values[INDEX[name]] is None and then.values[INDEX[name]] is None
    return unread and name in RUNNING


def _in_each(outlook: Outlook, function: int, place: int, cells: range) -> list[int]:
    """What a function is in each cell of a variable."""
    return [outlook.ways.diagrams.fixed(function, place, i) for i in cells]


def best_of(outlook: Outlook, functions: Iterable[int]) -> int:
    """Of several functions the best in every completion."""
    return outlook.ways.workspace.least.of(functions)


def gravest_of(outlook: Outlook, functions: Iterable[int]) -> int:
    """Of several functions the worst in every completion."""
    return outlook.ways.workspace.greatest.of(functions)


def worst_of(outlook: Outlook, steps: list[RoadFunctions]) -> RoadFunctions:
    """The worst of the steps of a road, in every completion."""
    best, worst = zip(*steps, strict=True)
    gravest = gravest_of(outlook, worst)
    return gravest if best == worst else gravest_of(outlook, best), gravest


def grades(outlook: Outlook, functions: RoadFunctions) -> tuple[int, int]:
    """The best and the worst that a road can be in some patient."""
    best, worst = functions
    numbers = _numbers(outlook, worst)
    at_best = numbers if best == worst else _numbers(outlook, best)
    return min(at_best, default=NOT_APPLICABLE), max(numbers, default=NOT_APPLICABLE)


def _numbers(outlook: Outlook, function: int) -> list[int]:
    return [value for value in outlook.ways.values(function) if isinstance(value, int)]
