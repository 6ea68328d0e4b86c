"""How long an answer holds."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.ageing import AGEING
from allcli.case.derive import derive
from allcli.case.later import later
from allcli.engine.load import load_rulebook
from allcli.triage.explore.brief import brief_answer
from allcli.triage.explore.shelf_life import HORIZON, shelf_life
from allcli.triage.lasting import ShelfLife
from tests.cases import AFTER_HCT, FIT, source
from tests.profile import examples
from tests.triage.strategies import full_cases

Changes = Mapping[str, Any]
DAY = date(2026, 3, 1)
SOON = AFTER_HCT | {
    "assessed_on": "2026-03-01",
    "disease.status": "refractory",
    "transplants": [{"type": "allogeneic", "date": "2026-01-10"}],
}


def held(*changes: Changes) -> ShelfLife:
    return shelf_life(source(*changes), load_rulebook(), DAY)


def by_time(holding: ShelfLife) -> date:
    """The day on which time or the rules turn the answer, or the end of the horizon."""
    days = [due.on for due in holding.due if due.kind != "age"]
    return min(days, default=DAY + timedelta(HORIZON + 1))


@examples(8)
@given(
    full_cases(),
    st.dates(date(2025, 10, 1), date(2026, 2, 20)),
    st.sampled_from([None, 0, 9, 20]),
    st.data(),
)
def test_until_the_day_the_answer_stays(
    patient: Changes, hct: date, treated: int | None, data: st.DataObject
) -> None:
    """On no day before it would the same findings be answered otherwise; on the day they are."""
    case = source(patient, {
        "assessed_on": DAY.isoformat(),
        "transplants": [{"type": "allogeneic", "date": hct.isoformat()}],
        "disease.diagnosed_on": "2023-03-20",
        "gvhd.systemic_treatment": False,
        "gvhd.days_since_systemic_treatment": treated,
    })  # fmt: skip
    rulebook = load_rulebook()
    turned = by_time(shelf_life(case, rulebook, DAY))
    days = (turned - DAY).days

    def at(ahead: int) -> object:
        facts = derive(later(case.case, ahead))
        return brief_answer(rulebook, facts, DAY + timedelta(ahead))[0]

    some = data.draw(st.lists(st.integers(0, days - 1), max_size=3))
    assert all(at(ahead) == at(0) for ahead in (*some, days - 1))
    assert days > HORIZON or at(days) != at(0)


def test_eighty_four_days_after_hct_the_answer_turns() -> None:
    """Counted from the day of the transplant."""
    assert by_time(held(SOON)) == date(2026, 4, 4)


def test_fourteen_days_after_gvhd_treatment_the_answer_turns() -> None:
    """A duration that is stated as such runs on too."""
    old = {"transplants": [{"type": "allogeneic", "date": "2024-06-01"}]}
    treated = {"gvhd.systemic_treatment": False, "gvhd.days_since_systemic_treatment": 9}

    assert by_time(held(SOON, old, treated)) == date(2026, 3, 6)


def test_a_row_of_access_that_ends_is_told() -> None:
    """What can be had today, and on a known day no more."""
    rulebook = load_rulebook()
    last = (DAY + timedelta(10)).isoformat()
    ends = rulebook._replace(access=tuple(
        row._replace(until=last) if row.option == "blinatumomab" else row for row in rulebook.access
    ))  # fmt: skip
    holding = shelf_life(source(FIT), ends, DAY)

    (due,) = [due for due in holding.due if due.kind == "rules"]
    assert due.on == DAY + timedelta(11)
    assert any("access to blinatumomab" in said for said in due.turns)


def test_findings_age_from_the_day_they_were_made() -> None:
    """MRD with a date of its own is older than the case."""
    holding = held(FIT, {"assessed_on": "2026-03-01", "disease.status": "mrd-positive",
                       "disease.marrow_blasts_pct": 1, "mrd.level_pct": 0.5,
                       "mrd.date": "2026-02-10"})  # fmt: skip

    assert date(2026, 3, 10) in [due.on for due in holding.due if "MRD" in due.why]


def test_what_does_not_matter_does_not_age() -> None:
    """Only findings without which the answer would be another are named."""
    holding = held(FIT, {"disease.lineage": "t-all"})

    assert not [due for due in holding.due if "CD19" in due.why]


def test_the_nearest_limit_is_told_with_what_turns() -> None:
    """Value, limit, unit, and what would then be different."""
    near = held(FIT, {"labs.bilirubin_x_uln": 1.4}).near

    (bilirubin,) = [limit for limit in near if limit.limit == "> 1.5 x ULN"]
    assert bilirubin.value == "1.4 x ULN"
    assert any("inotuzumab" in said and "avoid" in said for said in bilirubin.turns)


@pytest.mark.parametrize("ageing", AGEING, ids=lambda ageing: ageing.what)
def test_what_ages_is_worded_as_what_it_is(ageing: Any) -> None:
    """An inference has a source, a convention says so."""
    if ageing.basis == "inference":
        assert ageing.reference in load_rulebook().references
    else:
        assert "convention" in ageing.why
