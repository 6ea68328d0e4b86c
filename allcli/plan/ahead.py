"""What the first screen says of the days ahead: how long the suggestion holds, how long it takes.

The roads of a case are the subject of `plan`; here is the one that is suggested, without the rest.
"""

from datetime import date, timedelta

from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.plan.course import Calendar, RoadOptions, by_cells, ends_first, given
from allcli.plan.days import NO_TIME, DaySpan
from allcli.plan.durations import Durations
from allcli.triage.assessment import Assessment, Suggestion
from allcli.triage.explore.stability import stability
from allcli.triage.road_days import DateSpan, RoadDays


def looking_ahead(
    assessment: Assessment, source: Source, rulebook: Prepared, limits: int | None = None
) -> Assessment:
    """The assessment with its stability, by so many of the nearest limits, and the road's days."""
    day, suggestion = assessment.receipt.as_of, assessment.suggestion
    return assessment._replace(
        stability=stability(source, rulebook, day, suggestion.text, limits),
        road_days=road_days(source, rulebook, day, suggestion),
    )


def road_days(
    source: Source, rulebook: Prepared, as_of: date, suggestion: Suggestion
) -> RoadDays | None:
    """The days of the suggested road as `plan` has them.

    None where it leads to no cells or HCT, or where something has to end first: days that are
    counted from today would not be true.
    """
    if suggestion.salvage is None or suggestion.destination is None:
        return None
    bridge, goal = rulebook.options[suggestion.salvage], rulebook.options[suggestion.destination]
    part = goal.is_part_of
    if not goal.transplant and not (part and part in bridge.groups):
        return None
    durations = Durations(rulebook, source.facts)
    road = RoadOptions(bridge, (), goal, by_cells=by_cells(bridge, rulebook))
    if ends_first(road, rulebook.constraints, durations):
        return None
    hold = NO_TIME
    if road.by_cells:
        from allcli.plan.keeping import Keeping  # noqa: PLC0415 - dear to import, seldom needed

        hold = Keeping(rulebook.constraints, durations, source.facts, as_of).hold(bridge.id)
    course = Calendar(durations).course(road, hold, treated=given(bridge))
    gate = dates_from(as_of, course.gate) if course.gate else None
    return RoadDays(gate, dates_from(as_of, course.end), "HCT" if goal.transplant else "infusion")


def dates_from(first: date, days: DaySpan) -> DateSpan:
    """The dates of some days that are counted from a first one."""

    def on(count: int | None) -> date | None:
        return None if count is None else first + timedelta(count)

    return DateSpan(first + timedelta(days.low), on(days.usual), on(days.high))
