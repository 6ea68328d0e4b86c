"""Every example in the help of every command runs as it stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import CASES, ROOT
from tests.cli.commands import command, names
from tests.cohort.cohorts import folder_of, ndjson
from tests.overlays import FROM_40, HEAD

ASKING = ("allcli new case.toml", "allcli new > case.toml")
WRITTEN = re.compile(r"(?:new|convert \S+|init) ([\w-]+\.(?:toml|json))")
SLOW = ("criteria test", "criteria check")  # run by the tests of their own; here their words


def examples(name: str) -> list[str]:
    """The lines of a command's help that call the program."""
    made = command(name)
    return re.findall(r"^  (allcli .*)$", f"{made.help}\n{made.epilog or ''}", re.MULTILINE)


EXAMPLES = [(name, line) for name in names() for line in examples(name)]


def stock(place: Path, line: str) -> None:
    """Put there what an example speaks of, and nothing that it writes."""
    (place / "allcli").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m allcli "$@"\n')
    (place / "allcli").chmod(0o755)
    for folder in ("cases", "ward"):
        (place / folder).mkdir()
        for path in CASES:
            shutil.copy(path, place / folder)
    shutil.copy(ROOT / "cases" / "published-12y-post-haplo.toml", place / "case.toml")
    shutil.copy(ROOT / "cases" / "in-remission.json", place / "case.json")
    (place / "dump.ndjson").write_bytes(ndjson(6))
    folder_of(5, place / "registry")
    (place / "export.csv").write_text("Nr;Age\n1;34,5\n")
    if "map.toml" in line:
        (place / "map.toml").write_text('[columns]\nNr = "id"\nAge = "patient.age"\n')
    for name in re.findall(r"[\w-]+\.toml", line):
        if not (place / name).exists():
            (place / name).write_text(HEAD + FROM_40)
    for name in WRITTEN.findall(line):
        (place / name).unlink(missing_ok=True)


def test_every_command_has_an_example() -> None:
    """Of each at least one."""
    assert {name for name, _ in EXAMPLES} == set(names())


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name, line in EXAMPLES if name not in SLOW]
)
def test_an_example_runs(name: str, line: str, tmp_path: Path) -> None:
    """In a folder that holds what it names; 1 is an answer, where a flag or a result is tried."""
    stock(tmp_path, line)
    if name == "replay":
        run_in(tmp_path, "allcli assess case.toml --format json > result.json")

    done = run_in(tmp_path, line if shutil.which("jq") else line.partition("| jq")[0])

    if line in ASKING:
        assert "needs a terminal" in done.stderr
    else:
        allowed = (0, 1) if "--fail-on" in line or name == "replay" else (0,)
        assert done.returncode in allowed, done.stderr


def run_in(place: Path, line: str) -> subprocess.CompletedProcess[str]:
    path = f"{place}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=place, env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "line"), [each for each in EXAMPLES if each[0] in SLOW])
def test_the_words_of_an_example_are_understood(name: str, line: str) -> None:
    """Options and their values, without the work."""
    words = re.split(r" [|>] ", line)[0].split()[1 + len(name.split()) :]

    with command(name).make_context(name, words) as context:
        assert context.params
