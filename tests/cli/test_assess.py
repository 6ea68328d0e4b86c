"""`allcli assess` as a shell user meets it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.process import ENV, run_process
from tests.cli.shell import run
from tests.profile import slow

GVHD = "cases/post-hct-active-gvhd.toml"
FIT = "cases/first-relapse-fit.toml"


def test_a_case_is_assessed() -> None:
    """The report on stdout, nothing on stderr, exit 0."""
    done = run("assess", GVHD)

    assert done.returncode == 0
    assert "Suggested first salvage: inotuzumab ozogamicin, at most 2 cycles" in done.stdout
    assert done.stderr == ""


def test_several_cases_are_assessed_in_order() -> None:
    """One line each with --brief."""
    lines = run("assess", FIT, GVHD, "--brief").stdout.splitlines()

    assert [line.split(":")[0] for line in lines] == ["first-relapse-fit", "post-hct-active-gvhd"]


def test_standard_input_is_a_case_in_either_syntax() -> None:
    """`-` reads TOML or JSON and tells them apart."""
    toml = run("assess", "-", "--brief", stdin=(ROOT / FIT).read_text())
    as_json = run("assess", "-", "--brief", stdin='{"id": "x", "disease": {"status": "relapsed"}}')

    assert toml.stdout.startswith("first-relapse-fit: Suggested first salvage")
    assert as_json.stdout.startswith("x: No drug suggested: lineage is not known")


def test_json_is_valid_and_alone_on_stdout() -> None:
    """Ready for jq."""
    done = run("assess", GVHD, "--format", "json")

    assert json.loads(done.stdout)["suggestion"]["robust"] is True


def test_explain_shows_every_criterion_with_what_it_saw() -> None:
    """Condition, values, outcome, effects and the sources in full."""
    text = run("assess", GVHD, "--explain", COLUMNS="200").stdout

    assert "blinatumomab-acute-gvhd-grade-2-to-4: holds" in text
    assert "MAGIC grade ≥ 2: 3 -> yes" in text
    assert "doi:10.3904/kjm.2020.95.5.320 (primary)" in text
    assert "before low-intensity therapy: preferred (low-intensity-last)" in text


def test_what_deserves_a_second_look_is_said_beside_the_report() -> None:
    """On stderr, so that the JSON on stdout stays whole."""
    case = '{"id": "x", "antigens": {"cd22": "positive", "cd22_pct": 12}}'

    done = run("assess", "-", "--format", "json", stdin=case)

    assert done.returncode == 0
    assert 'warning: antigens.cd22_pct: CD22 "positive" on fewer than 20 %' in done.stderr
    assert json.loads(done.stdout)["receipt"]["case_id"] == "x"


def test_the_rules_of_another_day_and_place_can_be_asked_for() -> None:
    """--as-of and --jurisdiction override what the case says."""
    done = run("assess", FIT, "-f", "json", "--as-of", "2017-03-20", "--jurisdiction", "KR")
    receipt = json.loads(done.stdout)["receipt"]

    assert (receipt["as_of"], receipt["jurisdiction"]) == ("2017-03-20", "KR")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((GVHD,), 0),
        ((GVHD, "--fail-on", "high"), 1),
        ((FIT, "--fail-on", "high"), 0),
        ((FIT, "--fail-on", "moderate"), 1),
        (("cases/post-hct-early-relapse.toml", "--fail-on", "high"), 0),
        (("cases/post-hct-early-relapse.toml", "--fail-on", "high", "--any-option"), 1),
        ((FIT, "--fail-on", "low"), 1),
        (("cases/in-remission.json", "--fail-on", "high"), 0),
        (("none.toml",), 2),
        (("none.toml", FIT, "--fail-on", "low"), 2),
        ((FIT, "--fail-on", "dreadful"), 2),
        ((FIT, "--as-of", "yesterday"), 2),
        ((FIT, "--nonsense"), 2),
        ((), 2),
    ],
)
def test_the_exit_code_tells_a_script_what_happened(words: tuple[str, ...], code: int) -> None:
    """0 done, 1 a flag stands, 2 input or usage is wrong."""
    assert run("assess", *words).returncode == code


def test_a_bad_file_hides_no_other(tmp_path: Path) -> None:
    """Its problems go to stderr, all of them; the good case is still assessed."""
    bad = tmp_path / "bad.toml"
    bad.write_text("[patient]\nage = 340\necog = 9\n")

    done = run("assess", str(bad), FIT, "--brief")

    assert done.stdout.startswith("first-relapse-fit: ")
    assert [line.removeprefix(str(bad)) for line in done.stderr.splitlines()] == [
        ":2: patient.age: 340 is not possible; allowed: 0 to 120 years",
        "  |",
        "2 | age = 340",
        "  |       ^^^",
        ":3: patient.ecog: 9 is not possible; allowed: a whole number from 0 to 4",
        "  |",
        "3 | ecog = 9",
        "  |        ^",
        ": 2 problems, not assessed",
    ]


@pytest.mark.parametrize("name", ["evil\x1b[31m.toml", "none\x9b.toml"])
def test_a_file_name_cannot_move_the_cursor(name: str) -> None:
    """Not even in an error message."""
    done = run("assess", name)

    assert not {"\x1b", "\x9b"} & set(done.stderr)


def test_a_pipe_gets_no_colour_and_no_color_is_honoured() -> None:
    """Colour only on a terminal, or when it is forced."""
    assert "\x1b" not in run("assess", FIT).stdout
    assert "\x1b" in run("assess", FIT, FORCE_COLOR="1").stdout
    without = run("assess", FIT, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert not re.search(r"\x1b\[[0-9;]*(3[0-7]|9[0-7])m", without)


@slow
def test_a_terminal_that_knows_only_ascii_gets_an_answer() -> None:
    """No encoding error, and the arrow in two signs."""
    done = run_process("assess", GVHD, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")

    assert done.returncode == 0
    assert "2 cycles -> second" in done.stdout


@slow
def test_a_closed_pipe_ends_quietly() -> None:
    """`allcli assess ... | head -1` prints one line and no traceback."""
    command = f"'{sys.executable}' -m allcli assess {GVHD} | head -1"

    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env=ENV, check=False
    )

    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_version_and_help_are_there() -> None:
    """With examples and exit codes."""
    assert run("--version").stdout.startswith("allcli ")
    text = run("assess", "--help").stdout
    assert "allcli assess case.toml" in text
    assert "Exit codes" in text


@pytest.fixture
def sabotage(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Has assessing raise an error."""

    def broken_by(error: BaseException) -> None:
        def broken(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("allcli.triage.assess.assess", broken)

    return broken_by


def test_an_interrupted_run_ends_quietly(sabotage: Callable[[BaseException], None]) -> None:
    """Ctrl-C: exit 130, as shells expect, and no traceback."""
    sabotage(KeyboardInterrupt())
    done = run("assess", FIT)

    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_an_internal_error_is_one_sentence(sabotage: Callable[[BaseException], None]) -> None:
    """A bug never shows a traceback, nor the case, to a user."""
    sabotage(RuntimeError("patient 4711"))
    done = run("assess", FIT)

    assert done.returncode == 3
    assert done.stderr.startswith("allcli: internal error (RuntimeError)")
    assert "4711" not in done.stderr
