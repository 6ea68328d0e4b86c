"""The smallest sets of changes that make an option suitable, and what stands in its way."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, cycle, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.derive import derive
from allcli.case.facts import VOCABULARY, Facts
from allcli.case.files.read import read_case
from allcli.case.mutable import MUTABLE, PAST, may_be
from allcli.engine.cells import example, filled, possible
from allcli.engine.diagram import bits
from allcli.engine.lawful import broken_laws
from allcli.engine.load import load_rulebook
from allcli.rulebook.words import VERDICTS
from allcli.triage.evaluate import evaluate
from allcli.triage.explore.whynot import Remedy, Step, WhyNot, why_not, worst
from allcli.verify.patients import known as known_of
from allcli.verify.patients import patients_of
from tests.case.filling import narrowed
from tests.cases import A_DAY, AFTER_HCT, CASES, FIT, facts
from tests.overlays import NEW, local
from tests.profile import examples, more, sampled
from tests.triage.strategies import full_cases, partial_and_full
from tests.verify.folder import OURS

Changes = Mapping[str, Any]
OPTIONS = ["blinatumomab", "inotuzumab", "fla-ida", "tisagenlecleucel", "brexucabtagene", "dli",
           "second-allo-hct", "no-hct"]  # fmt: skip
GVHD = {"gvhd.acute_grade": 3, "gvhd.systemic_treatment": True}


def asked(option: str, known: Facts) -> WhyNot:
    rulebook = load_rulebook()
    return why_not(rulebook.options[option], rulebook, known, A_DAY)


def grade(option: str, known: Facts) -> int:
    rulebook = load_rulebook()
    return worst(evaluate(rulebook, known, A_DAY), rulebook.options[option])


@examples(60)
@given(partial_and_full(), st.sampled_from(OPTIONS))
def test_every_way_does_what_it_says(pair: tuple[Changes, Changes], option: str) -> None:
    """The facts changed so, and assessed, give the class or better for certain."""
    known = facts(pair[0])

    for goal in asked(option, known).goals:
        for way in goal.ways:
            changed = filled(known, {step.variable: step.example for step in way.steps})
            assert grade(option, changed) <= VERDICTS.index(goal.verdict)
            assert way.verdict == VERDICTS[grade(option, changed)]


@examples(200)
@given(full_cases(), st.sampled_from(OPTIONS))
def test_no_part_of_a_way_would_do(patient: Changes, option: str) -> None:
    """Some of its steps, whatever they are brought to: that fails, or no patient is so."""
    known = facts(patient)

    for goal in asked(option, known).goals:
        for way in goal.ways[:2]:
            for changed in parts(known, way):
                assert grade(option, changed) > VERDICTS.index(goal.verdict)


def parts(known: Facts, way: Remedy) -> Iterator[Facts]:
    """Every patient in whom some steps of a way, but not all, are taken to any cell they can.

    What follows from a step is no step of its own, and comes with it.
    """
    rulebook = load_rulebook()
    reached, broken = may_be(known), broken_laws(rulebook, known)
    taken = [step for step in way.steps if not step.follows]
    for size in range(len(taken)):
        for steps in combinations(taken, size):
            choices = []
            for step in steps:
                variable = rulebook.cells.variables[rulebook.cells.places[step.variable]]
                values = reached.get(step.fact, (known.value(step.fact),))
                cells = {cell for value in values for cell in bits(possible(variable, value))}
                choices.append([(step.variable, example(variable, cell)) for cell in cells])
            for chosen in list(product(*choices))[:60]:
                changed = with_traces(known, filled(known, dict(chosen)))
                if broken_laws(rulebook, changed) <= broken:
                    yield changed


def with_traces(known: Facts, changed: Facts) -> Facts:
    """What has ended is then a thing of the past."""
    ended = [past for name, past in PAST.items() if known.value(name) and not changed.value(name)]
    return changed.with_values(dict.fromkeys(ended, True))


def test_what_follows_is_no_way_alone() -> None:
    """Treatment for GVHD is a thing of the past once it has ended, and not before."""
    first_time = "gvhd.systemic_treatment and not gvhd.systemic_treatment_past"
    ours = NEW.replace("medication.azole", first_time).replace('"caution"', '"avoid"')
    rulebook = local(ours.replace("inotuzumab-based", "fla-ida"))
    known = facts(AFTER_HCT, {"gvhd.systemic_treatment": True})

    goals = why_not(rulebook.options["fla-ida"], rulebook, known, A_DAY).goals

    ways = [{step.variable for step in way.steps} for goal in goals for way in goal.ways]
    assert ways
    assert all("gvhd.systemic_treatment" in way for way in ways)


def questions() -> Iterator[tuple[str, Facts, str]]:
    """Every option for every example, and one for every tenth patient of the vignettes."""
    options = list(load_rulebook().options)
    for path, option in sampled(product(CASES, options)):
        yield path.stem, derive(read_case(str(path)).case), option
    tenth = list(patients_of(OURS))[::10]
    for patient, option in sampled(zip(tenth, cycle(options), strict=False)):
        yield patient.name, known_of(patient).facts, option


@more
def test_every_step_leads_to_where_its_fact_can_come() -> None:
    """No way asks for what no patient can do, as the record of the fact says it."""
    assert not [
        (name, option, step.says)
        for name, known, option in questions()
        for goal in asked(option, known).goals
        for steps in (goal.always, *(way.steps for way in goal.ways))
        for step in steps
        if not can_be_taken(step, known)
    ]


def can_be_taken(step: Step, known: Facts) -> bool:
    """Whether a step goes, through something, to a value that its fact can come to."""
    values = may_be(known).get(step.fact, (known.value(step.fact),))
    return step.through != "nothing" and any(narrowed(value, step.example) for value in values)


def test_what_no_treatment_brings_about_is_no_way() -> None:
    """A patient in remission is not to relapse so that blinatumomab applies."""
    known = facts(FIT, {"disease.status": "remission", "disease.marrow_blasts_pct": 1})
    answer = asked("blinatumomab", known)

    assert answer.applies == "no"
    assert "disease.status" not in {
        step.fact for goal in answer.goals for way in goal.ways for step in way.steps
    }


def test_what_treatment_can_fix_is_told_with_what_it_needs() -> None:
    """Blinatumomab after HCT with active GVHD: grade down, and treatment for it over."""
    answer = asked("blinatumomab", facts(AFTER_HCT, GVHD))

    (way,) = answer.goals[0].ways
    assert answer.verdict == "avoid"
    assert {step.through for step in way.steps} == {"treatment"}
    assert "no systemic treatment for GVHD" in [step.says for step in way.steps]


def test_time_is_told_as_a_day() -> None:
    """Within 84 days of an allo-HCT: the day on which they have passed."""
    soon = AFTER_HCT | {
        "assessed_on": "2026-03-01",
        "transplants": [{"type": "allogeneic", "date": "2026-01-10"}],
        "disease.status": "refractory",
    }
    answer = asked("blinatumomab", facts(soon))

    days = {step.on for goal in answer.goals for way in goal.ways for step in way.steps}
    assert date(2026, 4, 4) in days
    (blocker,) = [blocker for blocker in answer.blockers if "time" in blocker.through]
    assert blocker.reason.criterion == "blinatumomab-soon-after-allo-hct"


def test_an_evaluation_that_is_due_is_waited_for_not_treated() -> None:
    """CAR-T without its first marrow bars what comes next until that has been looked at."""
    cells = {"agents": ["brexucabtagene"], "best_response": "not-evaluated"}
    answer = asked("inotuzumab", facts(FIT, {"lines": [{"regimen": "hyper-CVAD"}, cells]}))

    (blocker,) = [b for b in answer.blockers if b.reason.criterion == "car-t-not-yet-evaluated"]
    assert blocker.through == ("time",)


def test_nothing_undoes_history() -> None:
    """Severe VOD before: no way to better than avoid, and the criterion is named."""
    answer = asked("inotuzumab", facts(FIT, {"liver.vod_severity": "severe"}))

    assert answer.attainable == "avoid"
    assert "inotuzumab-vod-severe" in [reason.criterion for reason in answer.unavoidable]
    assert ("inotuzumab-vod-severe", ()) in [
        (blocker.reason.criterion, blocker.through) for blocker in answer.blockers
    ]


def test_lineage_rules_out() -> None:
    """What is not for this lineage has no way at all."""
    answer = asked("blinatumomab", facts(FIT, {"disease.lineage": "t-all"}))

    assert answer.attainable == "not-applicable"
    assert not answer.goals


def test_what_is_not_known_is_to_be_found_out() -> None:
    """An unknown ejection fraction is a question, not a treatment."""
    answer = asked("fla-ida", facts(FIT, {"heart.lvef_pct": None, "heart.unstated": None}))

    steps = [step for goal in answer.goals for step in goal.always]
    assert {step.through for step in steps} == {"finding out"}
    assert "heart.lvef_pct" in [step.fact for step in steps]


def test_what_stands_before_an_option_is_named() -> None:
    """Suitable is not suggested: the one ahead, and why."""
    answer = asked("inotuzumab", facts(FIT))

    assert not answer.suggested
    assert answer.ahead


@pytest.mark.parametrize("name", sorted(MUTABLE))
def test_what_can_change_is_a_fact(name: str) -> None:
    """The table names facts of the vocabulary, with a direction that their kind has."""
    kind = VOCABULARY[name].kind
    towards = MUTABLE[name].towards

    assert isinstance(towards, str) or set(towards) <= set(VOCABULARY[name].values)
    assert towards not in ("lower", "higher") or kind == "number"
    assert towards != "absent" or kind == "yes-no"
