"""What is said of an incomplete patient holds in every completion, and is no wider than that."""

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.charts import NOT_APPLICABLE
from allcli.engine.outlook import MANY
from allcli.triage.verdicts import Judged
from tests.cases import FIT
from tests.profile import examples
from tests.triage.completing import chosen, completed, triaged, verdicts
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]
SEEDS = st.integers(0, 2**32)


@examples(1000)
@given(partial_and_full(), SEEDS)
def test_every_completion_lies_within_the_intervals(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """No verdict comes out better than the best or worse than the worst that was reported."""
    choice = triaged(pair[0])
    judged = verdicts(chosen(completed(choice.outlook.ways, Random(seed))))

    for option in choice.options:
        verdict = judged[option.id]
        if verdict == NOT_APPLICABLE:
            assert option.applies is not True, option.id
        else:
            assert option.applies is not False, option.id
            assert option.best <= verdict <= option.worst, option.id


@examples(60)
@given(partial_and_full(), SEEDS)
def test_both_ends_of_an_interval_are_reached(pair: tuple[Patient, Patient], seed: int) -> None:
    """Some patient gets the best verdict, and some the worst: an interval is tight."""
    choice = triaged(pair[0])

    for option in choice.options:
        if option.applies is not False:
            for end in (option.best, option.worst):
                assert _verdict_reached(choice.outlook, option, end, Random(seed)) == end


def _verdict_reached(outlook: Any, option: Judged, end: int, random: Random) -> int:
    """The plain verdict in a patient who should have it."""
    ways = outlook.ways
    ruled = ways.ruled(outlook.verdict(option.id))
    way = ways.diagrams.path(ruled, end)
    assert way is not None
    return verdicts(chosen(completed(ways, random, way)))[option.id]


@examples(1000)
@given(partial_and_full(), SEEDS)
def test_a_robust_suggestion_holds_in_every_completion(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """Salvage and destination stay, whatever the rest turns out to be."""
    choice = triaged(pair[0])
    then = chosen(completed(choice.outlook.ways, Random(seed))).suggestion

    if choice.suggestion.robust:
        suggestion = choice.suggestion
        assert (then.salvage, then.destination) == (suggestion.salvage, suggestion.destination)


@examples(150)
@given(partial_and_full(), SEEDS)
def test_only_what_was_named_comes_first_instead(pair: tuple[Patient, Patient], seed: int) -> None:
    """Where every way could be gone through, the alternatives are all there are."""
    choice = triaged(pair[0], MANY)
    suggestion = choice.suggestion
    then = chosen(completed(choice.outlook.ways, Random(seed))).suggestion

    if suggestion.exact:
        assert {then.salvage, then.destination} <= {
            suggestion.salvage, suggestion.destination, *suggestion.alternatives, None,
        }  # fmt: skip


@examples(60)
@given(partial_and_full(), SEEDS)
def test_every_alternative_does_come_first_in_some_patient(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """A provisional suggestion is never called so for nothing."""
    choice = triaged(pair[0], MANY)
    ways = choice.outlook.ways
    kinds = {option.id: option.kind for option in choice.options}

    for option in choice.suggestion.alternatives:
        ruled = ways.ruled(choice.outlook.first(kinds[option]))
        way = ways.diagrams.path(ruled, option)
        assert way is not None
        then = chosen(completed(ways, Random(seed), way)).suggestion
        assert option in (then.salvage, then.destination)


def test_facts_that_move_together_do_so() -> None:
    """Without a transplant there is no GVHD: no doubt about GVHD is left for a first transplant."""
    patient = {**FIT, "transplants": None, "gvhd.unstated": None}
    judged = {option.id: option for option in triaged(patient).options}

    assert judged["first-allo-hct"].best == 0
    assert judged["dli"].applies is None
