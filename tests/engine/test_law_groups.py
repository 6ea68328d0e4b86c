"""Groups of laws: those that bear on each other stand together."""

from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.law_groups import grouped

LAWS = st.lists(st.integers(1, 255), max_size=8)


@given(LAWS)
def test_no_two_groups_share_a_variable_and_no_law_is_lost(supports: list[int]) -> None:
    """And a group cannot be taken apart."""
    groups = grouped((variables, i) for i, variables in enumerate(supports))

    assert sorted(law for laws in groups.values() for law in laws) == list(range(len(supports)))
    seen = 0
    for variables, laws in groups.items():
        assert not seen & variables
        seen |= variables
        assert _reached(laws[0], supports) == set(laws)


def _reached(law: int, supports: list[int]) -> set[int]:
    """The laws that one law touches, directly or through others."""
    reached = {law}
    while True:
        variables = 0
        for touched in reached:
            variables |= supports[touched]
        more = {i for i, other in enumerate(supports) if other & variables}
        if more == reached:
            return reached
        reached = more
