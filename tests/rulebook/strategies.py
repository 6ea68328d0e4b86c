"""Random facts and conditions over the real vocabulary."""

from hypothesis import strategies as st

from allcli.case.facts import FACTS, Fact, Facts, Value, facts_of
from allcli.case.span import Span
from allcli.rulebook.language import All, Among, Compare, Has, Is, Known, Node, Not, Some

SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=="])


def values(fact: Fact) -> st.SearchStrategy[Value]:
    """A value of the fact, or unknown."""
    if fact.kind == "yes-no":
        return st.sampled_from([True, False, None])
    if fact.kind == "choice":
        return st.sampled_from([*fact.values, None])
    if fact.kind == "list":
        return st.none() | st.lists(st.sampled_from(fact.values), unique=True).map(tuple)
    numbers = st.floats(fact.low, fact.high) | st.integers(int(fact.low), int(fact.high))
    pairs = st.tuples(numbers, numbers).map(lambda pair: Span(min(pair), max(pair)))
    return st.none() | numbers | pairs


def facts() -> st.SearchStrategy[Facts]:
    """Any facts at all; they need not be of one possible patient."""
    rows = st.fixed_dictionaries({fact.name: values(fact) for fact in FACTS})
    return rows.map(facts_of)


def atoms() -> st.SearchStrategy[Node]:
    """A condition on one fact."""

    def of(fact: Fact) -> st.SearchStrategy[Node]:
        if fact.kind == "yes-no":
            return st.sampled_from([Is(fact), Known(fact)])
        if fact.kind == "choice":
            some = st.lists(st.sampled_from(fact.values), min_size=1, unique=True)
            return some.map(lambda chosen: Among(fact, tuple(chosen)))
        if fact.kind == "list":
            return st.sampled_from([Known(fact), *(Has(fact, word) for word in fact.values)])
        limits = st.integers(int(fact.low), int(fact.high))
        return st.builds(Compare, st.just(fact), SIGNS, limits)

    return st.sampled_from(FACTS).flatmap(of)


def conditions() -> st.SearchStrategy[Node]:
    """Any condition."""
    return st.recursive(
        atoms(),
        lambda inner: (
            inner.map(Not)
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts)))
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: Some(tuple(parts)))
        ),
        max_leaves=8,
    )
