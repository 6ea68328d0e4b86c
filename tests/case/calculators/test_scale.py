"""Cut-offs, and numbers known only to lie between two bounds."""

from math import inf, nextafter
from typing import Literal

import pytest

from allcli.case.calculators.scale import (
    Cut,
    Measured,
    difference,
    passes,
    place,
    product,
    ratio,
    written,
)
from allcli.case.span import Span
from allcli.case.units import read_quantity


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [
        ("<", True, False, False),
        ("<=", True, True, False),
        (">", False, False, True),
        (">=", False, True, True),
    ],
)
def test_the_sign_says_where_the_limit_belongs(
    sign: Literal["<", "<=", ">", ">="], below: bool, at: bool, above: bool
) -> None:
    """Each number is on one side, the limit too."""
    cut = Cut(sign, 3)

    assert [passes(value, cut) for value in (2.9, 3, 3.1)] == [below, at, above]


def test_an_unknown_number_passes_nothing_for_certain() -> None:
    """Neither yes nor no."""
    assert passes(None, Cut(">", 3)) is None
    assert passes(Span(2, 4), Cut(">", 3)) is None


@pytest.mark.parametrize("limit", [2, 3, 5, 6, 8, 15])
def test_a_limit_in_umol_is_the_limit_in_mg_dl(limit: int) -> None:
    """Conversion does not push a value that stands on a cut-off off it."""
    converted = read_quantity(f"{limit * 17.1:.1f} umol/L", "bilirubin mg/dL", 0, 100)

    assert passes(converted, Cut(">=", limit)) is True
    assert passes(converted, Cut(">", limit)) is False


def test_a_result_below_a_limit_stays_below_it() -> None:
    """`< 3` mg/dL is not 3 mg/dL."""
    assert passes(read_quantity("< 3 mg/dL", "bilirubin mg/dL", 0, 100), Cut(">=", 3)) is False


def test_a_place_is_the_number_of_cut_offs_passed() -> None:
    """A span stands on every step between those of its bounds."""
    cuts = (Cut(">=", 2), Cut(">", 3), Cut(">", 6))

    assert [place(value, cuts) for value in (1, 3, Span(1, 4), None)] == [
        (0, 0), (1, 1), (0, 2), (0, 3),
    ]  # fmt: skip


def test_a_ratio_of_spans_is_as_wide_as_both_allow() -> None:
    """2 to 4 over 1 to 2 may be 1 to 4."""
    assert ratio(Span(2, 4), Span(1, 2)) == Span(1, 4)
    assert ratio(6, 3) == 2


@pytest.mark.parametrize(("value", "divisor"), [(None, 2), (2, None), (2, 0), (2, Span(0, 1))])
def test_a_ratio_needs_both_numbers_and_a_divisor(value: Measured, divisor: Measured) -> None:
    """Unknown, or divided by what may be nothing, is unknown."""
    assert ratio(value, divisor) is None


def test_a_product_of_spans_is_as_wide_as_both_allow() -> None:
    """10 to 20 times 3 is 30 to 60; an unknown factor leaves it unknown."""
    assert product(Span(10, 20), 3) == Span(30, 60)
    assert product(None, 3) is None


def test_a_difference_of_spans_is_as_wide_as_both_allow() -> None:
    """450 to 470 above 400 to 420 is 30 to 70."""
    assert difference(Span(450, 470), Span(400, 420)) == Span(30, 70)
    assert difference(None, 400) is None


def test_a_computed_span_reaches_the_cut_off_it_should() -> None:
    """0.3 over 0.1 to 0.2 may be 3, though floating point says a little less."""
    assert passes(ratio(0.3, Span(0.1, 0.2)), Cut(">=", 3)) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (1.25, "1.25"),
        (Span(2, 4), "2 to 4"),
        (Span(0, nextafter(2, -inf)), "0 to below 2"),
        (Span(nextafter(8, inf), 100), "above 8 to 100"),
        (Span(150, inf), "at least 150"),
    ],
)
def test_numbers_are_written_as_a_reader_would(value: float | Span, text: str) -> None:
    """Bounds say whether they are included."""
    assert written(value) == text
