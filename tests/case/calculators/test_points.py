"""Scores that add points up."""

from allcli.case.calculators.points import ScoreItem, classed, missing, total
from allcli.case.calculators.scale import Cut
from allcli.case.span import Span

CUTS = (Cut(">=", 1), Cut(">=", 3))
ONE = ScoreItem("one", (1,), ())
MAYBE_ONE, MAYBE_THREE = ScoreItem("a", (0, 1), ("a",)), ScoreItem("b", (0, 3), ("b",))


def test_the_sum_is_a_span_while_items_are_open() -> None:
    """From the fewest to the most points."""
    assert total((ONE, MAYBE_ONE, MAYBE_THREE)) == Span(1, 5)
    assert total((ONE, ONE)) == 2


def test_the_sum_falls_into_classes() -> None:
    """One to five points may be the second or the third class."""
    assert classed((ONE, MAYBE_ONE, MAYBE_THREE), CUTS) == (1, 2)


def test_an_item_is_missing_only_if_it_can_move_the_class() -> None:
    """A second point stays in the class of the first; three more points do not."""
    assert missing((ONE, MAYBE_ONE, MAYBE_THREE), CUTS) == ("b",)


def test_two_open_items_can_move_the_class_together() -> None:
    """Neither of two single points makes three alone, but each may be the last one."""
    other = ScoreItem("c", (0, 1), ("c",))

    assert missing((ONE, MAYBE_ONE, other), CUTS) == ("a", "c")
