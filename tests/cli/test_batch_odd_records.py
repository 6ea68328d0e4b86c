"""`allcli batch` over records that nobody expects: each is one record, and none ends a run."""

import csv
import json
import os
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.process import PIPES, ended, started
from tests.cli.shell import run
from tests.profile import crossed, more, slow

# Of whom little is open, so that the answer takes no time.
GOOD = '{"id": "a", "disease": {"lineage": "t-all", "status": "remission"}}'
HALF = '{"id": "\\ud800"}'  # half of a character, as an escape
TWICE = '{"\\ud800": 1, "\\ud800": 2}'
NUMBER = '{"id": 1e999}'
LONG = json.dumps({"id": "x" * 900_000})


def cells(form: str, text: str) -> list[str]:
    """The first column of every record."""
    if form == "csv":
        return [row["id"] for row in csv.DictReader(StringIO(text))]
    rows = json.loads(text) if form == "json" else map(json.loads, text.splitlines())
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("form", "odd"), crossed(["csv", "ndjson", "json"], [HALF, TWICE, NUMBER, LONG])
)
def test_an_odd_record_is_an_error_and_the_next_is_assessed(form: str, odd: str) -> None:
    """Half a character as an id or as a key written twice, a number beyond all, an endless id."""
    done = run("batch", "-", "-f", form, "--columns", "id", stdin=f"{GOOD}\n{odd}\n{GOOD}\n")

    assert done.returncode == 0
    assert [cells(form, done.stdout)[i] for i in (0, 2)] == ["a", "a"]
    assert "3 cases: 2 assessed, 1 not" in done.stderr
    assert len(done.stdout) < 10_000


@pytest.mark.parametrize("odd", [HALF, TWICE, LONG])
def test_an_odd_record_is_one_row_of_the_table(odd: str) -> None:
    """Written out where it cannot be shown, and cut where there is no room."""
    done = run("batch", "-", "-f", "table", stdin=f"{GOOD}\n{odd}\n{GOOD}\n", COLUMNS="100")

    assert done.returncode == 0
    assert "not assessed: " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_an_odd_id_that_comes_twice_is_told() -> None:
    """In the words that every terminal can show."""
    done = run("batch", "-", stdin=f"{HALF}\n{HALF}\n")

    assert done.returncode == 0
    assert "<stdin>:2: id \\ud800 came before" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is Unicode")
@pytest.mark.parametrize("form", ["csv", "ndjson", "json", "table"])
def test_a_file_name_need_not_be_unicode(form: str, tmp_path: Path) -> None:
    """It is written out, in the record, in the summary and in its file; the case is assessed."""
    name = os.fsdecode(b"\xff\xe9")
    (tmp_path / f"{name}.json").write_text(GOOD)
    (tmp_path / f"{name}.toml").write_text("id = ")
    words = ("batch", str(tmp_path), "-f", form, "--columns", "file", "--strict")

    done = run(*words, COLUMNS="300")
    run(*words, "--summary", str(tmp_path / "said.txt"))

    assert done.returncode == 1
    assert "\\udcff\\udce9.json" in done.stdout
    assert "\\udcff\\udce9.toml" in done.stderr
    assert "\\udcff\\udce9.toml" in (tmp_path / "said.txt").read_text("utf-8")


def interrupted(words: list[str], after: int) -> None:
    """A run that is killed when it notes its state for this many times."""
    code = (
        "import os, signal\n"
        "import allcli.cohort.output as output\n"
        "output.PAUSE, save, times = 0.0, output.save, []\n"
        "def hit(*args):\n"
        "    times.append(save(*args))\n"
        f"    if len(times) == {after}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "output.save = hit\n"
    )
    ended(started(*words, first=code, **PIPES))


@slow
@more
def test_what_is_empty_or_broken_is_recognised_on_resuming(tmp_path: Path) -> None:
    """An empty line, an empty file, one that is missing, a row that is no text: all unchanged."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.ndjson").write_text(f"{GOOD}\n\n{HALF}\n{TWICE}\nnonsense\n")
    (data / "b.json").write_text("")
    (data / "c.csv").write_bytes(b"id,note,patient.age\np1,M\xfcller,3\n\np2,x,4\n")
    words = ["batch", str(data), str(tmp_path / "nowhere.toml"), "-j", "1", "-f", "ndjson"]

    interrupted([*words, "-o", str(tmp_path / "out.ndjson")], after=9)
    resumed = run(*words, "-o", str(tmp_path / "out.ndjson"), "--resume")
    straight = run(*words, "-o", str(tmp_path / "whole.ndjson"))

    assert resumed.returncode == straight.returncode == 2
    assert resumed.stderr == straight.stderr
    assert (tmp_path / "out.ndjson").read_bytes() == (tmp_path / "whole.ndjson").read_bytes()
