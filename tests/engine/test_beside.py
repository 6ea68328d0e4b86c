"""One case beside another of which few facts are others: what both share is followed once."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given

from allcli.triage.choose import Choice, choose, choose_beside
from allcli.triage.verdicts import Judged
from tests.profile import examples
from tests.triage.completing import triaged
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]


@examples(100)
@given(partial_and_full())
def test_a_choice_made_beside_another_is_the_one_made_alone(pair: tuple[Patient, Patient]) -> None:
    """Whichever of two patients came first, verdicts, reasons and suggestion are the same."""
    for before, after in (pair, reversed(pair)):
        near, then = triaged(before).outlook, triaged(after).findings

        assert _told(choose_beside(then, near)) == _told(choose(then))


def _told(choice: Choice) -> list[object]:
    """Everything that a choice says."""
    options = [
        (option.id, option.applies, option.waits, option.best, option.worst, *_reasons(option))
        for option in choice.options
    ]
    return [*options, choice.road.assumed, choice.suggestion]


def _reasons(option: Judged) -> list[list[str]]:
    """The criteria against, open and for an option."""
    reasons = (option.against, option.open, option.supports)
    return [[holding.criterion.id for holding in holdings] for holdings in reasons]
