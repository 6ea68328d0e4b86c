"""`allcli convert` as a shell user meets it."""

import json
import stat
import tomllib
from pathlib import Path

import pytest

from allcli.case.files.read import read_case
from tests.cases import ROOT
from tests.cli.shell import run

GVHD = "cases/post-hct-active-gvhd.toml"
REMISSION = "cases/in-remission.json"


def test_a_file_is_written_in_the_syntax_of_its_ending(tmp_path: Path) -> None:
    """There and back it is the same case."""
    over, back = tmp_path / "a.json", tmp_path / "a.toml"

    assert run("convert", GVHD, str(over)).returncode == 0
    assert run("convert", str(over), str(back)).returncode == 0

    assert json.loads(over.read_text())["assessed_on"] == "2026-03-14"
    assert tomllib.loads(back.read_text()) == tomllib.loads((ROOT / GVHD).read_text())
    assert read_case(str(over)).hash == read_case(str(ROOT / GVHD)).hash


def test_standard_input_and_output_are_told_the_syntax() -> None:
    """`-` on either side, with --to."""
    toml = run("convert", "-", "-", "--to", "toml", stdin=(ROOT / REMISSION).read_text())
    as_json = run("convert", "-", "-", "--to", "json", stdin=toml.stdout)

    assert json.loads(as_json.stdout) == json.loads((ROOT / REMISSION).read_text())
    assert toml.stderr == as_json.stderr == ""


def test_dropped_comments_are_said() -> None:
    """On stderr, so that a pipe is not disturbed; without comments nothing is said."""
    with_comments = run("convert", GVHD, "-", "--to", "json")

    assert with_comments.stderr == f"{GVHD}: the comments are not carried over\n"
    assert json.loads(with_comments.stdout)
    piped = run("convert", "-", "-", "--to", "json", stdin="id = 'x' # me")
    assert piped.stderr == "<stdin>: the comments are not carried over\n"
    assert run("convert", REMISSION, "-", "--to", "toml").stderr == ""


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    """Unless --force says otherwise; then it keeps who may read it."""
    target = tmp_path / "a.json"
    target.write_text("mine")
    target.chmod(0o600)

    refused = run("convert", GVHD, str(target))

    assert (refused.returncode, target.read_text()) == (2, "mine")
    assert refused.stderr == f"{target}: exists already; --force overwrites it\n"

    assert run("convert", GVHD, str(target), "--force").returncode == 0
    assert json.loads(target.read_text())["id"] == "post-hct-active-gvhd"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_invalid_case_is_refused_with_all_its_problems(tmp_path: Path) -> None:
    """As `assess` names them; nothing is written."""
    bad, target = tmp_path / "bad.toml", tmp_path / "bad.json"
    bad.write_text("[patient]\nage = 340\necog = 9\n")

    done = run("convert", str(bad), str(target))

    assert done.returncode == 2
    assert done.stderr.replace(str(bad), "bad").splitlines() == [
        "bad:2: patient.age: 340 is not possible; allowed: 0 to 120 years",
        "  |", "2 | age = 340", "  |       ^^^",
        "bad:3: patient.ecog: 9 is not possible; allowed: a whole number from 0 to 4",
        "  |", "3 | ecog = 9", "  |        ^",
        "bad: 2 problems, not converted",
    ]  # fmt: skip
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        (GVHD, "-"),
        (GVHD, "case.txt"),
        (GVHD, "case.toml", "--to", "json"),
        (GVHD, "no-such-folder/case.json"),
        (GVHD, "cases", "--to", "json", "--force"),
        ("none.toml", "-", "--to", "json"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(words: tuple[str, ...]) -> None:
    """And leaves nothing behind."""
    before = sorted(ROOT.iterdir())

    done = run("convert", *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert "internal error" not in done.stderr
    assert sorted(ROOT.iterdir()) == before


@pytest.mark.parametrize("to", ["toml", "json"])
def test_output_cannot_move_the_cursor_and_keeps_its_meaning(to: str) -> None:
    """Control characters are escapes in either syntax; other scripts stay as they are."""
    note = "a\x1b[2J\x7f\x9b\u202e\u2028\ttab\nline \\ \" ' ''' 홍"

    done = run("convert", "-", "-", "--to", to, stdin=json.dumps({"note": note}))
    read = tomllib.loads(done.stdout) if to == "toml" else json.loads(done.stdout)

    assert read["note"] == note
    assert "홍" in done.stdout
    assert not {"\x1b", "\x7f", "\x9b", "\u202e", "\u2028"} & set(done.stdout)


def test_the_pointer_to_a_schema_is_kept() -> None:
    """`$schema` is no fact, but it is the writer's."""
    done = run("convert", "-", "-", "--to", "toml", stdin='{"$schema": "s.json", "id": "x"}')

    assert done.stdout == '"$schema" = "s.json"\nid = "x"\n'
