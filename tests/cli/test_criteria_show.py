"""`allcli criteria show`: the page of one record."""

import pytest

from allcli.engine.prepared import Prepared
from allcli.report.formats import Screen
from allcli.report.layout import StyledLine
from allcli.report.rulebook.record import FORMATS, Page, records_of
from tests.cli.process import run_process
from tests.cli.shell import run
from tests.profile import more, sampled


def test_a_criterion_is_shown_with_everything_that_belongs_to_it(rulebook: Prepared) -> None:
    """What is said, condition, facts, effects, sources, patients."""
    criterion = next(
        criterion for criterion in rulebook.criteria if criterion.id == "inotuzumab-high-burden"
    )
    text = run("criteria", "show", criterion.id, COLUMNS="100").stdout

    assert text.startswith(f"{criterion.id}: {criterion.title}\n")
    assert "\nWHEN\n  disease.marrow_blasts_pct >= 50\n" in text
    assert "  disease.marrow_blasts_pct  marrow blasts: 0 to 100 %\n" in text
    assert "\nTHEN\n  supports  inotuzumab" in text
    assert f"  strength  {criterion.strength}\n" in text
    for key in criterion.references:
        cited = rulebook.references[key]
        assert f"[{key}] {cited.authors}" in text
        assert cited.locator in text
        assert f"{cited.checked}: seen" in text
    assert "  does not hold:   disease.marrow_blasts_pct = 49\n" in text


@pytest.mark.parametrize("width", ["40", "80", "100"])
def test_no_line_is_wider_than_the_terminal(width: str) -> None:
    """But for a locator, which stays in one piece to be copied."""
    text = run("criteria", "show", "inotuzumab-high-burden", COLUMNS=width).stdout

    assert max(len(line) for line in text.splitlines() if "doi:" not in line) <= int(width)


@more
def test_an_ascii_terminal_gets_no_character_it_cannot_show() -> None:
    """Signs are spelt out, not lost."""
    words = ("criteria", "show", "inotuzumab-high-burden")
    text = run_process(*words, PYTHONIOENCODING="ascii").stdout

    assert text.isascii()
    assert "marrow blasts >= 50 %" in text


def test_only_the_headings_are_coloured_and_no_color_is_honoured() -> None:
    """Bold for headings when forced; nothing with --color never."""
    words = ("criteria", "show", "tower-all")

    assert "\x1b[1m" in run(*words, FORCE_COLOR="1").stdout
    assert "\x1b" not in run(*words, "--color", "never", FORCE_COLOR="1").stdout


def test_an_outcome_row_is_shown_with_its_figures(rulebook: Prepared) -> None:
    """Group, figures by endpoint, condition, source."""
    row = next(row for row in rulebook.outcomes if row.id == "tower-all")
    text = run("criteria", "show", row.id, COLUMNS="100").stdout

    assert text.startswith(f"tower-all: {row.group}\n")
    assert all(f"{endpoint}  " in text for endpoint in row.results)
    assert "[tower-2017]" in text


def test_the_days_of_a_road_are_shown_with_their_sources() -> None:
    """An interval with the options it is of, a constraint with what it waits for."""
    interval = run("criteria", "show", "response-flag-ida").stdout
    constraint = run("criteria", "show", "collection-after-allo-hct").stdout

    assert "days of response  25 to 51, usually 31" in interval
    assert "[flag-ida-2006]" in interval
    assert "step  collection: waits" in constraint
    assert "days  100 of hct.days_since" in constraint


def test_an_option_is_shown_with_all_that_speaks_of_it(rulebook: Prepared) -> None:
    """For whom, groups, licences and funding, criteria, outcomes, sources."""
    text = run("criteria", "show", "inotuzumab", COLUMNS="120").stdout

    assert rulebook.options["inotuzumab"].applies_says in text
    assert "inotuzumab-based, immunotherapy" in text
    assert "\nACCESS: inotuzumab\n  KR licence  " in text
    assert "\n  inotuzumab-high-burden  " in text
    assert "\nPUBLISHED OUTCOMES\n" in text
    assert "\n  [besponsa-us] " in text


def test_a_combination_is_shown_with_the_access_of_each_drug() -> None:
    """Both decide whether it can be had."""
    text = run("criteria", "show", "inotuzumab-ponatinib").stdout

    assert "ACCESS: inotuzumab\n" in text
    assert "ACCESS: ponatinib\n" in text


def shown(rulebook: Prepared, name: str) -> list[StyledLine]:
    """The page of a record."""
    record, renderer = records_of(rulebook)[name], FORMATS["text"]
    assert isinstance(renderer, Screen)
    return list(renderer.lines(Page(rulebook, record), 80))


@more
def test_every_record_of_the_rulebook_can_be_shown(rulebook: Prepared) -> None:
    """Whatever a list names has a page; daily some of them."""
    criteria, outcomes = rulebook.criteria, rulebook.outcomes

    names = [*rulebook.options, *(c.id for c in criteria), *(row.id for row in outcomes)]
    for name in sampled(names):
        assert len(shown(rulebook, name)) > 5


def test_without_vignettes_the_page_says_nothing_of_them(
    rulebook: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation may lack them; the rest of the page is whole."""
    monkeypatch.setattr("allcli.report.rulebook.record.vignettes_of", lambda _: [])
    text = str(shown(rulebook, "inotuzumab-high-burden"))

    assert "VIGNETTES" not in text
    assert "SOURCES" in text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("inotuzumab-high-burdn", 'did you mean "inotuzumab-high-burden"?'),
        ("tower-2017", "it is a reference: allcli cite tower-2017"),
        ("cd19-car-t", "it is a group of options: allcli criteria list --option cd19-car-t"),
        ("zzz\x1b[2J", "allcli criteria search finds words"),
    ],
)
def test_an_unknown_id_is_refused_with_what_may_be_meant(name: str, hint: str) -> None:
    """One line on stderr that acts on no terminal, exit 2."""
    done = run("criteria", "show", name)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert f"({hint})" in done.stderr
    assert "\x1b" not in done.stderr
