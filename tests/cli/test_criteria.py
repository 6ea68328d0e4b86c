"""`allcli criteria` as a shell user meets it."""

import json
import re
from typing import Any

import pytest

from allcli.engine.prepared import Prepared
from allcli.report.rulebook.effects import Effect, effects, short
from allcli.rulebook.model import Criterion
from tests.cli.shell import run
from tests.cli.test_startup import loaded

BARE = Criterion("id", "title", "hct.prior_allo", "says", "label", ("key",))
WINDOW = {"FORCE_COLOR": "1", "NO_COLOR": "1"}  # what makes a pipe look like a terminal


def listed(*words: str) -> list[str]:
    """The ids that a list names, in its order."""
    return re.findall(r"^  (\S+)  ", run("criteria", "list", *words).stdout, flags=re.M)


def as_json(*words: str) -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = json.loads(
        run("criteria", *words, "--format", "json").stdout
    )
    return made


# --- list -----------------------------------------------------------------------------------------


def test_every_criterion_and_every_outcome_is_listed_once(rulebook: Prepared) -> None:
    """In the rulebook's order, outcomes last, one line each in a pipe."""
    criteria = [criterion.id for criterion in rulebook.criteria]

    assert listed() == [*criteria, *(row.id for row in rulebook.outcomes)]


def test_criteria_stand_under_their_topic_and_outcomes_under_their_own_heading() -> None:
    """A topic is a file of the rulebook."""
    lines = run("criteria", "list").stdout.splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]

    assert {"BLINATUMOMAB", "INOTUZUMAB", "TRANSPLANT"} < set(headings)
    assert headings[-1] == "PUBLISHED OUTCOMES"


def test_a_line_says_effects_strength_and_what_is_doubtful(rulebook: Prepared) -> None:
    """What it does to whom, on what kind of evidence, and how far that was checked."""
    doubtful = next(criterion for criterion in rulebook.criteria if not criterion.checked)
    line = next(
        line
        for line in run("criteria", "list").stdout.splitlines()
        if line.startswith(f"  {doubtful.id}  ")
    )

    assert line.endswith(f" [{doubtful.strength}] (unverified)")


def test_a_source_that_was_not_seen_itself_is_marked() -> None:
    """Also where the criterion as such could be checked."""
    doubts = {criterion["doubt"] for criterion in as_json("list")["criteria"]}

    assert {"", "unverified", "a source secondary"} <= doubts


def test_only_what_speaks_of_an_option(rulebook: Prepared) -> None:
    """By its verdict, support, preference, flag or note; of outcomes those it had."""
    document = as_json("list", "--option", "inotuzumab")

    assert 0 < len(document["criteria"]) < len(rulebook.criteria)
    assert all("inotuzumab" in " ".join(criterion["effects"]) for criterion in document["criteria"])
    assert all("inotuzumab" in row["options"] for row in document["outcomes"])


def test_a_group_stands_for_each_of_its_options() -> None:
    """What speaks of one of them is listed."""
    whole = listed("--option", "inotuzumab-based")

    assert set(listed("--option", "inotuzumab")) <= set(whole)


def test_only_one_kind_of_effect_and_that_on_the_option_asked_for() -> None:
    """A verdict on one option with a flag on another is no flag on the first."""
    document = as_json("list", "--option", "inotuzumab", "--kind", "flag")

    assert document["criteria"]
    assert document["outcomes"] == []
    for criterion in document["criteria"]:
        assert "inotuzumab" in [flag["option"] for flag in criterion["flags"]]


def test_an_unknown_option_is_refused_with_what_may_be_meant() -> None:
    """On stderr, exit 2, nothing on stdout."""
    done = run("criteria", "list", "--option", "inotuzumb")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'no option or group of options is called "inotuzumb" (did you mean "inotuzumab"?)\n'
    )


def test_a_terminal_gets_wrapped_lines_and_a_pipe_whole_ones() -> None:
    """So that one can be read, and the other searched with grep."""
    words = ("criteria", "list", "--option", "inotuzumab")
    on_screen = run(*words, COLUMNS="70", **WINDOW).stdout
    piped = run(*words, COLUMNS="70").stdout

    assert max(map(len, re.sub(r"\x1b\[[\d;]*m", "", on_screen).splitlines())) <= 70
    assert max(map(len, piped.splitlines())) > 70


# --- effects in words -----------------------------------------------------------------------------


def test_a_group_is_named_where_all_of_it_is_meant() -> None:
    """The larger group first; what is left over keeps its own name."""
    groups = {"pair": ("a", "b"), "all": ("a", "b", "c"), "single": ("d",)}

    assert short(("a", "b", "c", "d"), groups) == ["all", "d"]
    assert short(("d", "a", "b"), groups) == ["d", "pair"]
    assert short(("a", "c"), groups) == ["a", "c"]


def test_pairs_of_preferences_are_joined_and_none_is_lost() -> None:
    """Two options above the same two are one statement; the third is another."""
    criterion = BARE._replace(prefer=("a > x", "a > y", "b > x", "b > y", "c > x"))

    assert effects(criterion) == [
        Effect("prefer", "prefers", ("a", "b"), ("x", "y")),
        Effect("prefer", "prefers", ("c",), ("x",)),
    ]


def test_the_effects_of_the_whole_rulebook_say_every_pair_and_verdict(rulebook: Prepared) -> None:
    """Nothing that a criterion does is left out of its words."""
    for criterion in rulebook.criteria:
        listed = effects(criterion)
        pairs = {f"{a} > {b}" for effect in listed for a in effect.options for b in effect.over}
        verdicts = {(o, e.head) for e in listed if e.kind == "verdict" for o in e.options}

        assert pairs == set(criterion.prefer)
        assert verdicts == set(criterion.verdict.items())


# --- search ---------------------------------------------------------------------------------------


def test_all_words_must_occur_whatever_their_case(rulebook: Prepared) -> None:
    """More words find less."""
    gvhd = {criterion["id"] for criterion in as_json("search", "GVHD")["criteria"]}
    both = {criterion["id"] for criterion in as_json("search", "gvhd", "Steroid")["criteria"]}

    assert both < gvhd < {criterion.id for criterion in rulebook.criteria}


@pytest.mark.parametrize(
    "word", ["inotuzumab-high-burden", "disease.marrow_blasts_pct", "deangelo-2020"]
)
def test_ids_facts_and_references_are_searched_too(word: str) -> None:
    """What a report or a condition names leads back to the criterion."""
    assert "inotuzumab-high-burden" in [
        criterion["id"] for criterion in as_json("search", word)["criteria"]
    ]


def test_outcomes_are_found_by_their_figures() -> None:
    """Endpoints and results are text like any other."""
    assert "tower-all" in [row["id"] for row in as_json("search", "7.7 vs 4.0")["outcomes"]]


def test_nothing_found_is_said_and_is_no_error() -> None:
    """On stderr; stdout stays empty, exit 0."""
    done = run("criteria", "search", "blinatumomab", "xyzzy")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing found\n")


# --- start-up -------------------------------------------------------------------------------------


def test_help_reads_no_rulebook() -> None:
    """Nor the models and renderers it would need."""
    assert not {"pydantic", "rich", "allcli.rulebook.model"} & loaded("criteria", "list", "--help")
