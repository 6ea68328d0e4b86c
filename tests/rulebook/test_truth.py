"""Kleene's three-valued logic, walked and compiled."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.facts import VOCABULARY, Facts, facts_of
from allcli.rulebook.language import All, Is, Node, Not, Some
from allcli.rulebook.truth import Truth, both, either, link, opposite, source, truth
from tests.rulebook.strategies import conditions, facts

THREE: tuple[Truth, ...] = (True, False, None)
TWO = (Is(VOCABULARY["gvhd.acute_active"]), Is(VOCABULARY["liver.cirrhosis"]))
# Kleene's tables, written out: (one, two) -> and, or.
TABLE: dict[tuple[Truth, Truth], tuple[Truth, Truth]] = {
    (True, True): (True, True),
    (True, False): (False, True),
    (True, None): (None, True),
    (False, True): (False, True),
    (False, False): (False, False),
    (False, None): (False, None),
    (None, True): (None, True),
    (None, False): (False, None),
    (None, None): (None, None),
}


@pytest.mark.parametrize(("pair", "expected"), TABLE.items())
def test_and_and_or_follow_kleenes_tables(
    pair: tuple[Truth, Truth], expected: tuple[Truth, Truth]
) -> None:
    """All nine rows, for the operators, the walked tree and the compiled code."""
    known = facts_of({"gvhd.acute_active": pair[0], "liver.cirrhosis": pair[1]})
    trees: list[Node] = [All(TWO), Some(TWO)]

    assert (both(pair), either(pair)) == expected
    assert tuple(truth(tree, known) for tree in trees) == expected
    assert link(source(trees))(known.values) == expected


@pytest.mark.parametrize(("part", "expected"), [(True, False), (False, True), (None, None)])
def test_not_leaves_the_unknown_unknown(part: Truth, expected: Truth) -> None:
    """The opposite of unknown is unknown."""
    assert opposite(part) is expected


@given(st.lists(conditions(), min_size=1, max_size=6), facts())
def test_compiled_conditions_answer_as_the_tree_does(trees: list[Node], known: Facts) -> None:
    """The fast way and the readable way never differ."""
    expected = tuple(truth(tree, known) for tree in trees)

    assert link(source(trees))(known.values) == expected


@given(conditions(), conditions(), facts())
def test_de_morgan_holds_with_unknowns(first: Node, second: Node, known: Facts) -> None:
    """Not (a and b) is (not a) or (not b), also where a or b is unknown."""
    left = truth(Not(All((first, second))), known)

    assert left is truth(Some((Not(first), Not(second))), known)


def test_every_pair_of_truths_is_in_the_table() -> None:
    """The written-out table leaves no row out."""
    assert set(TABLE) == set(product(THREE, THREE))
