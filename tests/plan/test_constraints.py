"""Every constraint that counts days, one day before it is met and on the day."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cases import A_DAY, AFTER_HCT, BASES, FIT
from tests.plan.planning import at, planned, road

CAR_T = ("brexucabtagene", "car-t")
TO_HCT = ("blinatumomab", "first-allo-hct")


def ago(days: int) -> str:
    return str(A_DAY - timedelta(days))


def transplanted(days: int, **more: Any) -> dict[str, Any]:
    hct = {"type": "allogeneic", "date": ago(days), "relapsed_on": ago(0), "dli_on": []}
    return {**FIT, "assessed_on": str(A_DAY), "transplants": [hct | more]}


@pytest.mark.parametrize(("days", "wait"), [(99, 1), (100, 0)])
def test_t_cells_are_not_collected_before_day_100(days: int, wait: int) -> None:
    """One day too early the collection waits a day, and with it the infusion."""
    planned_road = road(planned(transplanted(days)), *CAR_T)

    assert at(planned_road, "collection") == A_DAY + timedelta(wait)
    assert at(planned_road, "infusion") == A_DAY + timedelta(26 + wait)
    assert [held.id for held in planned_road.constraints if held.holds] == (
        ["collection-after-allo-hct"] if wait else []
    )


@pytest.mark.parametrize(("days", "wait"), [(27, 1), (28, 0)])
def test_t_cells_are_not_collected_within_4_weeks_of_dli(days: int, wait: int) -> None:
    """For brexucabtagene and obecabtagene 28 days."""
    made = planned(transplanted(300, dli_on=[ago(days)], relapsed_on=ago(10)))

    assert at(road(made, *CAR_T), "collection") == A_DAY + timedelta(wait)


@pytest.mark.parametrize(("days", "wait"), [(41, 1), (42, 0)])
def test_t_cells_for_tisagenlecleucel_wait_6_weeks_after_dli(days: int, wait: int) -> None:
    """ELIANA asked for more than the others."""
    young = {"patient.age": 20, "disease.relapse_number": 2}
    made = planned(transplanted(300, dli_on=[ago(days)], relapsed_on=ago(10)), young)

    assert at(road(made, "tisagenlecleucel", "car-t"), "collection") == A_DAY + timedelta(wait)


@pytest.mark.parametrize(("days", "wait"), [(27, 1), (28, 0)])
def test_t_cells_are_not_collected_on_immunosuppression(days: int, wait: int) -> None:
    """Four weeks after it was stopped; while it goes on nobody knows when that will be."""
    stopped = {"gvhd.systemic_treatment": False, "gvhd.days_since_systemic_treatment": days}
    planned_road = road(planned(AFTER_HCT, stopped), *CAR_T)
    going_on = {"gvhd.systemic_treatment": True, "gvhd.acute_active": False}
    still = road(planned(AFTER_HCT, going_on), *CAR_T)

    assert at(planned_road, "collection") == A_DAY + timedelta(wait)
    assert at(still, "collection") == A_DAY + timedelta(28)
    assert still.end.latest is None


@pytest.mark.parametrize(("days", "is_told"), [(364 - 34, True), (365 - 34, False)])
def test_a_second_transplant_within_a_year_is_told(days: int, is_told: bool) -> None:
    """The earliest day 0 after blinatumomab is in 34 days; it is held up by nothing."""
    planned_road = road(planned(transplanted(days)), "blinatumomab", "second-allo-hct")
    ids = [kept.id for kept in planned_road.constraints]

    assert planned_road.end.earliest == A_DAY + timedelta(34)
    assert ("transplant-again-within-a-year" in ids) is is_told


@pytest.mark.parametrize(("days", "is_told"), [(8, True), (9, False)])
def test_a_transplant_soon_after_earlier_inotuzumab_is_told(days: int, is_told: bool) -> None:
    """In remission, with a unit of cord blood at hand, day 0 could be in 21 days."""
    line = {"regimen": "inotuzumab", "best_response": "cr", "last_dose_on": ago(days)}
    ready = FIT | {
        "assessed_on": str(A_DAY), "disease.status": "remission", "mrd.status": "negative",
        "disease.marrow_blasts_pct": 1, "lines": [{"regimen": "hyper-CVAD"}, line],
        "plan.donor": "cord",
    }  # fmt: skip
    planned_road = road(planned(ready), "no-salvage", "first-allo-hct")
    ids = [kept.id for kept in planned_road.constraints]

    assert planned_road.end.earliest == A_DAY + timedelta(21)
    assert ("transplant-soon-after-earlier-inotuzumab" in ids) is is_told


def test_what_a_therapy_uses_up_is_told_on_its_road() -> None:
    """CD19 before CAR-T, the liver after inotuzumab with the day from which it is met."""
    made = planned(FIT)
    twice = road(made, "blinatumomab", "car-t")
    soon = road(made, "inotuzumab", "first-allo-hct")

    assert [kept.id for kept in twice.constraints] == ["collection-after-blinatumomab"]
    assert [(kept.id, kept.until) for kept in soon.constraints] == [
        ("transplant-soon-after-inotuzumab", A_DAY + timedelta(42 + 30)),
        ("remission-inotuzumab", None),
    ]


def test_what_has_to_end_first_stands_before_the_rest_and_adds_to_the_days() -> None:
    """With an infection no road surely arrives by a day, however late; once it is over it does."""
    late = A_DAY + timedelta(1000)
    ill = road(planned(FIT, {"comorbidity.infection": True}, by=late), *TO_HCT)
    well = road(planned(FIT, by=late), *TO_HCT)

    assert [kept.id for kept in ill.constraints if kept.adds_days and kept.certain] == [
        "start-after-infection", "transplant-after-infection",
    ]  # fmt: skip
    assert ill.constraints[0].id == "start-after-infection"
    assert (ill.reaches, well.reaches) == ("perhaps", "yes")
    assert not any(kept.adds_days for kept in well.constraints)


def test_what_may_have_to_end_first_stands_behind_what_is_known() -> None:
    """Nobody wrote down whether there is an infection: that is told as open, and late."""
    unknown = road(planned(FIT, {"comorbidity.infection": "unknown"}), "inotuzumab", TO_HCT[1])
    certain = [(kept.adds_days, kept.certain) for kept in unknown.constraints]

    assert certain == [(False, False), (True, False), (True, False), (False, False)]
    assert unknown.constraints[-1].id == "remission-inotuzumab"


@pytest.mark.parametrize(
    ("bridge", "remission"),
    [
        ("nelarabine", "remission-nelarabine"),
        ("venetoclax", "remission-venetoclax"),
        ("daratumumab", "remission-t-lineage"),
    ],
)
def test_in_t_all_a_donor_may_come_after_the_remission_has_ended(
    bridge: str, remission: str
) -> None:
    """An unrelated donor takes up to 180 days, and half have relapsed after 4 to 5 months."""
    made = planned(FIT, {"disease.lineage": "t-all", "plan.donor": "matched-unrelated"})
    taken = road(made, bridge, "first-allo-hct")

    assert remission in [kept.id for kept in taken.constraints]


def test_blinatumomab_comes_between_the_reinduction_of_a_child_and_its_transplant() -> None:
    """In first relapse; the randomised trial gave it for the third consolidation."""
    child = BASES["child"] | {"plan.transplant_intended": True, "plan.donor": "matched-sibling"}
    taken = road(planned(child), "paediatric-reinduction", "first-allo-hct")

    assert "transplant-after-paediatric-reinduction" in [
        kept.id for kept in taken.constraints if kept.certain
    ]
