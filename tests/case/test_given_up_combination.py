"""Inotuzumab with chemotherapy that was given up: told apart from inotuzumab alone."""

import pytest

from tests.cases import facts


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([{"regimen": "mini-hyper-CVD + inotuzumab", "stopped_for": "toxicity"}], True),
        ([{"regimen": "mini-hyper-CVD + inotuzumab", "stopped_for": "relapse"}], False),
        ([{"regimen": "mini-hyper-CVD + inotuzumab"}], None),
        ([{"agents": ["inotuzumab"], "stopped_for": "toxicity"}], False),
        ([{"agents": ["inotuzumab", "ponatinib"], "stopped_for": "toxicity"}], False),
        ([{"regimen": "hyper-CVAD", "stopped_for": "toxicity"}], False),
    ],
    ids=["toxicity", "relapse", "not told", "alone", "with a TKI", "without it"],
)
def test_what_came_of_inotuzumab_with_chemotherapy(
    lines: list[dict[str, object]], expected: bool | None
) -> None:
    """Only the pair that was stopped for its toxicity; inotuzumab alone is told elsewhere."""
    name = "exposure.inotuzumab_combination_given_up"

    assert facts({"lines": lines}).value(name) is expected
    assert facts({"exposure.inotuzumab": False}).value(name) is False
