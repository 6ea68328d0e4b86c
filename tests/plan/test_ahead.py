"""The days of the suggested road, as the first screen and the pages of a case say them."""

from pathlib import Path

import pytest

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.plan.ahead import looking_ahead
from allcli.plan.plan import plan
from allcli.report.screen import lines
from allcli.triage.assess import assess
from tests.cases import A_DAY, AFTER_HCT, CASES, FIT, source


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
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


def test_where_no_therapy_is_suggested_there_are_no_days(rulebook: Prepared) -> None:
    """Of a lineage that is not told no drug is named, and no road."""
    unknown = source(AFTER_HCT, {"disease.lineage": "unknown"})

    assert looking_ahead(assess(unknown, rulebook, A_DAY), unknown, rulebook).road_days is None
