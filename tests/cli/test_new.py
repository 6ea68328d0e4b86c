"""`allcli new` as a shell user meets it."""

import os
import pty
import tomllib
from datetime import date
from pathlib import Path

import pytest

from allcli.case.files.read import parse_case, read_case
from allcli.case.model import Case
from allcli.cli.new import _write
from allcli.cli.still_open import StillOpen
from tests.cases import ROOT
from tests.cli.process import PIPES, Completed, ended, started
from tests.cli.terminal import at_a_terminal
from tests.profile import crossed, more, slow

pytestmark = more  # in processes of their own

ENTER = "\n"
TO_LINEAGE = [ENTER] * 3  # past label, age and sex


@pytest.fixture(scope="module", autouse=True)
def _answered() -> None:
    """What every session asks of itself first, and so each that is forked finds."""
    StillOpen("case.toml")({})


def lines(*answers: str) -> list[str]:
    return [f"{answer}\n" for answer in answers]


def run(*words: str, folder: Path) -> Completed:
    """A run without a terminal, in which a question would find no answer."""
    return ended(started("new", *words, folder=folder, **PIPES))


@pytest.mark.parametrize("words", [(), ("case.toml",), ("-", "--force")])
def test_without_a_terminal_nothing_is_asked(words: tuple[str, ...], tmp_path: Path) -> None:
    """One sentence, exit 2, no waiting, no file."""
    done = run(*words, folder=tmp_path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "allcli new asks questions and so needs a terminal; --template does not.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_questions_that_nobody_would_see_are_not_asked() -> None:
    """With stderr sent elsewhere there is no prompt to answer."""
    screen_end, program_end = pty.openpty()
    try:
        done = ended(started("new", **PIPES | {"stdin": program_end}))
    finally:
        os.close(screen_end)
        os.close(program_end)

    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_a_session_writes_a_case_that_can_be_assessed(tmp_path: Path) -> None:
    """From the first prompt to the file, with a wrong answer on the way, left by `q`."""
    typed = lines("A-17", "340", "34", "?", "f", "b", "rel", "q", "")

    done = at_a_terminal(["new", "case.toml"], typed, tmp_path)

    assert done.code == 0
    assert "340 is not possible; allowed: 0 to 120 years" in done.screen
    assert "whether pregnancy is possible; female, male; the first letters will do" in done.screen
    assert "Written. Next: allcli assess case.toml" in done.screen
    assert "34 years · B-ALL · relapsed" in done.stdout
    case = read_case(str(tmp_path / "case.toml")).case
    assert (case.id, case.patient.age, case.patient.sex) == ("A-17", 34, "female")
    assert (case.disease.lineage, case.disease.status) == ("b-all", "relapsed")
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]
    assert (tmp_path / "case.toml").stat().st_mode & 0o777 == 0o600


def test_without_a_file_the_case_alone_is_on_stdout(tmp_path: Path) -> None:
    """Prompts are for the screen; Ctrl-D asks whether to keep."""
    done = at_a_terminal(["new"], ["A-17\n", "\x04", "y\n"], tmp_path)

    assert done.code == 0
    assert tomllib.loads(done.stdout) == {"assessed_on": date.today(), "id": "A-17"}
    assert done.stdout.startswith("# Left before the end: what is not written is unknown.\n")
    assert "Next: allcli assess FILE" in done.screen


def test_every_question_can_be_passed_over(tmp_path: Path) -> None:
    """To the end; what was not said is not in the file."""
    done = at_a_terminal(["new"], ["A-17\n"] + [ENTER] * 60, tmp_path)

    assert tomllib.loads(done.stdout).keys() == {"assessed_on", "id"}


def test_nothing_answered_is_nothing_written(tmp_path: Path) -> None:
    """Not even an empty file."""
    done = at_a_terminal(["new", "case.toml"], ["q\n"], tmp_path)

    assert done.code == 0
    assert "Nothing is written." in done.screen
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("key", "reply"), crossed(["\x03", "\x04"], ["y\n", "n\n"]))
def test_an_interrupted_session_asks_whether_to_keep_the_answers(
    key: str, reply: str, tmp_path: Path
) -> None:
    """Nothing is lost by Ctrl-C or Ctrl-D, and nothing is written that was not confirmed."""
    done = at_a_terminal(["new", "case.toml"], ["A-17\n", key, reply], tmp_path)

    assert done.code == 0
    assert "keep what was said" in done.screen
    assert (tmp_path / "case.toml").exists() is reply.startswith("y")


def test_a_second_interruption_ends_it(tmp_path: Path) -> None:
    """Whoever insists gets out, and nothing is written."""
    done = at_a_terminal(["new", "case.toml"], ["A-17\n", "\x03", "\x03"], tmp_path)

    assert done.code == 130
    assert list(tmp_path.iterdir()) == []


def test_an_arrow_key_edits_the_line(tmp_path: Path) -> None:
    """Left, left, and what was forgotten is put in its place."""
    done = at_a_terminal(["new"], ["A7\x1b[D-1\n", "q\n", ENTER], tmp_path)

    assert tomllib.loads(done.stdout)["id"] == "A-17"


