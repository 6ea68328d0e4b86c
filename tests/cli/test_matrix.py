"""`allcli matrix` on the terminal and as JSON."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from allcli.case.files.read import Source
from allcli.case.places import PLACES
from allcli.compare.matrix import Matrix, matrix
from allcli.engine.prepared import Prepared
from allcli.verify.patients import document
from tests.cases import FIT
from tests.cli.shell import run
from tests.profile import slow

pytestmark = pytest.mark.xdist_group("matrix")
KOREA = "cases/korea-2017.toml"
REMISSION = "cases/in-remission.json"  # of whom little is open, which makes it quick


@pytest.fixture(scope="module", autouse=True)
def _compared_once() -> Iterator[None]:
    """Of one case and day the comparison is made once, and shown in several ways."""
    kept: dict[tuple[str, date], Matrix] = {}

    def made(source: Source, rulebook: Prepared, day: date, *_: object) -> Matrix:
        key = (source.name, day)
        if key not in kept:
            kept[key] = matrix(source, rulebook, day)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allcli.compare.matrix.matrix", made)
        yield


@pytest.fixture(scope="module")
def korea(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A patient in Korea in 2017 of whom little is open."""
    path = tmp_path_factory.mktemp("korea") / "case.json"
    path.write_text(json.dumps(document(FIT, {"jurisdiction": "KR", "assessed_on": "2017-03-20"})))
    return str(path)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("case", ["", pytest.param(KOREA, marks=slow)], ids=["fit", "open"])
def test_no_line_is_wider_than_the_terminal(case: str, columns: str, korea: str) -> None:
    """On a narrow one the places stand below each option."""
    done = run("matrix", case or korea, COLUMNS=columns)

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_places_of_one_suggestion_stand_together_with_the_cause_below(korea: str) -> None:
    """Korea first, for the case is Korea's; what differs is explained."""
    text = " ".join(run("matrix", korea, COLUMNS="100").stdout.split())

    assert "rules of 2017-03-20, compared with KR" in text
    assert "OPTIONS BY PLACE KR US EU UK JP AU" in text
    assert "WHY CELLS DIFFER" in text
    assert "US blinatumomab: licensed (KR: reimbursed) through access to blinatumomab" in text


def test_as_of_gives_the_grid_of_that_day() -> None:
    """The rules of another day than the case's own."""
    assert "rules of 2026-01-01" in run("matrix", REMISSION, "--as-of", "2026-01-01").stdout


def test_json_has_every_cell_with_its_causes(korea: str) -> None:
    """Six places for each option."""
    made = json.loads(run("matrix", korea, "-f", "json").stdout)
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
