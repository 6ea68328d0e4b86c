"""Access by the day on which a step would be taken: what begins, ends, or comes too late."""

from datetime import date, timedelta
from typing import Any

import pytest

from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.plan.plan import plan
from allcli.plan.results import RoadPlan
from tests.cases import A_DAY, FIT, source
from tests.overlays import local
from tests.plan.planning import at, road

LICENSED = date(2021, 10, 1)  # brexucabtagene in the US
PAID = date(2023, 5, 1)  # blinatumomab for MRD in Korea
CAR_T = ("brexucabtagene", "car-t")
MRD = {
    "jurisdiction": "KR", "disease.status": "mrd-positive", "mrd.status": "positive",
    "mrd.level_pct": 0.5, "disease.marrow_blasts_pct": 1,
}  # fmt: skip


def planned_on(day: date, changes: dict[str, Any], rulebook: Prepared | None = None) -> RoadPlan:
    dated = source(FIT, {"assessed_on": str(day)}, changes)
    return plan(dated, rulebook or load_rulebook(), day)


def ending(last: date) -> Prepared:
    """The licence of brexucabtagene in the US, until a day."""
    return local(f"""
    [[access]]
    option = "brexucabtagene"
    jurisdiction = "US"
    layer = "licence"
    since = "2021-10-01"
    until = "{last}"
    """)


def access_told(made: RoadPlan, bridge: str, destination: str) -> list[str]:
    kept = road(made, bridge, destination).constraints
    return [constraint.title for constraint in kept if constraint.id.startswith("access-")]


@pytest.mark.parametrize("days", [1, 30])
def test_t_cells_wait_for_a_licence_that_begins_before_the_infusion(days: int) -> None:
    """No product can be had today; collected on the day of its licence, infused 26 days later."""
    made = planned_on(LICENSED - timedelta(days), {})
    planned_road = road(made, *CAR_T)

    assert at(planned_road, "collection") == LICENSED
    assert at(planned_road, "infusion") == LICENSED + timedelta(26)
    assert access_told(made, *CAR_T) == [
        "brexucabtagene: neither licensed nor reimbursed in US until 2021-09-30, "
        "licensed from 2021-10-01"
    ]


def test_from_the_day_of_the_licence_nothing_is_told_of_it() -> None:
    """And nothing waits."""
    made = planned_on(LICENSED, {})

    assert at(road(made, *CAR_T), "collection") == LICENSED
    assert access_told(made, *CAR_T) == []


def test_a_licence_that_comes_after_the_infusion_opens_no_road() -> None:
    """The latest day of infusion is 95 days away; it is told that time will open it."""
    after = {days: planned_on(LICENSED - timedelta(days), {}) for days in (95, 96)}
    begun = {days: {r.bridge for r in made.roads} for days, made in after.items()}
    barred = next(r for r in after[96].rejected if r.step == "brexucabtagene")

    assert "brexucabtagene" in begun[95]
    assert "brexucabtagene" not in begun[96]
    assert barred.says == "neither licensed nor reimbursed in US, licensed from 2021-10-01"
    assert barred.through == ("time",)


def test_reimbursement_that_begins_while_a_therapy_goes_on_is_told() -> None:
    """Blinatumomab for MRD is paid for from the last day on which it can be given, or later."""
    goal = ("blinatumomab-mrd", "first-allo-hct")
    in_time, too_late, already = (
        access_told(planned_on(PAID - timedelta(days), MRD), *goal) for days in (70, 71, 0)
    )

    assert in_time == [
        "blinatumomab for MRD: licensed in KR until 2023-04-30, reimbursed from 2023-05-01"
    ]
    assert too_late == already == []


def test_a_licence_that_ends_bars_what_would_be_infused_after_it() -> None:
    """Before the earliest infusion the road is closed; before the latest it hangs on the day."""
    first, last = A_DAY + timedelta(26), A_DAY + timedelta(95)
    closed = planned_on(A_DAY, {}, ending(first - timedelta(1)))
    hanging = road(planned_on(A_DAY, {}, ending(last - timedelta(1))), *CAR_T)
    open_ = road(planned_on(A_DAY, {}, ending(last)), *CAR_T)
    barred = next(r for r in closed.rejected if r.step == "brexucabtagene")

    assert "brexucabtagene" not in {r.bridge for r in closed.roads}
    assert barred.says == f"neither licensed nor reimbursed in US from {first}"
    assert barred.through == ()
    assert (hanging.state, hanging.hangs_on) == ("depends", ("access on the day",))
    assert (open_.state, open_.hangs_on) == ("open", ())


def test_where_no_access_changes_a_label_that_may_not_fit_leaves_the_usual_day() -> None:
    """Whether the label covers the age is open; that the cells are collected today is not."""
    planned_road = road(planned_on(A_DAY, {"patient.age": "unknown"}), *CAR_T)
    collection = next(step.at for step in planned_road.steps if step.kind == "collection")

    assert planned_road.hangs_on == ("age",)
    assert collection == (A_DAY, A_DAY, A_DAY)


def test_a_payers_rule_that_takes_over_from_another_changes_nothing() -> None:
    """In Korea one notice on blinatumomab ended on the day before the next began."""
    made = planned_on(date(2018, 6, 1), {"jurisdiction": "KR"})

    assert access_told(made, "blinatumomab", "first-allo-hct") == []
