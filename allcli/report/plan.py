"""The roads on a screen: a time line in characters for the best, and what blocks the others.

At most 32 lines at 100 columns, 40 at 80, whatever the patient; all of it is in JSON and HTML.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import zip_longest

from allcli.plan.results import (
    NextStep,
    PlannedRoad,
    RejectedRoads,
    RoadConstraint,
    RoadPlan,
)
from allcli.report.brief import alone
from allcli.report.cells import padded
from allcli.report.date_span import span
from allcli.report.document.formats import documents
from allcli.report.fit import WIDE, FittedPart, cut, fitted, fixed, listed, wrapped
from allcli.report.formats import Formats, Screen, as_json
from allcli.report.layout import StyledLine
from allcli.report.opening import opening
from allcli.report.timeline import DayAxis, axis_of, bars
from allcli.report.verdicts import LOOK, OPEN
from allcli.report.whynot import NOTHING, THROUGH, step_words
from allcli.triage.assessment import CLASSES
from allcli.triage.plain import plain
from allcli.triage.whose import whose_receipt

HEIGHT, NARROW_HEIGHT = 32, 40
BEST = 3  # roads that are drawn
LABEL = 11
FEW = 2  # facts that are named in passing
LEGEND = "= therapy   g response gate   - wait   ~ donor   [ earliest   * usual   ] latest   > open"
ASSUMED = (
    "Each road as if it went well: CR, MRD-negative, no lasting toxicity, organs as today. "
    "Days as published groups took: no forecast."
)


def lines(plan_: RoadPlan, width: int) -> list[StyledLine]:
    """The screen at a width."""
    height = HEIGHT if width >= WIDE else NARROW_HEIGHT
    if plan_.next:
        height *= BEST  # it was asked for
    return fitted(list(_parts(plan_, width)), height)


def _parts(plan_: RoadPlan, width: int) -> Iterator[FittedPart]:
    receipt, row = plan_.receipt, _LabelledRows(width)
    yield fixed(opening(whose_receipt(receipt, plan_.patient), width))
    yield row("SUGGESTED", alone(plan_.suggestion), (3, 1, 8), "bold")
    for said in notices(plan_):
        yield row("", said, (2, 1, 7), "yellow")
    shown = plan_.roads[:BEST]
    axis = axis_of([plan_.receipt.as_of, *_ends(shown)], width - LABEL)
    if shown:
        yield fixed([[]])
        yield fixed([[(" " * LABEL, ""), (axis.heading(), "dim")]])
    for number, (road, failures) in enumerate(zip_longest(shown, plan_.next[:BEST]), 1):
        yield from _road(number, road, failures or (), axis, width)
    if plan_.rejected:
        reasons = "; ".join(f"{rejected.name}: {why(rejected)}" for rejected in plan_.rejected)
        yield row("x NOT OPEN", reasons, (4, 2, 4))
    if others := plan_.roads[BEST:]:
        yield row("ALSO", "; ".join(road.text for road in others), (2, 1, 1))
    yield fixed([[(line, "dim")] for line in wrapped(LEGEND, width)])
    yield row("", ASSUMED, (3, 1, 2), "dim")
    version = receipt.rulebook_hash[:7]
    made_of = f"rules of {receipt.as_of} · rulebook {version} · for professionals"
    yield fixed([[(padded("", LABEL), ""), (made_of, "dim")]])


def notices(plan_: RoadPlan) -> Iterator[str]:
    """What has to be known before the roads are read."""
    first, second = (*plan_.roads[:2], None, None)[:2]
    closed = next((rejected for rejected in plan_.rejected if rejected.suggested), None)
    if closed and closed.step != plan_.first:
        others = "" if first else "; nor is another open"
        yield f"The suggested road is closed at {closed.name}{others}: {why(closed)}."
    elif first is None:
        blocked = "what blocks each, and what could open it, stands below."
        yield f"No road is open: {blocked}" if plan_.rejected else "No road leads on from here."
    elif plan_.first is None:
        yield "No first step is suggested yet; each road hangs on what is not known."
    elif not plan_.leads:
        yield "No road begins as the assessment suggests: the best of the others come first."
    elif second and CLASSES.index(second.verdict) < CLASSES.index(first.verdict):
        yield "Road 1 is the one that the assessment suggests; the worst step of road 2 is better."
    if plan_.assumes:
        yield f"Roads to transplant take one thing as decided: {plan_.assumes}."
    if plan_.avoided:
        yield f"Without {', '.join(plan_.avoided)}."
    if plan_.by:
        reached = sum(road.reaches == "yes" for road in plan_.roads)
        perhaps = sum(road.reaches == "perhaps" for road in plan_.roads)
        yield f"By {plan_.by}: {reached} of {len(plan_.roads)} roads arrive, {perhaps} may."


class _LabelledRows:
    """Rows of a label and words beside it, on as many lines as there are."""

    def __init__(self, width: int) -> None:
        self._room = width - LABEL

    def __call__(
        self, label: str, words: str, lines: tuple[int, int, int], style: str = ""
    ) -> FittedPart:
        """A row on at most and at least so many lines, and with such a weight."""

        def drawn(height: int) -> list[StyledLine]:
            heads = [label, *[""] * height]
            fitting = cut(wrapped(words, self._room), self._room, height)
            return [
                [(padded(head, LABEL), "bold" if head else ""), (line, style)]
                for head, line in zip(heads, fitting, strict=False)
            ]

        return FittedPart(drawn, *lines)


def _ends(roads: Iterable[PlannedRoad]) -> Iterator[date]:
    for road in roads:
        for day in (*road.end, *(road.donor or ())):
            if day:
                yield day


def _road(
    number: int, road: PlannedRoad, failures: Iterable[NextStep], axis: DayAxis, width: int
) -> Iterator[FittedPart]:
    (mark, style), row = look(road), _LabelledRows(width)
    yield row(f"{number} {mark}", f"{road.text} ({standing(road)})", (2, 1, 9), style)
    yield row("", "; ".join(dates(road)), (2, 1, 6))
    yield fixed([
        [(padded(f"  {label}", LABEL), "dim"), (bar, "")] for label, bar in bars(road, axis)
    ])  # fmt: skip
    if road.constraints:
        yield row("  keep to", "; ".join(map(constraint, road.constraints)), (2, 1, 5))
    for following in failures:
        yield row("  if fails", failing(following, road), (5, 1, 8))
    if road.hangs_on:
        yield FittedPart(partial(_hangs_on, road, width), 2, 1, 4)


def look(road: PlannedRoad) -> tuple[str, str]:
    """The mark of a road and its colour; it is open, or depends on what is not known."""
    return (OPEN, "yellow") if road.state == "depends" else LOOK[road.verdict]


def standing(road: PlannedRoad) -> str:
    """How the road stands, in words."""
    harms = f"; high flags: {', '.join(road.harms)}" if road.harms else ""
    if road.state == "depends":
        return f"{road.verdict}, if what it hangs on turns out well; at worst {road.worst}{harms}"
    worst = "" if road.worst == road.verdict else f", at worst {road.worst}"
    return f"open, {road.verdict}{worst}{harms}"


def dates(road: PlannedRoad) -> Iterator[str]:
    """When it ends, and what comes before that; and which clock is the slower."""
    names = {step.kind: step for step in road.steps}
    if road.donor:
        yield f"HCT {span(road.end)}"
    if "infusion" in names:
        yield f"infusion {span(names['infusion'].at)}"
    if "gate" in names:
        yield f"gate {span(names['gate'].at)}"
    if "conditioning" in names:
        yield f"conditioning from {names['conditioning'].at.earliest}"
    if not road.donor and not {"infusion", "gate"} & names.keys():
        yield f"end {span(road.end)}"
    if road.donor and road.donor.usual and road.disease.usual:
        yield f"slower: {'donor' if road.donor.usual > road.disease.usual else 'disease'}"
    if road.reaches:
        yield f"in time: {road.reaches}"


def constraint(kept: RoadConstraint) -> str:
    """What has to be kept to, and from when it is met anyway."""
    mark = "" if kept.certain else f"{OPEN} "
    until = f" (met from {kept.until})" if kept.until else ""
    until = " (adds to the days)" if kept.adds_days else until
    return f"{mark}{kept.title}{until}{'' if kept.checked else ' (unverified)'}"


def failing(following: NextStep, before: PlannedRoad) -> str:
    """The road after a failure, and what is suggested if that meets no response either.

    What the road that failed had to keep to as well is not told again.
    """
    then = (
        f"; if that fails ({following.then_on}), {alone(following.then)}" if following.then else ""
    )
    road, failed = following.road, f"{following.outcome} ({_known(following)})"
    if road is None:
        return f"{failed}: {alone(following.suggestion)}{then}"
    hangs = f", hangs on {', '.join(road.hangs_on[:FEW])}" if road.hangs_on else ""
    before_too = set(map(constraint, before.constraints))
    kept = [words for words in map(constraint, road.constraints) if words not in before_too]
    keep = f"; keep to {'; '.join(kept)}" if kept else ""
    stands = f"{road.text} ({road.verdict}{hangs}), {arrival(road)}"
    return f"{failed}: {stands}{keep}{then}"


def _known(following: NextStep) -> str:
    """When a failure is known as a rule, and at the earliest: the road on counts from there."""
    on, road = following.on, following.road
    first = road.steps[0].at.earliest if road else on
    return str(on) if first == on else f"{on}, at the earliest {first}"


def arrival(road: PlannedRoad) -> str:
    """When a road ends, and in what; and whether it is in time, if that was asked."""
    kinds = {step.kind for step in road.steps}
    word = "HCT" if road.donor else "infusion" if "infusion" in kinds else "gate"
    return f"{word} {span(road.end)}{f', in time: {road.reaches}' if road.reaches else ''}"


def _hangs_on(road: PlannedRoad, width: int, height: int) -> list[StyledLine]:
    items = listed(road.hangs_on, width - LABEL, height)
    heads = ["  hangs on", *[""] * len(items)]
    return [
        [(padded(head, LABEL), ""), (line, "yellow")]
        for head, line in zip(heads, items, strict=False)
    ]


def why(rejected: RejectedRoads) -> str:
    """What blocks it first, and what opens it."""
    reason = rejected.because
    blocked = f"{reason.title} ({reason.verdict})" if reason else rejected.says
    return f"{blocked} → {what_opens(rejected)}"


def what_opens(rejected: RejectedRoads) -> str:
    """What takes the block away, and the smallest changes that open the road, by what brings them.

    What has only to be known is told last.
    """
    steps: dict[str, list[str]] = {way: [] for way in rejected.through}
    for step in rejected.opens:
        if not step.follows:
            steps.setdefault(step.through, []).append(step_words(step))
    ways = sorted(steps, key=lambda way: way == "finding out")
    named = [f"{THROUGH[way]}{': ' if steps[way] else ''}{'; '.join(steps[way])}" for way in ways]
    return "; ".join(named) or NOTHING


def name_of(plan_: RoadPlan) -> str:
    """The case's own id, else where it was read from."""
    return plan_.receipt.case_id or plan_.receipt.source


FORMATS: Formats[RoadPlan] = {
    "text": Screen(lines),
    "json": as_json(plain),
    **documents("plan"),
}
