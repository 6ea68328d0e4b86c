"""What is said of an incomplete patient holds in every completion, and is no wider than that."""

from collections.abc import Mapping
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allcli.case.derive import derive
from allcli.case.facts import Facts
from allcli.case.laws import LAWS
from allcli.case.read import read_case
from allcli.rulebook.cells import example, filled, possible
from allcli.rulebook.charts import NOT_APPLICABLE
from allcli.rulebook.language import atoms
from allcli.rulebook.load import load_rulebook
from allcli.rulebook.model import VERDICTS, Criterion
from allcli.rulebook.parse import parse
from allcli.rulebook.truth import truth
from allcli.triage.outlook import MANY
from allcli.triage.verdicts import Judged
from tests.cases import CASES, FIT
from tests.triage.completing import chosen, completed, triaged, verdicts
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]
SEEDS = st.integers(0, 2**32)


@settings(max_examples=300)
@given(partial_and_full(), SEEDS)
def test_every_completion_lies_within_the_intervals(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """No verdict comes out better than the best or worse than the worst that was reported."""
    choice = triaged(pair[0])
    found = verdicts(chosen(completed(choice.outlook.ways, Random(seed))))

    for one in choice.judged:
        verdict = found[one.option.id]
        if verdict == NOT_APPLICABLE:
            assert one.applies is not True, one.option.id
        else:
            assert one.applies is not False, one.option.id
            assert one.best <= verdict <= one.worst, one.option.id


@settings(max_examples=60)
@given(partial_and_full(), SEEDS)
def test_both_ends_of_an_interval_are_reached(pair: tuple[Patient, Patient], seed: int) -> None:
    """Some patient gets the best verdict, and some the worst: an interval is tight."""
    choice = triaged(pair[0])

    for one in choice.judged:
        if one.applies is not False:
            for end in (one.best, one.worst):
                assert _verdict_reached(choice.outlook, one, end, Random(seed)) == end


def _verdict_reached(outlook: Any, one: Judged, end: int, random: Random) -> int:
    """The plain verdict in a patient who should have it."""
    ways = outlook.ways
    ruled = ways.ruled(outlook.verdict(one.option.id))
    way = ways.diagrams.path(ruled, lambda leaf: ways.diagrams.value(leaf) == end)
    assert way is not None
    return verdicts(chosen(completed(ways, random, way)))[one.option.id]


@settings(max_examples=300)
@given(partial_and_full(), SEEDS)
def test_a_robust_suggestion_holds_in_every_completion(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """Salvage and destination stay, whatever the rest turns out to be."""
    choice = triaged(pair[0])
    then = chosen(completed(choice.outlook.ways, Random(seed))).suggestion

    if choice.suggestion.robust:
        told = choice.suggestion
        assert (then.salvage, then.destination) == (told.salvage, told.destination)


@settings(max_examples=150)
@given(partial_and_full(), SEEDS)
def test_only_what_was_named_comes_first_instead(pair: tuple[Patient, Patient], seed: int) -> None:
    """Where every way could be gone through, the alternatives are all there are."""
    choice = triaged(pair[0], MANY)
    told = choice.suggestion
    then = chosen(completed(choice.outlook.ways, Random(seed))).suggestion

    if told.exact:
        assert {then.salvage, then.destination} <= {
            told.salvage, told.destination, *told.alternatives, None,
        }  # fmt: skip


@settings(max_examples=60)
@given(partial_and_full(), SEEDS)
def test_every_alternative_does_come_first_in_some_patient(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """A provisional suggestion is never called so for nothing."""
    choice = triaged(pair[0], MANY)
    ways = choice.outlook.ways
    kinds = {one.option.id: one.option.kind for one in choice.judged}

    for option in choice.suggestion.alternatives:
        ruled = ways.ruled(choice.outlook.first(kinds[option]))
        way = ways.diagrams.path(ruled, lambda leaf: ways.diagrams.value(leaf) == option)  # noqa: B023
        assert way is not None
        then = chosen(completed(ways, Random(seed), way)).suggestion
        assert option in (then.salvage, then.destination)


def test_facts_that_move_together_do_so() -> None:
    """Without a transplant there is no GVHD: no doubt about GVHD is left for a first transplant."""
    patient = {**FIT, "transplants": None, "gvhd.unstated": None}
    judged = {one.option.id: one for one in triaged(patient).judged}

    assert judged["first-allo-hct"].best == 0
    assert judged["dli"].applies is None


LIMIT = 20_000  # ways that are all tried; of more, both ends are shown and random ones lie between


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_brute_force_agrees(path: Any) -> None:
    """Of the example cases: every way of every cell, tried one by one without any diagram."""
    rulebook = load_rulebook()
    known = derive(read_case(str(path)).case)
    choice = chosen(known)
    tried = 0

    for place, one in enumerate(choice.judged):
        if one.applies is False or (one.applies and one.best == one.worst):
            continue
        trees = [rulebook.trees[place]]
        given_by: list[tuple[Criterion, Any]] = []
        for i, criterion in enumerate(rulebook.criteria):
            if one.option.id in criterion.verdict and not criterion.jurisdictions:
                tree = rulebook.trees[len(rulebook.options) + i]
                given_by.append((criterion, tree))
                if truth(tree, known) is None:
                    trees.append(tree)
        ends = _tried(known, trees, given_by, one)
        if ends is not None:
            tried += 1
            assert ends == (one.best, one.worst), one.option.id
    assert tried or not any(one.applies is None or one.open for one in choice.judged)


def _tried(
    known: Facts, trees: list[Any], given_by: list[tuple[Criterion, Any]], one: Judged
) -> tuple[int, int] | None:
    """The best and the worst over every way to fill in the facts that the conditions ask for."""
    cells = load_rulebook().cells
    asked = {atom.fact.name for tree in trees for atom in atoms(tree)}
    laws = [parse(law) for law in LAWS]
    grown = True
    while grown:  # facts that a law ties to these must be filled in too
        tied = [
            {atom.fact.name for atom in atoms(law)} for law in laws if truth(law, known) is None
        ]
        more = {name for names in tied if asked & names for name in names}
        grown = not more <= asked
        asked |= more
    open_ = [
        (each, [i for i in range(len(each.cells)) if left >> i & 1])
        for each in cells.variables
        if each.fact.name in asked and (left := possible(each, known.value(each.fact.name)))
    ]
    open_ = [(each, left) for each, left in open_ if len(left) > 1]
    count = 1
    for _, among in open_:
        count *= len(among)
    if count > LIMIT:
        return None
    grades = []
    for way in product(*(among for _, among in open_)):
        values = {
            variable.name: example(variable, i, known.value(variable.fact.name))
            for (variable, _), i in zip(open_, way, strict=True)
        }
        facts = filled(known, values)
        if any(truth(law, facts) is False for law in laws) or not truth(trees[0], facts):
            continue
        hold = [c.verdict[one.option.id] for c, tree in given_by if truth(tree, facts)]
        grades.append(max((VERDICTS.index(each) for each in hold), default=0))
    return min(grades), max(grades)
