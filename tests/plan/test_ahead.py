"""The days of the suggested road, as the first screen and the pages of a case say them."""

from pathlib import Path
from typing import Any

import pytest

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.plan.ahead import looking_ahead
from allcli.plan.plan import plan
from allcli.report.fit import listed
from allcli.report.screen import lines
from allcli.triage.assess import assess
from tests.cases import A_DAY, AFTER_HCT, CASES, FIT, source
from tests.profile import dear

HCT = AFTER_HCT["transplants"]


@pytest.mark.parametrize("path", dear(CASES), ids=lambda path: path.stem)
def test_the_days_are_those_of_the_first_road_of_the_plan(path: Path) -> None:
    """Reckoned without the other roads, and the same; none where no road is suggested."""
    case, rulebook = read_case(str(path)), load_rulebook()
    day = case.day(None)

    ahead = looking_ahead(assess(case, rulebook, day), case, rulebook).road_days

    planned = plan(case, rulebook, day)
    if ahead and planned.leads:
        first = planned.roads[0]
        gate = next((step.at for step in first.steps if step.kind == "gate"), None)
        assert ahead.end == first.end
        assert ahead.ends_in == "infusion" or ahead.gate == gate


def test_the_screen_tells_the_days_and_whose_they_are(rulebook: Prepared) -> None:
    """With the command that shows the other roads."""
    fit = source(FIT)
    answer = looking_ahead(assess(fit, rulebook, A_DAY), fit, rulebook)

    text = "\n".join("".join(words for words, _ in line) for line in lines(answer, 100))

    assert answer.road_days
    assert f"HCT {answer.road_days.end.earliest} to " in text
    assert ", by published durations" in text
    assert text.partition("\nRoad")[2].partition("\n\n")[0].endswith(" · allcli plan")


def test_where_not_all_has_room_the_command_that_tells_it_stands_for_it() -> None:
    """A bare "1 more" behind the days of a road read as another road."""
    days = ["HCT 2026-04-04 to 2026-08-28", "response gate 2026-03-29"]

    assert listed(days, 45, 1, behind="allcli plan") == [f"{days[0]} · allcli plan"]
    assert listed(days, 80, 1, behind="allcli plan") == [" · ".join([*days, "allcli plan"])]
    assert listed(days, 45, 1) == [f"{days[0]} · 1 more"]


@pytest.mark.parametrize(
    ("changes", "are_told"),
    [
        ({}, True),
        ({"comorbidity.infection": True}, False),
        ({"comorbidity.infection": "unknown"}, True),
        ({"toxicity.pancreatitis": True}, False),
        ({"transplants": HCT, "gvhd.acute_active": True, "gvhd.acute_grade": 1}, True),
        ({"transplants": HCT, "gvhd.acute_active": True, "gvhd.acute_grade": 2}, False),
        ({"transplants": HCT, "gvhd.chronic_active": True, "gvhd.chronic_severity": "moderate"},
         False),
    ],
)  # fmt: skip
def test_days_that_something_else_comes_before_are_not_told(
    changes: dict[str, Any], are_told: bool, rulebook: Prepared
) -> None:
    """Infection, toxicity or GVHD that has to end first ends on a day that nobody knows."""
    patient = source(FIT, changes)
    answer = looking_ahead(assess(patient, rulebook, A_DAY), patient, rulebook)

    assert answer.suggestion.salvage
    assert answer.suggestion.destination in ("first-allo-hct", "second-allo-hct")
    assert (answer.road_days is not None) is are_told


def test_where_no_therapy_is_suggested_there_are_no_days(rulebook: Prepared) -> None:
    """Of a lineage that is not told no drug is named, and no road."""
    unknown = source(AFTER_HCT, {"disease.lineage": "unknown"})

    assert looking_ahead(assess(unknown, rulebook, A_DAY), unknown, rulebook).road_days is None
