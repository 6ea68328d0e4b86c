"""Ids seen so far."""

from hypothesis import given
from hypothesis import strategies as st

from allcli.cohort.ids import Ids


@given(st.lists(st.text(max_size=3), max_size=60))
def test_an_id_is_known_from_its_second_time_on(names: list[str]) -> None:
    """As a set would tell."""
    ids, seen = Ids(), set()
    for name in names:
        assert ids.add(name) is (name in seen)
        seen.add(name)


def test_none_is_forgotten_as_the_cohort_grows() -> None:
    """Ten thousand different ids, then each of them again."""
    ids = Ids()
    names = [f"case-{number}" for number in range(10_000)]

    assert not any(ids.add(name) for name in names)
    assert all(ids.add(name) for name in names)
