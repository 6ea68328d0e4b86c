"""QT corrected by Fridericia."""

import pytest
from hypothesis import given

from allcli.case.calculators.qtc import Ecg, qtcf
from allcli.case.calculators.scale import bounds
from allcli.case.span import Span
from tests.case.calculators.strategies import Gapped, records, with_gaps

VALUES = {"qt_ms": range(250, 600, 25), "heart_rate_per_min": range(30, 200, 10)}


@pytest.mark.parametrize(
    ("qt", "rate", "expected"), [(400, 60, 400), (350, 100, 414.97), (440, 50, 414.06)]
)
def test_known_values(qt: float, rate: float, expected: float) -> None:
    """At 60 beats a minute nothing is corrected; faster hearts are corrected upwards."""
    assert qtcf(Ecg(qt, rate)) == pytest.approx(expected, abs=0.01)


def test_without_both_inputs_there_is_no_qtcf() -> None:
    """Neither QT nor rate stands for the other."""
    assert qtcf(Ecg(qt_ms=400)) is None
    assert qtcf(Ecg(heart_rate_per_min=60)) is None


def test_without_a_heart_rate_there_is_no_correction() -> None:
    """A rate of 0 has no RR interval."""
    assert qtcf(Ecg(400, 0)) is None


def test_a_bounded_rate_gives_a_bounded_qtcf() -> None:
    """The span runs from the slower to the faster rate."""
    result = qtcf(Ecg(400, Span(60, 100)))

    assert isinstance(result, Span)
    assert (result.low, result.high) == pytest.approx((400, 474.25), abs=0.01)


@given(with_gaps(records(Ecg, VALUES), VALUES))
def test_completing_the_ecg_stays_in_the_range(gapped: Gapped) -> None:
    """The exact QTcF lies in the span that was given while inputs were bounded."""
    before, after = qtcf(gapped.partial), qtcf(gapped.complete)

    assert after is not None
    if before is not None:
        assert bounds(before)[0] <= after <= bounds(before)[1]
