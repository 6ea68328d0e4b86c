"""What to find out next: every line of it is true, and nothing is asked in vain."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.facts import VOCABULARY
from allcli.case.files.read import read_case
from allcli.engine.cell_words import answer
from allcli.engine.cells import possible
from allcli.engine.decisive import decisive
from allcli.engine.load import load_rulebook
from allcli.engine.outlook import MANY
from allcli.triage.assessment import Question
from allcli.triage.choose import Choice
from allcli.triage.explore.branches import Branches
from allcli.triage.explore.needs import Needs, needs_of
from allcli.triage.questions import questions_of
from tests.cases import A_DAY, FIT, ROOT, given_drugs, source
from tests.profile import examples, slow
from tests.triage.completing import chosen, completed, triaged, verdicts
from tests.triage.strategies import partial_and_full

Patient = Mapping[str, Any]
SEEDS = st.integers(0, 2**32)


def needs(patient: Patient) -> Needs:
    return needs_of(source(patient), load_rulebook(), A_DAY)


def first(choice: Choice) -> tuple[str | None, str | None]:
    return choice.suggestion.salvage, choice.suggestion.destination


@examples(60)
@given(partial_and_full(), SEEDS)
def test_every_branch_is_true(pair: tuple[Patient, Patient], seed: int) -> None:
    """Told that answer, the triage says what the branch says; settled means that it then stays."""
    choice = triaged(pair[0], MANY)
    ways, random = choice.outlook.ways, Random(seed)
    asked = [question for question in questions_of(choice)
             if question.changes == "suggestion"]  # fmt: skip

    for question in asked[:3]:
        for branch in Branches(choice).of(question):
            places = [i for i, variable in enumerate(ways.cells.variables)
                      if variable.fact.name == branch.fact]  # fmt: skip
            if ways.cells.variables[places[0]].member:
                continue  # a list is told as a whole: see the test below
            variable = ways.cells.variables[places[0]]
            for i, cell in enumerate(ways.open_cells(places[0])):
                answered = ways.facts_on({places[0]: i})
                words = branch.answer
                if answered is None or _answers(variable, cell) not in (words, None):
                    continue
                assert chosen(answered, 0).suggestion.text == branch.suggestion
                if branch.settled:
                    then = chosen(completed(ways, random, {places[0]: i}))
                    assert first(then) == first(chosen(answered, 0))


def _answers(variable: Any, cell: int) -> str | None:
    """The words for one cell alone."""
    return answer(variable, [cell])


@examples(60)
@given(partial_and_full(), SEEDS)
def test_a_settling_set_settles(pair: tuple[Patient, Patient], seed: int) -> None:
    """Patients who agree on all its facts are suggested the same, whatever else differs."""
    choice = triaged(pair[0], MANY)
    ways, random = choice.outlook.ways, Random(seed)

    for topics in needs(pair[0]).settling:
        whole = completed(ways, random)
        way = {}
        for place, variable in enumerate(ways.cells.variables):
            if variable.fact.asked_as in topics:
                way[place] = next(
                    i for i in range(len(ways.open_cells(place))) if _lies(ways, place, i, whole)
                )
        left, right = (chosen(completed(ways, random, way)) for _ in range(2))
        assert first(left) == first(right)


def _lies(ways: Any, place: int, i: int, whole: Any) -> bool:
    variable = ways.cells.variables[place]
    return bool(
        possible(variable, whole.value(variable.fact.name)) >> ways.open_cells(place)[i] & 1
    )


@examples(40)
@given(partial_and_full(), SEEDS)
def test_no_question_is_asked_in_vain(pair: tuple[Patient, Patient], seed: int) -> None:
    """For each there are two patients who differ in its answer, and in what hangs on it."""
    choice = triaged(pair[0], MANY)
    questions = questions_of(choice)

    for question in questions:
        if question.changes == "verdict":
            assert _moves_a_verdict(choice, question, Random(seed)), question.topic
        if question.changes == "suggestion" and choice.suggestion.exact:
            assert _moves_the_suggestion(choice, question, Random(seed)), question.topic


def _moves_a_verdict(choice: Choice, question: Question, random: Random) -> bool:
    """Whether an option's verdict, or its access, differs between two completions."""
    if any("depends on it" in said for said in question.could):
        return True
    functions = [choice.outlook.verdict(option.id) for option in choice.options]
    functions += [choice.outlook.applies(option.id) for option in choice.options]
    return any(
        len({tuple(verdicts(chosen(patient)).values()) for patient in patients}) > 1
        for function in functions
        for patients in _patients(choice, question, function, random)
    )


def _moves_the_suggestion(choice: Choice, question: Question, random: Random) -> bool:
    """Whether the suggestion differs between two completions."""
    return any(
        len({first(chosen(patient)) for patient in patients}) > 1
        for kind in ("salvage", "destination")
        for patients in _patients(choice, question, choice.outlook.first(kind), random)
    )


