"""Child-Pugh class of cirrhosis."""

import pytest
from hypothesis import given

from allcli.case.calculators.child_pugh import Cirrhosis, child_pugh, child_pugh_points
from allcli.case.calculators.scale import bounds
from tests.case.calculators.strategies import (
    Gapped,
    around,
    bilirubins,
    decisive,
    records,
    with_gaps,
    without_bounds,
    worse_of,
)

BEST = Cirrhosis(bilirubin_mg_dl=1, albumin_g_dl=4, inr=1, ascites_grade=0, encephalopathy_grade=0)
VALUES = {
    "bilirubin_mg_dl": (1, 2, 3, 4),
    "albumin_g_dl": (4, 3.5, 2.8, 2),
    "inr": (1, 1.7, 2.3, 3),
    "ascites_grade": range(4),
    "encephalopathy_grade": range(5),
}


@pytest.mark.parametrize(("bilirubin", "points"), bilirubins((2, 1, 2, 2), (3, 2, 2, 3)))
def test_bilirubin(bilirubin: float, points: int) -> None:
    """Below 2 mg/dL 1 point, 2 to 3 two, above 3 three, in either unit."""
    assert child_pugh_points(BEST._replace(bilirubin_mg_dl=bilirubin)) == 4 + points


@pytest.mark.parametrize(("albumin", "points"), around((3.5, 2, 2, 1), (2.8, 3, 2, 2)))
def test_albumin(albumin: float, points: int) -> None:
    """Above 3.5 g/dL 1 point, 2.8 to 3.5 two, below 2.8 three."""
    assert child_pugh_points(BEST._replace(albumin_g_dl=albumin)) == 4 + points


@pytest.mark.parametrize(("inr", "points"), around((1.7, 1, 2, 2), (2.3, 2, 2, 3)))
def test_inr(inr: float, points: int) -> None:
    """Below 1.7 1 point, 1.7 to 2.3 two, above 2.3 three."""
    assert child_pugh_points(BEST._replace(inr=inr)) == 4 + points


@pytest.mark.parametrize(("grade", "points"), [(0, 1), (1, 2), (2, 3), (3, 3)])
def test_ascites(grade: int, points: int) -> None:
    """None 1 point, mild two, moderate and severe three."""
    assert child_pugh_points(BEST._replace(ascites_grade=grade)) == 4 + points


@pytest.mark.parametrize(("grade", "points"), [(0, 1), (1, 2), (2, 2), (3, 3), (4, 3)])
def test_encephalopathy(grade: int, points: int) -> None:
    """None 1 point, grade 1-2 two, 3-4 three."""
    assert child_pugh_points(BEST._replace(encephalopathy_grade=grade)) == 4 + points


@pytest.mark.parametrize(
    ("state", "points", "expected"),
    [
        (BEST, 5, "A"),
        (BEST._replace(inr=2), 6, "A"),
        (BEST._replace(inr=3), 7, "B"),
        (BEST._replace(inr=3, bilirubin_mg_dl=4), 9, "B"),
        (BEST._replace(inr=3, bilirubin_mg_dl=4, ascites_grade=1), 10, "C"),
        (Cirrhosis(5, 2, 3, 3, 4), 15, "C"),
    ],
)
def test_the_classes(state: Cirrhosis, points: int, expected: str) -> None:
    """5-6 points are A, 7-9 B, 10-15 C."""
    assert (child_pugh_points(state), child_pugh(state).text) == (points, expected)


def test_the_version_is_named() -> None:
    """Another version cuts albumin at 3.0 g/dL."""
    assert str(child_pugh(BEST)) == "Child-Pugh (albumin 2.8-3.5 g/dL = 2 points): A"


def test_the_values_are_named() -> None:
    """The sum, then every value that is known."""
    assert child_pugh(Cirrhosis(bilirubin_mg_dl=4, inr=1.8)).deciding == (
        "8 to 14 points", "bilirubin 4 mg/dL", "INR 1.8",
    )  # fmt: skip


def test_an_input_that_cannot_move_the_class_is_not_asked_for() -> None:
    """Ten points are C whatever the ascites."""
    state = Cirrhosis(bilirubin_mg_dl=4, albumin_g_dl=2, inr=3, encephalopathy_grade=0)

    assert (child_pugh(state).text, child_pugh(state).missing) == ("C", ())


@given(with_gaps(records(Cirrhosis, VALUES), VALUES))
def test_completing_the_state_stays_in_the_range(gapped: Gapped) -> None:
    """Neither points nor class ever leave the range that was given while inputs were unknown."""
    low, high = bounds(child_pugh_points(gapped.partial))
    before, after = child_pugh(gapped.partial), child_pugh(gapped.complete)

    assert low <= child_pugh_points(gapped.complete) <= high
    assert before.low <= after.low == after.high <= before.high


@given(with_gaps(records(Cirrhosis, VALUES), VALUES))
def test_missing_inputs_are_exactly_those_that_can_change_the_class(gapped: Gapped) -> None:
    """An input is missing when, and only when, some completion lets it decide."""
    state = without_bounds(gapped.partial)

    assert set(child_pugh(state).missing) == decisive(child_pugh, state, VALUES)


@given(records(Cirrhosis, VALUES), records(Cirrhosis, VALUES))
def test_worse_values_never_score_less(first: Cirrhosis, second: Cirrhosis) -> None:
    """The item-wise worse of two patients scores at least as much as either."""
    worse = worse_of(first, second, falling=("albumin_g_dl",))

    assert bounds(child_pugh_points(worse)) >= bounds(child_pugh_points(first))
