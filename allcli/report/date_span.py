"""The dates of a step of a road, in words."""

from allcli.report.language.spoken import said
from allcli.triage.road_days import DateSpan, RoadDays

PLAN = "allcli plan"  # tells it of every road


def span(days: DateSpan) -> str:
    """From the earliest day to the latest, and the usual one."""
    if days.latest == days.earliest:
        return str(days.earliest)
    if days.latest is None:
        words = said("{day} on, no end published", day=days.earliest)
    else:
        words = said("{first} to {last}", first=days.earliest, last=days.latest)
    return words + (said(", usually {day}", day=days.usual) if days.usual else "")


def road_in_days(road: RoadDays) -> list[str]:
    """When the suggested road can come to its end and its gate: as published, no forecast."""
    end = "HCT {days}" if road.ends_in == "HCT" else "infusion {days}"
    by = said("{step}, by published durations", step=said(end, days=span(road.end)))
    gate = [said("response gate {days}", days=span(road.gate))] if road.gate else []
    return [by, *gate]
