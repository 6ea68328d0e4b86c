"""Where `allcli batch` reads and writes: only regular files, nothing lost, nothing of its own."""

import json
import os
import resource
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from allcli.cohort.lock import locked
from tests.cli.process import PIPES, ended, run_process, started
from tests.cli.shell import run
from tests.cohort.cohorts import folder_of, ndjson
from tests.profile import more

COLUMNS = ("--columns", "id")
# Of whom little is open, so that the answer takes no time.
CASE = '{"id": "a", "disease": {"status": "remission"}}\n'


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    place = tmp_path / "dump.ndjson"
    place.write_bytes(ndjson(10, seed=6))
    return place


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@more
def test_a_second_run_leaves_the_output_of_the_first_alone(tmp_path: Path, dump: Path) -> None:
    """With --force too: it is told who writes, and touches nothing."""
    out = tmp_path / "out.ndjson"
    with locked(out):
        (tmp_path / "out.ndjson.part").write_text("of the first run")
        for words in ((), ("--force",), ("--resume",)):
            done = run_process("batch", str(dump), "-o", str(out), *words)
            assert done.returncode == 2
            assert f"another run is writing it (process {os.getpid()} on " in done.stderr
        assert (tmp_path / "out.ndjson.part").read_text() == "of the first run"
        assert not out.exists()


def test_the_lock_of_a_run_that_was_killed_holds_nobody(tmp_path: Path, dump: Path) -> None:
    """Nothing is to be cleared away by hand, and nothing is left behind."""
    (tmp_path / "out.ndjson.part.state.lock").write_text("process 1 on ward")

    assert run("batch", str(dump), "-o", str(tmp_path / "out.ndjson")).returncode == 0
    assert names(tmp_path) == ["dump.ndjson", "out.ndjson"]


@more
def test_an_output_made_by_another_in_the_meantime_is_not_lost(tmp_path: Path) -> None:
    """What this run has done is kept beside it."""
    out = tmp_path / "out.ndjson"
    with started("batch", "-", "-o", str(out), "-q", **PIPES) as process:
        while not (tmp_path / "out.ndjson.part").exists():
            pass
        out.write_text("another's")
        _, said = process.communicate(CASE)

    assert process.returncode == 2
    assert "was made since this run began" in said
    assert out.read_text() == "another's"
    assert json.loads((tmp_path / "out.ndjson.part").read_text())["receipt"]
    words = ("batch", "-", "-o", str(out), "-q", "--resume", "--force")
    assert run(*words, stdin=CASE).returncode == 0
    assert names(tmp_path) == ["out.ndjson"]


@pytest.mark.parametrize("target", ["case.toml", "out.ndjson", "other.txt", "out.ndjson.part"])
def test_a_summary_overwrites_nothing(target: str, tmp_path: Path) -> None:
    """Neither a case, nor the output or its part, nor what merely happens to be there."""
    for name in ("case.toml", "other.txt"):
        (tmp_path / name).write_text("patient.age = 4\n")
    out, summary = tmp_path / "out.ndjson", tmp_path / target

    done = run("batch", str(tmp_path), "-o", str(out), "--summary", str(summary))

    assert done.returncode == 2
    assert done.stderr.startswith(f"allcli: {summary}: ")
    assert names(tmp_path) == ["case.toml", "other.txt"]
    assert (tmp_path / "case.toml").read_text() == "patient.age = 4\n"


def test_force_replaces_a_summary_but_never_a_case(tmp_path: Path) -> None:
    """Nor the output, under whatever name."""
    (tmp_path / "case.toml").write_text("patient.age = 4\n")
    (tmp_path / "other.txt").write_text("old")
    (tmp_path / "link.ndjson").symlink_to(tmp_path / "out.ndjson")
    words = ("batch", str(tmp_path / "case.toml"), "-o", str(tmp_path / "out.ndjson"), "--force")

    for name in ("case.toml", "out.ndjson", "link.ndjson"):
        assert run(*words, "--summary", str(tmp_path / name)).returncode == 2
    assert run(*words, "--summary", str(tmp_path / "other.txt")).returncode == 0
    assert "1 case: 1 assessed" in (tmp_path / "other.txt").read_text()
    assert (tmp_path / "case.toml").read_text() == "patient.age = 4\n"


def test_force_does_not_replace_what_is_read(dump: Path) -> None:
    """The cases would be gone."""
    done = run("batch", str(dump), "-o", str(dump), "--force")

    assert done.returncode == 2
    assert "is one of the files to be read" in done.stderr
    assert dump.read_text().count("\n") == 10


