"""What is still possible once some of a case is known, read off what is drawn for the case."""

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.held import Held
from allcli.engine.workspace import NEVER
from tests.profile import examples
from tests.triage.completing import chosen, completed, triaged
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]
SEEDS = st.integers(0, 2**32)


@examples(60)
@given(partial_and_full(), SEEDS)
def test_some_answers_leave_what_the_function_held_there_can_be(
    pair: tuple[Patient, Patient], seed: int
) -> None:
    """Followed along one or several answers, a verdict keeps the values of the one drawn there."""
    choice, random = triaged(pair[0]), Random(seed)
    ways = choice.outlook.ways
    for option in random.sample(choice.options, 10):
        verdict = choice.outlook.verdict(option.id)
        drawn = ways.ruled(verdict)
        path = ways.diagrams.path(drawn, random.choice(sorted(ways.values(verdict), key=str)))
        way = dict(random.sample(sorted((path or {}).items()), len(path or {}) // 2 + bool(path)))
        for place, i in way.items():
            drawn = ways.diagrams.fixed(drawn, place, i)

        held = Held(ways, way)

        assert held.values(verdict) == ways.diagrams.values(drawn) - {NEVER}
        assert held.bears_on(verdict) == bool(way)


@examples(60)
@given(partial_and_full(), SEEDS)
def test_facts_that_are_told_leave_one_verdict(pair: tuple[Patient, Patient], seed: int) -> None:
    """With every open fact told, each option has the verdict that the patient then gets."""
    choice = triaged(pair[0])
    patient = completed(choice.outlook.ways, Random(seed))
    then = chosen(patient)

    held = Held.by(choice.outlook.ways, patient)

    for option in choice.options:
        verdict = then.outlook.verdict(option.id)
        assert held.values(choice.outlook.verdict(option.id)) == then.outlook.ways.values(verdict)
