"""A fresh result replays the same; a changed one says what changed."""

import json
from typing import Any

import pytest
from hypothesis import given

from allcli.compare.replay import NotAResultError, Replayed, read_result, replay
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.report.json import rendered
from tests.cases import FIT, assessed, source
from tests.overlays import BLASTS, FROM_40, INOTUZUMAB_FIRST, assessed_with, local
from tests.profile import examples, slow
from tests.triage.strategies import Changes, full_cases, partial_and_full

HIGH = {"disease.marrow_blasts_pct": 45}


def replayed(text: str, rulebook: Prepared, *changes: Any) -> Replayed:
    now = source(*changes)
    return replay(read_result(text, now), now, rulebook)


def altered(text: str, **receipt: str) -> str:
    """The result with another receipt."""
    raw = json.loads(text)
    raw["receipt"] |= receipt
    return json.dumps(raw)


def result(*changes: Any) -> str:
    return rendered([assessed(*changes)], several=False)


@examples(25)
@given(partial_and_full())
def test_a_fresh_result_is_always_the_same(pair: tuple[Changes, Changes]) -> None:
    """Written as JSON, read and reckoned again, nothing differs and nothing changed."""
    for patient in pair:
        again = replayed(result(patient), load_rulebook(), patient)

        assert again.same
        assert (again.differences, again.changed) == ((), ())


@slow
@examples(10, daily=False)
@given(full_cases())
def test_a_result_with_local_rules_is_the_same_with_them(patient: Changes) -> None:
    """The local rulebook is part of what went in."""
    changed = local(FROM_40, INOTUZUMAB_FIRST)
    text = rendered([assessed_with(changed, patient)], several=False)

    assert replayed(text, changed, patient).same


def test_another_day_and_place_are_replayed_as_they_were(rulebook: Prepared) -> None:
    """What --as-of and --jurisdiction asked for is in the receipt."""
    korean = assessed(FIT, {"jurisdiction": "KR"})
    text = altered(rendered([korean], several=False), case_hash=source(FIT).hash)

    assert replayed(text, rulebook, FIT).same


def test_a_changed_case_names_the_facts(rulebook: Prepared) -> None:
    """What was written then and now, fact by fact."""
    again = replayed(result(FIT), rulebook, FIT, {"disease.marrow_blasts_pct": 80})

    assert not again.same
    (changed,) = again.changed
    assert changed.cause == "case"
    assert changed.details == ("disease.marrow_blasts_pct: 30, now 80",)


def test_a_case_written_otherwise_with_equal_facts_is_the_same(rulebook: Prepared) -> None:
    """A note changes the text of a case, not its answer."""
    again = replayed(result(FIT), rulebook, FIT, {"note": "seen again"})

    assert again.same
    assert [(change.cause, change.details) for change in again.changed] == [("case", ())]


def test_a_changed_rulebook_names_the_criteria() -> None:
    """Which criterion answers otherwise, and which file is new."""
    again = replayed(result(FIT, HIGH), local(FROM_40), FIT, HIGH)

    assert not again.same
    (changed,) = again.changed
    assert changed.cause == "rulebook"
    assert "ward.toml was not used then" in changed.says
    assert f"{BLASTS}: no, now yes" in changed.details


def test_a_rulebook_that_changed_elsewhere_gives_the_same() -> None:
    """Other rules that do not touch this patient are said, and the answer stands."""
    again = replayed(result(FIT), local(FROM_40), FIT)

    assert again.same
    assert [change.cause for change in again.changed] == ["rulebook"]


def test_a_missing_local_rulebook_is_asked_for(rulebook: Prepared) -> None:
    """A result that was made with a file says so."""
    text = rendered([assessed_with(local(INOTUZUMAB_FIRST), FIT)], several=False)

    again = replayed(text, rulebook, FIT)

    assert not again.same
    assert "ward.toml is not used now (--rulebook)" in again.changed[0].says


def test_another_engine_is_said(rulebook: Prepared) -> None:
    """The hash over the code is part of the receipt."""
    again = replayed(altered(result(FIT), engine="0" * 64), rulebook, FIT)

    assert again.same
    assert [change.cause for change in again.changed] == ["engine"]


def test_an_altered_result_is_found_out(rulebook: Prepared) -> None:
    """Nothing that went in differs, and yet the answer does."""
    text = result(FIT)
    assert '"robust": true' in text

    again = replayed(text.replace('"robust": true', '"robust": false'), rulebook, FIT)

    assert not again.same
    assert [change.cause for change in again.changed] == ["result"]


def test_of_several_results_the_one_of_this_case_is_taken(rulebook: Prepared) -> None:
    """By its text, else by its label."""
    text = rendered([assessed(HIGH), assessed(FIT)], several=True)

    assert replayed(text, rulebook, FIT).same


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("{}", "not a result of `allcli assess --format json`: at schema_version"),
        ("3", "not a result"),
        ("[]", "holds 0 results, and none is of this case"),
        ('[{"receipt": {"case_hash": "x"}}, 4]', "holds 2 results, and none is of this case"),
    ],
)
def test_what_is_no_result_is_refused(text: str, said: str) -> None:
    """With what is wrong about it."""
    with pytest.raises(NotAResultError, match=said.replace("(", r"\(")):
        read_result(text, source(FIT))
