"""What is said when nothing is better than `avoid`: a small rulebook that has such a dead end."""

from allcli.engine.prepared import Prepared, prepared
from allcli.rulebook.build import build
from allcli.triage.assess import assess
from tests.cases import A_DAY, FIT, assessed, source

DEAD_END = """
[[reference]]
key = "some-2020"
authors = "Some A"
title = "Something"
year = 2020
kind = "trial"
checked = "primary"
doi = "10.1/x"

[[option]]
id = "one"
name = "drug one"
kind = "salvage"
applies = "disease.status == 'relapsed'"
applies_says = "for relapse"

[[option]]
id = "two"
name = "drug two"
kind = "salvage"
applies = "disease.status == 'relapsed'"
applies_says = "for relapse"

[[option]]
id = "three"
name = "drug three"
kind = "salvage"
applies = "disease.status == 'relapsed'"
applies_says = "for relapse"

[[criterion]]
id = "heart"
title = "LVEF < 50 %"
when = "heart.lvef_pct < 50"
says = "The heart forbids much."
verdict = { one = "avoid", two = "avoid", three = "contraindicated" }
strength = "label"
references = ["some-2020"]
"""


def test_the_headline_says_so_and_names_the_least_objectionable() -> None:
    """Two drugs to be avoided go to the board; the contraindicated one does not."""
    rulebook = prepared(build({"dead-end.toml": DEAD_END.encode()})[0])

    suggestion = assess(source(FIT, {"heart.lvef_pct": 40}), rulebook, A_DAY).suggestion

    assert suggestion.salvage is None
    assert suggestion.least_objectionable == ("one", "two")
    assert suggestion.text == (
        "No option for first salvage is better than avoid; for the board: drug one or drug two"
    )


def test_many_that_are_left_to_the_board_are_counted(rulebook: Prepared) -> None:
    """A headline that lists a dozen drugs, none of which leads, says nothing: the table does."""
    woman = {"patient.pregnant": True, "patient.gestation_weeks": 10}

    suggestion = assess(source(FIT, woman), rulebook, A_DAY).suggestion

    assert f"{len(suggestion.least_objectionable)} are left to the board" in suggestion.text
    assert "hyper-CVAD" not in suggestion.text


def test_what_is_left_to_a_board_is_flagged_with_the_road() -> None:
    """Pregnant, the HCT is named for a board alone: what it does to the child is told."""
    pregnant = assessed(FIT, {"patient.pregnant": True})
    flagged = {(flag.option, flag.kind, flag.level) for flag in pregnant.road_flags}

    assert pregnant.suggestion.destination is None
    assert pregnant.suggestion.for_board == "first-allo-hct"
    assert ("first-allo-hct", "fetal-harm", "high") in flagged
