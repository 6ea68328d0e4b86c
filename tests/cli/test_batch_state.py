"""What `allcli batch` keeps beside an unfinished output: nothing of it can be changed unseen."""

import signal
from pathlib import Path

import pytest

from tests.cli.process import PIPES, ended, started
from tests.cli.shell import run
from tests.cohort.cohorts import ndjson, settled
from tests.profile import more

pytestmark = more  # in processes of their own

DUMP = ndjson(4, seed=6) + settled(36)


def killed(folder: Path, dump: Path) -> Path:
    """The state that a run leaves that is killed as it notes it for the second time."""
    second_save = (
        "import os, signal\n"
        "import allcli.cohort.output as output\n"
        "output.PAUSE, save, times = 0.0, output.save, []\n"
        "def hit(*args):\n"
        "    times.append(save(*args))\n"
        f"    if len(times) == 2: os.kill(os.getpid(), {signal.SIGKILL})\n"
        "output.save = hit\n"
    )
    words = ("batch", str(dump), "-o", str(folder / "out.ndjson"), "-j", "2")
    ended(started(*words, first=second_save, **PIPES))
    return folder / "out.ndjson.part.state"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """The files that a killed run leaves, and what is in them."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "dump.ndjson").write_bytes(DUMP)
    killed(folder, folder / "dump.ndjson")
    return {path: path.read_bytes() for path in folder.glob("out.ndjson.*")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"cases": ', '"cases": 9'),
        ('"size": ', '"size": -'),
        ('"cases": ', '"cases": "x", "c": '),
        ('"tally": {', '"tally": {"cases": 7, '),
        ('"today": "', '"today": "soon'),
        ("{", "[" * 100_000),
        ("{", ""),
    ],
)
def test_a_state_that_was_changed_is_refused(
    before: str, after: str, left: dict[Path, bytes]
) -> None:
    """Whatever was changed in it; with --force the run begins anew."""
    for path, content in left.items():
        path.write_bytes(content)
    state = next(path for path in left if path.name.endswith(".state"))
    state.write_text(state.read_text().replace(before, after, 1))
    out = state.parent / "out.ndjson"
    out.unlink(missing_ok=True)
    dump = state.parent / "dump.ndjson"
    dump.write_bytes(DUMP)
    words = ("batch", str(dump), "-o", str(out), "-q")

    done = run(*words, "--resume")

    assert done.returncode == 2
    assert "out.ndjson.part.state: was changed, or is of another version" in done.stderr
    dump.write_bytes(ndjson(1, seed=6))
    assert run(*words, "--force").returncode == 0
