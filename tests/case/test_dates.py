"""Dates as people know them, and the time between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.dates import PartialDate, days_between, months, months_between
from allcli.case.span import Span

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


@pytest.mark.parametrize("text", ["2019", "2019-03", "2019-03-14"])
def test_a_date_is_written_back_at_its_own_precision(text: str) -> None:
    """A year stays a year."""
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["19", "2019-13", "2019-02-30", "14.03.2019", "2019-3", "x"])
def test_what_is_not_a_date_is_refused(text: str) -> None:
    """Other forms, and days that do not exist, are errors."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2024, 3, 14), date(2025, 3, 14), 12),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 3, 14), date(2025, 3, 13), 12 - 1 / 28),
        (date(2024, 3, 14), date(2024, 3, 14), 0),
        (date(2024, 3, 14), date(2024, 3, 1), 0),
    ],
)
def test_months_are_calendar_months(start: date, end: date, expected: float) -> None:
    """The same day a year later is 12 months, whatever the days between."""
    assert months(start, end) == pytest.approx(expected)


@given(DAYS, DAYS, FORMS, FORMS)
def test_an_imprecise_date_never_rules_out_the_true_duration(
    first: date, second: date, form: str, other: str
) -> None:
    """The span between two imprecise dates holds the duration between the days they stand for."""
    start, end = min(first, second), max(first, second)
    begins, ends = PartialDate.parse(f"{start:{form}}"), PartialDate.parse(f"{end:{other}}")

    for between, truly in (
        (months_between(begins, ends), months(start, end)),
        (days_between(begins, ends), (end - start) // timedelta(1)),
    ):
        low, high = (between.low, between.high) if isinstance(between, Span) else (between,) * 2
        assert low <= truly <= high


@given(DAYS, DAYS, DAYS)
def test_a_later_end_is_never_a_shorter_time(start: date, first: date, second: date) -> None:
    """Months grow with the end date."""
    earlier, later = min(first, second), max(first, second)

    assert months(start, earlier) <= months(start, later)
