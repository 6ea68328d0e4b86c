"""Questions stand in the order in which a clinician asks, whatever a case already tells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.files.read import read_case
from allcli.engine.load import load_rulebook
from allcli.report.screen import lines
from allcli.triage.assess import assess
from allcli.triage.assessment import AVOIDED, Question
from allcli.triage.explore.needs import needs_of
from allcli.triage.questions import SECTIONS
from tests.cases import A_DAY, ROOT, assessed, given_drugs
from tests.profile import examples
from tests.triage.strategies import Changes, full_cases

ASKED_OF_ALL = ("disease.lineage", "disease.status")
CAME_OF_IT = ("_failed", "_not_tolerated", "_neurotoxicity", "_crs", "_remission_months", "_cycles")
SPARSE: Changes = {"disease.lineage": "b-all", "disease.status": "relapsed"}


@st.composite
def open_cases(draw: st.DrawFn) -> Changes:
    """A patient of whom anything from next to nothing to nearly everything is told."""
    full = draw(full_cases())
    known = draw(st.sets(st.sampled_from(sorted(full)), max_size=draw(st.integers(0, len(full)))))
    tables = {path.partition(".")[0] for path in set(full) - known}
    return {
        path: full[path]
        for path in [*ASKED_OF_ALL, *sorted(known)]
        if path.partition(".")[2] != "unstated" or path.partition(".")[0] not in tables
    }


def places(questions: tuple[Question, ...]) -> dict[str, int]:
    """By fact, the place of the question that asks for it."""
    return {fact: i for i, question in enumerate(questions) for fact in question.facts}


@given(open_cases())
@examples(100)
def test_section_follows_section(patient: Changes) -> None:
    """From status and lineage to what decides only backups; nothing is asked twice."""
    result = assessed(patient)
    questions = result.questions
    sections = [SECTIONS.index(question.section) for question in questions]

    topics = [question.topic for question in questions]
    withheld = set(result.suggestion.withheld_for)
    later = [section for section, question in zip(sections, questions, strict=True)
             if withheld.isdisjoint(question.facts)]  # fmt: skip
    assert all(before <= after for before, after in pairwise(later))
    assert len(topics) == len(set(topics))


@given(open_cases())
@examples(100)
def test_what_a_drug_did_is_never_asked_before_whether_it_was_given(patient: Changes) -> None:
    """Its response, its toxicity and hypersensitivity to it are asked in the same breath."""
    place = places(assessed(patient).questions)
    for fact, i in place.items():
        drug = fact.removeprefix("exposure.hypersensitivity_").removeprefix("exposure.")
        for ending in CAME_OF_IT:
            drug = drug.removesuffix(ending)
        assert place.get(f"exposure.{drug}", i) <= i


@given(open_cases())
@examples(100)
def test_no_mutation_before_ph_and_no_jurisdiction_before_cd22(patient: Changes) -> None:
    """Nor GVHD before lineage, nor a laboratory value before the targets."""
    place = places(assessed(patient).questions)
    last = len(place)

    def place_of(fact: str) -> int:
        return place.get(fact, last)

    for before, after in [
        ("genetics.bcr_abl1", "genetics.abl1_mutations"), ("genetics.bcr_abl1", "genetics.kmt2a"),
        ("antigens.cd22", "jurisdiction"), ("disease.lineage", "gvhd.acute_active"),
        ("antigens.cd19", "labs.bilirubin_x_uln"),
    ]:  # fmt: skip
        assert before not in place or place_of(before) <= place_of(after)


def test_no_mutation_is_asked_of_a_leukaemia_without_ph() -> None:
    """BCR::ABL1 not known is asked for first, negative leaves no mutation to find."""
    mutation = "genetics.abl1_mutations"
    negative = assessed(SPARSE, {"genetics.bcr_abl1": "negative"})

    assert mutation not in places(negative.questions)


@pytest.mark.parametrize("drug", ["blinatumomab", "inotuzumab", "nelarabine"])
def test_hypersensitivity_is_not_asked_where_the_drug_was_never_given(drug: str) -> None:
    """Lines that are listed and do not name it deny it; a line that does leaves it open."""
    lineage = {"disease.lineage": "t-all" if drug == "nelarabine" else "b-all"}
    fact = f"exposure.hypersensitivity_{drug}"

    never = assessed(SPARSE, lineage, given_drugs("vincristine"))

    assert fact not in places(never.questions)
    assert fact in places(assessed(SPARSE, lineage).questions)


def test_two_reckonings_of_one_dose_are_one_question() -> None:
    """Mitoxantrone counts four times or ten and a half times: nobody is asked twice."""
    questions = assessed(SPARSE).questions

    assert [question.topic for question in questions if "anthracycline" in question.topic] == [
        "anthracyclines so far, cumulative dose"
    ]
    assert not any("doxorubicin equivalent" in question.topic for question in questions)


def test_what_decides_only_backups_comes_last() -> None:
    """Cumulative anthracyclines are asked early where they bear on what is suggested."""
    questions = assessed(SPARSE, {"antigens.cd19": "positive"}).questions

    backups = [question.section == "backups" for question in questions]
    assert any(backups)
    assert backups == sorted(backups)
    assert {question.changes for question in questions if question.section == "backups"} == {
        "verdict", "high flag",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["high-burden-raised-bilirubin", "post-hct-active-gvhd"])
def test_needs_asks_what_the_report_asks(name: str) -> None:
    """The same questions in the same order."""
    case = read_case(str(ROOT / "cases" / f"{name}.toml"))
    report = assess(case, load_rulebook(), A_DAY)
    needs = needs_of(case, load_rulebook(), A_DAY)

    assert tuple(need.question for need in needs.needs) == report.questions


def test_still_to_exclude_counts_what_leads_to_avoid_alone() -> None:
    """A criterion that could only ask for caution is no reason to hold a drug back."""
    result = assessed(SPARSE, {"antigens.cd19": "positive"})
    first = next(judged for judged in result.options if judged.kind == "salvage")
    titles = {reason.title for reason in first.open}
    graver = {reason.title for reason in first.open if reason.verdict in AVOIDED}

    page = "\n".join("".join(text for text, _ in line) for line in lines(result, 100))

    assert 0 < len(graver) < len(titles)
    assert f"{len(graver)} still to exclude" in page
    assert f"{len(titles)} still to exclude" not in page


def test_what_the_laboratory_tells_is_sent_at_once() -> None:
    """Bilirubin and potassium stand in a line of their own, not among what is asked."""
    result = assessed(SPARSE, {"antigens.cd19": "positive"})
    page = [
        "".join(text for text, _ in line) for width in (80, 100) for line in lines(result, width)
    ]

    assert len([line for line in page if line.startswith("SEND NOW")]) == 2
    assert not [line for line in page if line.startswith("ASK") and "bilirubin" in line]
