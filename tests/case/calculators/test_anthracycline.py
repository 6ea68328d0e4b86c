"""Doxorubicin equivalents."""

from math import inf

import pytest
from hypothesis import given

from allcli.case.calculators.anthracycline import (
    IDARUBICIN_NOTE,
    MITOXANTRONE_NOTE,
    Doses,
    doxorubicin_equivalent,
)
from allcli.case.calculators.scale import bounds
from allcli.case.span import Span
from tests.case.calculators.strategies import Gapped, records, with_gaps, worse_of

NEVER = Doses(0, 0, 0, 0, 0)
VALUES = dict.fromkeys(Doses._fields, (0, 12, 36, 120, 300))


@pytest.mark.parametrize(
    ("drug", "older", "heart"),
    [
        ("doxorubicin_mg_m2", 100, 100),
        ("daunorubicin_mg_m2", 60, 60),
        ("epirubicin_mg_m2", 80, 80),
        ("idarubicin_mg_m2", 500, 500),
        ("mitoxantrone_mg_m2", 400, 1050),
    ],
)
def test_the_ratio_of_each_drug(drug: str, older: float, heart: float) -> None:
    """100 mg/m2 of each drug alone; only mitoxantrone has two ratios."""
    result = doxorubicin_equivalent(NEVER._replace(**{drug: 100}))

    assert (result.mitoxantrone_x_4, result.mitoxantrone_x_10_5) == pytest.approx((older, heart))


def test_one_course_of_mec_shows_both_ratios() -> None:
    """36 mg/m2 of mitoxantrone are 144 or 378 mg/m2 of doxorubicin."""
    result = doxorubicin_equivalent(NEVER._replace(mitoxantrone_mg_m2=36))

    assert (result.mitoxantrone_x_4, result.mitoxantrone_x_10_5) == (144, 378)
    assert result.notes == (MITOXANTRONE_NOTE,)


def test_idarubicin_is_said_to_be_a_convention() -> None:
    """Its ratio comes with a note, and without idarubicin there is none."""
    given_it = doxorubicin_equivalent(NEVER._replace(idarubicin_mg_m2=36))

    assert given_it.notes == (IDARUBICIN_NOTE,)
    assert doxorubicin_equivalent(NEVER).notes == ()


def test_an_unknown_dose_leaves_the_sum_open_upwards() -> None:
    """What is known is the least that was given."""
    result = doxorubicin_equivalent(Doses(doxorubicin_mg_m2=150))

    assert result.mitoxantrone_x_4 == Span(150, inf)


def test_without_any_dose_there_is_no_sum() -> None:
    """Nothing known is not nothing given."""
    assert doxorubicin_equivalent(Doses()).mitoxantrone_x_10_5 is None


@given(with_gaps(records(Doses, VALUES), VALUES))
def test_completing_the_doses_stays_in_the_range(gapped: Gapped) -> None:
    """The exact sums lie in the spans that were given while doses were unknown."""
    for before, after in zip(
        doxorubicin_equivalent(gapped.partial)[:2],
        doxorubicin_equivalent(gapped.complete)[:2],
        strict=True,
    ):
        assert after is not None
        if before is not None:
            assert bounds(before)[0] <= after <= bounds(before)[1]


@given(records(Doses, VALUES), records(Doses, VALUES))
def test_more_drug_never_lowers_the_sum(first: Doses, second: Doses) -> None:
    """The drug-wise higher doses of two patients sum to at least as much as either's."""
    more = worse_of(first, second)

    for high, low in zip(
        doxorubicin_equivalent(more)[:2], doxorubicin_equivalent(first)[:2], strict=True
    ):
        assert high is not None
        assert low is not None
        assert bounds(high) >= bounds(low)
