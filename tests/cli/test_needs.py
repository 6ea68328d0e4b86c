"""`allcli needs`: the open questions of a case, or of a ward."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from allcli.case.files.read import Source
from allcli.engine.prepared import Prepared
from allcli.triage.explore.needs import Needs, needs_of
from tests.cases import ROOT
from tests.cli.shell import run
from tests.profile import slow

pytestmark = pytest.mark.xdist_group("needs")
KOREA = str(ROOT / "cases" / "korea-2017.toml")
SPARSE = str(ROOT / "cases" / "sparse.toml")
OPEN = str(ROOT / "cases" / "published-12y-post-haplo.toml")
FIT = str(ROOT / "cases" / "first-relapse-fit.toml")


@pytest.fixture(scope="module", autouse=True)
def _asked_once() -> Iterator[None]:
    """Of one case and day the questions are gone through once, and shown in several ways."""
    kept: dict[tuple[str, date], Needs] = {}

    def asked(source: Source, rulebook: Prepared, day: date) -> Needs:
        key = (source.name, day)
        if key not in kept:
            kept[key] = needs_of(source, rulebook, day)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allcli.triage.explore.needs.needs_of", asked)
        yield


def test_a_question_stands_with_its_answers() -> None:
    """What is asked, how it is found out, and what each answer would change."""
    done = run("needs", KOREA, "--as-of", "2026-03-01")

    assert done.returncode == 0
    assert "could change the suggestion" in " ".join(done.stdout.split())
    assert "planned conditioning (at the bedside" in done.stdout
    assert "Settled by: planned conditioning" in done.stdout
    assert "blinatumomab" in done.stdout


@slow
def test_what_no_single_answer_changes_is_said_to_need_others() -> None:
    """No heading promises what each answer below it denies."""
    needs = json.loads(run("needs", SPARSE, "-f", "json").stdout)["needs"]
    text = " ".join(run("needs", SPARSE).stdout.split())
    kinds = set()

    for need in needs:
        if need["question"]["changes"] == "suggestion":
            turns = any(branch["turns"] for branch in need["branches"])
            promise = text.partition(f"? {need['question']['topic']} (")[2].partition("): ")[2]
            words = "could change the suggestion together with other answers"
            assert promise.startswith(words) is not turns
            kinds.add(turns)

    assert kinds == {True, False}


def test_the_page_opens_as_those_of_every_case_do() -> None:
    """Whose case it is, the place and the day; then the suggestion."""
    opening, gap, suggestion = run("needs", FIT).stdout.splitlines()[:3]

    assert opening == run("whynot", FIT, "inotuzumab").stdout.splitlines()[0]
    assert gap == ""
    assert suggestion.startswith("Suggested first salvage: blinatumomab")


def test_what_is_robust_is_called_so() -> None:
    """Then nothing is listed that could change the suggestion."""
    done = run("needs", FIT)

    assert "Stable: no missing fact would change this." in done.stdout
    assert "could change the suggestion" not in " ".join(done.stdout.split())


@slow
def test_too_much_is_open_to_go_through_every_way() -> None:
    """That more may matter than is listed is said."""
    done = run("needs", OPEN, "--as-of", "2026-03-01")

    assert "more may matter than is listed" in " ".join(done.stdout.split())


@slow
def test_a_folder_gives_one_list_per_patient_and_per_test() -> None:
    """A line for each patient, then what to order by kind of test."""
    done = run("needs", KOREA, OPEN, "--as-of", "2026-03-01")

    assert done.stdout.startswith("FOR EACH PATIENT")
    assert "MARROW OR CSF" in done.stdout
    assert "korea-2017" in done.stdout


def test_json_of_one_case_and_of_several() -> None:
    """One object, or a list; with the branch tables."""
    korea = json.loads(run("needs", KOREA, "--format", "json").stdout)
    two = json.loads(run("needs", KOREA, FIT, "--format", "json").stdout)

    assert korea["receipt"]["case_id"] == "korea-2017"
    assert korea["needs"][0]["branches"][0]["answer"]
    assert len(two) == 2


def test_a_bad_file_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    """Exit code 2, one message, and the other case's list."""
    bad = tmp_path / "bad.toml"
    bad.write_text('[disease]\nlineage = "b"\n')

    done = run("needs", str(bad), KOREA)

    assert done.returncode == 2
    assert "bad.toml:2" in done.stderr
    assert "korea-2017" in done.stdout
