"""What a condition saw, in words."""

import pytest
from hypothesis import given

from allcli.case.facts import VOCABULARY, Facts, Value, facts_of
from allcli.case.span import Span
from allcli.rulebook.explain import deciding, shown, worded
from allcli.rulebook.language import Node, atoms
from allcli.rulebook.parse import parse
from allcli.rulebook.truth import truth
from tests.rulebook.strategies import conditions, facts


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("disease.marrow_blasts_pct", 62, "62 %"),
        ("hct.months_to_relapse", Span(10.5, 11.4), "10.5 to 11.4 months"),
        ("gvhd.acute_active", True, "yes"),
        ("antigens.cd19", "dim", "dim"),
        ("antigens.cd19", None, "not known"),
    ],
)
def test_a_value_is_written_as_a_reader_would(name: str, value: Value, words: str) -> None:
    """With its unit, in as few characters as it needs."""
    assert shown(VOCABULARY[name], value) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("disease.marrow_blasts_pct >= 50", "marrow blasts ≥ 50 %: 62 %"),
        ("antigens.cd19 in ('positive', 'dim')", "CD19 positive or dim: not known"),
        ("gvhd.acute_active", "active acute GVHD: yes"),
    ],
)
def test_an_atom_names_what_it_asks_and_what_it_saw(text: str, words: str) -> None:
    """Fact, operator, limit, unit, value."""
    known = facts_of({"disease.marrow_blasts_pct": 62, "gvhd.acute_active": True})
    (atom,) = atoms(parse(text))

    assert worded(atom, known) == words


@given(conditions(), facts())
def test_the_deciding_atoms_decide(tree: Node, known: Facts) -> None:
    """An open condition is kept open by atoms that are open, and only by those."""
    answer = truth(tree, known)
    truths = {value for _, value in deciding(tree, known)}

    assert (None in truths) == (answer is None)
    assert truths
