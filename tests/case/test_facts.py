"""The records of the facts: what one that is incomplete, or that nothing reads, is caught by."""

import pickle
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from allcli.case import facts as folder
from allcli.case.ageing import AGEING
from allcli.case.derive import derive
from allcli.case.facts import FACTS, VOCABULARY, Fact
from allcli.case.files.forms import form_at
from allcli.case.grades import grades
from allcli.case.laws import LAWS, ORDERS
from allcli.rulebook.language import atoms
from allcli.rulebook.model import Rulebook, only_in
from allcli.rulebook.parse import parse
from tests.cases import source

# Figures of `allcli grade`: no condition reads them.
FIGURES = {"patient.bsa_m2": {"patient.height_cm": 170, "patient.weight_kg": 70}}


def recorded() -> Iterator[Fact]:
    """Every record that a module of the folder writes down."""
    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        for held in vars(import_module(module.name)).values():
            if isinstance(held, Fact):
                yield held
            elif isinstance(held, tuple):
                yield from (part for part in held if isinstance(part, Fact))


def read_by_rules(rulebook: Rulebook) -> set[str]:
    """The facts that a condition, a law, an order, or where a rule is in force speaks of."""
    trees = [*rulebook.trees, *map(parse, LAWS), *map(only_in, rulebook.criteria)]
    names = {atom.fact.name for tree in trees for atom in atoms(tree)}
    return names | {name for order in ORDERS for name in (order.lower, order.higher)}


def test_every_record_is_in_the_vocabulary() -> None:
    """One that no list of the vocabulary gathers would be unknown to every condition."""
    assert {fact.name for fact in recorded()} == set(VOCABULARY)
    assert len(FACTS) == len(VOCABULARY)


def test_every_fact_is_read_by_something_or_said_to_be_for_local_rules(rulebook: Rulebook) -> None:
    """A fact that no rule, law or page of ours reads says so, and only such a one does."""
    unread = set(VOCABULARY) - read_by_rules(rulebook) - set(FIGURES)

    assert unread == {fact.name for fact in FACTS if fact.local_only}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_read_by_a_page(name: str) -> None:
    """It comes and goes with the fields that give it."""
    topics = [*grades(source(FIGURES[name]).case), *grades(source({}).case)]

    assert [figure.name for topic in topics for figure in topic.figures] == [VOCABULARY[name].label]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_every_fact_is_stated_by_a_field_or_derived(fact: Fact) -> None:
    """The field that states it takes what the fact can be; without one there is a function."""
    if fact.stated:
        form = form_at(fact.stated)
        assert form.several == (fact.kind == "list")
        assert form.table is None
        assert (form.own is bool) == (fact.kind == "yes-no")
        assert set(fact.values) <= set(form.choices)
    else:
        assert fact.of, "nothing says and nothing derives it"


@pytest.mark.parametrize(
    "fact", [fact for fact in FACTS if not fact.of], ids=lambda fact: fact.name
)
def test_what_only_a_field_states_is_asked_by_that_field(fact: Fact) -> None:
    """No field is named that would be filled in without any effect."""
    assert fact.fields == (fact.stated,)


def test_what_a_fact_leaves_or_waits_for_is_a_fact() -> None:
    """A trace of the past, and the end from which a clock runs."""
    named = [name for fact in FACTS for name in (fact.past, fact.starts_after) if name]

    assert named
    assert set(named) <= set(VOCABULARY)


def test_every_group_that_ages_has_facts() -> None:
    """None is left over from facts that are gone."""
    assert all(AGEING.values())


def test_a_kept_rulebook_names_its_facts() -> None:
    """What is read back is the record itself: the function that derives it is not kept."""
    for fact in FACTS:
        assert pickle.loads(pickle.dumps(fact)) is fact


def test_of_an_empty_case_nothing_is_known() -> None:
    """No function takes what is left out for a no."""
    assert set(derive(source({}).case).values) == {None}
