"""Findings that hold, do not hold or are unknown, and counts of them."""

from itertools import product
from typing import NamedTuple

import pytest

from allcli.case.calculators.findings import (
    VodFinding,
    YesNoItem,
    all_of,
    any_of,
    at_least,
    deciding,
    holds,
    judged,
    measured,
    missing,
    said,
)
from allcli.case.calculators.scale import Cut

YES, NO, UNKNOWN = (VodFinding(name, truth, name) for name, truth in
                    (("yes", True), ("no", False), ("unknown", None)))  # fmt: skip


class Inputs(NamedTuple):
    """Two inputs of a calculator."""

    ascites: bool | None = None
    weight_pct: float | None = None


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_count_is_certain_once_no_completion_can_change_it(number: int) -> None:
    """At least n of three agrees with every way to fill in what is unknown."""
    for truths in product((True, False, None), repeat=3):
        node = at_least(number, *(VodFinding("x", truth, "x") for truth in truths))
        fillings = product(*((t,) if t is not None else (True, False) for t in truths))
        answers = {sum(filling) >= number for filling in fillings}

        assert holds(node) == (answers.pop() if len(answers) == 1 else None)


def test_all_and_any_are_counts() -> None:
    """All parts, or one of them."""
    assert holds(all_of(YES, YES)) is True
    assert holds(all_of(YES, UNKNOWN)) is None
    assert holds(all_of(NO, UNKNOWN)) is False
    assert holds(any_of(YES, UNKNOWN)) is True
    assert holds(any_of(NO, UNKNOWN)) is None
    assert holds(any_of(NO, NO)) is False


@pytest.mark.parametrize(
    ("node", "made", "asked"),
    [
        (all_of(YES, NO, UNKNOWN), ("no",), ()),
        (any_of(YES, NO, UNKNOWN), ("yes",), ()),
        (all_of(YES, UNKNOWN), ("yes",), ("unknown",)),
        (all_of(YES, any_of(NO, NO)), ("no",), ()),
    ],
)
def test_the_parts_that_decide_and_those_that_are_missing(
    node: YesNoItem, made: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    """What made the answer is named; what is unknown only while the answer is open."""
    assert (deciding(node), missing(node)) == (made, asked)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (Inputs(ascites=True), "ascites"),
        (Inputs(ascites=False), "no ascites"),
    ],
)
def test_a_stated_finding_in_words(inputs: Inputs, words: str) -> None:
    """Present or absent."""
    assert said(inputs, "ascites", "ascites").words == words


@pytest.mark.parametrize(
    ("weight", "words"), [(6, "weight gain 6 % (> 5)"), (5, "weight gain 5 % (not > 5)")]
)
def test_a_measured_finding_in_words(weight: float, words: str) -> None:
    """The value, and on which side of the cut-off it lies."""
    finding = measured(Inputs(weight_pct=weight), "weight_pct", "weight gain", "%", Cut(">", 5))

    assert finding.words == words


@pytest.mark.parametrize(
    ("part", "text"), [(YES, "met"), (NO, "not met"), (UNKNOWN, "not met to met")]
)
def test_a_judgement_has_two_places(part: VodFinding, text: str) -> None:
    """Met, not met, or the range of both while it cannot be told."""
    assert judged("a set", part, "someone-2020").text == text
