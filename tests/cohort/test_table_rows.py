"""Rows of a table that are patients, and those that are none."""

from collections import Counter

import pytest

from allcli.case.problems import CaseError
from allcli.cohort.notes import Notes
from tests.cohort.registry import read


def test_only_the_rows_that_the_map_asks_for_are_patients() -> None:
    """The others are counted, and so are footers and comments below the header."""
    notes: Notes = Counter()
    map_ = '[columns]\nn = "id"\na = "patient.age"\n[where]\ndx = ["ALL", "LBL"]\n'
    text = "n,a,dx\n1,34,ALL\n2,50,AML\n3,8,lbl\n4,NA,ALL\nTotal 4\n# done\n"

    made = read(text, map_, notes)

    assert [item.tables["id"] for item in made] == ["1", "3"]
    assert notes == {
        "rows outside `where`": 2, "rows that state nothing of a patient": 1,
        "comment lines below the header": 1,
    }  # fmt: skip


def test_a_row_with_too_few_cells_is_refused() -> None:
    """Whatever of it stands in the right place: nobody knows what is missing."""
    with pytest.raises(CaseError, match=r"export\.csv:3: 2 cells, but the header names 3"):
        read("id,patient.age,labs.wbc\n1,34,4\n2,34\n", "")
