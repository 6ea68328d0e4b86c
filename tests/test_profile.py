"""What a daily run leaves out, the rest tries: together they are the thorough run."""

import pytest

from tests.fuzz.budget import OF_KIND, trials
from tests.profile import (
    DAILY,
    REST,
    THOROUGH,
    crossed,
    dear,
    examples,
    is_chosen,
    more,
    sampled,
    share,
    slow,
)


def test_what_is_counted_is_tried_daily_or_by_the_rest() -> None:
    """Each once, and some of it daily."""
    daily, rest, thorough = (sampled(range(100), run) for run in (DAILY, REST, THOROUGH))

    assert daily
    assert sorted([*daily, *rest]) == thorough == list(range(100))


@pytest.mark.parametrize("count", [1, 2, 3, 10, 100, 1000])
def test_examples_are_tried_daily_or_by_the_rest(count: int) -> None:
    """No fewer together than in a thorough run, and of more than two not all of them daily."""
    assert share(count, THOROUGH) == count <= share(count, DAILY) + share(count, REST)
    assert share(count, DAILY) < max(count, 3)


def test_of_crossed_dimensions_each_value_is_tried_daily() -> None:
    """And by the rest every other combination, so that none is left out."""
    every = crossed("ab", "wxyz", (1, 2, 3))
    daily = [pair.values for pair in every if slow not in pair.marks]

    assert len({pair.values for pair in every}) == len(every) == 2 * 4 * 3
    assert [set(values) for values in zip(*daily, strict=True)] == [{*"ab"}, {*"wxyz"}, {1, 2, 3}]
    assert len(daily) == 4


def test_of_what_takes_long_each_is_tried_daily_or_by_the_rest() -> None:
    """However few they are, the first daily."""
    for number in (1, 3, 30):
        parameters = dear(range(number))
        assert [parameter.values for parameter in parameters] == [(i,) for i in range(number)]
        assert slow not in parameters[0].marks
        assert all(slow in parameter.marks for parameter in parameters[1:3])


def test_what_is_slow_is_tried_by_the_rest_on_as_much_as_by_a_thorough_run() -> None:
    """For daily nothing of it was tried."""
    assert examples(60, daily=False).max_examples == 60


@pytest.mark.parametrize("kind", OF_KIND)
def test_seeds_are_tried_daily_or_by_the_rest(kind: str) -> None:
    """Each kind has some of both."""
    daily, rest = trials(kind, DAILY), trials(kind, REST)

    assert daily
    assert rest
    assert [*daily, *rest] == [*trials(kind, THOROUGH)]


def test_a_test_is_run_daily_or_by_the_rest(request: pytest.FixtureRequest) -> None:
    """One that is slow by the rest alone, and one that tries a sample by both."""
    item = request.node
    runs = [(is_chosen(item, DAILY), is_chosen(item, REST))]
    for mark in (more, slow):
        item.add_marker(mark)
        runs.append((is_chosen(item, DAILY), is_chosen(item, REST)))

    assert runs == [(True, False), (True, True), (False, True)]
    assert is_chosen(item, THOROUGH)


@pytest.mark.xdist_group("a group")
def test_a_group_runs_in_one_process(request: pytest.FixtureRequest) -> None:
    """By its name in the ids of its tests, which they have wherever there are several processes."""
    is_beside_others = hasattr(request.config, "workerinput")
    assert request.node.nodeid.endswith("@a group") is is_beside_others
