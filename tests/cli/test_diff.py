"""`allcli criteria diff`: two rulebooks, days or places, and a cohort under both."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer

from allcli.cli.sides import split
from tests.cli.shell import run
from tests.overlays import FROM_40, HEAD, INOTUZUMAB_FIRST, NEW
from tests.profile import slow

FIT = "cases/first-relapse-fit.toml"


@pytest.fixture
def ward(tmp_path: Path) -> str:
    path = tmp_path / "ward.toml"
    path.write_text(HEAD + FROM_40 + INOTUZUMAB_FIRST + NEW)
    return str(path)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("builtin", ("builtin", None, None)),
        ("builtin@KR", ("builtin", None, "KR")),
        ("builtin@2017-03-20", ("builtin", date(2017, 3, 20), None)),
        ("ward.toml@2017-03-20@KR", ("ward.toml", date(2017, 3, 20), "KR")),
        ("ward.toml@KR@2017-03-20", ("ward.toml", date(2017, 3, 20), "KR")),
        ("a@home/ward.toml", ("a@home/ward.toml", None, None)),
        ("ward@XX", ("ward@XX", None, None)),
    ],
)
def test_a_side_is_a_rulebook_with_a_day_and_a_place(text: str, parts: object) -> None:
    """What is neither day nor place belongs to the name of the file."""
    assert split(text) == parts


@pytest.mark.parametrize("text", ["@KR", "builtin@2017-13-20"])
def test_a_side_without_a_rulebook_or_with_no_such_day_is_refused(text: str) -> None:
    """A lone place might mean either rulebook."""
    with pytest.raises(typer.BadParameter):
        split(text)


def test_nothing_differs_from_itself() -> None:
    """Neither a record nor the answer to any example."""
    done = run("criteria", "diff", "builtin", "builtin", "--cohort", "cases")

    assert done.returncode == 0
    assert "No record differs." in done.stdout
    assert "0 of 10 cases are answered differently." in done.stdout


@slow
def test_the_cohort_says_whose_answer_changes_and_through_what(ward: str) -> None:
    """The default order turns this patient's suggestion; the report leads with it."""
    done = run("criteria", "diff", "builtin", ward, "--cohort", FIT)
    text = " ".join(done.stdout.split())

    assert "our-rule: only in B: our finding" in text
    assert "1 of 1 cases are answered differently" in text
    assert "through the default order suggestion: A Suggested first salvage: blinatumomab" in text


def test_json_has_records_fields_and_causes(ward: str) -> None:
    """The same for programs."""
    done = run("criteria", "diff", "builtin", ward, "--cohort", FIT, "-f", "json")
    made = json.loads(done.stdout)
    (case,) = made["cohort"]

    assert {record["what"] for record in made["records"]} == {"changed", "only in B"}
    assert case["differences"][0]["aspect"] == "suggestion"
    assert case["differences"][0]["causes"][0]["kind"] == "order"


@slow
def test_a_bad_case_is_said_and_the_others_compared(ward: str, tmp_path: Path) -> None:
    """Code 2 in the end, and still a result."""
    bad = tmp_path / "bad.toml"
    bad.write_text("[patient]\nage = 340\n")

    done = run("criteria", "diff", "builtin", ward, "--cohort", str(bad), "--cohort", FIT)

    assert done.returncode == 2
    assert "patient.age: 340 is not possible" in done.stderr
    assert "1 of 1 cases" in done.stdout


def test_a_missing_rulebook_is_refused() -> None:
    """With its name, and without a traceback."""
    done = run("criteria", "diff", "builtin", "nope.toml@KR")

    assert (done.returncode, done.stderr) == (2, "nope.toml: no such file or directory\n")
