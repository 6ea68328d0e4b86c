"""One case at every place, under every criteria set and trial that bears on it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.files.read import Source, parse_case
from allcli.case.places import PLACES, Jurisdiction
from allcli.compare import cause
from allcli.compare.cause import compare
from allcli.compare.matrix import SHOWN, Matrix, MatrixCell, MatrixRow, matrix
from allcli.compare.sets import set_results
from allcli.compare.side import Side
from allcli.compare.trials import trial_results
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.triage.assess import assess_alone
from allcli.triage.assessment import Assessment
from tests.cases import A_DAY, AFTER_HCT, FIT, assessed, option, source
from tests.profile import examples, slow
from tests.triage.strategies import Changes, full_cases, partial_and_full

VOD_DAY_18 = {
    "vod.days_since_hct": 18, "labs.bilirubin": 3, "labs.bilirubin_x_uln": 2.5,
    "vod.painful_hepatomegaly": True,
    "vod.weight_gain_pct": 6, "vod.ascites": True,
}  # fmt: skip
UNDATED = {"transplants": [{"type": "allogeneic"}]}


def cell(grid: Matrix, name: str, place: str) -> MatrixCell:
    return cell_of(next(row for row in grid.rows if row.option == name), place)


def cell_of(row: MatrixRow, place: str) -> MatrixCell:
    return next(column for column in row.cells if column.place == place)


@examples(3)
@given(full_cases())
def test_each_column_is_what_assess_says_there(patient: Changes) -> None:
    """Verdict, access and suggestion of a place are those of the case with that jurisdiction."""
    grid = matrix(source(patient), load_rulebook(), A_DAY)

    for place in PLACES:
        there = assessed(patient, {"jurisdiction": place})
        headline = next(headline for headline in grid.headlines if headline.place == place)
        assert headline.text == there.suggestion.text
        for row in grid.rows:
            alone, seen = option(there, row.option), cell(grid, row.option, place)
            assert (seen.verdict, seen.access) == (alone.verdict, alone.access.status)


@examples(4)
@given(partial_and_full(most=2), st.sampled_from(PLACES))
def test_what_makes_a_cell_differ_is_what_a_comparison_of_the_two_places_finds(
    pair: tuple[Changes, Changes], place: Jurisdiction
) -> None:
    """Nothing that the grid leaves out on its way bears on what it tells."""
    assert_causes_are_those_of_comparisons(pair, [place])


@slow
@examples(3, daily=False)
@given(partial_and_full())
def test_so_it_is_however_little_is_known(pair: tuple[Changes, Changes]) -> None:
    """The more is open the more there is to leave out."""
    assert_causes_are_those_of_comparisons(pair, PLACES)


def assert_causes_are_those_of_comparisons(
    pair: tuple[Changes, Changes], places: Sequence[Jurisdiction]
) -> None:
    """Of the partial patient, in the columns of places."""
    patient, rulebook = source(pair[0], {"jurisdiction": "US"}), load_rulebook()
    grid = matrix(patient, rulebook, A_DAY)

    for place in places:
        whole = compare(patient, Side(rulebook, A_DAY, "US"), Side(rulebook, A_DAY, place))
        headline = next(headline for headline in grid.headlines if headline.place == place)
        causes = [*headline.causes, *(c for row in grid.rows for c in cell_of(row, place).causes)]
        assert {*causes} == {
            difference for difference in whole.explained if difference.difference.aspect in SHOWN
        }


@slow
def test_of_an_open_case_only_what_can_bear_on_a_cell_is_tried(
    rulebook: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The grid of a patient of whom nothing is known is no matter of minutes."""
    tried: list[Source] = []

    def counted(patient: Source, *rest: Any, **how: Any) -> Assessment:
        tried.append(patient)
        return assess_alone(patient, *rest, **how)

    monkeypatch.setattr(cause, "assess_alone", counted)
    matrix(parse_case("empty.json", "{}"), rulebook, A_DAY)

    # each record by itself at each place would be hundreds
    assert 0 < len(tried) < 1.5 * len(rulebook.options)


