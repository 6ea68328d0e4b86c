"""Invented patients: valid, reproducible, and various."""

import json
from itertools import islice

from allcli.case.files.read import check_document
from allcli.cohort.simulate import cohort, simulated
from tests.profile import slow


@slow
def test_every_invented_case_is_valid_and_odd_in_nothing() -> None:
    """Neither an error nor a warning in several hundred."""
    for case in cohort(400, seed=11):
        assert not check_document(case["id"], case).warnings


def test_a_seed_and_a_number_give_the_same_patient() -> None:
    """However many are made; another seed gives others."""
    few, many = list(cohort(5, seed=3)), list(islice(cohort(500, seed=3), 5))

    assert json.dumps(few) == json.dumps(many)
    assert simulated(3, 4) == few[4]
    assert simulated(4, 4) != few[4]


def test_what_goes_together_in_life_goes_together_here() -> None:
    """No GVHD without a transplant; no CD19 on T-ALL; the Ph chromosome is commoner with age."""
    cases = list(cohort(1500, seed=2))

    assert all(case["transplants"] for case in cases if "gvhd" in case)
    for case in cases:
        if case["disease"]["lineage"] == "t-all":
            assert case.get("antigens", {}).get("cd19", "negative") == "negative"
    assert _philadelphia(cases, 0, 17) < _philadelphia(cases, 50, 99)


def _philadelphia(cases: list[dict[str, object]], low: int, high: int) -> float:
    results = [
        case["genetics"]["bcr_abl1"]  # type: ignore[index]
        for case in cases
        if low <= case["patient"]["age"] <= high  # type: ignore[index]
        and "bcr_abl1" in case.get("genetics", {})  # type: ignore[operator]
    ]
    return results.count("positive") / len(results)


def test_much_is_left_out_as_people_do() -> None:
    """Some cases are nearly full, some sparse."""
    sizes = sorted(len(json.dumps(case)) for case in cohort(200, seed=1))

    assert sizes[-1] > 1.5 * sizes[0]
