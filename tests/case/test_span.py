"""Numbers known only to lie between two bounds."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.span import Span, bounded, span

NUMBERS = st.floats(-1000, 1000)
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(0, 1), st.sampled_from(sorted(COMPARE)))
def test_a_definite_answer_holds_for_every_value_in_the_span(
    first: float, second: float, limit: float, part: float, sign: str
) -> None:
    """What a comparison with a span says for certain, no value inside it contradicts."""
    held = Span(min(first, second), max(first, second))
    value = min(max(held.low + part * (held.high - held.low), held.low), held.high)

    answer = COMPARE[sign](held, limit)

    assert answer in (None, COMPARE[sign](value, limit))


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(sorted(COMPARE)))
def test_an_open_answer_is_open(first: float, second: float, limit: float, sign: str) -> None:
    """A comparison is unknown only where the two ends of the span disagree."""
    held = Span(min(first, second), max(first, second))

    ends = {COMPARE[sign](held.low, limit), COMPARE[sign](held.high, limit)}

    assert (COMPARE[sign](held, limit) is None) == (len(ends) == 2)


def test_a_span_of_one_value_is_that_value() -> None:
    """Two equal bounds are a number."""
    assert span(3, 3) == 3


@pytest.mark.parametrize(
    ("sign", "at_limit"), [("<", False), ("<=", True), (">", False), (">=", True)]
)
def test_a_comparison_includes_its_limit_only_where_it_says_so(sign: str, at_limit: bool) -> None:
    """`< 0.01 %` is below 0.01, never at it."""
    held = bounded(sign, 0.01, 0, 100)

    assert (held.is_value(0.01) is None) is at_limit
