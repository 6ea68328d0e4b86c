"""The comparison on a missing value."""

import pytest

from tests.bench.missing_value import engine, ours


def test_a_missing_value_is_never_taken_for_no() -> None:
    """The two known values are certain, the missing one says what it hangs on."""
    assert ours(2.0) == ("blinatumomab", "robust")
    assert ours(0.5) == ("inotuzumab", "robust")
    salvage, certain = ours(None)
    assert salvage == "inotuzumab"
    assert certain.startswith("provisional, hangs on: bilirubin")


def test_the_decision_table_takes_it_for_no() -> None:
    """What is compared with, where it is installed."""
    therapy = engine()
    if therapy is None:
        pytest.skip("zen-engine is not installed")

    assert therapy(None) == therapy(0.5) != therapy(2.0)
