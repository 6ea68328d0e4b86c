"""The same patient some days on: whatever counts from an event has counted on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.facts import FACTS, VOCABULARY
from allcli.case.later import facts_later, later
from allcli.case.mutable import RUNNING
from allcli.case.span import Span
from tests.case.ends import fields
from tests.cases import AFTER_HCT, source
from tests.profile import examples

Changes = dict[str, Any]
DAYS = {"days": 1, "weeks": 7, "months": 30.4}
_HCT = {"type": "allogeneic", "date": "2024-06-01", "dli_on": ["2025-06-01"]}
DAY: Changes = {"assessed_on": "2026-03-01"}
# of every fact that runs a patient of whom it is known
RUNS: dict[str, Changes] = {
    "disease.months_since_diagnosis": {"disease.diagnosed_on": "2020-01-01"},
    "exposure.days_since_inotuzumab": {"exposure.inotuzumab_last_dose_on": "2026-01-01"},
    "gvhd.days_since_systemic_treatment": {
        "transplants": [_HCT], "gvhd.systemic_treatment": False,
        "gvhd.days_since_systemic_treatment": 20,
    },
    "hct.days_since": {"transplants": [_HCT]},
    "hct.days_since_dli": {"transplants": [_HCT]},
    "heart.months_since_arterial_event": {
        "heart.stroke": True, "heart.months_since_arterial_event": 4.5,
    },
    "infection.mould_treatment_weeks": {
        "infection.mould_past": True, "infection.mould_treatment_weeks": 3,
    },
    "patient.gestation_weeks": {
        "patient.sex": "female", "patient.age": 30, "patient.gestation_weeks": 12,
    },
}  # fmt: skip


def test_whatever_has_since_in_its_name_runs() -> None:
    """And of each fact that runs there is a patient here."""
    since = {fact.name for fact in FACTS if "since" in fact.name}

    assert since <= RUNNING
    assert RUNS.keys() == RUNNING


@pytest.mark.parametrize("name", sorted(RUNS))
@examples(30)
@given(days=st.integers(0, 200))
def test_a_clock_counts_the_days_in_its_own_unit(name: str, days: int) -> None:
    """Whether it is stated or follows from a date; a month of a date is as long as it is."""
    case = source(DAY, RUNS[name]).case
    before, after = (facts_later(case, passed).value(name) for passed in (0, days))
    unit = DAYS[VOCABULARY[name].unit]

    assert isinstance(before, float)
    assert after == pytest.approx(before + days / unit, abs=0.15)


@pytest.mark.parametrize("field", [field for field in fields() if "since" in field])
@examples(30)
@given(days=st.integers(1, 400))
def test_what_a_field_counts_since_an_event_runs_on_with_each_day(field: str, days: int) -> None:
    """Of the fields too that no fact but a score reads; of a span both ends."""
    table, name = field.split(".")
    hct: Changes = {"transplants": AFTER_HCT["transplants"]}
    stated = {"heart.arterial_event": True} if table == "heart" else {}
    case = source(hct, stated, {field: "3-5"}).case
    moved = [getattr(getattr(later(case, passed), table), name) for passed in (0, days - 1, days)]

    assert moved[0] == Span(3, 5)
    assert all(isinstance(span, Span) for span in moved)
    assert moved[1].low < moved[2].low
    assert moved[1].high < moved[2].high


@pytest.mark.parametrize(("days", "weeks"), [(0, 40), (14, 42), (15, 0)])
def test_no_pregnancy_lasts_beyond_week_42(days: int, weeks: float) -> None:
    """By then it is over, and the weeks are 0 with it."""
    mother = {"patient.sex": "female", "patient.age": 30, "patient.gestation_weeks": 40}
    then = facts_later(source(DAY, mother).case, days)

    assert then.value("patient.gestation_weeks") == weeks
    assert then.value("patient.pregnant") is (weeks > 0)


@pytest.mark.parametrize(
    "field", [field for field in fields() if "since" in field or "gest" in field]
)
def test_what_is_not_known_stays_so(field: str) -> None:
    """A clock that nobody has read shows nothing later either."""
    hct: Changes = {"transplants": AFTER_HCT["transplants"], "patient.sex": "female"}
    table, name = field.split(".")
    case = source(hct, {field: "pending"}).case

    assert getattr(getattr(later(case, 50), table), name) == getattr(getattr(case, table), name)
