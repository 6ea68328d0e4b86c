"""Licence and reimbursement as an axis of its own."""

from datetime import date

import pytest

from tests.cases import FIT, assessed, option


def test_without_a_jurisdiction_access_is_unknown_and_blocks_nothing() -> None:
    """No place, no rows: the clinical answer stands."""
    result = assessed(FIT, {"jurisdiction": None})

    assert option(result, "blinatumomab").access.status == "unknown"
    assert result.suggestion.salvage == "blinatumomab"


def test_a_place_without_rows_is_unknown_and_blocks_nothing() -> None:
    """Japan is not in the rulebook yet: that is not a "no"."""
    result = assessed(FIT, {"jurisdiction": "JP"})

    assert option(result, "inotuzumab").access.status == "unknown"
    assert result.suggestion.robust


def test_access_never_changes_a_verdict() -> None:
    """What cannot be had is not thereby clinically wrong."""
    here = assessed(FIT, {"jurisdiction": "KR"}, as_of=date(2017, 3, 1))
    nowhere = assessed(FIT, {"jurisdiction": None})

    assert option(here, "inotuzumab").access.status == "neither"
    assert option(here, "inotuzumab").verdict == option(nowhere, "inotuzumab").verdict


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2015, 10, 31), "neither"),
        (date(2015, 11, 15), "unknown"),
        (date(2015, 11, 30), "licensed"),
    ],
)
def test_inside_an_imprecise_month_a_licence_is_unknown(day: date, status: str) -> None:
    """The Korean licence of blinatumomab is known to the month only."""
    result = assessed(FIT, {"jurisdiction": "KR"}, as_of=day)

    assert option(result, "blinatumomab").access.status == status


def test_a_licence_that_hangs_on_an_unknown_fact_keeps_the_suggestion_provisional() -> None:
    """Korea before 2019: blinatumomab for Ph-negative disease only, and BCR::ABL1 is not known."""
    result = assessed(
        FIT, {"jurisdiction": "KR", "genetics.bcr_abl1": None}, as_of=date(2018, 1, 1)
    )
    decisive = [q.topic for q in result.questions if q.changes == "suggestion"]

    assert not result.suggestion.robust
    assert "BCR::ABL1" in decisive


@pytest.mark.parametrize(("salvages", "status"), [(1, "reimbursed"), (2, "licensed")])
def test_korea_pays_for_inotuzumab_in_second_and_third_line_only(
    salvages: int, status: str
) -> None:
    """Salvage 2 is the third line; salvage 3 is paid by the patient."""
    lines = [{"regimen": "A"}, *[{"regimen": "B"}] * salvages]

    result = assessed(FIT, {"jurisdiction": "KR", "lines": lines})

    assert option(result, "inotuzumab").access.status == status
