"""Of two antibodies the one whose target is shown stands first, where no preference decides."""

from typing import Any

import pytest

from tests.cases import AFTER_HCT, FIT, assessed, option

NO_CD19 = {"antigens.cd19": "pending"}
NO_CD22 = {"antigens.cd22": "pending", "antigens.cd22_pct": "pending"}


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ({}, "blinatumomab"),
        (NO_CD22, "blinatumomab"),
        (NO_CD19, "inotuzumab"),
        ({**NO_CD19, **NO_CD22}, "blinatumomab"),
        ({**NO_CD19, "antigens.cd22": "dim", "antigens.cd22_pct": 10}, "inotuzumab"),
    ],
    ids=["both shown", "CD19 shown", "CD22 shown", "neither", "CD22 dim"],
)
def test_the_target_that_is_shown_comes_first(changes: dict[str, Any], first: str) -> None:
    """Both or neither known, the default order holds; one known, its antibody leads."""
    assert assessed(FIT, changes).suggestion.salvage == first


def test_it_is_told_why() -> None:
    """The order says so, and once CD19 is there as well it says the default order again."""
    shown = option(assessed(FIT, NO_CD19), "inotuzumab")
    both = option(assessed(FIT), "blinatumomab")

    assert shown.order == ("before blinatumomab: its target is shown, the other's not known",)
    assert both.order == ("before inotuzumab ozogamicin: by default order",)


def test_a_preference_stands_against_it() -> None:
    """VOD after the first HCT puts blinatumomab first, though CD22 alone is shown."""
    vod = [{"type": "allogeneic", "months_to_relapse": 20, "vod": True, "vod_severity": "mild"}]
    patient = {**NO_CD19, "liver.unstated": "unknown", "transplants": vod}

    assert assessed(FIT, AFTER_HCT, patient).suggestion.salvage != "inotuzumab"


def test_the_headline_names_what_is_given_else() -> None:
    """At a high burden inotuzumab leads though CD22 is open, with what the other case would get."""
    high = {"disease.marrow_blasts_pct": 80}
    told = assessed(FIT, high, NO_CD22).suggestion.text
    neither = assessed(FIT, high, NO_CD22, NO_CD19).suggestion.text

    assert "(eligibility unclear: CD22 not known; else blinatumomab)" in told
    assert "else" not in neither
