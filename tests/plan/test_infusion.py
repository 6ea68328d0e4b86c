"""CAR-T after a bridge: the infusion comes later, and what may pass until then does not bar it."""

from typing import Any

import pytest

from tests.cases import AFTER_HCT, FIT
from tests.plan.planning import planned, road

INFECTION = {"comorbidity.infection": True}
ACTIVE_GVHD = AFTER_HCT | {"gvhd": {"acute_active": False, "chronic_severity": "mild"}}


@pytest.mark.parametrize(
    ("patient", "waits"),
    [
        (FIT | INFECTION, "infusion-after-infection"),
        (FIT | {"toxicity.pancreatitis": True}, "infusion-after-pancreatitis"),
        (
            FIT | {"heart.stroke": True, "heart.months_since_arterial_event": 5},
            "infusion-after-arterial-event",
        ),
        (ACTIVE_GVHD, "infusion-after-gvhd"),
    ],
)
def test_what_may_pass_bars_a_product_now_and_not_after_a_bridge(
    patient: dict[str, Any], waits: str
) -> None:
    """The road is open with caution, as one to HCT is, and tells what the infusion waits for."""
    made = planned(patient)
    bridged = road(made, "inotuzumab", "car-t")

    assert (bridged.state, bridged.verdict) == ("open", "caution")
    kept = next(constraint for constraint in bridged.constraints if constraint.id == waits)
    assert kept.certain
    assert kept.adds_days
    assert not any(road_.bridge == "brexucabtagene" for road_ in made.roads)


def test_what_opens_a_bridged_road_is_not_what_may_pass() -> None:
    """A label that bars the only product stands; the end of the infection is no part of the way."""
    rejected = [
        block
        for block in planned(FIT | INFECTION, {"patient.age": 12}).rejected
        if block.step == "tisagenlecleucel"
    ]
    opens = {
        any("paediatric" in name for name in block.roads): {step.fact for step in block.opens}
        for block in rejected
    }

    assert "infection.active" in opens[False]
    assert "infection.active" not in opens[True]
    assert opens[True]
