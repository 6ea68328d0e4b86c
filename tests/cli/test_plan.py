"""`allcli plan` as a user runs it."""

import json

import pytest

from tests.cli.shell import called, run

CASE = "cases/post-hct-early-relapse.toml"


@pytest.mark.parametrize(("width", "height"), [("80", 40), ("100", 32)])
def test_the_best_roads_stand_on_one_screen(width: str, height: int) -> None:
    """With a line of days for each, what it keeps to, and what is not open."""
    shown = run("plan", CASE, COLUMNS=width).stdout.splitlines()
    text = " ".join(" ".join(shown).split())

    assert len(shown) <= height
    assert max(map(len, shown)) <= int(width)
    assert "SUGGESTED blinatumomab → second allo-HCT" in text
    assert "1 ! blinatumomab → second allo-HCT (open, caution)" in text
    assert "HCT 2025-12-24 to 2026-05-19" in text
    assert "clofarabine-based: age > 21 (avoid) → not modifiable" in text


def test_a_terminal_without_unicode_shows_the_same() -> None:
    """Arrows become ->, and no other mark is lost; colour adds nothing to the words."""
    _, plain, _ = called(("plan", CASE), encoding="ascii", env={"COLUMNS": "100"})
    coloured = run("plan", CASE, "--color", "always", COLUMNS="100").stdout

    assert b"blinatumomab -> second allo-HCT" in plain
    assert "\x1b[" in coloured


def test_changes_are_tried_without_touching_the_file() -> None:
    """Another donor, what is to be avoided by group or name, a day to arrive by."""
    none, without, soon = (
        json.loads(run("plan", CASE, "-f", "json", *words).stdout)
        for words in (
            ("--donor", "none"),
            ("--avoid", "blinatumomab-based", "--avoid", "FLA-Ida"),
            ("--by", "2026-01-15"),
        )
    )

    assert {road["destination"] for road in none["roads"]} == {"car-t", "no-hct"}
    assert without["roads"][0]["bridge"] == "inotuzumab"
    assert "fla-ida" in without["avoided"]
    assert {road["reaches"] for road in soon["roads"]} == {"perhaps", "no"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--avoid", "blinatumomb"), "did you mean"),
        (("--donor", "brother"), "plan.donor"),
        (("--by", "tomorrow"), "tomorrow"),
    ],
)
def test_what_is_wrong_ends_with_one_message(words: tuple[str, ...], said: str) -> None:
    """Code 2, what was meant, no traceback."""
    done = run("plan", CASE, *words)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_document_escapes_what_the_case_says() -> None:
    """The picture and the tables stand in HTML; a name is text in it."""
    html = run("plan", CASE, "--set", "id=<script>x</script>", "-f", "html").stdout

    assert "<svg" in html
    assert "<script>x" not in html
    assert "&lt;script&gt;" in html