def test_the_own_place_is_what_others_are_compared_with(rulebook: Prepared) -> None:
    """Its cells have no cause; without one the first place stands in."""
    korean = matrix(source(FIT, {"jurisdiction": "KR"}), rulebook, A_DAY)
    nowhere = matrix(source(FIT, {"jurisdiction": None}), rulebook, A_DAY)

    assert (korean.compared_with, nowhere.compared_with) == ("KR", PLACES[0])
    assert not any(cell(korean, row.option, "KR").causes for row in korean.rows)


def test_a_cell_that_differs_names_what_makes_it(rulebook: Prepared) -> None:
    """Severe VOD is contraindicated by the EU's label and only warned of in the US."""
    patient = source(AFTER_HCT, {"liver.vod_severity": "severe", "jurisdiction": "US"})

    european = cell(matrix(patient, rulebook, A_DAY), "inotuzumab", "EU")
    (verdict,) = [
        explained for explained in european.causes if explained.difference.aspect == "verdict"
    ]

    assert european.verdict == "contraindicated"
    assert [cause.name for cause in verdict.causes] == ["inotuzumab-vod-severe-contraindicated"]


@slow
def test_the_past_has_its_own_grid(rulebook: Prepared) -> None:
    """Before the licence of 2017 inotuzumab could not be had in the US."""
    patient = source(FIT, {"jurisdiction": "US"})

    before = cell(matrix(patient, rulebook, date(2016, 1, 1)), "inotuzumab", "US")
    after = cell(matrix(patient, rulebook, A_DAY), "inotuzumab", "US")

    assert (before.access, after.access) == ("neither", "licensed")


def test_grades_that_differ_name_the_organ() -> None:
    """Lower GI stage 4 is IV by MAGIC and III by Glucksberg, and is named."""
    magic, glucksberg = set_results(source(AFTER_HCT, {"gvhd.lower_gi": 4, "gvhd.skin": 1}).case)

    assert magic.text == "IV"
    assert glucksberg.unlike == "MAGIC"
    assert "lower GI stage 4" in glucksberg.single[0]


def test_grades_that_agree_name_nothing() -> None:
    """Skin stage 3 alone is II in both."""
    results = set_results(source(AFTER_HCT, {"gvhd.lower_gi": 0, "gvhd.skin": 3}).case)

    assert [result.unlike for result in results] == ["", ""]


def test_a_vod_set_that_is_not_met_names_the_single_item() -> None:
    """On day 22 only the day stands between the classical sets and the findings."""
    late = source(
        AFTER_HCT, VOD_DAY_18 | {"vod.days_since_hct": 22, "liver.vod_ongoing": "unknown"} | UNDATED
    ).case

    results = {result.system: result for result in set_results(late)}

    assert results["Baltimore"].text == "not met"
    assert results["Baltimore"].single == ("days since HCT",)
    assert results["EBMT 2023"].unlike == ""


def test_where_two_items_are_needed_no_single_one_is_named() -> None:
    """On day 22 with bilirubin 1.5, neither alone would meet Baltimore."""
    changed = VOD_DAY_18 | {
        "vod.days_since_hct": 22,
        "labs.bilirubin": 1.5,
        "labs.bilirubin_x_uln": 1.2,
        "liver.vod_ongoing": "unknown",
    }

    results = {
        result.system: result for result in set_results(source(AFTER_HCT, changed | UNDATED).case)
    }

    assert results["Baltimore"].unlike == "EBMT 2023"
    assert results["Baltimore"].single == ()


def test_no_sets_without_findings() -> None:
    """A patient without GVHD stages and VOD signs has no row there."""
    assert set_results(source(FIT).case) == ()


def test_trials_say_what_speaks_against(rulebook: Prepared) -> None:
    """Active CNS leukaemia keeps a patient out of TOWER, and the criterion is named."""
    trials = {
        result.trial: result
        for result in trial_results(
            rulebook, assessed(FIT, {"disease.cns": "cns3", "disease.sites": ["marrow", "cns"]})
        )
    }

    assert "blinatumomab-cns-disease" in [name for name, _ in trials["TOWER"].against]
    assert "TOWER" not in {
        result.trial
        for result in trial_results(rulebook, assessed(FIT, {"disease.lineage": "t-all"}))
        if result.against
    }  # fmt: skip
