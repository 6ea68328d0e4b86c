"""`allcli cite` as a shell user meets it."""

import json

import pytest

from allcli.engine.prepared import Prepared
from allcli.report.rulebook.sources import resting_on
from tests.cli.shell import run
from tests.cli.test_startup import loaded


def test_a_reference_is_shown_in_full(rulebook: Prepared) -> None:
    """Authors, title, journal, year, place, locator, check, figure."""
    cited = rulebook.references["tower-2017"]
    text = run("cite", "tower-2017", COLUMNS="120").stdout

    assert text.startswith(f"tower-2017: {cited.title}\n")
    for words in (cited.authors, cited.journal, str(cited.year), cited.place, cited.doi):
        assert f"  {words}\n" in text
    assert "checked   primary: seen in the source itself\n" in text
    assert f"figure {cited.figure} " in " ".join(text.split())


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        ("secondary", "secondary: seen on a page that restates it"),
        ("unverified", "unverified: from memory, not seen"),
    ],
)
def test_how_a_source_was_checked_is_said_in_words(
    rulebook: Prepared, checked: str, words: str
) -> None:
    """A reader need not know our three terms."""
    cited = next(
        reference for reference in rulebook.references.values() if reference.checked == checked
    )

    assert f" {words}\n" in run("cite", cited.key, COLUMNS="120").stdout


def test_what_rests_on_a_reference_is_named(rulebook: Prepared) -> None:
    """Criteria, access rows, options and outcome rows, each that cites it and no other."""
    resting = resting_on(rulebook, "blincyto-us")

    assert resting["criteria"] == [c.id for c in rulebook.criteria if "blincyto-us" in c.references]
    assert "blinatumomab" in resting["options"]
    text = run("cite", "blincyto-us").stdout
    assert "\n  options " in text
    assert resting["criteria"][-1] in text


def test_several_references_follow_each_other() -> None:
    """In the order they were asked for."""
    text = run("cite", "tower-2017", "inovate-2016").stdout

    assert text.index("tower-2017: ") < text.index("\n\ninovate-2016: ")


def test_a_locator_stays_in_one_piece_on_a_narrow_terminal(rulebook: Prepared) -> None:
    """To be copied or clicked."""
    cited = max(rulebook.references.values(), key=lambda reference: len(reference.url))

    assert cited.url in run("cite", cited.key, COLUMNS="40").stdout


def test_all_references_are_one_line_each(rulebook: Prepared) -> None:
    """Key, year, check."""
    lines = run("cite", "--all").stdout.splitlines()

    assert lines == [f"{r.key}  {r.year}  {r.checked}" for r in rulebook.references.values()]


def test_json_is_a_list_of_whole_records(rulebook: Prepared) -> None:
    """With what rests on each, for one or for all."""
    (tower,) = json.loads(run("cite", "tower-2017", "--format", "json").stdout)
    everything = json.loads(run("cite", "--all", "--format", "json").stdout)

    assert tower["doi"] == rulebook.references["tower-2017"].doi
    assert tower["cited_by"] == resting_on(rulebook, "tower-2017")
    assert tower in everything
    assert [reference["key"] for reference in everything] == list(rulebook.references)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("tower-2071", 'did you mean "tower-2017"?'),
        ("blinatumomab", "it is in the rulebook: allcli criteria show blinatumomab"),
        ("zzz\x1b[2J", "allcli cite --all lists them"),
    ],
)
def test_an_unknown_key_is_refused_with_what_may_be_meant(key: str, hint: str) -> None:
    """One line on stderr that acts on no terminal, exit 2."""
    done = run("cite", key)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert f"({hint})" in done.stderr
    assert "\x1b" not in done.stderr


def test_one_unknown_key_does_not_hide_the_others() -> None:
    """What is known is shown, what is not is said, exit 2."""
    done = run("cite", "tower-2017", "nobody-1999")

    assert done.returncode == 2
    assert done.stdout.startswith("tower-2017: ")
    assert 'no reference is called "nobody-1999"' in done.stderr


@pytest.mark.parametrize("words", [(), ("tower-2017", "--all")])
def test_a_key_or_all_must_be_said_and_not_both(words: tuple[str, ...]) -> None:
    """Neither silence nor a guess."""
    done = run("cite", *words)

    assert done.returncode == 2
    assert "name one KEY or more, or say --all" in done.stderr


def test_help_reads_no_rulebook() -> None:
    """Nor the models and renderers it would need."""
    assert not {"pydantic", "rich", "allcli.rulebook.model"} & loaded("cite", "--help")
