"""One road, nothing hidden, and reasons that hold: over random patients, and case by case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from allcli.engine.load import load_rulebook
from allcli.rulebook.words import VERDICTS
from allcli.triage.assessment import Assessment
from tests.cases import AFTER_HCT, FIT, assessed, option
from tests.profile import examples
from tests.triage.completing import triaged
from tests.triage.strategies import partial_and_full

Changes = Mapping[str, Any]
OPEN_INTENT = {"plan.transplant_intended": "unknown", "plan.donor": "haploidentical"}


def on_road(result: Assessment) -> set[str | None]:
    suggestion = result.suggestion
    return {suggestion.salvage, suggestion.destination, *suggestion.adjuncts}


@examples(100)
@given(partial_and_full())
def test_every_option_that_may_apply_is_listed(pair: tuple[Changes, Changes]) -> None:
    """Whatever is not written, what is not ruled out stands in the list, in some place."""
    listed = {entry.id for entry in assessed(pair[0]).options if entry.applies != "no"}

    assert listed == {entry.id for entry in triaged(pair[0]).options if entry.applies is not False}


@examples(100)
@given(partial_and_full())
def test_every_reason_is_true_of_every_completion(pair: tuple[Changes, Changes]) -> None:
    """What is listed against or for an option holds once all is known, if the option applies."""
    partial, full = assessed(pair[0]), assessed(pair[1])
    applies = {entry.id for entry in full.options if entry.applies == "yes"}

    for entry in partial.options:
        if entry.id in applies:
            for reason in (*entry.against, *entry.supports):
                assert full.findings[reason.criterion] == "yes", (entry.id, reason.criterion)


@examples(100)
@given(partial_and_full())
def test_notes_and_results_are_those_of_the_road(pair: tuple[Changes, Changes]) -> None:
    """A note that is for certain options, or a closest result, is of one that is suggested."""
    result = assessed(pair[0])
    note_for = {criterion.id: set(criterion.note_for) for criterion in load_rulebook().criteria}

    for note in result.notes:
        assert not note_for[note.reason.criterion] or note_for[note.reason.criterion] & on_road(
            result
        )
    for row in result.outcomes:
        assert not row.closest or set(row.options) & on_road(result)


@examples(100)
@given(partial_and_full())
def test_the_road_is_that_of_who_decides_for_it(pair: tuple[Changes, Changes]) -> None:
    """With what the road takes for decided written down, road, flags and notes are the same."""
    result = assessed(pair[0])
    fact = result.suggestion.assumes
    if not fact:
        return

    decided = assessed(pair[0], {fact: True})

    assert decided.suggestion.destination == result.suggestion.destination
    if decided.suggestion.salvage == result.suggestion.salvage:
        mine = {result.suggestion.salvage, result.suggestion.destination}
        assert [flag for flag in result.flags if flag.option in mine] == [
            flag for flag in decided.flags if flag.option in mine
        ]
        assert {note.reason.criterion for note in decided.notes} == {
            note.reason.criterion for note in result.notes
        }


@examples(100)
@given(partial_and_full())
def test_what_stands_beside_it_is_never_ruled_out_later(pair: tuple[Changes, Changes]) -> None:
    """An adjunct that is named is suitable or needs caution, whatever becomes known."""
    partial, full = assessed(pair[0]), assessed(pair[1])

    for adjunct in partial.suggestion.adjuncts:
        assert VERDICTS.index(option(full, adjunct).verdict) <= VERDICTS.index("caution")


@pytest.mark.parametrize("unknown", ["disease.lineage", "disease.status"])
def test_no_drug_is_named_while_the_disease_is_open(unknown: str) -> None:
    """Lineage or status not known: the question comes first, and every option stays listed."""
    result = assessed(FIT, {unknown: "unknown"})

    assert result.suggestion.withheld_for == (unknown,)
    assert (result.suggestion.salvage, result.suggestion.destination) == (None, None)
    assert unknown in result.questions[0].facts
    assert option(result, "nelarabine").applies in ("unknown", "no")


def test_a_drug_whose_eligibility_is_open_says_on_what_it_hangs() -> None:
    """T-ALL without an age: nelarabine is listed and leads as unclear, for the age."""
    result = assessed({
        "disease.lineage": "t-all", "disease.status": "relapsed",
        "lines": [{"regimen": "hyper-CVAD", "best_response": "cr"},
                  {"regimen": "FLAG-Ida", "best_response": "nr"}],
    })  # fmt: skip

    assert option(result, "nelarabine").applies == "unknown"
    assert "nelarabine-based? (eligibility unclear: age not known)" in result.suggestion.text


@pytest.mark.parametrize("drug", ["ponatinib", "blinatumomab-ponatinib", "revumenib"])
def test_a_drug_for_a_marker_is_listed_but_does_not_lead_while_the_marker_is_open(
    drug: str,
) -> None:
    """Ph and KMT2A not tested: behind what is for the patient as known, and marked as open."""
    result = assessed(FIT, {"genetics.bcr_abl1": "unknown", "genetics.kmt2a": "unknown"})
    order = [entry.id for entry in result.options]

    assert option(result, drug).applies == "unknown"
    assert order.index(drug) > order.index("low-intensity")
    assert result.suggestion.salvage == "blinatumomab"


def test_salvage_and_destination_agree_while_the_intent_is_open() -> None:
    """Extramedullary relapse after HCT: the same road as with the intent written down."""
    patient = AFTER_HCT | {"disease.sites": ["marrow", "other"], "disease.extramedullary": True}
    open_, decided = (
        assessed(patient, OPEN_INTENT),
        assessed(patient, OPEN_INTENT, {"plan.transplant_intended": True}),
    )

    assert open_.suggestion.salvage == decided.suggestion.salvage == "inotuzumab"
    assert open_.suggestion.assumes == "plan.transplant_intended"
    assert decided.suggestion.assumes == ""


def test_of_an_or_only_the_part_that_holds_is_told() -> None:
    """A normal liver after HCT: the HCT; a high bilirubin without one: the bilirubin, its value."""
    after = option(assessed(AFTER_HCT), "clofarabine").against
    liver = option(assessed(FIT, {"labs.bilirubin_x_uln": 2}), "clofarabine").against
    saw = {
        reason.title: reason.saw
        for reasons in (after, liver) for reason in reasons
        if reason.criterion == "clofarabine-prior-hct-or-liver"
    }  # fmt: skip

    assert list(saw) == ["prior HCT", "bilirubin above normal"]
    assert saw["bilirubin above normal"] == ("bilirubin 2 x ULN",)


def test_an_open_or_tells_only_the_parts_that_are_open() -> None:
    """Never transplanted, liver not known: the HCT is not named among what could rule it out."""
    liver = {"labs.bilirubin_x_uln": "unknown", "labs.ast_x_uln": "unknown"}
    patient = FIT | {"patient.age": 20} | liver
    (reason,) = [
        reason for reason in option(assessed(patient), "clofarabine").open
        if reason.criterion == "clofarabine-prior-hct-or-liver"
    ]  # fmt: skip

    assert "prior HCT" not in reason.title
    assert "bilirubin above normal" in reason.title


def test_an_answer_says_how_old_its_rules_are() -> None:
    """From the oldest to the newest topic; a year after its review a topic is out of date."""
    today = assessed(FIT, as_of=date(2026, 11, 29)).receipt
    before, after = (
        assessed(FIT, as_of=day).receipt for day in (date(2027, 11, 23), date(2027, 11, 24))
    )

    assert today.reviewed_from
    assert today.reviewed_to
    assert today.reviewed_from <= today.reviewed_to
    assert today.outdated == before.outdated == ()
    assert {"vod", "extramedullary"} <= set(after.outdated)
    assert "options" not in after.outdated
