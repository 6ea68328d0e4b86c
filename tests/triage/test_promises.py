"""The promises of the design, over random patients."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allcli.engine.load import load_rulebook
from allcli.rulebook.language import atoms
from allcli.rulebook.words import LEVELS, VERDICTS
from allcli.triage.assessment import Assessment, FlagResult
from tests.case.filling import Piece, facts_of, filled_in, stages
from tests.cases import FIT, assessed, option
from tests.profile import examples
from tests.report.golden import printed
from tests.triage.completing import chosen
from tests.triage.strategies import full_cases, partial_and_full

Changes = Mapping[str, Any]


def places(result: Assessment) -> dict[str, tuple[int, int]]:
    """Best and worst class of every option that may apply."""
    return {
        entry.id: (VERDICTS.index(entry.verdict), VERDICTS.index(entry.worst))
        for entry in result.options
        if entry.verdict != "not-applicable"
    }


@examples(400)
@given(partial_and_full())
def test_every_completion_lies_within_the_interval(pair: tuple[Changes, Changes]) -> None:
    """Whatever becomes known later, a verdict stays between the best and the worst reported."""
    partial, full = assessed(pair[0]), assessed(pair[1])
    before, after = places(partial), places(full)

    for name, (verdict, _) in after.items():
        if name in before:
            assert before[name][0] <= verdict <= before[name][1], name


@examples(60)
@given(filled_in())
def test_an_interval_only_narrows_while_the_file_is_filled_in(filled: list[Piece]) -> None:
    """From the empty case to the full one, what is said of an option lies within what was said."""
    choices = [chosen(facts_of(fields)) for fields in stages(filled, 5)[2:]]

    for before, after in pairwise(choices):
        for was, now in zip(before.options, after.options, strict=True):
            assert was.applies in (None, now.applies), was.id
            if now.applies is not False:
                assert was.best <= now.best <= now.worst <= was.worst, was.id
        earlier, then = before.suggestion, after.suggestion
        if earlier.robust:
            assert (then.salvage, then.destination) == (earlier.salvage, earlier.destination)


@examples(400)
@given(partial_and_full())
def test_a_robust_suggestion_never_changes(pair: tuple[Changes, Changes]) -> None:
    """What is called robust holds in every completion."""
    partial, full = assessed(pair[0]).suggestion, assessed(pair[1]).suggestion

    if partial.robust:
        assert (full.salvage, full.destination) == (partial.salvage, partial.destination)
        assert full.least_objectionable == partial.least_objectionable


@examples(200)
@given(partial_and_full())
def test_a_provisional_suggestion_says_what_it_hangs_on(pair: tuple[Changes, Changes]) -> None:
    """Provisional means that a question is open; robust means that none could change it."""
    result = assessed(pair[0])
    decisive = [question for question in result.questions if question.changes == "suggestion"]

    assert result.suggestion.robust or result.questions
    assert not (result.suggestion.robust and decisive)


INTENT = "plan.transplant_intended"


def is_of_a_given_up_transplant(flag: FlagResult, full: Assessment) -> bool:
    """Whether it stands on the intended transplant alone, and the road ends without one."""
    rulebook, suggestion = load_rulebook(), full.suggestion
    options, after_options = rulebook.options, rulebook.trees[len(rulebook.options) :]
    asked = {
        criterion.id: {atom.fact.name for atom in atoms(tree)}
        for criterion, tree in zip(rulebook.criteria, after_options, strict=False)
    }
    return (
        flag.option in (suggestion.salvage, suggestion.destination)
        and not (suggestion.destination and options[suggestion.destination].transplant)
        and full.facts.get(INTENT) == "yes"
        and all(INTENT in asked[reason.criterion] for reason in flag.reasons)
    )


def is_said_of_the_salvage(flag: FlagResult, full: Assessment) -> bool:
    """Whether its destination is the salvage itself, which carries the harm as high or higher."""
    options, suggestion = load_rulebook().options, full.suggestion
    salvage, destination = suggestion.salvage, suggestion.destination
    if not salvage or not destination or flag.option != destination:
        return False
    levels = [LEVELS.index(other.level) for other in full.flags
              if (other.option, other.kind) == (salvage, flag.kind) and other.level]  # fmt: skip
    is_one = options[destination].is_part_of in options[salvage].groups
    return is_one and bool(flag.level) and max(levels, default=-1) >= LEVELS.index(flag.level)


@examples(200)
@given(partial_and_full())
def test_a_certain_flag_stays(pair: tuple[Changes, Changes]) -> None:
    """More knowledge adds flags or raises them while their option stands; it lifts none.

    Those of a road hold on that road: not where what it takes for decided is decided otherwise, nor
    of a transplant that was intended and turns out not to be the way. Where the destination is the
    salvage itself, a harm of both is said of the salvage.
    """
    partial, full = assessed(pair[0]), assessed(pair[1])
    standing = places(full)
    after = {(flag.option, flag.kind): flag.level for flag in full.flags}

    taken = partial.suggestion.assumes and full.facts.get(partial.suggestion.assumes) != "yes"
    elsewhere = {partial.suggestion.salvage, partial.suggestion.destination} if taken else set()
    for flag in partial.flags:
        if flag.level and flag.option in standing and flag.option not in elsewhere:
            level = after.get((flag.option, flag.kind))
            if level is None or LEVELS.index(level) < LEVELS.index(flag.level):
                assert is_of_a_given_up_transplant(flag, full) or is_said_of_the_salvage(flag, full)


@examples(200)
@given(full_cases())
def test_what_is_contraindicated_or_to_be_avoided_is_never_suggested(patient: Changes) -> None:
    """The suggestion is suitable or needs caution, applies, and can be had here."""
    result = assessed(patient)

    for name in (result.suggestion.salvage, result.suggestion.destination):
        if name:
            assert option(result, name).verdict in ("suitable", "caution")
            assert option(result, name).access.status != "neither"


@given(full_cases())
def test_t_lineage_never_gets_a_b_lineage_drug(patient: Changes) -> None:
    """No CD19- or CD22-directed drug in T-ALL, whatever the rest."""
    result = assessed(patient, {"disease.lineage": "t-all"})
    directed = [
        entry for entry in load_rulebook().options.values() if "immunotherapy" in entry.groups
    ]

    assert len(directed) == 14
    for entry in directed:
        assert option(result, entry.id).verdict == "not-applicable"
    assert not {entry.id for entry in directed} & {result.suggestion.salvage}


@examples(200)
@given(full_cases(), st.data())
def test_an_unknown_exclusion_never_clears(patient: Changes, data: st.DataObject) -> None:
    """Whatever is not told, the worst that is reported is no better than what telling gives."""
    hidden = data.draw(st.sampled_from(sorted(patient)))
    closed = f"{hidden.split('.')[0]}.unstated"
    stated, unstated = assessed(patient), assessed(patient, {hidden: None, closed: None})

    before, after = places(unstated), places(stated)

    for name, (verdict, _) in after.items():
        assert name not in before or before[name][1] >= verdict, name


@examples(200)
@given(full_cases())
def test_what_is_not_known_to_be_accessible_is_said(patient: Changes) -> None:
    """A suggested salvage is licensed or paid for here, or the report says that it may not be."""
    result = assessed(patient)
    chosen = result.suggestion.salvage
    if chosen is None or chosen == "no-salvage":
        return

    access = option(result, chosen).access

    assert access.status != "neither"
    if access.status == "unknown":
        words = ("access not known", "access depends on", "not licensed for this")
        assert any(word in " ".join(printed(result, 200).split()) for word in words)


DAYS = st.dates(date(2020, 1, 1), date(2026, 3, 1))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


@examples(300)
@given(st.tuples(DAYS, DAYS, DAYS, DAYS), st.tuples(FORMS, FORMS, FORMS, FORMS))
def test_an_imprecise_date_never_gives_an_answer_that_the_true_day_contradicts(
    drawn: tuple[date, ...], forms: tuple[str, ...]
) -> None:
    """Response, HCT, relapse and assessment known to the month or year: certain stays certain."""
    days = sorted(drawn)

    def told(response: str, hct: str, relapse: str, assessed_on: str) -> Assessment:
        return assessed(FIT, {
            "assessed_on": assessed_on,
            "lines": [{"best_response": "cr", "response_on": response, "relapsed_on": relapse}],
            "transplants": [{"type": "allogeneic", "date": hct, "relapsed_on": relapse}],
        })  # fmt: skip

    precise = told(*(day.isoformat() for day in days)).findings
    coarse = told(*(f"{day:{form}}" for day, form in zip(days, forms, strict=True))).findings

    for name, answer in coarse.items():
        assert answer in ("unknown", precise[name]), name
