"""Decision diagrams: functions of many choices, kept so that equal ones are one."""

import pickle
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.diagram import FALSE, TRUE, Diagrams, TooLargeError, value_of

SIZES = (2, 3, 2)
WAYS = list(product(*map(range, SIZES)))
TABLES = st.lists(st.integers(2, 4), min_size=len(WAYS), max_size=len(WAYS))
TESTS = st.lists(st.booleans(), min_size=len(WAYS), max_size=len(WAYS))


def made(diagrams: Diagrams, answers: Callable[[tuple[int, ...]], object]) -> int:
    """The diagram of a function that is given by its value for every choice."""

    def below(chosen: tuple[int, ...]) -> int:
        if len(chosen) == len(SIZES):
            value = answers(chosen)
            assert value is None or isinstance(value, int)
            return diagrams.leaf(value)
        cells = range(SIZES[len(chosen)])
        return diagrams.node(len(chosen), tuple(below((*chosen, cell)) for cell in cells))

    return below(())


def of(diagrams: Diagrams, table: list[int] | list[bool]) -> int:
    by_way = dict(zip(WAYS, table, strict=True))
    return made(diagrams, by_way.__getitem__)


@given(TABLES)
def test_a_function_keeps_its_values(table: list[int]) -> None:
    """Every choice leads to the value that was put in."""
    diagrams = Diagrams()
    made_of = of(diagrams, table)

    assert [value_of(diagrams, made_of, way) for way in WAYS] == table


@given(TESTS, TABLES, TABLES)
def test_choosing_between_functions(test: list[bool], yes: list[int], no: list[int]) -> None:
    """One function where the test is true, the other elsewhere; and equal functions are one."""
    diagrams = Diagrams()
    chosen = [y if t else n for t, y, n in zip(test, yes, no, strict=True)]

    got = diagrams.choose(of(diagrams, test), of(diagrams, yes), of(diagrams, no))

    assert got == of(diagrams, chosen)


@given(TESTS, TESTS)
def test_both_either_opposite(table: list[bool], other: list[bool]) -> None:
    """They are what logic says."""
    diagrams = Diagrams()
    parts = of(diagrams, table), of(diagrams, other)
    pairs = list(zip(table, other, strict=True))

    assert diagrams.both(parts) == of(diagrams, [a and b for a, b in pairs])
    assert diagrams.either(parts) == of(diagrams, [a or b for a, b in pairs])
    assert diagrams.opposite(parts[0]) == of(diagrams, [not value for value in table])


@given(TABLES)
def test_the_values_are_those_that_occur(table: list[int]) -> None:
    """No value is missed, and none is invented."""
    diagrams = Diagrams()

    assert diagrams.values(of(diagrams, table)) == set(table)


@given(TESTS, TESTS)
def test_two_that_are_true_together(table: list[bool], other: list[bool]) -> None:
    """They meet exactly where some choice makes both true; asked twice, the answer stands."""
    diagrams = Diagrams()
    first, second = of(diagrams, table), of(diagrams, other)
    together = any(a and b for a, b in zip(table, other, strict=True))

    assert diagrams.meet(first, second) == together
    assert diagrams.meet(first, second) == together


@given(TABLES, TABLES, st.integers(2, 4))
def test_two_that_differ(table: list[int], other: list[int], but: int) -> None:
    """Some choice gives them different values, none of which is left aside; asked twice, alike."""
    diagrams = Diagrams()
    first, second, away = of(diagrams, table), of(diagrams, other), diagrams.leaf(but)
    difference = any(a != b and but not in (a, b) for a, b in zip(table, other, strict=True))

    assert diagrams.differ(first, second, away) == difference
    assert diagrams.differ(first, second, away) == difference


@given(TABLES)
def test_every_node_is_met_once(table: list[int]) -> None:
    """The function itself comes first, and each asks what the function hangs on."""
    diagrams = Diagrams()
    whole = of(diagrams, table)

    nodes = list(diagrams.nodes(whole))

    assert len(nodes) == len(set(nodes))
    first = diagrams.variable(whole), diagrams.children(whole)
    assert nodes[:1] == ([] if diagrams.is_leaf(whole) else [first])
    assert {variable for variable, _ in nodes} == {
        i for i in range(len(SIZES)) if diagrams.support(whole) >> i & 1
    }


@given(TABLES, TABLES)
def test_equal_sets_of_values_are_reached_alike(table: list[int], other: list[int]) -> None:
    """One number stands for a set of leaves."""
    diagrams = Diagrams()
    first, second = of(diagrams, table), of(diagrams, other)

    assert (diagrams.reach(first) == diagrams.reach(second)) == (set(table) == set(other))


@given(TABLES, st.integers(0, 2))
def test_what_each_cell_of_a_variable_leaves(table: list[int], variable: int) -> None:
    """The leaves that are then still reached, as if the variable were held there."""
    diagrams = Diagrams()
    whole, size = of(diagrams, table), SIZES[variable]

    by_cell = diagrams.reach_by_cell(whole)

    assert (variable in by_cell) == bool(diagrams.support(whole) >> variable & 1)
    assert by_cell.get(variable, [diagrams.reach(whole)] * size) == [
        diagrams.reach(diagrams.fixed(whole, variable, cell)) for cell in range(size)
    ]