def _patients(choice: Choice, question: Question, function: int, random: Random) -> Any:
    """Patients with different values of a function, by the answers to a question."""
    ways = choice.outlook.ways
    for place in decisive(ways, function):
        if ways.cells.variables[place].fact.name not in question.facts:
            continue
        completions = []
        for i in range(len(ways.open_cells(place))):
            held = ways.diagrams.fixed(ways.ruled(function), place, i)
            for value in ways.left(held):
                way = ways.diagrams.path(held, value)
                completions.append(completed(ways, random, {**(way or {}), place: i}))
        yield completions


@slow
@pytest.mark.parametrize("fields", [(), ("patient.age",), ("genetics.bcr_abl1",)])
def test_next_to_nothing_known_is_gone_through(fields: tuple[str, ...]) -> None:
    """Of a patient with one fact or none the questions are told, and what each answer leads to."""
    named = needs({field: FIT[field] for field in fields})

    first_of_all = {fact for need in named.needs[:2] for fact in need.question.facts}
    assert first_of_all == {"disease.lineage", "disease.status"}
    assert {branch.suggestion for need in named.needs[:2] for branch in need.branches} == {
        "No drug suggested: lineage is not known",
        "No drug suggested: status is not known",
    }


def test_the_decisive_test_is_named_with_both_its_answers() -> None:
    """CD22 not yet known, blinatumomab not to be used: the two branches, in the ward's words."""
    patient = {
        **FIT, "antigens.cd22": "pending", "antigens.cd22_pct": None,
        **given_drugs("blinatumomab"), "exposure.hypersensitivity": ["blinatumomab"],
    }  # fmt: skip
    (need,) = [need for need in needs(patient).needs if need.question.topic == "CD22"]
    answers = {branch.answer: branch for branch in need.branches if branch.fact == "antigens.cd22"}

    assert need.question.changes == "suggestion"
    assert need.question.why_unknown == "pending"
    assert "inotuzumab" not in answers["negative"].suggestion
    assert answers["negative"].turns
    assert any("inotuzumab" in branch.suggestion for branch in answers.values())


def test_an_alternative_is_told_with_what_brings_it() -> None:
    """Other than today's suggestion, and the fewest answers after which it is certain."""
    patient = {
        **FIT, "antigens.cd22": "pending", "antigens.cd22_pct": None,
        **given_drugs("blinatumomab"), "exposure.hypersensitivity": ["blinatumomab"],
    }  # fmt: skip
    pooled = needs(patient)

    assert pooled.alternatives
    assert all(alternative.when for alternative in pooled.alternatives)
    assert pooled.settling
    assert all("CD22" in topics for topics in pooled.settling)


def test_nothing_is_open_where_all_is_known() -> None:
    """Robust, nothing to settle, no other suggestion."""
    pooled = needs(FIT)

    assert pooled.suggestion.robust
    assert pooled.settling == ()
    assert pooled.alternatives == ()


@slow
@pytest.mark.parametrize("name", ["published-12y-post-haplo", "sparse"])
def test_where_too_much_is_open_that_is_said(name: str) -> None:
    """The suggestion is then provisional, and no set is claimed to settle it."""
    patient = read_case(str(ROOT / "cases" / f"{name}.toml"))
    pooled = needs_of(patient, load_rulebook(), A_DAY)

    assert not pooled.suggestion.robust
    assert not pooled.suggestion.exact
    assert pooled.settling == ()
    assert pooled.needs


def test_among_equals_the_quicker_test_comes_first() -> None:
    """Bedside before blood, blood before imaging, imaging before marrow, marrow before outside."""
    order = ["bedside", "blood", "imaging", "marrow", "outside-lab"]
    older = FIT | {"patient.age": 80, "disease.lineage": "t-all"}  # for whom no HCT is asked after
    patient = {path: value for path, value in older.items()
               if not path.startswith(("labs", "heart", "gvhd", "liver", "genetics"))}  # fmt: skip
    pooled = needs(patient)
    names = {option.id: option.name for option in triaged(patient).options}
    suggested = [names[str(pooled.suggestion.salvage)], names[str(pooled.suggestion.destination)]]
    questions = [
        need.question
        for need in pooled.needs
        if need.question.changes == "verdict"
        and not any(name in said for said in need.question.could for name in suggested)
    ]
    places = [
        min(order.index(VOCABULARY[fact].test) for fact in question.facts) for question in questions
    ]

    assert len(set(places)) > 1
    assert places == sorted(places)


@slow
def test_a_case_too_open_to_go_through_still_has_its_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where too much hangs on too much, what to ask is told without saying it is all there is."""
    monkeypatch.setattr("allcli.triage.explore.needs.MANY", 10_000)
    sparse = needs_of(read_case(str(ROOT / "cases" / "sparse.toml")), load_rulebook(), A_DAY)

    assert not sparse.suggestion.exact
    assert len(sparse.needs) > 20