@more
def test_a_private_output_is_private_from_its_first_byte(tmp_path: Path, dump: Path) -> None:
    """Its part, its state and a new state, whatever the umask: seen as each of them is made."""
    out = tmp_path / "out.ndjson"
    out.write_text("")
    out.chmod(0o600)
    watched = (
        "import os, sys\n"
        "import allcli.cohort.output as output\n"
        "output.PAUSE = 0.0\n"
        "opened, replaced = os.open, os.replace\n"
        "def seen(path, flags, mode=0o777, **more):\n"
        "    file = opened(path, flags, mode, **more)\n"
        "    if 'out.ndjson.part' in str(path) and 'lock' not in str(path):\n"
        "        print(os.path.basename(path), oct(os.fstat(file).st_mode & 0o777))\n"
        "    return file\n"
        "os.open = seen\n"
    )
    words = ("batch", str(dump), "-o", str(out), "--force", "-q", "-j", "1")
    done = ended(started(*words, first=watched, **PIPES))

    made = set(done.stdout.splitlines())
    assert made == {"out.ndjson.part 0o600", "out.ndjson.part.state.new 0o600"}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_only_regular_files_of_a_folder_are_read(tmp_path: Path) -> None:
    """A pipe, a socket, a link to a device or to itself: each is one error, at once."""
    folder = folder_of(1, tmp_path / "data")
    os.mkfifo(folder / "pipe.json")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "socket.ndjson"))
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "loop.toml").symlink_to("loop.toml")
    (folder / "again").symlink_to(folder)

    done = run("batch", str(folder), "--columns", "file")

    said = [json.loads(line) for line in done.stdout.splitlines()]
    errors = {Path(row["error"]["file"]).name: row["error"]["message"] for row in said[1:]}
    assert done.returncode == 2
    assert errors == {
        "loop.toml": "too many levels of symbolic links",
        "pipe.json": "is a named pipe, not a file; write - to read standard input",
        "socket.ndjson": "is a socket, not a file; write - to read standard input",
        "zero.csv": "is a device, not a file; write - to read standard input",
    }


@more
@pytest.mark.parametrize("syntax", ["toml", "json", "ndjson", "csv"])
def test_a_pipe_by_name_is_refused_and_standard_input_is_not(syntax: str) -> None:
    """`/dev/stdin` and `<(...)` may never end; `-` is how a stream is read."""
    done = run_process("batch", "/dev/stdin", "--from", syntax, stdin=CASE)

    assert "is a named pipe, not a file; write - to read standard input" in done.stdout
    assert run("batch", "-", "--from", "json", stdin=CASE).returncode == 0


def test_a_folder_may_be_as_deep_as_the_system_allows(tmp_path: Path) -> None:
    """Deeper than a program can call itself."""
    at = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("a", dir_fd=at)
        at, above = os.open("a", os.O_RDONLY, dir_fd=at), at
        os.close(above)
    with os.fdopen(os.open("case.toml", os.O_WRONLY | os.O_CREAT, dir_fd=at), "w") as file:
        file.write('id = "deep"\npatient.age = 4\n')
    os.close(at)

    said = run("batch", str(tmp_path), *COLUMNS, "-q").stdout
    subprocess.run(["rm", "-r", str(tmp_path / "a")], check=True)  # too deep for pytest to clear
    assert said == '{"id":"deep"}\n'


@pytest.mark.parametrize("glob", ["*", "*.ndjson"])
def test_a_run_does_not_read_what_it_writes(glob: str, tmp_path: Path) -> None:
    """Output, part, state and summary inside the folder that is read; also for the second time."""
    folder = folder_of(5, tmp_path / "data")
    (folder / "dump.ndjson").write_bytes(ndjson(5))
    words = ("batch", str(folder), "--glob", glob, *COLUMNS, "-o", str(folder / "out.ndjson"))

    first = run(*words, "--summary", str(folder / "said.txt"))
    whole = (folder / "out.ndjson").read_bytes()
    (folder / "said.txt").unlink()
    again = run(*words, "--force")

    assert first.returncode == again.returncode == 0
    assert whole.count(b"\n") == 5 + 5 * (glob == "*")
    assert (folder / "out.ndjson").read_bytes() == whole


@more
def test_a_run_does_not_read_its_own_standard_output(tmp_path: Path) -> None:
    """`allcli batch data > data/out.ndjson` has an end."""
    folder = folder_of(3, tmp_path / "data")
    with (folder / "out.ndjson").open("w") as out:
        process = started("batch", str(folder), "-q", *COLUMNS, stdout=out)

    assert process.wait() == 0
    assert (folder / "out.ndjson").read_text().count("\n") == 3


@pytest.mark.parametrize(
    ("option", "length"), [("-o", 240), ("-o", 300), ("--summary", 300), ("-o", 5000)]
)
def test_a_name_that_is_too_long_is_refused_before_anything_is_read(
    option: str, length: int, tmp_path: Path, dump: Path
) -> None:
    """Itself, or for what lies beside an output until it is whole."""
    name = "a" * length + ".ndjson"

    done = run("batch", str(dump), option, str(tmp_path / name), "--force")

    assert done.returncode == 2
    assert "file name too long" in done.stderr
    assert done.stdout == ""
    assert names(tmp_path) == ["dump.ndjson"]


@pytest.mark.parametrize("option", ["-o", "--summary"])
def test_a_link_to_itself_is_refused(option: str, tmp_path: Path, dump: Path) -> None:
    """As an output and as a summary."""
    (tmp_path / "loop.ndjson").symlink_to("loop.ndjson")

    done = run("batch", str(dump), option, str(tmp_path / "loop.ndjson"), "--force")

    assert done.returncode == 2
    assert "too many levels of symbolic links" in done.stderr


@more
def test_more_workers_than_the_system_allows_are_fewer(dump: Path) -> None:
    """The same answer, only later."""
    words = ("batch", str(dump), "-q", *COLUMNS)
    done = ended(started(*words, "-j", "40", begin=_few_files, **PIPES))

    assert done.stderr == ""
    assert done.stdout == run(*words, "-j", "1").stdout


def _few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))
