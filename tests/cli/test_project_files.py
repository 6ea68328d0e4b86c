"""A project file holds for the cases below it and for no other, whatever the command is given."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from allcli.verify.patients import document
from tests.cases import FIT
from tests.cli.shell import run
from tests.cli.test_batch_interrupted import batch, stopped
from tests.cohort.cohorts import settled
from tests.overlays import FROM_40, HEAD, INOTUZUMAB_FIRST, NEW, NO_MEC
from tests.profile import dear, slow

REMISSION = {"status": "remission"}  # of whom little is open, so that the answer takes no time
PROJECT = 'rulebooks = [".rules/ward.toml"]'


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    """Ward `a` puts inotuzumab first, ward `b` disables MEC, and `c` has no rules of its own."""
    for name, rules in (("a", INOTUZUMAB_FIRST), ("b", NO_MEC), ("c", "")):
        ward = tmp_path / name
        (ward / "2026").mkdir(parents=True)
        (ward / "2026" / "case.toml").write_text(tomli_w.dumps(document(FIT, {"id": name})))
        if rules:
            (ward / ".rules").mkdir()
            (ward / ".rules" / "ward.toml").write_text(HEAD + rules)
            (ward / ".allcli.toml").write_text(PROJECT)
    return tmp_path


def records(*words: str, **env: str) -> dict[str, Any]:
    """The records of a batch by the id of the case."""
    done = run("batch", *words, "-f", "ndjson", "-q", **env)
    assert done.returncode == 0, done.stderr
    rows = map(json.loads, done.stdout.splitlines())
    return {row.get("id") or row["receipt"]["case_id"]: row for row in rows}


@pytest.mark.parametrize("paths", dear([(".",), ("a", "b", "c"), ("c/2026/case.toml", "b", "a")]))
def test_batch_gives_each_case_the_rules_of_its_own_folder(
    wards: Path, paths: tuple[str, ...]
) -> None:
    """However the cases are named, and in whatever order: the answer is that of `assess`."""
    written = records(*(str(wards / path) for path in paths))

    for name in "abc":
        alone = run("assess", str(wards / name / "2026" / "case.toml"), "-f", "json")
        assert written[name] == json.loads(alone.stdout)
    assert [len(written[name]["receipt"]["local"]) for name in "abc"] == [1, 1, 0]


def test_lines_and_rows_have_the_rules_of_their_file(wards: Path) -> None:
    """Also where one process hands them to another."""
    (wards / "a" / "x.ndjson").write_bytes(settled(4))
    rows = "".join(f"{i},remission\n" for i in range(4))
    (wards / "c" / "y.csv").write_text("id,disease.status\n" + rows)

    written = records(str(wards / "a/x.ndjson"), str(wards / "c/y.csv"), "-j", "2",
                    "--columns", "id,local_rulebooks")  # fmt: skip

    used = [written[name]["local_rulebooks"] for name in written]
    assert used == [["ward.toml"]] * 4 + [[]] * 4


def test_a_case_reached_by_a_link_keeps_the_rules_of_where_it_lies(wards: Path) -> None:
    """As with `assess`."""
    (wards / "c" / "linked.toml").symlink_to(wards / "a" / "2026" / "case.toml")

    written = records(str(wards / "c" / "linked.toml"), "--columns", "id,local_rulebooks")

    assert written["a"]["local_rulebooks"] == ["ward.toml"]


@slow
def test_what_is_named_for_all_cases_holds_for_all(wards: Path) -> None:
    """`--rulebook`, and the environment below it, stand above every project file."""
    named = str(wards / "b" / ".rules" / "ward.toml")

    for words, env in ((("--rulebook", named), {}), ((), {"ALLCLI_RULEBOOK": named})):
        written = records(str(wards), *words, "--columns", "id,local_changes", **env)
        assert {str(row["local_changes"]) for row in written.values()} == {
            "['option mec disabled (ward.toml)']"
        }
    ours = records(str(wards), "--rulebook", "builtin", "--columns", "id,local_rulebooks")
    assert not any(row["local_rulebooks"] for row in ours.values())


@slow
def test_a_change_expires_by_the_day_of_the_case(wards: Path) -> None:
    """As with `assess`: what ran until 2020 holds for a case of 2019."""
    (wards / "b" / ".rules" / "ward.toml").write_text(HEAD + NO_MEC + "expires = 2020-01-01\n")
    for year in ("2019", "2021"):
        case = json.dumps({"id": year, "assessed_on": f"{year}-05-01", "disease": REMISSION})
        (wards / "b" / f"{year}.json").write_text(case)

    written = records(str(wards / "b"), "--glob", "*.json", "--columns", "id,local_changes")

    assert written["2019"]["local_changes"] != written["2021"]["local_changes"]
    assert written["2021"]["local_changes"] == ["option mec expired (ward.toml)"]


def test_the_summary_counts_local_rulebooks_and_changes(wards: Path, tmp_path: Path) -> None:
    """Rulebooks of one name are told apart by their hash."""
    counts = tmp_path / "counts.json"

    text = run("batch", str(wards)).stderr
    run("batch", str(wards), "--summary", str(counts))

    document = json.loads(counts.read_text())
    assert text.startswith("3 cases: 3 assessed; 2 with local rulebooks\n")
    assert "LOCAL CHANGES" in text
    assert list(document["local rulebooks"]["ward.toml"].values()) == [1, 1]
    assert document["local changes"]["ward.toml"] == {
        "option mec disabled": 1,
        "order inotuzumab > blinatumomab changed": 1,
    }


def test_a_criterion_of_one_ward_can_be_a_column(wards: Path) -> None:
    """Empty for the cases of the others; a name that no ward knows is refused."""
    (wards / "b" / ".rules" / "ward.toml").write_text(HEAD + NEW)

    written = records(str(wards), "--columns", "id,finding.our-rule")
    wrong = run("batch", str(wards), "--columns", "finding.our-rul")

    assert [written[name]["finding.our-rule"] for name in "abc"] == [None, "no", None]
    assert wrong.returncode == 2
    assert 'did you mean "finding.our-rule"?' in " ".join(wrong.stderr.replace("│", "").split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rulebooks = [", ".allcli.toml:1: not valid TOML"),
        ('rulebooks = ["gone.toml"]', "gone.toml: no such file"),
        ('rulebooks = [".rules"]', "is a directory"),
        ("rulebooks = " + "[" * 5000, "nested too deeply"),
        ("rulebooks = " + "9" * 5000, "a number too long to be one"),
        (f"# {'x' * 100_000}", "larger than 100,000 bytes"),
        ("", 'rulebooks = ["ward.toml"]'),
    ],
)
def test_a_faulty_project_file_is_an_error_of_its_cases(wards: Path, text: str, said: str) -> None:
    """The cases of other folders are assessed all the same."""
    (wards / "b" / ".allcli.toml").write_text(text)

    done = run("batch", str(wards / "b"), str(wards / "c"), "-f", "ndjson", "--strict")

    faulty, good = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert "error" not in good
    assert faulty["id"] == "b"
    assert faulty["error"]["message"].startswith("local rulebook: ")
    assert said in faulty["error"]["message"]


def test_a_project_file_that_is_no_file_is_refused_at_once(wards: Path) -> None:
    """A pipe would have been waited for; bytes that are no text, and a link to nothing, too."""
    place = wards / "b" / ".allcli.toml"
    place.unlink()
    said = []
    for make in (
        lambda: os.mkfifo(place),
        lambda: place.symlink_to("/dev/zero"),
        lambda: place.symlink_to("nowhere"),
        lambda: place.write_bytes(b"rulebooks = ['\xff']"),
    ):
        make()
        done = run("assess", str(wards / "b" / "2026" / "case.toml"))
        said.append(done.stderr.removeprefix(f"{place}"))
        assert (done.returncode, done.stdout) == (2, "")
        place.unlink()

    assert said == [
        ": is a named pipe, not a file\n",
        ": is a device, not a file\n",
        ": no such file or directory\n",
        ":1: not UTF-8 text\n",
    ]


@pytest.mark.parametrize(
    "command", [("assess", "--brief"), ("needs",), ("batch", "--columns", "case")]
)
def test_the_rules_of_one_case_stop_no_other(wards: Path, command: tuple[str, ...]) -> None:
    """What is wrong is said once for each folder, and the rest is done."""
    (wards / "a" / ".rules" / "ward.toml").write_text(HEAD + FROM_40.replace("40", ""))
    cases = [str(wards / name / "2026" / "case.toml") for name in "aaabc"]

    done = run(command[0], *cases, *command[1:])

    assert done.stdout
    assert "/a/.rules/ward.toml:5: " in done.stderr + done.stdout
    assert done.returncode == (0 if command[0] == "batch" else 2)


def test_validate_says_what_keeps_a_case_from_being_assessed(wards: Path) -> None:
    """Faulty local rulebooks too, for the cases that they hold for."""
    (wards / "b" / ".allcli.toml").write_text("rulebooks = 1")

    done = run("validate", str(wards))

    assert done.returncode == 2
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith(f"{wards / 'b/2026/case.toml'}: error: local rulebook: ")


@slow
def test_resume_refuses_changed_local_rulebooks(wards: Path, tmp_path: Path) -> None:
    """Named or found beside the cases: half by the old rules and half by the new is no answer."""
    dump = wards / "a" / "dump.ndjson"
    dump.write_bytes(settled(12))
    out = tmp_path / "out.ndjson"
    stopped(tmp_path, dump, "SIGINT", "-j", "1")
    (wards / "a" / ".rules" / "ward.toml").write_text(HEAD + NO_MEC)

    done = batch(dump, out, "--resume", "-j", "1")

    assert done.returncode == 2
    assert "local rulebooks" in done.stderr
    assert not out.exists()
