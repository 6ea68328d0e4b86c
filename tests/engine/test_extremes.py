"""The greater and the less of functions: what the values of both come to in every completion."""

from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.diagram import Diagrams
from allcli.engine.extremes import Extremes
from tests.engine.test_diagram import TABLES, of


@given(st.lists(TABLES, min_size=1, max_size=4))
def test_the_extreme_of_functions_is_that_of_their_values(tables: list[list[int]]) -> None:
    """Also where one function is beyond another everywhere, and where they cross."""
    diagrams = Diagrams()
    functions = [of(diagrams, table) for table in tables]
    by_way = list(zip(*tables, strict=True))

    assert Extremes(diagrams, max, min).of(functions) == of(diagrams, list(map(max, by_way)))
    assert Extremes(diagrams, min, max).of(functions) == of(diagrams, list(map(min, by_way)))


@given(TABLES, TABLES)
def test_two_functions_are_compared_once(table: list[int], other: list[int]) -> None:
    """In whichever order they come, and however often: nothing new is drawn."""
    diagrams = Diagrams()
    functions = of(diagrams, table), of(diagrams, other)
    greatest = Extremes(diagrams, max, min)
    drawn = greatest.of(functions)
    size = diagrams.size()

    assert greatest.of(reversed(functions)) == drawn
    assert diagrams.size() == size


def test_a_function_that_is_beyond_another_is_not_drawn_anew() -> None:
    """The worst of a step that is barred everywhere and of any other is that step."""
    diagrams = Diagrams()
    open_ = diagrams.node(1, tuple(map(diagrams.leaf, (0, 1, 2))))
    barred = diagrams.node(0, tuple(map(diagrams.leaf, (2, 4))))
    size = diagrams.size()

    assert Extremes(diagrams, max, min).of([open_, barred]) == barred
    assert Extremes(diagrams, min, max).of([barred, open_]) == open_
    assert diagrams.size() == size
