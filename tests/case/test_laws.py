"""Laws: what holds between facts in every patient who can be written down."""

from typing import Any

from hypothesis import given

from allcli.case.derive import derive
from allcli.case.files.read import read_case
from allcli.case.laws import LAWS, ORDERS
from allcli.case.span import Span
from allcli.rulebook.parse import parse
from allcli.rulebook.truth import truth
from tests.cases import CASES, facts
from tests.profile import examples
from tests.triage.strategies import partial_and_full


def test_every_law_speaks_of_facts_that_exist() -> None:
    """A law is a condition, checked like any other."""
    assert all(parse(law) for law in LAWS)


@examples(300)
@given(partial_and_full())
def test_no_patient_breaks_a_law(pair: tuple[Any, Any]) -> None:
    """Neither one told in full, nor one of whom much is left out."""
    for patient in pair:
        known = facts(patient)

        for law in LAWS:
            assert truth(parse(law), known) is not False, law
        for order in ORDERS:
            low, high = known.value(order.lower), known.value(order.higher)
            if low is not None and high is not None:
                lowest = low.low if isinstance(low, Span) else low
                highest = high.high if isinstance(high, Span) else high
                assert isinstance(lowest, int | float)
                assert isinstance(highest, int | float)
                assert lowest <= highest


def test_no_example_breaks_a_law() -> None:
    """Those that can be run from the folder of cases."""
    for path in CASES:
        known = derive(read_case(str(path)).case)
        assert not [law for law in LAWS if truth(parse(law), known) is False]
