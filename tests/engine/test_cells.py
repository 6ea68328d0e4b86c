"""Cells: what an unknown fact may be, as far as the rulebook can tell."""

from hypothesis import given
from hypothesis import strategies as st

from allcli.case.facts import FACTS, INDEX, VOCABULARY, Facts, facts_of
from allcli.case.span import Span
from allcli.engine.cells import (
    Asked,
    CellAnd,
    Cells,
    Variable,
    cells_of,
    example,
    possible,
    round_number,
)
from allcli.engine.load import load_rulebook
from allcli.rulebook.parse import parse
from tests.rulebook.strategies import values


def of(*conditions: str) -> Cells:
    return cells_of(map(parse, conditions))


def variable(cells: Cells, name: str) -> Variable:
    return cells.variables[cells.places[name]]


def test_a_number_is_cut_at_each_limit() -> None:
    """Below, from there up to the next limit with it, and above."""
    cells = variable(
        of("disease.blood_blasts_pct < 20", "disease.blood_blasts_pct > 50"),
        "disease.blood_blasts_pct",
    ).cells

    assert [(cell.low, round(cell.high, 6)) for cell in cells] == [
        (0, 20),
        (20, 50),
        (50.00000000000001, 100),
    ]
    assert cells[0].high < 20


def test_a_whole_number_has_no_fractions() -> None:
    """Between ECOG < 2 and > 2 lies ECOG 2 alone."""
    cells = variable(of("patient.ecog < 2", "patient.ecog > 2"), "patient.ecog").cells

    assert [(cell.low, cell.high) for cell in cells] == [(0, 1), (2, 2), (3, 4)]


def test_words_that_no_condition_tells_apart_share_a_cell() -> None:
    """Dim and partial, where only positive and negative are asked for."""
    cells = variable(
        of("antigens.cd19 == 'negative'", "antigens.cd19 in ('positive',)"), "antigens.cd19"
    ).cells

    assert {cell.values for cell in cells} == {("positive",), ("dim", "partial"), ("negative",)}


def test_a_list_is_one_variable_for_each_value_asked() -> None:
    """Each mutation may be there or not, whatever the others."""
    names = of("'T315I' in genetics.abl1_mutations").places

    assert "genetics.abl1_mutations:T315I" in names


def test_being_known_is_not_being_so() -> None:
    """Once everything is filled in, a fact is known, whether it is true or not."""
    so, known = of("heart.heart_failure", "known(heart.heart_failure)").conditions

    assert isinstance(so, Asked)
    assert known == CellAnd(())


@given(st.data())
def test_values_of_one_cell_answer_alike(data: st.DataObject) -> None:
    """Any value of a fact answers every condition as the example of its cell does."""
    rulebook = load_rulebook()
    fact = data.draw(st.sampled_from([fact for fact in FACTS if fact.kind != "list"]))
    if fact.name not in rulebook.cells.places:
        return
    value = data.draw(
        values(fact).filter(lambda drawn: drawn is not None and not isinstance(drawn, Span))
    )
    if fact.whole and isinstance(value, float):
        value = int(value)
    asked = variable(rulebook.cells, fact.name)
    (cell,) = [i for i in range(len(asked.cells)) if possible(asked, value) >> i & 1]

    def answers(given: object) -> tuple[bool | None, ...]:
        filled: Facts = facts_of({fact.name: given})  # type: ignore[dict-item]
        return rulebook.conditions(filled.values)

    assert answers(value) == answers(example(asked, cell))


def test_a_span_leaves_the_cells_it_touches() -> None:
    """Blasts of 10 to 30 % may lie below or above a limit of 20 %, not above one of 50 %."""
    asked = variable(
        of("disease.marrow_blasts_pct < 20", "disease.marrow_blasts_pct > 50"),
        "disease.marrow_blasts_pct",
    )
    left = possible(asked, Span(10, 30))
    cells = [cell for i, cell in enumerate(asked.cells) if left >> i & 1]

    assert all(cell.low <= 30 and cell.high >= 10 for cell in cells)
    assert not any(cell.low > 50 for cell in cells)


NUMBERS = st.one_of(st.floats(-5, 105), st.integers(-5, 105))


@given(st.sampled_from(["patient.ecog", "disease.marrow_blasts_pct"]), NUMBERS, NUMBERS)
def test_a_number_may_lie_in_just_the_cells_that_hold_one_of_its_values(
    name: str, first: float, second: float
) -> None:
    """Also where it lies beyond them all, or between two of whole numbers."""
    asked = variable(load_rulebook().cells, name)
    low, high = min(first, second), max(first, second)

    touched = [cell.low <= high and low <= cell.high for cell in asked.cells]
    assert possible(asked, Span(low, high)) == sum(
        is_touched << i for i, is_touched in enumerate(touched)
    )
    assert possible(asked, low) == possible(asked, Span(low, low))


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_a_round_number_lies_between_its_bounds(first: float, second: float) -> None:
    """However near they are."""
    low, high = min(first, second), max(first, second)

    assert low <= round_number(low, high) <= high


def test_every_fact_that_is_asked_has_cells() -> None:
    """And every cell has an example within the fact's own limits."""
    cells = load_rulebook().cells

    for variable in cells.variables:
        assert variable.fact.name in INDEX
        for i, cell in enumerate(variable.cells):
            value = example(variable, i)
            if variable.fact.kind == "number":
                assert isinstance(value, int | float)
                assert (
                    VOCABULARY[variable.fact.name].low
                    <= value
                    <= VOCABULARY[variable.fact.name].high
                )
                assert cell.low <= value <= cell.high
