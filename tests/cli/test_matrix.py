"""`allcli matrix` on the terminal and as JSON."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from allcli.case.files.read import Source
from allcli.case.places import PLACES
from allcli.compare.matrix import Matrix, matrix
from allcli.engine.prepared import Prepared
from tests.cli.shell import run
from tests.profile import slow

pytestmark = pytest.mark.xdist_group("matrix")
KOREA = "cases/korea-2017.toml"


@pytest.fixture(scope="module", autouse=True)
def _compared_once() -> Iterator[None]:
    """Of one case and day the comparison is made once, and shown in several ways."""
    kept: dict[date, Matrix] = {}

    def made(source: Source, rulebook: Prepared, day: date) -> Matrix:
        if day not in kept:
            kept[day] = matrix(source, rulebook, day)
        return kept[day]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allcli.compare.matrix.matrix", made)
        yield


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(columns: str) -> None:
    """On a narrow one the places stand below each option."""
    done = run("matrix", KOREA, COLUMNS=columns)

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_places_of_one_suggestion_stand_together_with_the_cause_below() -> None:
    """Korea first, for the case is Korea's; what differs is explained."""
    text = " ".join(run("matrix", KOREA, COLUMNS="100").stdout.split())

    assert "rules of 2017-03-20, compared with KR" in text
    assert "OPTIONS BY PLACE KR US EU UK JP AU" in text
    assert "WHY CELLS DIFFER" in text
    assert "US blinatumomab: licensed (KR: reimbursed) through access to blinatumomab" in text


@slow
def test_as_of_gives_the_grid_of_that_day() -> None:
    """The rules of another day than the case's own."""
    assert "rules of 2026-01-01" in run("matrix", KOREA, "--as-of", "2026-01-01").stdout


def test_json_has_every_cell_with_its_causes() -> None:
    """Six places for each option."""
    made = json.loads(run("matrix", KOREA, "-f", "json").stdout)
    row = next(row for row in made["rows"] if row["option"] == "blinatumomab")
    cells = {cell["place"]: cell for cell in row["cells"]}

    assert len(cells) == len(PLACES)
    assert cells["KR"]["causes"] == []
    assert cells["US"]["causes"][0]["causes"][0]["name"] == "blinatumomab"


def test_a_missing_case_is_refused() -> None:
    """One line, code 2."""
    done = run("matrix", "nope.toml")

    assert (done.returncode, done.stderr) == (2, "nope.toml: no such file or directory\n")


def test_a_wrong_day_is_refused() -> None:
    """With an example of a right one."""
    assert "is not a date such as 2018-05-31" in run("matrix", KOREA, "--as-of", "2018").stderr
