"""Numbers with units."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.span import Span
from allcli.case.units import FACTORS, UnitError, read_quantity


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("31 umol/L", "bilirubin mg/dL", 31 / 17.1),
        ("31 µmol/L", "bilirubin mg/dL", 31 / 17.1),
        ("1.8 mg/dL", "bilirubin mg/dL", 1.8),
        ("88.4 umol/L", "creatinine mg/dL", 1.0),
        ("0.05 x10^9/L", "10*9/L", 0.05),
        ("50 /uL", "10*9/L", 0.05),
        ("1.2 K/uL", "10*9/L", 1.2),
        ("2 ukat/L", "U/L", 120),
        ("62 %", "%", 62),
        ("2.5 x ULN", "x ULN", 2.5),
        ("18 months", "years", 1.5),
        ("1", "%", 1),
    ],
)
def test_a_quantity_is_converted_to_our_unit(text: str, unit: str, expected: float) -> None:
    """Every accepted spelling means the same amount."""
    assert read_quantity(text, unit, 0, 1e6) == pytest.approx(expected)


@pytest.mark.parametrize(("text", "unit"), [("31 mol/L", "bilirubin mg/dL"), ("5 g/dL", "U/L")])
def test_an_unknown_unit_is_refused_by_name(text: str, unit: str) -> None:
    """The message names the units that are accepted."""
    with pytest.raises(UnitError, match="one of the units"):
        read_quantity(text, unit, 0, 100)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("12,300 /uL", "10*9/L", 'write "12300" or "12.300" if that is meant'),
        ("1,2", "bilirubin mg/dL", 'write "1.2" if that is meant'),
        ("12.300/µL", "10*9/L", 'write "12300" if that is meant'),
    ],
)
def test_a_mark_that_may_set_off_thousands_is_asked_about(text: str, unit: str, said: str) -> None:
    """A comma is a point to some; the point of a count per uL is none at all."""
    with pytest.raises(UnitError, match=re.escape(said)):
        read_quantity(text, unit, 0, 2000)


def test_a_result_below_the_detection_limit_is_a_span() -> None:
    """`< 0.01 %` is anything from 0 up to, but not at, 0.01."""
    held = read_quantity("< 0.01 %", "%", 0, 100)

    assert isinstance(held, Span)
    assert held.low == 0
    assert (held < 0.01) is True


@given(
    st.sampled_from([(unit, name) for unit, names in FACTORS.items() for name in names]),
    st.floats(0.001, 1e5),
)
def test_a_unit_round_trips(pair: tuple[str, str], amount: float) -> None:
    """A value written in any accepted unit comes back as the same amount."""
    unit, spelling = pair
    written = amount / FACTORS[unit][spelling]

    read = read_quantity(f"{written!r} {spelling}", unit, 0, 1e300)

    assert read == pytest.approx(amount)
