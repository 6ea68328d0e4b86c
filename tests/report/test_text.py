"""The report on the terminal."""

import io
from datetime import date

import pytest
from rich.console import Console

from allcli.report.brief import rendered as brief
from allcli.report.forms import Colouring
from allcli.report.terminal import console, write
from allcli.report.text import Report
from tests.cases import AFTER_HCT, FIT, assessed
from tests.report.golden import KEPT, path_of, printed, rendered
from tests.triage.test_examples import SHOWS, example


def written(to: Console, out: io.StringIO) -> str:
    write(to, Report(example("post-hct-active-gvhd"), to.width).lines())
    return out.getvalue()


@pytest.mark.parametrize(("name", "width"), KEPT)
def test_a_report_looks_as_it_did(name: str, width: int) -> None:
    """Layout at 80 and 100 columns; after a change on purpose run tests.report.golden."""
    assert rendered(example(name), width) == path_of(name, width).read_text()


@pytest.mark.parametrize("name", SHOWS)
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    """Whatever the case, at every usual width."""
    assert all(len(line) <= width for line in rendered(example(name), width).splitlines())


def test_the_headline_comes_first_and_the_sections_follow_its_logic() -> None:
    """Suggestion, options, flags, bridge, what is not known, sources."""
    text = rendered(example("sparse"), 100)
    marks = ["Suggested salvage", "Provisional:", "OPTIONS", "TOXICITY FLAGS", "BRIDGE TO ALLO-HCT",
             "MISSING INFORMATION THAT MATTERS", "REFERENCES"]  # fmt: skip

    places = [text.index(mark) for mark in marks]

    assert places == sorted(places)


def test_what_cannot_wait_is_told_before_the_suggestion() -> None:
    """Sight is lost while a drug is being chosen."""
    case = assessed(FIT, {"disease.emergency": ["vision"]})
    text = rendered(case, 100)

    assert text.index("TODAY, FIRST OF ALL") < text.index("Suggested first salvage")
    assert "Ophthalmologist, MRI of the orbits" in " ".join(text.split())
    assert (
        "TODAY: vision threatened, eye or optic nerve involved; then Suggested first salvage"
        in brief(case)
    )


def test_nothing_is_said_of_today_where_nothing_presses() -> None:
    """The section is for those who need it."""
    text = rendered(assessed(FIT, {"disease.emergency": []}), 100)

    assert "TODAY" not in text


def test_a_number_is_shown_with_the_value_that_was_seen() -> None:
    """The reader sees the threshold and the patient's own figure."""
    text = rendered(assessed(FIT, {"disease.marrow_blasts_pct": 62}), 100)

    assert "marrow blasts ≥ 50 % (marrow blasts 62 %)" in text


def test_what_nobody_could_verify_is_marked() -> None:
    """The INO-VATE gate is recalled only: the reader is told."""
    text = rendered(assessed(AFTER_HCT, {"gvhd.acute_grade": 3}), 100)

    assert "(unverified)" in text
    assert "inovate-eligibility?" in text


def test_a_verdict_that_could_still_turn_is_not_shown_as_cleared() -> None:
    """A tired reader must not take "suitable" for an answer while VOD history is unknown."""
    text = rendered(example("sparse"), 100)

    assert "(incomplete data)" in text


def test_access_is_told_in_words() -> None:
    """Korea before inotuzumab: both the clinically first and the accessible are named."""
    text = rendered(example("korea-2017"), 100)

    assert "Clinically first, but neither licensed nor reimbursed in KR on 2017-03-20" in text
    assert "KR: reimbursed" in text


def test_access_that_hangs_on_a_missing_fact_is_told() -> None:
    """Korea before payment: licensed only if Ph-negative, and that is not known."""
    korean = {"jurisdiction": "KR", "genetics.bcr_abl1": None}
    text = printed(assessed(FIT, korean, as_of=date(2016, 3, 20)), 120)

    assert "KR: access depends on what is not known, not reimbursed" in text


def test_a_pipe_gets_no_colour() -> None:
    """Not a terminal: no escape sequence."""
    out = io.StringIO()

    assert "\x1b" not in written(console(out), out)


@pytest.mark.parametrize("color", ["always", "never"])
def test_colour_can_be_asked_for_and_refused(color: Colouring) -> None:
    """Colour helps and carries nothing alone: without it the words are the same."""
    out = io.StringIO()
    made = console(out, color)

    assert ("\x1b[" in written(made, out)) is (color == "always")


def test_an_ascii_terminal_gets_ascii() -> None:
    """A legacy encoding ends in other signs, not in an error."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    made = console(out)
    made.width = 100

    write(made, Report(example("post-hct-active-gvhd"), made.width).lines())
    out.flush()
    text = out.buffer.getvalue().decode("ascii")

    assert "inotuzumab ozogamicin, at most 2 cycles -> second allo-HCT" in " ".join(text.split())
    assert ">= 90 %" in text


def test_the_last_line_says_when_the_rules_were_reviewed() -> None:
    """And a year later the headline warns, with the first topics."""
    now, later = (
        " ".join(printed(assessed(FIT, as_of=day), 100).split())
        for day in (date(2026, 11, 29), date(2028, 1, 1))
    )

    assert "rules of 2026-11-29, reviewed 2026-11-" in now
    assert "Last reviewed" not in now
    assert "Last reviewed a year or more before 2028-01-01: access" in later


def test_what_a_road_takes_for_decided_is_said() -> None:
    """Intent not stated: the headline is a road to HCT, and says what is told with it."""
    text = " ".join(printed(assessed(FIT, {"plan.transplant_intended": "unknown"}), 100).split())

    assert "Taken as decided: transplant intended." in text
