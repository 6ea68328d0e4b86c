"""Open cells: where a case leaves each variable."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allcli.case.facts import INDEX, Facts
from allcli.engine.cells import possible
from allcli.engine.load import load_rulebook
from allcli.engine.open_cells import open_cells
from allcli.rulebook.dates import in_force, start_of, turning_days
from allcli.rulebook.model import Access, Criterion
from tests.rulebook.strategies import facts


@given(facts())
def test_a_case_leaves_the_cells_that_its_facts_may_lie_in(known: Facts) -> None:
    """A word, a number, a span, a list or nothing known: read off as it is defined."""
    charts = load_rulebook().charts

    cells = open_cells(charts.readings, (), known, {})

    assert cells == [
        possible(variable, known.values[INDEX[variable.fact.name]])
        for variable in charts.cells.variables
    ]


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)) | st.just(date.min) | st.just(date.max))
def test_between_two_turns_the_same_records_are_in_force(day: date) -> None:
    """Nothing begins or ends but on a day that is told."""
    rulebook = load_rulebook()
    records: list[Criterion | Access] = [*rulebook.criteria, *rulebook.access]
    before = start_of(sorted({date.min, *turning_days(records)}), day)

    assert before <= day
    assert [in_force(record, day) for record in records] == [
        in_force(record, before) for record in records
    ]


def test_a_record_is_in_force_or_not() -> None:
    """On a day that lies between the dates of some records and not of others."""
    rulebook, day = load_rulebook(), date(2017, 3, 1)
    records: list[Criterion | Access] = [*rulebook.criteria, *rulebook.access]
    gates = rulebook.charts.gates(day)

    assert set(gates) == {0b01, 0b10}
    for record, cells in zip(records, gates, strict=True):
        assert cells == 1 << (in_force(record, day) is not False)