@given(TABLES, st.data())
def test_what_a_way_leaves(table: list[int], data: st.DataObject) -> None:
    """With several variables held at once the leaves are those of the function held there."""
    diagrams = Diagrams()
    held = whole = of(diagrams, table)
    places = data.draw(st.sets(st.integers(0, len(SIZES) - 1), min_size=1))
    way = {place: data.draw(st.integers(0, SIZES[place] - 1)) for place in places}

    for place, cell in way.items():
        held = diagrams.fixed(held, place, cell)

    asked = sum(1 << place for place in way)
    assert diagrams.reach_held(whole, asked, way, {}) == diagrams.reach(held)


@given(TABLES, st.integers(0, 2), st.data())
def test_a_variable_is_held(table: list[int], variable: int, data: st.DataObject) -> None:
    """The function then no longer asks it, and is what it was in that cell."""
    diagrams = Diagrams()
    cell = data.draw(st.integers(0, SIZES[variable] - 1))
    whole = of(diagrams, table)

    held = diagrams.fixed(whole, variable, cell)

    assert not diagrams.support(held) >> variable & 1
    for way in WAYS:
        there = (*way[:variable], cell, *way[variable + 1 :])
        assert value_of(diagrams, held, way) == value_of(diagrams, whole, there)


@given(TABLES)
def test_the_support_is_what_the_function_hangs_on(table: list[int]) -> None:
    """A variable is in it exactly if changing it alone can change the value."""
    diagrams = Diagrams()
    support = diagrams.support(of(diagrams, table))
    by_way = dict(zip(WAYS, table, strict=True))

    for variable, size in enumerate(SIZES):
        hangs = any(
            by_way[way] != by_way[(*way[:variable], cell, *way[variable + 1 :])]
            for way in WAYS
            for cell in range(size)
        )
        assert bool(support >> variable & 1) == hangs


@given(TABLES, TABLES)
def test_values_joined_and_mapped(table: list[int], other: list[int]) -> None:
    """Value by value, as the given functions say."""
    diagrams = Diagrams()
    first, second = of(diagrams, table), of(diagrams, other)

    joined = diagrams.joined(first, second, lambda a, b: int(str(a)) * int(str(b)))
    doubled = diagrams.mapped(first, lambda value: int(str(value)) * 2)

    assert joined == of(diagrams, [a * b for a, b in zip(table, other, strict=True)])
    assert doubled == of(diagrams, [value * 2 for value in table])


@given(TABLES)
def test_the_shortest_way_to_a_value(table: list[int]) -> None:
    """It names few variables, and whatever the others are, it leads there."""
    diagrams = Diagrams()
    whole, wanted = of(diagrams, table), table[0]

    way = diagrams.path(whole, wanted)

    assert way is not None
    for variable, cell in way.items():
        whole = diagrams.fixed(whole, variable, cell)
    assert diagrams.value(whole) == wanted


def test_no_way_to_a_value_that_never_occurs() -> None:
    """Then there is none to tell."""
    diagrams = Diagrams()

    assert diagrams.path(diagrams.node(0, (FALSE, TRUE)), "another") is None


def test_what_grows_too_large_stops() -> None:
    """A bound on the nodes is kept, and said."""
    diagrams = Diagrams(most=3)
    diagrams.node(0, (FALSE, TRUE))

    with pytest.raises(TooLargeError):
        diagrams.node(1, (FALSE, TRUE))


@given(st.lists(TABLES, max_size=4), st.integers(0, len(SIZES) - 1))
def test_those_that_hang_on_a_variable(tables: list[list[int]], variable: int) -> None:
    """Holding it changes them, and no others; each is told once."""
    diagrams = Diagrams()
    functions = [of(diagrams, table) for table in tables]

    asking = diagrams.asking(functions, variable)

    changed = {f for f in functions if diagrams.fixed(f, variable, 0) != f}
    assert sorted(asking) == sorted(changed)


@given(TABLES, st.integers(0, 2))
def test_a_function_cut_to_some_cells(table: list[int], gone: int) -> None:
    """It keeps its values in the cells that are left, and does not ask what has one cell."""
    whole, diagrams = Diagrams(), Diagrams()
    left = [(1,), tuple(cell for cell in range(3) if cell != gone), (0, 1)]

    got = whole.cut(of(whole, table), diagrams, left, {})

    assert not diagrams.support(got) & 1
    for way in WAYS:
        if all(cell in left[i] for i, cell in enumerate(way)):
            cells = [left[i].index(cell) for i, cell in enumerate(way)]
            assert value_of(diagrams, got, cells) == table[WAYS.index(way)]


@given(TABLES, TABLES)
def test_functions_read_back(table: list[int], other: list[int]) -> None:
    """Kept and read again they are the same, and a function that is added meets its equal."""
    diagrams = Diagrams()
    kept = of(diagrams, table)
    again = pickle.loads(pickle.dumps(diagrams))

    assert [value_of(again, kept, way) for way in WAYS] == table
    again.index()
    assert of(again, table) == kept
    assert [value_of(again, of(again, other), way) for way in WAYS] == other
