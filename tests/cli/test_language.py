"""`--lang`: the language of a page, and what it leaves as it is."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from allcli.cli.app import app
from tests.cases import ROOT
from tests.cli.commands import command, names

GVHD = str(ROOT / "cases" / "post-hct-active-gvhd.toml")
REMARKS = ("인용 문장(근거, 조치)은 영어 원문", "인용은 영어 원문, 한국어는 미검토")
SUGGESTED = "1차 구제요법: 이노투주맙 오조가마이신"


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, words, env=environment)


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
@pytest.mark.parametrize("name", ["assess", "flags"])
def test_a_page_for_people_is_in_the_language(name: str, form: str) -> None:
    """On the terminal and as a document; it says itself what stays English."""
    done = run(name, GVHD, "--lang", "ko", "--format", form)

    assert done.exit_code == 0
    assert SUGGESTED in done.stdout
    assert any(said in done.stdout for said in REMARKS)
    assert "prior allo-HCT" in done.stdout


@pytest.mark.parametrize("more", [["--brief"], ["--full"], ["--explain"]])
def test_every_extent_of_the_answer_is_in_the_language(more: list[str]) -> None:
    """One line, the whole report, and the trace."""
    assert SUGGESTED in run("assess", GVHD, "--lang", "ko", *more).stdout


def test_the_document_names_its_language() -> None:
    """A screen reader must know how to read it."""
    assert '<html lang="ko">' in run("assess", GVHD, "--lang", "ko", "-f", "html").stdout
    assert '<html lang="en-GB">' in run("assess", GVHD, "-f", "html").stdout


@pytest.mark.parametrize("name", ["assess", "flags"])
def test_json_is_the_same_in_every_language(name: str) -> None:
    """What is for programs has one language."""
    english = run(name, GVHD, "--format", "json")
    korean = run(name, GVHD, "--format", "json", "--lang", "ko", LANG="ko_KR.UTF-8")

    assert json.loads(korean.stdout) == json.loads(english.stdout)
    assert korean.stdout == english.stdout


def test_the_exit_code_is_the_same_in_every_language() -> None:
    """A flag that fails a run does so in Korean."""
    done = run("assess", GVHD, "--lang", "ko", "--brief", "--fail-on", "high")

    assert done.exit_code == 1


@pytest.mark.parametrize("words", ["fr", "korean", "", "../ko"])
def test_a_language_that_there_is_not_is_refused(words: str) -> None:
    """One message with what is allowed; nothing is assessed."""
    done = run("assess", GVHD, "--lang", words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "en or ko" in done.stderr


@pytest.mark.parametrize(
    ("environment", "is_korean"),
    [
        ({"LANG": "ko_KR.UTF-8"}, True),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_MESSAGES": "ko_KR.UTF-8"}, True),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, True),
        ({}, False),
    ],
)
def test_without_the_option_the_system_decides(
    environment: dict[str, str], is_korean: bool
) -> None:
    """By the first variable that is set; a language without a catalogue is English."""
    unset = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}

    assert (SUGGESTED in run("assess", GVHD, "--brief", **{**unset, **environment}).stdout) is (
        is_korean
    )


def test_the_option_counts_more_than_the_system() -> None:
    """`--lang en` on a Korean computer."""
    done = run("flags", GVHD, "--lang", "en", LANG="ko_KR.UTF-8", LC_ALL="", LC_MESSAGES="")

    assert "SUGGESTED ROAD" in done.stdout


def test_a_file_is_written_in_the_language(tmp_path: Path) -> None:
    """As on the screen."""
    file = tmp_path / "case.html"

    assert run("assess", GVHD, "--lang", "ko-KR", "-o", str(file)).exit_code == 0
    assert SUGGESTED in file.read_text(encoding="utf-8")


def test_only_the_pages_that_have_korean_words_take_the_option() -> None:
    """What would be half English does not offer it."""
    offering = {
        name for name in names() if any("--lang" in option.opts for option in command(name).params)
    }

    assert offering == {"assess", "flags"}
