"""`allcli batch` when something goes wrong in the middle: nothing lost, nothing twice."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.process import ENV, PIPES, Completed, ended, run_process, started
from tests.cli.shell import answered
from tests.cohort.cohorts import ndjson, settled
from tests.profile import more, slow

COLUMNS = "id,salvage,robust,case_hash"
CASES = ndjson(6, seed=6) + settled(55) + b"nonsense\n" + ndjson(4, seed=7)

pytestmark = [more, pytest.mark.xdist_group("interrupted")]


@pytest.fixture(scope="module", autouse=True)
def _answered() -> None:
    answered(CASES.decode())


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    place = tmp_path / "dump.ndjson"
    place.write_bytes(CASES)
    return place


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over such cases left when it was killed."""
    folder = tmp_path_factory.mktemp("begun")
    place = folder / "dump.ndjson"
    place.write_bytes(CASES)
    stopped(folder, place, "SIGKILL")
    return folder


@pytest.fixture
def killed(begun: Path, tmp_path: Path) -> None:
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)


def stopped(folder: Path, dump: Path, by: str, *words: str) -> Completed:
    """A run that is hit by a signal as it notes its state for the third time."""
    third_save = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's `&` ignores it
        "import allcli.cohort.output as o\n"
        "o.PAUSE, kept, times = 0.0, o.save, []\n"
        "def hit(*args):\n"
        "    times.append(kept(*args))\n"
        f"    if len(times) == 3: os.kill(os.getpid(), signal.{by})\n"
        "o.save = hit\n"
    )
    spoken = spoken_of(dump, folder / "out.ndjson", *words)
    return ended(started(*spoken, first=third_save, **PIPES))


def spoken_of(dump: Path, out: Path, *words: str) -> list[str]:
    return ["batch", str(dump), "-o", str(out), "-j", "2", "--columns", COLUMNS, *words]


def batch(dump: Path, out: Path, *words: str) -> Completed:
    return run_process(*spoken_of(dump, out, *words))


@pytest.mark.parametrize("by", [pytest.param("SIGKILL", marks=slow), "SIGINT"])
def test_resume_loses_nothing_and_does_nothing_twice(by: str, tmp_path: Path, dump: Path) -> None:
    """The output, and the summary, are those of a run that nobody stopped."""
    out, whole = tmp_path / "out.ndjson", tmp_path / "whole.ndjson"
    stopped(tmp_path, dump, by)
    part = (tmp_path / "out.ndjson.part").read_text()
    assert not out.exists()
    assert 0 < part.count("\n") < 66

    resumed = batch(dump, out, "--resume")
    straight = batch(dump, whole)

    assert out.read_text() == whole.read_text()
    assert len({json.loads(line)["id"] for line in out.read_text().splitlines()}) == 66
    assert resumed.stderr == straight.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.ndjson"]


@slow
@pytest.mark.usefixtures("killed")
def test_half_a_line_is_cut_off_before_going_on(tmp_path: Path, dump: Path) -> None:
    """What was written behind the last state is written again, once."""
    with (tmp_path / "out.ndjson.part").open("a") as file:
        file.write('{"id": "sim-6-0000')

    batch(dump, tmp_path / "out.ndjson", "--resume")

    assert (tmp_path / "out.ndjson").read_text().count("\n") == 66


def test_an_interruption_says_what_is_done_and_where(tmp_path: Path, dump: Path) -> None:
    """Ctrl-C: whole records so far, a summary of them, how to go on, exit 130."""
    done = stopped(tmp_path, dump, "SIGINT")

    part = (tmp_path / "out.ndjson.part").read_text().splitlines()
    assert done.returncode == 130
    assert f"interrupted after {len(part)} cases; they are in" in done.stderr
    assert "--resume goes on from there" in done.stderr
    assert f"{len(part)} cases: " in done.stderr
    assert all(json.loads(line) for line in part)


@slow
@pytest.mark.usefixtures("killed")
def test_an_interrupted_run_is_not_overwritten_by_mistake(tmp_path: Path, dump: Path) -> None:
    """Without --resume it is named; --force begins anew."""
    refused = batch(dump, tmp_path / "out.ndjson")
    assert refused.returncode == 2
    assert "an interrupted run is here; --resume goes on with it" in refused.stderr
    assert batch(dump, tmp_path / "out.ndjson", "--force").returncode == 0


@pytest.mark.usefixtures("killed")
def test_resume_refuses_what_has_changed(tmp_path: Path, dump: Path) -> None:
    """Other cases, other options, another output: each would mix two runs."""
    part, out = tmp_path / "out.ndjson.part", tmp_path / "out.ndjson"

    asked = run_process("batch", str(dump), "-o", str(out), "--resume", "--columns", "id")
    assert "was begun with other options" in asked.stderr
    text = dump.read_text()
    dump.write_text(text.replace("relapsed", "refractory", 1))
    assert "no longer the same" in batch(dump, out, "--resume").stderr
    dump.write_text(text)
    part.write_text(part.read_text().replace("sim", "SIM", 1))
    assert "is not what was written" in batch(dump, out, "--resume").stderr
    assert not out.exists()


@slow
def test_resume_begins_where_nothing_was_interrupted(tmp_path: Path, dump: Path) -> None:
    """A script can always say --resume; what is there and whole is not touched."""
    out = tmp_path / "out.ndjson"

    assert batch(dump, out, "--resume").returncode == 0
    again = batch(dump, out, "--resume")
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, dump: Path) -> None:
    """One sentence, exit 2, neither the file nor a part of it."""
    out = tmp_path / "out.ndjson"
    words = ("batch", str(dump), "-o", str(out), "-j", "2")
    done = ended(started(*words, begin=_small_files, **PIPES))

    assert done.returncode == 2
    assert done.stderr.endswith("out.ndjson: file too large; nothing was kept\n")
    assert [path.name for path in tmp_path.iterdir()] == ["dump.ndjson"]


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


@slow
def test_a_full_standard_output_is_one_sentence(dump: Path) -> None:
    """And no second complaint when the program ends."""
    with Path("/dev/full").open("w") as full:
        done = ended(started("batch", str(dump), "-q", **PIPES | {"stdout": full}))

    assert done.returncode == 2
    assert done.stderr == "allcli: standard output: no space left on device\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path, dump: Path) -> None:
    """Before anything is read."""
    (tmp_path / "ro").mkdir(mode=0o555)

    done = batch(dump, tmp_path / "ro" / "out.ndjson")
    assert done.returncode == 2
    assert "cannot be written to" in done.stderr


@slow
def test_a_reader_who_leaves_ends_the_run_quietly(dump: Path) -> None:
    """`| head -1`: no word, and the exit code that shells expect."""
    line = f'"{sys.executable}" -m allcli batch "{dump}" -j 2 | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, env=ENV, check=False
    )

    assert done.stdout.splitlines()[-1] == str(128 + signal.SIGPIPE)
    assert done.stderr == ""


@slow
def test_what_was_private_stays_so(tmp_path: Path, dump: Path) -> None:
    """A file that is replaced keeps its permissions."""
    out = tmp_path / "out.ndjson"
    out.write_text("")
    out.chmod(0o600)

    batch(dump, out, "--force", "-q")

    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text().count("\n") == 66
