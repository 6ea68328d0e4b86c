"""Transfusion declined: a refusal is stated; left out, there is none."""

import pytest

from tests.cases import facts

DECLINES = "patient.declines_transfusion"


@pytest.mark.parametrize(
    ("written", "expected"),
    [(None, False), (False, False), (True, True), ("unknown", None), ("pending", None)],
    ids=str,
)
def test_a_refusal_is_stated(written: object, expected: bool | None) -> None:
    """Left out it is none, and nobody is asked; asked and not answered it is open."""
    known = facts({} if written is None else {DECLINES: written})

    assert known.value(DECLINES) is expected


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
