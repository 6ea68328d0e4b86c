"""Numbers with units."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.span import Span
from allcli.case.unit_factors import FACTORS
from allcli.case.units import UnitError, read_quantity


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("31 umol/L", "bilirubin mg/dL", 31 / 17.1),
        ("31 µmol/L", "bilirubin mg/dL", 31 / 17.1),
        ("1.8 mg/dL", "bilirubin mg/dL", 1.8),
        ("88.4 umol/L", "creatinine mg/dL", 1.0),
        ("0.05 x10^9/L", "10*9/L", 0.05),
        ("7.34 × 10^9/L", "10*9/L", 7.34),
        ("26.98×10⁹/L", "10*9/L", 26.98),
        ("26.98 × 109/L", "10*9/L", 26.98),
        ("77.3 × 103/mm3", "10*9/L", 77.3),
        ("900 cells/µL", "10*9/L", 0.9),
        ("50 /uL", "10*9/L", 0.05),
        ("1.2 K/uL", "10*9/L", 1.2),
        ("2 ukat/L", "U/L", 120),
        ("35 UI/L", "U/L", 35),
        ("35 E/l", "U/L", 35),
        ("62 %", "%", 62),
        ("2.5 x ULN", "x ULN", 2.5),
        ("18 months", "years", 1.5),
        ("1", "%", 1),
        ("44세", "years", 44),
        ("만 44 세", "years", 44),
        ("18개월", "years", 1.5),
        ("44 y/o", "years", 44),
        ("2 yrs", "months", 24),
        ("3주", "days", 21),
        ("1.4 mEq/L", "magnesium mmol/L", 0.7),
        ("1.7 mg/dL", "magnesium mmol/L", 1.7 / 2.43),
        ("4.1 mEq/L", "potassium mmol/L", 4.1),
        ("5.7 mmol/L", "haemoglobin g/dL", 5.7 * 1.6114),
        ("18 mg/L", "creatinine mg/dL", 1.8),
        ("0.08 mmol/L", "creatinine mg/dL", 80 / 88.4),
        ("120 micromol/L", "bilirubin mg/dL", 120 / 17.1),
        ("12.4 x 10E9/L", "10*9/L", 12.4),
        ("12.4 x 10^9 / L", "10*9/L", 12.4),
        ("1500 cells/µL", "10*9/L", 1.5),
        ("12.4 /nl", "10*9/L", 12.4),
        ("1.5 lakhs/cumm", "10*9/L", 150),
        ("15 microkat/L", "U/L", 900),
        ("450 msec", "ms", 450),
        ("34歳", "years", 34),
        ("34 Jahre", "years", 34),
        ("2y 3m", "years", 2.25),
        ("1 yr 6 mo", "years", 1.5),
        ("3세 6개월", "years", 3.5),
        ("1/1000", "%", 0.1),
        ("1 in 10,000", "%", 0.01),
        ("1:100000", "%", 0.001),
    ],
)
def test_a_quantity_is_converted_to_our_unit(text: str, unit: str, expected: float) -> None:
    """Every accepted spelling means the same amount."""
    assert read_quantity(text, unit, 0, 1e6) == pytest.approx(expected)


@pytest.mark.parametrize("unit", ["10*9/L", "10^9/L", "10*3/uL", "x10^9/L", "G/L", "K/uL"])
def test_a_range_may_have_any_unit(unit: str) -> None:
    """Also one that begins with a number."""
    assert read_quantity(f"20-30 {unit}", "10*9/L", 0, 1e6) == Span(20, 30)
    with pytest.raises(UnitError):
        read_quantity("20-30 40", "10*9/L", 0, 1e6)


@pytest.mark.parametrize("text", ["1e-4 - 1e-3", "10^-4 to 10^-3", "10⁻³–10⁻⁴"])
def test_a_range_of_fractions_is_a_range(text: str) -> None:
    """As laboratories bracket what they cannot count; the larger power may stand first."""
    assert read_quantity(text, "%", 0, 100) == Span(0.01, 0.1)


@pytest.mark.parametrize(("text", "unit"), [("31 mol/L", "bilirubin mg/dL"), ("5 g/dL", "U/L")])
def test_an_unknown_unit_is_refused_by_name(text: str, unit: str) -> None:
    """The message names the units that are accepted."""
    with pytest.raises(UnitError, match="one of the units"):
        read_quantity(text, unit, 0, 100)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("12,300 /uL", "10*9/L", 'write "12300 /uL" or "12.300 /uL" if that is meant'),
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


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("10-4", "10*9/L", 'write "4-10"'),
        ("10-4 /uL", "10*9/L", 'write "4-10 /uL"'),
        ("10-4", "%", 'write "4-10" if that is meant, or "10^-4" for a power of ten'),
        ("20-4", "%", 'write "4-20"'),
        ("10^4", "10*9/L", 'a number written out, such as "10000 /uL"'),
        ("44살", "years", "one of the units"),  # may be counted from birth as 1
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(text: str, unit: str, said: str) -> None:
    """A range from high to low, a power without its sign, an age as it was once counted."""
    with pytest.raises(UnitError, match=re.escape(said)):
        read_quantity(text, unit, 0, 2000)


@pytest.mark.parametrize("text", ["< 10-4", "<10-4", "≤ 10-4", "< 10^-4"])
def test_a_bound_can_be_no_range_so_its_power_needs_no_sign(text: str) -> None:
    """As laboratories write it where superscripts are lost."""
    held = read_quantity(text, "%", 0, 100)

    assert isinstance(held, Span)
    assert held.high == pytest.approx(0.01)


@pytest.mark.parametrize("text", ["> 10-15", "<10-20", ">= 10-50", "> 10-0"])
def test_a_bound_of_a_range_is_no_power(text: str) -> None:
    """No laboratory counts one cell in 10^15: it is a range, of which a bound says nothing."""
    with pytest.raises(UnitError, match="one of the units %"):
        read_quantity(text, "%", 0, 100)


def test_a_negative_number_is_no_power() -> None:
    """Nothing stands before its sign."""
    with pytest.raises(UnitError):
        read_quantity("-4", "%", 0, 100)
