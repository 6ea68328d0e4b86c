"""`allcli whatif` as a user runs it."""

import json

from tests.cli.shell import run
from tests.profile import slow

CASE = "cases/post-hct-active-gvhd.toml"
CALM = ("--set", "gvhd.acute_active=false", "--set", "gvhd.skin=", "--set", "gvhd.lower_gi=")


def test_only_what_changes_is_shown_side_by_side() -> None:
    """Both columns, the facts, the criteria; nothing of what stays but the suggestion."""
    done = run("whatif", CASE, *CALM, COLUMNS="80")

    assert done.returncode == 0
    assert "active acute GVHD yes → no" in done.stdout
    assert "BEFORE" in done.stdout
    assert "no longer: active GVHD" in done.stdout
    assert "FLA-Ida" not in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_on_a_narrow_terminal_the_sides_are_stacked() -> None:
    """Before above after."""
    done = run("whatif", CASE, *CALM, COLUMNS="50")

    assert "BEFORE" not in done.stdout
    assert "  before  avoid" in done.stdout
    assert all(len(line) <= 50 for line in done.stdout.splitlines())


def test_nothing_changes_is_said() -> None:
    """A value set to what it is."""
    done = run("whatif", CASE, "--set", "patient.age=34")

    assert "No verdict, flag, access or note changes." in done.stdout


def test_json_holds_both_answers_and_the_differences() -> None:
    """For programs: the same records."""
    document = json.loads(run("whatif", CASE, *CALM, "--format", "json").stdout)

    assert document["before"]["receipt"]["case_hash"] != document["after"]["receipt"]["case_hash"]
    assert any(change["causes"] for change in document["changes"])
    assert {fact["fact"] for fact in document["facts"]} >= {"gvhd.acute_active", "gvhd.acute_grade"}


def test_a_sweep_says_where_the_answer_turns() -> None:
    """Range, suggestion, what changes, through which criterion."""
    done = run("whatif", CASE, "--vary", "labs.bilirubin", COLUMNS="100")

    assert ">  ≤ 1.8" in done.stdout
    assert "changes: inotuzumab ozogamicin" in done.stdout
    assert "now: bilirubin > 1.5 x ULN" in done.stdout


def test_a_sweep_as_json() -> None:
    """A list, one object for each field that moves."""
    done = run("whatif", CASE, "--vary", "gvhd.acute_grade", "--format", "json")
    (swept,) = json.loads(done.stdout)

    assert [stretch["values"] for stretch in swept["stretches"]] == ["≤ 1", "2", "≥ 3"]


def test_mistakes_are_named_and_end_with_code_2() -> None:
    """A wrong field, a wrong value, nothing to change; no traceback."""
    for words, said in (
        (["--set", "gvdh.skin=1"], 'did you mean "gvhd"?'),
        (["--set", "gvhd.acute_active=false"], "to leave it out, add --set gvhd.skin="),
        (["--vary", "labs.bilirubn"], 'did you mean "labs.bilirubin"?'),
        (["--vary", "id"], "a text has no values"),
        ([], "say what to change"),
    ):
        done = run("whatif", CASE, *words)
        assert done.returncode == 2
        assert said in done.stderr
        assert not done.stdout
        assert "Traceback" not in done.stderr


def test_text_of_a_case_never_acts_on_the_terminal() -> None:
    """An escape in a value is shown, not sent."""
    done = run("whatif", CASE, "--set", 'id="\\u001b[31mred"', "--vary", "patient.ecog")

    assert "\x1b" not in done.stdout


def test_assess_takes_changes_too() -> None:
    """The same fields, the same answer as the after of a comparison."""
    done = run("assess", CASE, "--set", "labs.bilirubin=34 umol/L", "--brief")
    after = json.loads(
        run("whatif", CASE, "--set", "labs.bilirubin=34 umol/L", "--format", "json").stdout
    )["after"]

    assert after["suggestion"]["text"] in done.stdout


@slow
def test_a_sweep_leaves_out_what_no_patient_can_have() -> None:
    """A creatinine so low that the clearance would be thousands, with what it is reckoned from."""
    done = run("whatif", "cases/first-relapse-fit.toml", "--vary", "labs.creatinine")

    assert done.returncode == 0
    assert "Not possible with what the case says:" in done.stdout
    assert "creatinine clearance would be" in done.stdout


def test_a_day_that_no_case_can_have_is_refused() -> None:
    """What lies a year beyond it could not be looked at."""
    done = run("whatif", CASE, *CALM, "--as-of", "9999-12-31")

    assert done.returncode == 2
    assert "not between 1900-01-01 and 2100-12-31" in " ".join(done.stderr.split())
