"""Licence and reimbursement as an axis of its own."""

from datetime import date
from typing import Any

import pytest

from tests.cases import FIT, assessed, given_drugs, option
from tests.report.golden import printed


def test_without_a_jurisdiction_access_is_unknown_and_blocks_nothing() -> None:
    """No place, no rows: the clinical answer stands."""
    result = assessed(FIT, {"jurisdiction": None})

    assert option(result, "blinatumomab").access.status == "unknown"
    assert result.suggestion.salvage == "blinatumomab"


def test_a_place_without_rows_is_unknown_and_blocks_nothing() -> None:
    """Whether Japan has licensed brexucabtagene was not found: that is not a "no"."""
    result = assessed(FIT, {"jurisdiction": "JP"})

    assert option(result, "brexucabtagene").access.status == "unknown"
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


@pytest.mark.parametrize(
    ("place", "facts", "name", "status"),
    [
        ("US", {"patient.age": 40}, "brexucabtagene", "licensed"),
        ("EU", {"patient.age": 25}, "brexucabtagene", "unknown"),
        ("EU", {"patient.age": 26}, "brexucabtagene", "licensed"),
        ("UK", {"patient.age": 25}, "obecabtagene", "licensed"),
        ("UK", {"patient.age": 25}, "brexucabtagene", "unknown"),
        ("UK", {"patient.age": 26}, "obecabtagene", "reimbursed"),
        ("KR", {"patient.age": 40}, "brexucabtagene", "unknown"),
        ("US", {"patient.age": 20, "disease.relapse_number": 1}, "tisagenlecleucel", "unknown"),
        ("US", {"patient.age": 20, "disease.relapse_number": 2}, "tisagenlecleucel", "licensed"),
        ("KR", {"patient.age": 20, "disease.relapse_number": 2}, "tisagenlecleucel", "reimbursed"),
    ],
)
def test_car_t_is_licensed_and_paid_for_by_age_and_relapse(
    place: str, facts: dict[str, Any], name: str, status: str
) -> None:
    """Each product by its own label; off-label a drug on the market is "unknown", not barred."""
    result = assessed(FIT, {"jurisdiction": place} | facts)

    assert option(result, name).access.status == status


def test_before_a_drug_is_on_the_market_it_cannot_be_had() -> None:
    """Brexucabtagene in the United States in 2020."""
    result = assessed(FIT, as_of=date(2020, 6, 1))

    assert option(result, "brexucabtagene").access.status == "neither"


@pytest.mark.parametrize("place", ["KR", "JP", "UK", "AU"])
def test_what_was_licensed_nowhere_yet_cannot_be_had_anywhere(place: str) -> None:
    """Brexucabtagene in 2016, also where no row tells of it; since 2021 that is unknown again."""
    before, since = (
        assessed(FIT, {"jurisdiction": place}, as_of=date(year, 6, 1)) for year in (2016, 2022)
    )

    assert option(before, "brexucabtagene").access.status == "neither"
    assert option(since, "brexucabtagene").access.status == "unknown"


def test_a_combination_is_as_hard_to_have_as_its_hardest_part() -> None:
    """Ph-positive in the EU after one TKI: ponatinib is licensed, blinatumomab not yet."""
    result = assessed(FIT, {
        "jurisdiction": "EU", "genetics.bcr_abl1": "positive", **given_drugs("imatinib"),
    })  # fmt: skip

    assert option(result, "ponatinib").access.status == "licensed"
    assert option(result, "blinatumomab-ponatinib").access.licence == "no"


def test_what_began_at_an_unknown_day_is_not_denied_before_the_day_it_was_seen() -> None:
    """Dasatinib was licensed before the label of 2021 that says so."""
    result = assessed(
        FIT,
        {"genetics.bcr_abl1": "positive", **given_drugs("imatinib")},
        as_of=date(2015, 1, 1),
    )

    assert option(result, "dasatinib").access.status == "unknown"


def test_without_a_jurisdiction_what_some_place_bars_is_no_robust_suggestion() -> None:
    """Blinatumomab below its MRD label: off-label in one place, not to be had in another."""
    result = assessed(FIT, {
        "jurisdiction": None, "patient.age": 12, "disease.status": "mrd-positive",
        "disease.marrow_blasts_pct": 1, "disease.sites": [], "mrd.level_pct": 0.01,
    })  # fmt: skip
    decisive = [q.topic for q in result.questions if q.changes == "suggestion"]

    assert not result.suggestion.robust
    assert "jurisdiction" in decisive


@pytest.mark.parametrize(
    ("place", "facts", "name", "alone"),
    [
        ("KR", {}, "mini-hcvd-inotuzumab", ("inotuzumab",)),
        (
            "US",
            {"genetics.bcr_abl1": "positive", **given_drugs("imatinib")},
            "blinatumomab-ponatinib",
            ("blinatumomab", "ponatinib"),
        ),
    ],
)
def test_what_is_licensed_or_paid_for_alone_is_not_thereby_so_together(
    place: str, facts: dict[str, Any], name: str, alone: tuple[str, ...]
) -> None:
    """Both antibodies are licensed as single drugs, and Korea pays for the regimens it lists."""
    result = assessed(FIT, {"jurisdiction": place} | facts)
    words = " ".join(printed(result, 200).split())

    assert option(result, name).access.alone == alone
    assert f"{place}: {' and '.join(alone)}, {'each ' * (len(alone) > 1)}alone: " in words


def test_where_any_product_will_do_none_is_called_alone() -> None:
    """CAR-T as a destination is one of three products, not all of them."""
    assert option(assessed(FIT), "car-t").access.alone == ()


def test_no_access_is_told_of_what_is_no_drug() -> None:
    """MRD-negative remission needs no salvage, and nobody has to license that."""
    result = assessed(FIT, {
        "disease.status": "remission", "disease.marrow_blasts_pct": 1, "disease.sites": [],
        "mrd.status": "negative",
    })  # fmt: skip

    assert result.suggestion.salvage == "no-salvage"
    assert "access" not in printed(result, 200)


@pytest.mark.parametrize("place", ["US", "EU", "UK", "KR"])
def test_venetoclax_is_licensed_for_all_nowhere_that_was_seen(place: str) -> None:
    """It is on the market there for other leukaemias: off-label, and who pays is not known."""
    result = assessed(FIT, {"jurisdiction": place, "disease.lineage": "t-all"})

    assert option(result, "venetoclax").access.licence == "no"
    assert option(result, "venetoclax").access.status == "unknown"
