"""`allcli whynot` as a user runs it."""

import json

import pytest

from tests.cli.shell import run

CASE = "cases/post-hct-active-gvhd.toml"


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_what_is_in_the_way_and_what_would_clear_it(width: str) -> None:
    """Criteria with what can fix each, the smallest changes, and what is suggested instead."""
    done = run("whynot", CASE, "blinatumomab", COLUMNS=width)
    words = " ".join(done.stdout.split())

    assert done.returncode == 0
    assert "Now avoid. At best: caution." in words
    assert "modifiable by treatment" in words
    assert "not modifiable" in words
    assert "No better than caution, whatever is done" in words
    assert "ranked above it: inotuzumab ozogamicin (caution): a better verdict" in words
    assert all(len(line) <= int(width) for line in done.stdout.splitlines())


def test_an_option_may_be_called_by_its_name_or_its_group() -> None:
    """`FLA-Ida` in any case; a group is every option in it."""
    named = json.loads(run("whynot", CASE, "fla-IDA", "--format", "json").stdout)
    group = json.loads(run("whynot", CASE, "cd19-car-t", "--format", "json").stdout)

    assert [answer["option"] for answer in named] == ["fla-ida"]
    assert [answer["option"] for answer in group] == [
        "tisagenlecleucel", "brexucabtagene", "obecabtagene",
    ]  # fmt: skip


def test_a_wrong_option_is_told_what_was_meant() -> None:
    """Code 2, a suggestion, no traceback."""
    done = run("whynot", CASE, "blinatumomb")

    assert done.returncode == 2
    assert 'did you mean "blinatumomab"?' in done.stderr


def test_what_does_not_apply_is_said_in_one_line() -> None:
    """A B-lineage drug in T-ALL."""
    done = run("whynot", "cases/t-all.toml", "blinatumomab")

    assert "Not for this patient, and not modifiable" in done.stdout
