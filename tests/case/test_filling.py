"""A case that becomes known bit by bit: what was certain stays so."""

from itertools import pairwise

from hypothesis import given

from allcli.case.facts import FACTS
from tests.case.filling import Piece, facts_of, filled_in, narrowed, stages
from tests.profile import examples


@examples(200)
@given(filled_in())
def test_what_is_known_stays_what_it_is(filled: list[Piece]) -> None:
    """Field after field is filled in: facts become known or narrower, and none becomes another."""
    for before, after in pairwise(map(facts_of, stages(filled, 12))):
        for fact in FACTS:
            earlier, now = before.value(fact.name), after.value(fact.name)
            assert narrowed(earlier, now), (fact.name, earlier, now)
