"""A hospital's own rules pass the checks and the vignettes that ours pass."""

import json
from pathlib import Path

import pytest

from allcli.engine.prepared import Prepared
from tests.cases import ROOT
from tests.cli.shell import run
from tests.profile import slow

AT_THE_LIMIT = "tests/vignettes/blinatumomab.toml"
CHANGE = """
author = "Dr Example"
reason = "a slip, to be found"

[[criterion]]
id = "blinatumomab-high-marrow-blasts"
when = "{when}"
"""


NEVER = "disease.marrow_blasts_pct >= 50 and disease.marrow_blasts_pct < 40"


def test_what_is_checked_is_the_rulebook_with_the_local_file_laid_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a check then finds is tried with small rulebooks, and once in full below."""
    local = tmp_path / "ward.toml"
    local.write_text(CHANGE.format(when=NEVER))
    checked: list[Prepared] = []

    def noted(asked: Prepared, _: object) -> tuple[()]:
        checked.append(asked)
        return ()

    monkeypatch.setattr("allcli.verify.check.check", noted)

    done = run("criteria", "check", "--rulebook", str(local))

    (asked,) = checked
    assert done.returncode == 0, done.stderr
    assert NEVER in [criterion.when for criterion in asked.criteria]


@slow
def test_a_local_criterion_that_can_never_hold_is_found(tmp_path: Path) -> None:
    """The check looks at the rulebook with the local file laid over it."""
    local = tmp_path / "ward.toml"
    local.write_text(CHANGE.format(when=NEVER))

    done = run("criteria", "check", "--rulebook", str(local), "--format", "json")

    assert done.returncode == 1, done.stderr
    assert "blinatumomab-high-marrow-blasts" in json.dumps(json.loads(done.stdout))


def test_our_vignettes_notice_a_local_change(tmp_path: Path) -> None:
    """A limit moved by a ward fails the patients at that limit."""
    local = tmp_path / "ward.toml"
    local.write_text(CHANGE.format(when="disease.marrow_blasts_pct >= 60"))

    done = run("criteria", "test", AT_THE_LIMIT, "--rulebook", str(local))

    assert done.returncode == 1, done.stderr
    assert "blinatumomab-high-marrow-blasts" in done.stdout


def test_the_example_goes_to_standard_output_for_a_dash() -> None:
    """As with every command that writes: no file of that name is made."""
    done = run("criteria", "init", "-")

    assert done.returncode == 0
    assert "[[criterion]]" in done.stdout
    assert not (ROOT / "-").exists()
