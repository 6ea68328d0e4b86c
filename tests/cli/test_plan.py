"""`allcli plan` as a user runs it."""

import json
from pathlib import Path

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
        (
            ("--avoid", "blinatumomb"),
            "blinatumomb: unknown option or group of options (did you mean",
        ),
        (("--avoid", ""), "'': unknown option or group of options"),
        (("--avoid", "dli"), "--avoid: no road is made of dli (it stands beside therapy)"),
        (("--donor", "brother"), '--donor: plan.donor: "brother" is not one of matched-sibling'),
        (("--donor", ""), "--donor: names no donor"),
        (("--donor", "none=3"), '--donor: plan.donor: "none=3" is not one of matched-sibling'),
        (("--by", "tomorrow"), "'tomorrow' is not a date such as 2018-05-31"),
        (("--by", "2026-02-30"), "'2026-02-30' is not a date"),
        (("--by", ""), "'' is not a date"),
        (("--by", "2025-11-19"), "--by: 2025-11-19 is past (roads begin on 2025-11-20)"),
        (("--by", "2101-01-01"), "2101-01-01 is not between 1900-01-01 and 2100-12-31"),
        (("--write-next", ""), "--write-next: names no folder"),
        (("--write-next", "no/such/folder"), "no/such/folder: its folder does not exist"),
    ],
)
def test_what_is_wrong_ends_with_one_message(words: tuple[str, ...], said: str) -> None:
    """Code 2, what was meant, no traceback."""
    done = run("plan", CASE, *words)
    lines = [
        line for line in done.stderr.splitlines() if line and not line.startswith(("Usage", "Try"))
    ]

    assert done.returncode == 2
    assert len(lines) == 1
    assert said in lines[0]
    assert done.stdout == ""


def test_where_no_road_is_open_no_folder_is_made(tmp_path: Path) -> None:
    """Nothing is to be written there, and that is said."""
    folder = tmp_path / "states"
    groups = ("immunotherapy", "chemotherapy", "low-intensity", "revumenib")
    every = [word for group in groups for word in ("--avoid", group)]
    done = run("plan", CASE, *every, "--write-next", str(folder))

    assert done.returncode == 0
    assert f"no road is open: no cases written to {folder}" in done.stderr
    assert not folder.exists()


def test_the_document_escapes_what_the_case_says() -> None:
    """The picture and the tables stand in HTML; a name is text in it."""
    html = run("plan", CASE, "--set", "id=<script>x</script>", "-f", "html").stdout

    assert "<svg" in html
    assert "<script>x" not in html
    assert "&lt;script&gt;" in html
