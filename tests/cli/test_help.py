"""Every example in the help of every command runs as it stands."""

import json
import re
import shutil
from pathlib import Path

import pytest
import tomli_w

from tests.cases import CASES, ROOT
from tests.cli.commands import command, names
from tests.cli.shell import run_in, run_line
from tests.cohort.cohorts import folder_of, ndjson
from tests.overlays import FROM_40, HEAD
from tests.profile import slow

ASKING = ("allcli new case.toml", "allcli new case.toml --continue", "allcli new > case.toml")
WRITTEN = re.compile(r"(?:new|convert \S+|init) ([\w-]+\.(?:toml|json))")
SLOW = ("criteria test", "criteria check")  # run by the tests of their own; here their words
LONG = (
    "--n 1000",
    "needs ward/",
    "builtin@",
    "matrix case.toml --",
    "--html",
)  # take seconds, and a smaller one is run daily


def examples(name: str) -> list[str]:
    """The lines of a command's help that call the program."""
    made = command(name)
    return re.findall(r"^  (allcli .*)$", f"{made.help}\n{made.epilog or ''}", re.MULTILINE)


EXAMPLES = [(name, line) for name in names() for line in examples(name)]


def is_first(name: str, line: str) -> bool:
    """Whether it is the example of its command that is run daily."""
    short = [line for line in examples(name) if not any(words in line for words in LONG)]
    return line in short[:1]


def stock(place: Path, line: str) -> None:
    """Put there what an example speaks of, and nothing that it writes."""
    for folder in ("cases", "ward"):
        (place / folder).mkdir()
        for path in CASES:
            shutil.copy(path, place / folder)
    case = (ROOT / "cases" / "post-hct-active-gvhd.toml").read_text()
    (place / "case.toml").write_text(re.sub(r"\nrelapsed_on = .*", "", case))
    shutil.copy(ROOT / "cases" / "in-remission.json", place / "case.json")
    if " matrix " in line:  # little differs between places, which takes long
        quick = json.loads((place / "case.json").read_text())
        (place / "case.toml").write_text(tomli_w.dumps(quick))
    (place / "dump.ndjson").write_bytes(ndjson(6))
    folder_of(5, place / "registry")
    (place / "export.csv").write_text("Nr;Age;centre\n1;34,5;Seoul\n")
    _export_of_fhir(place)
    shutil.copy(ROOT / "tests" / "case" / "phenopacket" / "by-age.json", place / "packet.json")
    if "map.toml" in line:
        (place / "map.toml").write_text('[columns]\nNr = "id"\nAge = "patient.age"\n')
    for name in re.findall(r"[\w-]+\.toml", line):
        if not (place / name).exists():
            (place / name).write_text(HEAD + FROM_40)
    for name in WRITTEN.findall(line):
        (place / name).unlink(missing_ok=True)


def _export_of_fhir(place: Path) -> None:
    """A bundle of one patient, and the same patient as a bulk export."""
    shutil.copy(ROOT / "tests" / "case" / "fhir" / "relapsed-after-hct.json", place / "bundle.json")
    (place / "bulk-export").mkdir()
    for entry in json.loads((place / "bundle.json").read_text())["entry"]:
        kind = entry["resource"]["resourceType"]
        with (place / "bulk-export" / f"{kind}.ndjson").open("a") as lines:
            lines.write(json.dumps(entry["resource"]) + "\n")


def test_every_command_has_an_example() -> None:
    """Of each at least one."""
    assert {name for name, _ in EXAMPLES} == set(names())


@pytest.mark.parametrize("name", names())
def test_every_option_says_what_it_does(name: str) -> None:
    """In the help of the command, beside its name."""
    assert [option.name for option in command(name).params if not option.help] == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param(name, line, marks=[] if is_first(name, line) and i % 2 == 0 else [slow])
        for i, (name, line) in enumerate(EXAMPLES)
        if name not in SLOW
    ],
)
def test_an_example_runs(name: str, line: str, tmp_path: Path) -> None:
    """In a folder that holds what it names; 1 is an answer, where a flag or a result is tried."""
    stock(tmp_path, line)
    if name == "replay":
        (tmp_path / "result.json").write_text(
            run_in(tmp_path, "assess", "case.toml", "-f", "json").stdout
        )

    done = run_line(line if shutil.which("jq") else line.partition("| jq")[0], tmp_path)

    if line.partition("  #")[0].rstrip() in ASKING:
        assert "needs a terminal" in done.stderr
    else:
        allowed = (0, 1) if "--fail-on" in line or name == "replay" else (0,)
        assert done.returncode in allowed, done.stderr


@pytest.mark.parametrize(("name", "line"), [example for example in EXAMPLES if example[0] in SLOW])
def test_the_words_of_an_example_are_understood(name: str, line: str) -> None:
    """Options and their values, without the work."""
    words = re.split(r" [|>] ", line)[0].split()[1 + len(name.split()) :]

    with command(name).make_context(name, words) as context:
        assert context.params