def test_a_case_is_continued_in_its_own_file(tmp_path: Path) -> None:
    """What stands there is not asked again, and comments and rights stay."""
    path = tmp_path / "sparse.toml"
    path.write_text((ROOT / "cases" / "sparse.toml").read_text())
    path.chmod(0o640)

    done = at_a_terminal(
        ["new", "sparse.toml", "--continue"], [ENTER, ENTER, *lines("85%", "no", "q", "")], tmp_path
    )

    text = path.read_text()
    assert "Age (years)" not in done.screen
    assert text.startswith("# What a night call gives")
    assert tomllib.loads(text)["antigens"]["cd22_pct"] == "85%"
    assert tomllib.loads(text)["genetics"] == {"bcr_abl1": "negative"}
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--continue",), "--continue needs the FILE of a case, and no --template"),
        (("nowhere.toml", "--continue"), "nowhere.toml: no such file"),
    ],
)
def test_only_a_case_that_is_there_can_be_continued(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Exit 2, one message, nothing asked."""
    done = at_a_terminal(["new", *words], [], tmp_path)

    assert done.code == 2
    assert said in done.screen
    assert list(tmp_path.iterdir()) == []


@slow
def test_a_list_that_was_left_says_so_in_the_file(tmp_path: Path) -> None:
    """Whoever opens it later must not take the transplants told so far for all."""
    typed = TO_LINEAGE + lines("b", "rel", "", "", "", "allo", "q", "")

    done = at_a_terminal(["new", "case.toml"], typed, tmp_path)

    text = (tmp_path / "case.toml").read_text()
    assert "# [[transplants]] may not be complete: add the rest before assessing.\n" in text
    assert tomllib.loads(text)["transplants"] == [{"type": "allogeneic"}]
    assert "[[transplants]] may not be complete" in done.screen


def test_answers_that_contradict_each_other_are_shown_and_kept(tmp_path: Path) -> None:
    """The file is written for correction, and the line is named."""
    (tmp_path / "case.toml").write_text("[disease]\nmarrow_blasts_pct = 62\n")
    typed = lines("", "", "", "", "b", "remission", "q", "")

    done = at_a_terminal(["new", "case.toml", "--continue"], typed, tmp_path)

    assert done.code == 0
    assert 'marrow_blasts_pct: status "remission" means < 5 % marrow blasts' in done.screen
    assert "These answers cannot all be true" in done.screen
    assert "marrow_blasts_pct = 62" in (tmp_path / "case.toml").read_text()


def test_what_is_typed_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    """A control character is refused, not taken for an answer."""
    done = at_a_terminal(["new"], lines("A\x16\x07", "A-17", "q", ""), tmp_path)

    assert "that holds control characters" in done.screen
    assert "\x07" not in done.stdout
    assert tomllib.loads(done.stdout)["id"] == "A-17"


def test_answers_that_cannot_be_saved_are_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They go to stdout, and stderr says why."""
    path = tmp_path / "case.toml"
    path.write_text("made in the meantime")

    assert _write(path, 'id = "A-17"\n', force=False) is False

    shown = capsys.readouterr()
    assert shown.out == 'id = "A-17"\n'
    assert shown.err == f"{path}: exists already; here is the case instead:\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("there.toml", "exists already; --force overwrites it"),
        ("folder", "is a folder or a device, not a file"),
        ("nowhere/case.toml", "its folder does not exist"),
        ("case.json", "the case is written as TOML; choose a name that ends in .toml"),
    ],
)
@pytest.mark.parametrize("template", [True, False], ids=["template", "questions"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_asked(
    name: str, reason: str, template: bool, tmp_path: Path
) -> None:
    """Exit 2, one sentence, and what was there stays."""
    (tmp_path / "there.toml").write_text("id = 'old'\n")
    (tmp_path / "folder").mkdir()

    done = run(name, *(["--template"] if template else []), folder=tmp_path)

    assert done.returncode == 2
    assert done.stderr == f"{name}: {reason}\n"
    assert (tmp_path / "there.toml").read_text() == "id = 'old'\n"


def test_force_overwrites(tmp_path: Path) -> None:
    """Through a symbolic link too, which stays one; nothing else is left behind."""
    (tmp_path / "case.toml").write_text("id = 'old'\n")
    (tmp_path / "link.toml").symlink_to("case.toml")

    done = run("link.toml", "--template", "--force", folder=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "case.toml").read_text().startswith("#:schema")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "link.toml"]
    assert (tmp_path / "link.toml").is_symlink()


def test_the_skeleton_needs_no_terminal(tmp_path: Path) -> None:
    """To stdout or to a file, with the rights that any new file has."""
    printed = run("--template", folder=tmp_path)
    written = run("case.toml", "--template", folder=tmp_path)
    (tmp_path / "other").touch()

    assert (printed.returncode, printed.stderr) == (0, "")
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "case.toml").read_text() == printed.stdout
    assert parse_case("new.toml", printed.stdout).case == Case()
    assert (tmp_path / "case.toml").stat().st_mode == (tmp_path / "other").stat().st_mode
