"""The course as a drawing: a row for each line, transplant and GVHD, and for what is suggested.

Shapes tell what is what, colours only repeat it. Where no date is known the rows stand in order,
and the drawing says that it has no scale.
"""

from collections.abc import Iterator

from allcli.report.cells import broken, columns, head
from allcli.report.document.element import Element, element
from allcli.report.language.spoken import said
from allcli.report.pages.scale import WIDTH, Scale, scale_of
from allcli.triage.course import Course, Event, Track

ROW, LANE, FOOT, LINE = 38, 24, 24, 16  # a row, its lane below its name, the axis, a line
LABEL = 54  # characters of a name
NAME_LINES = 2  # of what is suggested
LEGEND_ROW, LEGEND_COLUMN = 20, WIDTH / 3
LEGEND = {
    "treatment": "treatment", "remission": "remission", "relapse": "relapse",
    "transplant": "transplant", "DLI": "DLI", "GVHD": "GVHD", "suggested": "suggested",
}  # fmt: skip
BARS = {"remission": (-5, 10), "treatment": (7, 4)}  # how far below the middle, how high
SHAPES = {
    "relapse": "M-5-5L5 5M-5 5L5-5",
    "transplant": "M0-7L7 0L0 7L-7 0Z",
    "DLI": "M0-6L6 5L-6 5Z",
    "GVHD": "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0M-3 0L3 0M0-3L0 3",
    "suggested": "M-6 0L12 0M6-5L12 0L6 5",
    "treatment": "M-6 0H6",
    "remission": "M-5-5L5-5L5 5L-5 5Z",
}


def timeline(course: Course, suggested: str, name: str) -> Element:
    """The drawing; `name` is what its parts are called by in the document."""
    scale = scale_of(course)
    wanted = broken(suggested, LABEL)[:NAME_LINES]
    last = len(course.tracks) * ROW
    axis = last + ROW + LINE * (len(wanted) - 1)
    kinds = [kind for kind in LEGEND if kind in _kinds(course)]
    height = axis + FOOT + LEGEND_ROW * ((len(kinds) + 2) // 3)
    tracks = enumerate(course.tracks)
    drawn = [part for place, track in tracks for part in _row(track, place * ROW, scale)]
    return element(
        "svg",
        element("title", said("Course so far and what is suggested"), id=f"{name}-title"),
        element("desc", described(course, suggested), id=f"{name}-desc"),
        *_axis(scale, course, axis),
        *drawn,
        *_suggestion(wanted, last, scale, course),
        *_legend(kinds, axis + FOOT),
        viewBox=f"0 0 {WIDTH} {height}", role="img", class_="timeline",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def described(course: Course, suggested: str) -> str:
    """The same in words."""
    tracks = [
        "; ".join(filter(None, (track.name, track.says, *map(_event, track.events))))
        for track in course.tracks
    ]
    return f"{'. '.join([*tracks, said('Suggested: {options}', options=suggested)])}."


def _event(event: Event) -> str:
    since, until = (when and when.written for when in (event.since, event.until))
    kind = said(event.kind)
    if not until:
        return f"{kind} {since}"
    if not since:
        return said("{kind} to {last}", kind=kind, last=until)
    return said("{kind} from {first} to {last}", kind=kind, first=since, last=until)


def _kinds(course: Course) -> set[str]:
    return {event.kind for track in course.tracks for event in track.events} | {"suggested"}


def _row(track: Track, top: float, scale: Scale) -> Iterator[Element]:
    yield _text(_cut(track.name), 4, top + 13)
    if not (scale.is_dated and track.events):
        undated = said("no dates given")
        words = undated if scale.is_dated else track.says or undated
        yield _text(_cut(words), 14, top + LANE + 8, "dim")
    elif scale.is_dated:
        for event in track.events:
            yield from _drawn(event, top + LANE + 4, scale)


def _drawn(event: Event, y: float, scale: Scale) -> Iterator[Element]:
    """A bar between two days, else a mark; a thin line over the days that it may have been."""
    for when in (event.since, event.until):
        if when and when.first != when.last:
            start, end = scale.x(when.first), scale.x(when.last)
            path = f"M{start:g} {y - 6:g}v12M{start:g} {y:g}L{end:g} {y:g}M{end:g} {y - 6:g}v12"
            yield element("path", d=path, class_="unsure")
    top, height = BARS.get(event.kind, BARS["remission"])
    if event.since and event.until:
        start, end = scale.middle(event.since), scale.middle(event.until)
        size = {"width": f"{max(end - start, 2):g}", "height": str(height)}
        yield element("rect", x=f"{start:g}", y=f"{y + top:g}", class_=event.kind, **size)
    elif known := event.since or event.until:
        yield _mark(event.kind, scale.middle(known), y + top + height / 2)


def _mark(kind: str, x: float, y: float) -> Element:
    return element("path", d=SHAPES[kind], transform=f"translate({x:g} {y:g})", class_=kind)


def _suggestion(names: list[str], top: float, scale: Scale, course: Course) -> Iterator[Element]:
    for line, words in enumerate(names):
        yield _text(words, 4, top + 13 + LINE * line, "strong")
    x = scale.middle(course.decided) if scale.is_dated and course.decided else 10
    yield _mark("suggested", x + 6, top + LANE + 4 + LINE * (len(names) - 1))


def _axis(scale: Scale, course: Course, y: float) -> Iterator[Element]:
    if not scale.is_dated:
        yield _text(said("in order; no dates are known, so there is no scale"), 4, y + 15, "dim")
        return
    yield element("path", d=f"M0 {y}H{WIDTH}", class_="axis")
    for day, words in scale.ticks():
        x = scale.x(day)
        yield element("path", d=f"M{x:g} {y}v4", class_="axis")
        yield _text(words, min(max(x, 24), WIDTH - 24), y + 17, "tick")
    if course.decided:
        x = scale.middle(course.decided)
        yield element("path", d=f"M{x:g} 0V{y}", class_="decision")


def _legend(kinds: list[str], top: float) -> Iterator[Element]:
    for place, kind in enumerate(kinds):
        x, y = place % 3 * LEGEND_COLUMN, top + place // 3 * LEGEND_ROW + 8
        yield _mark(kind, x + 10, y)
        yield _text(said(LEGEND[kind]), x + 28, y + 4)


def _text(words: str, x: float, y: float, look: str = "") -> Element:
    return element("text", words, x=f"{x:g}", y=f"{y:g}", class_=look)


def _cut(words: str) -> str:
    return words if columns(words) <= LABEL else f"{head(words, LABEL - 1).rstrip()}…"
