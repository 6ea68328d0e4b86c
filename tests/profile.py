"""How much a run of the tests tries: the one place that decides it.

The environment variable ALLCLI_TESTS names the profile: `daily`, which every change has to pass,
`thorough`, which is everything, or `rest`, which is what `thorough` has beyond `daily`. Every
promise is tried in `daily`, on fewer patients, but for what takes seconds a patient.
"""

import os
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any, TypeVar

import pytest
from hypothesis import settings

DAILY, REST, THOROUGH = "daily", "rest", "thorough"
PROFILE = os.environ.get("ALLCLI_TESTS") or DAILY
assert PROFILE in (DAILY, REST, THOROUGH), f"ALLCLI_TESTS={PROFILE}: daily, rest or thorough"

ONE_IN = 240  # of the random examples
FEW = 2  # of which no fewer are tried, where there are as many
EVERY = 1440  # of what can be counted, one is tried daily
DEAR = 24  # of parameters that take long each, one is

# `slow` is not run daily at all, `more` daily on a sample; both are registered in pyproject.toml.
slow, more = pytest.mark.slow, pytest.mark.more

T = TypeVar("T")


def examples(count: int, *, daily: bool = True) -> settings:
    """Settings of a property that is tried on so many in a thorough run; if `slow`, not daily."""
    return settings(max_examples=share(count) if daily else count)


def sampled(items: Iterable[T], profile: str = PROFILE) -> list[T]:
    """Of what is gone through one by one, what a run tries."""
    tried = {DAILY: (True,), REST: (False,), THOROUGH: (True, False)}[profile]
    return [item for i, item in enumerate(items) if (i % EVERY == 0) in tried]


def crossed(*dimensions: Sequence[Any]) -> list[Any]:
    """Parameters in all combinations; daily as few of them as have each value of each dimension."""
    longest = max(map(len, dimensions))
    daily = [tuple(values[i % len(values)] for values in dimensions) for i in range(longest)]
    return [
        pytest.param(*values, marks=() if values in daily else slow)
        for values in product(*dimensions)
    ]


def dear(items: Iterable[Any]) -> list[Any]:
    """Parameters that take long each: daily some of them."""
    return [pytest.param(item, marks=slow if i % DEAR else ()) for i, item in enumerate(items)]


def is_chosen(item: pytest.Item, profile: str = PROFILE) -> bool:
    """Whether a run tries a test at all."""
    if profile == DAILY:
        return not item.get_closest_marker("slow")
    is_random = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
    marked = item.get_closest_marker("slow") or item.get_closest_marker("more")
    return profile == THOROUGH or bool(is_random or marked)


def share(count: int, profile: str = PROFILE) -> int:
    """Of so many examples, the number that a run tries."""
    daily = min(count, max(count // ONE_IN, FEW))
    return {DAILY: daily, REST: max(count - daily, 1), THOROUGH: count}[profile]


# The same examples in every run; those of `rest`, by their seed in the Makefile, are others.
settings.register_profile(
    "allcli",
    max_examples=share(100),
    derandomize=PROFILE != REST,
    database=None,
    deadline=None,
)
