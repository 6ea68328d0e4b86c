"""`allcli grade` as a shell user meets it."""

import json
from pathlib import Path

from tests.cli.shell import run

CASE = "cases/post-hct-active-gvhd.toml"


def test_grades_are_printed_with_what_made_them() -> None:
    """System, grade, the deciding item."""
    done = run("grade", CASE)

    assert done.returncode == 0
    assert "MAGIC                III  lower GI stage 2" in done.stdout


def test_grades_as_json_are_one_list() -> None:
    """For jq."""
    topics = json.loads(run("grade", CASE, "--format", "json").stdout)

    assert topics[0]["title"] == "Acute GVHD"
    assert topics[0]["results"][0]["text"] == "III"


def test_a_case_without_anything_to_grade_is_told_so() -> None:
    """One sentence, exit 0."""
    done = run("grade", "cases/sparse.toml")

    assert done.returncode == 0
    assert done.stdout.startswith("Nothing to grade")


def test_a_bad_case_is_refused_like_everywhere(tmp_path: Path) -> None:
    """Problems on stderr, exit 2."""
    bad = tmp_path / "bad.toml"
    bad.write_text("[gvhd]\nskin = 7\n")

    done = run("grade", str(bad))

    assert (done.returncode, done.stdout) == (2, "")
    assert ":2: gvhd.skin: found 7; expected 0 to 4, or I to IV" in done.stderr
