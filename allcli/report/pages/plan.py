"""The roads as a document: a drawing of all of them, and each with its dates and sources."""

from collections.abc import Iterable, Iterator

from allcli.plan.results import (
    NextStep,
    PlannedRoad,
    RejectedRoads,
    RoadConstraint,
    RoadPlan,
    RoadTiming,
)
from allcli.report.brief import alone
from allcli.report.date_span import span
from allcli.report.document.blocks import (
    Block,
    Cite,
    DataTable,
    Document,
    Items,
    Paragraph,
    Picture,
    Section,
    Text,
    Words,
    filled,
)
from allcli.report.opening import patient
from allcli.report.pages.first import LOOKS
from allcli.report.pages.reasons import sources
from allcli.report.pages.roads import drawing
from allcli.report.plan import (
    ASSUMED,
    constraint,
    dates,
    failing,
    look,
    name_of,
    notices,
    standing,
    what_opens,
)
from allcli.triage.whose import whose_receipt

DRAWN = 8  # roads of the picture


def page(plan: RoadPlan) -> Document:
    """Every road that is open or may be, then those that are not."""
    about = patient(whose_receipt(plan.receipt, plan.patient))
    return Document(
        f"Roads: {name_of(plan)}", [about], list(_blocks(plan)),
        sources(list(plan.references)), [ASSUMED],
    )  # fmt: skip


def _blocks(plan: RoadPlan) -> Iterator[Block]:
    yield Paragraph(f"Suggested: {alone(plan.suggestion)}", "headline")
    for notice in notices(plan):
        yield Paragraph(notice, "caution")
    if drawn := plan.roads[:DRAWN]:
        yield Picture(drawing(drawn, plan.receipt.as_of, "roads"), ASSUMED)
    for number, road in enumerate(plan.roads, 1):
        title = f"{number}. {road.text}"
        failures = plan.next[number - 1 : number]
        yield Section(title, list(_road(road, *failures)), folded=number > DRAWN)
    rows = [_rejected(rejected) for rejected in plan.rejected]
    heads = ("Blocked at", "Why", "What opens it", "Roads")
    yield from filled(Section("Not open", [DataTable("What blocks each first", heads, rows)]))


def _road(road: PlannedRoad, failures: Iterable[NextStep] = ()) -> Iterator[Block]:
    mark, _ = look(road)
    yield Paragraph([Words(f"{mark} {standing(road)}", LOOKS[mark])])
    yield Paragraph("; ".join(dates(road)))
    if road.donor:
        yield Paragraph(f"By the leukaemia {span(road.disease)}; by the donor {span(road.donor)}.")
    if road.hangs_on:
        yield Paragraph(f"Hangs on {', '.join(road.hangs_on)}.")
    kept = [_constraint(record) for record in road.constraints]
    yield from filled(Section("To keep to", [Items(kept)]))
    follows = [failing(following, road) for following in failures]
    yield from filled(Section("If it fails", [Items(follows)]))
    rows = [_timing(timing) for timing in road.timings]
    heads = ("Stretch", "Days", "Says")
    yield from filled(Section("Days", [DataTable("How long it takes", heads, rows)]))


def _constraint(record: RoadConstraint) -> Text:
    do = f" Do: {'; '.join(record.do)}." if record.do else ""
    said = f"{constraint(record)}. {record.says}{do} ({record.strength})"
    return [said, Cite(record.references)]


def _timing(timing: RoadTiming) -> list[Text]:
    usual = f", usually {timing.usual}" if timing.usual is not None else ""
    until = "on" if timing.longest is None else f"to {timing.longest}"
    doubt = "" if timing.checked else ", unverified"
    said = f"{timing.says} ({timing.strength}{doubt})"
    return [timing.title, f"{timing.shortest} {until}{usual}", [said, Cite(timing.references)]]


def _rejected(rejected: RejectedRoads) -> list[Text]:
    reason = rejected.because
    because: Text = rejected.says
    if reason:
        because = [f"{reason.title} ({reason.verdict})", Cite(reason.references)]
    return [rejected.name, because, what_opens(rejected), "; ".join(rejected.roads)]
