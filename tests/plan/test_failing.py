"""If a road fails: what follows, and the patient then as a case that can be assessed."""

import tomllib
from pathlib import Path

import pytest

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.plan.plan import RoadWishes, plan
from allcli.triage.choose import choose
from allcli.triage.evaluate import evaluate
from tests.cases import CASES, FIT
from tests.cli.shell import run
from tests.plan.planning import planned
from tests.profile import slow

CASE = "cases/post-hct-early-relapse.toml"
OUTCOMES = ["no response", "MRD left", "toxicity", "relapse", "lost target"]


def test_two_levels_of_what_follows_each_failure() -> None:
    """After blinatumomab another target; what was lost is not aimed at again."""
    first = planned(FIT, failing=1).roads[0]
    follows = {step.outcome: step for step in first.next}

    assert first.bridge == "blinatumomab"
    assert list(follows) == OUTCOMES
    assert "inotuzumab" in follows["no response"].suggestion
    assert follows["no response"].then != follows["no response"].suggestion
    assert "blinatumomab" not in follows["lost target"].suggestion
    assert "CAR" not in follows["lost target"].suggestion
    assert follows["no response"].on == first.steps[1].at.usual
    assert not planned(FIT).roads[0].next


DAILY = ("first-relapse-fit", "t-all", "in-remission")  # the others take seconds


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=() if path.stem in DAILY else slow) for path in CASES],
    ids=lambda path: path.stem,
)
def test_every_state_is_a_case_that_can_be_assessed(path: Path, tmp_path: Path) -> None:
    """What is suggested there is what the plan said, wherever the file is read again."""
    folder = tmp_path / "states"
    done = run("plan", str(path), "--write-next", str(folder), "-f", "json", "--next")
    case, rulebook = read_case(str(path)), load_rulebook()
    made = plan(case, rulebook, case.day(), RoadWishes(failing=3))

    assert done.returncode == 0, done.stderr
    for number, road in enumerate(made.roads[:3], 1):
        for step in road.next:
            name = f"{number}-{road.bridge}-{step.outcome.lower().replace(' ', '-')}.toml"
            then = read_case(str(folder / name))
            said = choose(evaluate(rulebook, then.facts, made.receipt.as_of)).suggestion
            is_open = then.facts.value("plan.transplant_intended") is None
            assert is_open or said.salvage is None or said.text == step.suggestion, name


def test_nothing_is_overwritten_and_nothing_written_unasked(tmp_path: Path) -> None:
    """One state that is there already keeps all from being written; --force replaces it."""
    folder = tmp_path / "states"
    folder.mkdir()
    kept = folder / "1-blinatumomab-relapse.toml"
    kept.write_text("mine")
    refused = run("plan", CASE, "--write-next", str(folder))

    assert refused.returncode == 2
    assert "exists already" in refused.stderr
    assert [file.name for file in folder.iterdir()] == [kept.name]
    assert kept.read_text() == "mine"

    forced = run("plan", CASE, "--write-next", str(folder), "--force")
    assert forced.returncode == 0
    assert tomllib.loads(kept.read_text())["disease"]["status"] == "relapsed"
    nowhere = run("plan", CASE, "--write-next", str(tmp_path / "no" / "folder"))
    assert nowhere.returncode == 2
    assert "no such file or directory" in nowhere.stderr
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "no" / "folder")
    assert run("plan", CASE, "--write-next", str(link)).returncode == 2
    assert run("plan", "-", "--write-next", str(folder), stdin="").returncode == 2
