"""The roads as a drawing: what runs when, from today to the end of each.

Shapes tell what is what, colours only repeat it; every date stands in words below the drawing.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from allcli.plan.results import PlannedRoad
from allcli.report.cells import columns, head
from allcli.report.document.element import Element, element
from allcli.report.pages.scale import WIDTH, Scale
from allcli.report.plan import dates
from allcli.triage.road_days import DateSpan

ROW, LANE, FOOT = 46, 20, 24
LABEL = 62  # characters of a name
LINE = 16
LEGEND = (
    "thick line: therapy · upper box: its response gate · thin line: donor",
    "lower box: arrives, open where no end is published · diamond: usual day",
)


def drawing(roads: Sequence[PlannedRoad], day: date, name: str) -> Element:
    """The drawing; `name` is what its parts are called by in the document."""
    days = [when for road in roads for when in _days(road)]
    scale = Scale([day, *days])
    axis = len(roads) * ROW
    drawn = [part for at, road in enumerate(roads) for part in _road(road, at * ROW, scale, day)]
    described = ". ".join(f"{road.text}: {'; '.join(dates(road))}" for road in roads)
    return element(
        "svg",
        element("title", "Roads and their dates", id=f"{name}-title"),
        element("desc", described, id=f"{name}-desc"),
        *_axis(scale, axis),
        *drawn,
        *_legend(axis + FOOT),
        viewBox=f"0 0 {WIDTH} {axis + FOOT + LINE * 3}", role="img", class_="timeline",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def _legend(top: float) -> Iterator[Element]:
    for line, words in enumerate(LEGEND, 1):
        yield _text(words, 4, top + LINE * line, "dim")


def _days(road: PlannedRoad) -> Iterator[date]:
    spans = [road.end, *(step.at for step in road.steps)]
    yield from (day for span in spans for day in span if day)


def _road(road: PlannedRoad, top: float, scale: Scale, day: date) -> Iterator[Element]:
    yield _text(_cut(road.text), 4, top + 13)
    y = top + LANE
    gate = next((step.at for step in road.steps if step.kind == "gate"), None)
    reached = gate.earliest if gate else road.end.earliest
    yield _bar(scale, day, reached, (y + 3, 4), "treatment")
    if gate:
        yield _bar(scale, gate.earliest, gate.latest or scale_end(road), (y, 10), "remission")
    if road.donor:
        yield _bar(scale, day, road.donor.earliest, (y + 14, 2), "treatment")
    yield from _window(scale, road.end, scale_end(road), y + 12)


def scale_end(road: PlannedRoad) -> date:
    """The last day that a road names."""
    return max(_days(road))


def _window(scale: Scale, at: DateSpan, end: date, y: float) -> Iterator[Element]:
    """A box over the days on which the road may arrive, and a mark on the usual one."""
    start, stop = scale.x(at.earliest), scale.x(at.latest or end)
    edge = "Z" if at.latest else ""
    shape = f"M{stop:g} {y:g}H{start:g}V{y + 10:g}H{stop:g}{edge}"
    yield element("path", d=shape, class_="unsure")
    if at.usual:
        x = scale.x(at.usual)
        yield element("path", d="M0-7L7 0L0 7L-7 0Z", transform=f"translate({x:g} {y + 5:g})",
                      class_="transplant")  # fmt: skip


def _bar(scale: Scale, start: date, end: date, place: tuple[float, float], look: str) -> Element:
    x, (y, height) = scale.x(start), place
    width = max(scale.x(end) - x, 2)
    return element(
        "rect", x=f"{x:g}", y=f"{y:g}", width=f"{width:g}", height=f"{height:g}", class_=look
    )


def _axis(scale: Scale, y: float) -> Iterator[Element]:
    yield element("path", d=f"M0 {y}H{WIDTH}", class_="axis")
    for day, words in scale.ticks():
        x = scale.x(day)
        yield element("path", d=f"M{x:g} {y}v4", class_="axis")
        yield _text(words, min(max(x, 24), WIDTH - 24), y + 17, "tick")


def _text(words: str, x: float, y: float, look: str = "") -> Element:
    return element("text", words, x=f"{x:g}", y=f"{y:g}", class_=look)


def _cut(words: str) -> str:
    return words if columns(words) <= LABEL else f"{head(words, LABEL - 1).rstrip()}…"
