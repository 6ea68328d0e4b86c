"""The MAGIC grade of acute GVHD."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.gvhd import magic_grade
from allcli.case.span import Span

STAGE, UPPER = st.integers(0, 4), st.integers(0, 1)


@pytest.mark.parametrize(
    ("skin", "liver", "upper_gi", "lower_gi", "grade"),
    [
        (0, 0, 0, 0, 0),
        (1, 0, 0, 0, 1),
        (2, 0, 0, 0, 1),
        (3, 0, 0, 0, 2),
        (0, 1, 0, 0, 2),
        (0, 0, 1, 0, 2),
        (0, 0, 0, 1, 2),
        (0, 2, 0, 0, 3),
        (0, 3, 0, 0, 3),
        (3, 0, 0, 2, 3),
        (0, 0, 0, 3, 3),
        (4, 0, 0, 0, 4),
        (0, 4, 0, 0, 4),
        (0, 0, 0, 4, 4),
    ],
)
def test_the_most_severe_organ_sets_the_grade(
    skin: int, liver: int, upper_gi: int, lower_gi: int, grade: int
) -> None:
    """The overall grade follows Harris 2016; it is not the highest stage."""
    assert magic_grade(skin, liver, upper_gi, lower_gi) == grade


@given(STAGE, STAGE, UPPER, STAGE, st.sets(st.integers(0, 3)))
def test_staging_more_organs_stays_within_what_was_possible(
    skin: int, liver: int, upper_gi: int, lower_gi: int, hidden: set[int]
) -> None:
    """With organs unstaged, the grade is a span that holds the full grade."""
    stages = (skin, liver, upper_gi, lower_gi)
    full = magic_grade(*stages)

    part = magic_grade(*(None if i in hidden else s for i, s in enumerate(stages)))

    assert isinstance(full, int)
    if isinstance(part, Span):
        assert part.low <= full <= part.high
    else:
        assert part in (None, full)
