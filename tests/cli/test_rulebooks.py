"""`--rulebook`, the environment and the project file: which local rulebook a command uses."""

import json
import os
from pathlib import Path

import pytest

from tests.cases import ROOT
from tests.cli.shell import run
from tests.overlays import FROM_40, HEAD, INOTUZUMAB_FIRST, NEW, NO_MEC
from tests.profile import slow

FIT = (ROOT / "cases" / "first-relapse-fit.toml").read_text()


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A project: a folder with local rulebooks, and a case two folders down."""
    (tmp_path / "ward.toml").write_text(HEAD + INOTUZUMAB_FIRST)
    (tmp_path / "other.toml").write_text(HEAD + NO_MEC)
    (tmp_path / "patients" / "2026").mkdir(parents=True)
    (tmp_path / "patients" / "2026" / "case.toml").write_text(FIT)
    return tmp_path


def case(ward: Path) -> str:
    return str(ward / "patients" / "2026" / "case.toml")


def project(ward: Path, text: str = 'rulebooks = ["ward.toml"]') -> None:
    (ward / ".allcli.toml").write_text(text)


def used(*words: str, **env: str) -> list[str]:
    """The local rulebooks that an assessment was made with."""
    done = run("assess", *words, "-f", "json", **env)
    assert done.returncode == 0, done.stderr
    return [rule["file"] for rule in json.loads(done.stdout)["receipt"]["local"]]


@slow
def test_the_option_may_be_repeated(ward: Path) -> None:
    """Every file is laid, in the order named."""
    names = [str(ward / "other.toml"), str(ward / "ward.toml")]

    assert used(case(ward), "--rulebook", names[0], "--rulebook", names[1]) == [
        "other.toml",
        "ward.toml",
    ]


@slow
def test_the_environment_names_files(ward: Path) -> None:
    """Several are parted as in PATH."""
    names = os.pathsep.join([str(ward / "ward.toml"), str(ward / "other.toml")])

    assert used(case(ward), ALLCLI_RULEBOOK=names) == ["ward.toml", "other.toml"]


def test_a_project_file_above_the_case_names_files(ward: Path) -> None:
    """They are seen from the folder that the project file stands in."""
    project(ward)

    assert used(case(ward)) == ["ward.toml"]


def test_the_option_stands_above_environment_and_project(ward: Path) -> None:
    """Named is named; `builtin` keeps all of them away."""
    project(ward)
    env = {"ALLCLI_RULEBOOK": str(ward / "ward.toml")}

    assert used(case(ward), "--rulebook", str(ward / "other.toml"), **env) == ["other.toml"]
    assert used(case(ward), "--rulebook", "builtin", **env) == []


def test_each_case_has_the_rules_of_its_own_folder(ward: Path) -> None:
    """Two cases of two projects in one run do not share a rulebook."""
    project(ward)

    done = run("assess", case(ward), "cases/first-relapse-fit.toml", "--brief")
    here, there = done.stdout.splitlines()

    assert "inotuzumab ozogamicin" in here
    assert "local rules: 1 change" in here
    assert "inotuzumab" not in there


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rulebook = "ward.toml"', 'rulebooks = ["ward.toml"]'),
        ('rulebooks = "ward.toml"', 'rulebooks = ["ward.toml"]'),
        ("rulebooks = [", ".allcli.toml:1: not valid TOML: "),
        ('rulebooks = ["gone.toml"]', "gone.toml: no such file"),
    ],
)
def test_a_faulty_project_file_is_refused(ward: Path, text: str, said: str) -> None:
    """One message, code 2, no result."""
    project(ward, text)

    done = run("assess", case(ward))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_faulty_rulebook_is_refused(ward: Path) -> None:
    """Every fault with its line; code 2, no result, no traceback."""
    bad = ward / "bad.toml"
    bad.write_text(HEAD + FROM_40.replace("40", "") + NO_MEC.replace("mec", "mecc"))

    done = run("assess", case(ward), "--rulebook", str(bad))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f'{bad}:7: mecc: the rulebook has no option of this name (did you mean "mec"?)\n'
        '  |\n7 | option = "mecc"\n  |           ^^^^\n'
    )


def test_what_a_rulebook_says_never_acts_on_the_terminal(ward: Path) -> None:
    """Control characters of a local rulebook are written out."""
    bad = ward / "bad.toml"
    bad.write_text('author = "A"\nreason = "\\u001b[31mred"\n' + NO_MEC)

    done = run("assess", case(ward), "--full", "--rulebook", str(bad))

    assert "\x1b" not in done.stdout
    assert "\\u001b[31mred" in done.stdout


def test_an_expired_change_is_warned_of_once(ward: Path) -> None:
    """On standard error, however many cases; the report says it too."""
    old = ward / "old.toml"
    old.write_text(HEAD + NO_MEC + "expires = 2020-01-01\n")

    done = run("assess", case(ward), case(ward), "--full", "--rulebook", str(old))

    assert done.stderr.splitlines() == [
        f"{old}: warning: option mec: the change ran until 2020-01-01 and is no longer applied"
    ]
    assert done.stdout.count("not applied: it ran until 2020-01-01") == 2


def test_reading_commands_take_local_rulebooks(ward: Path) -> None:
    """A local criterion is listed, found, shown with who decided it, and its source says so."""
    local = ward / "new.toml"
    local.write_text(HEAD + NEW)
    named = ("--rulebook", str(local))

    assert "our-rule  caution: inotuzumab-based [expert] (local)" in (
        run("criteria", "list", "--option", "inotuzumab", *named).stdout
    )
    assert "our-rule" in run("criteria", "search", "azoles", "first", *named).stdout
    shown = run("criteria", "show", "our-rule", *named).stdout
    assert "added  our board (A. Ward, new.toml)" in shown
    assert "our-rule" in run("cite", "yoon-2020", *named).stdout


def test_a_disabled_criterion_says_by_whom(ward: Path) -> None:
    """It is not shown, and the reason is."""
    local = ward / "less.toml"
    local.write_text(HEAD + '[[disable]]\ncriterion = "testis-local-plan"\n')

    done = run("criteria", "show", "testis-local-plan", "--rulebook", str(local))

    assert done.returncode == 2
    assert "disabled: our board (A. Ward, " in done.stderr


def test_init_writes_a_rulebook_that_works_and_never_overwrites(tmp_path: Path) -> None:
    """It names itself in its first lines, and is refused a second time without --force."""
    made = tmp_path / "ours.toml"
    case_ = "cases/first-relapse-fit.toml"

    first = run("criteria", "init", str(made))
    text = made.read_text()
    made.write_text(text + "# mine\n")
    second = run("criteria", "init", str(made))

    assert first.returncode == 0
    assert "--rulebook ours.toml" in text
    assert used(case_, "--rulebook", str(made)) == ["ours.toml"]
    assert second.returncode == 2
    assert made.read_text().endswith("# mine\n")
    assert run("criteria", "init", str(made), "--force").returncode == 0
    assert made.read_text() == text
