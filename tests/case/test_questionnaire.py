"""How questions are asked: checked at once, asked again, left at any time."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.files.answer import read_answer
from allcli.case.files.asked import AskedField
from allcli.case.files.forms import form_at
from allcli.case.files.questionnaire import explained
from allcli.case.files.questions import QUESTIONS
from allcli.case.files.template import example
from allcli.case.files.write import toml_text
from allcli.case.model import Case
from tests.case.interview import WORDS, Interview
from tests.profile import examples

WHOLE: dict[str, str | list[str]] = {
    "id": "A-17",
    "assessed_on": "2026-03-14",
    "jurisdiction": "KR",
    "patient.age": "34",
    "patient.sex": "f",
    "disease.lineage": "b-all",
    "disease.status": "relapsed",
    "disease.marrow_blasts_pct": "> 40 %",
    "antigens.cd19": "positive",
    "antigens.cd22": "pending",
    "lines[].regimen": ["hyper-CVAD", "blinatumomab"],
    "lines[].best_response": ["cr", "nr"],
    "lines[].response_on": "2024-11",
    "transplants[].type": "allo",
    "transplants[].date": "2025-05-28",
    "transplants[].conditioning_agents": "busulfan, fludarabine",
    "gvhd.unstated": "y",
    "gvhd.acute_active": "y",
    "gvhd.skin": "2",
    "liver.unstated": "none",
    "labs.bilirubin": "15 umol/L",
    "plan.transplant_intended": "yes",
}


def test_a_wrong_answer_is_explained_and_asked_again() -> None:
    """Until it is one."""
    interview = Interview({"patient.age": ["340", "old", "34"]})

    assert interview.asked.count("patient.age") == 3
    assert interview.said[1] == "  340 is not possible; allowed: 0 to 120 years"
    assert interview.document["patient"] == {"age": 34}


def test_a_question_mark_shows_what_is_allowed() -> None:
    """Units, choices and ways of not knowing; then the question comes again."""
    interview = Interview({"labs.bilirubin": ["?", "1"], "plan.donor": "?"})

    bilirubin, donor = (said for said in interview.said if "Enter if not known" in said)
    assert "0 to 100 mg/dL, or with its unit: umol/L" in bilirubin
    assert "pending, not done" in bilirubin
    assert "haploidentical, cord, none" in donor
    assert interview.document == {"labs": {"bilirubin": 1, "bilirubin_uln": "1.2 mg/dL"}}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.path)
def test_every_question_can_be_explained_on_one_line(question: AskedField) -> None:
    """And says what Enter means."""
    said = explained(question)

    assert "Enter" in said
    assert "\n" not in said


def test_enter_leaves_a_fact_unknown() -> None:
    """Nothing is written that was not said."""
    interview = Interview({})

    assert interview.document == {}
    assert interview.case == Case()


def test_transplants_are_none_only_when_that_was_said() -> None:
    """Enter says that it is not known."""
    assert Interview({"transplants[].type": "none"}).document == {"transplants": []}
    assert Interview({"transplants[].type": ""}).document == {}


def test_lines_are_asked_for_one_after_another_until_enter() -> None:
    """Each with its number."""
    interview = Interview({"lines[].regimen": ["hyper-CVAD", "FLA-Ida", ""]})

    assert [line["regimen"] for line in interview.document["lines"]] == ["hyper-CVAD", "FLA-Ida"]
    prompts = [prompt.partition(" ")[2] for prompt in interview.prompts if "regimen" in prompt]
    assert prompts == [
        "Line 1, regimen (none, or Enter if not known): ",
        "Line 2, regimen (Enter: no more): ",
        "Line 3, regimen (Enter: no more): ",
    ]


def test_none_after_an_entry_ends_the_list_and_empties_nothing() -> None:
    """As Enter does."""
    interview = Interview({"transplants[].type": ["allogeneic", "none"]})

    assert interview.document["transplants"] == [{"type": "allogeneic"}]


def test_an_entry_of_which_little_is_known_is_still_one() -> None:
    """A line whose regimen is unknown counts as a line."""
    assert len(Interview({"lines[].regimen": "unknown"}).case.lines or ()) == 1


@pytest.mark.parametrize(
    ("answers", "written"),
    [
        (["none"], {"unstated": "absent"}), (["y", "y"], {"unstated": "absent"}),
        (["y", "n"], None), (["y", ""], None), ([""], None), (["q"], None),
    ],
)  # fmt: skip
def test_a_table_is_closed_only_where_that_was_said(answers: list[str], written: object) -> None:
    """There is none of it, or none beside what was told finding by finding."""
    assert Interview({"liver.unstated": answers}).document.get("liver") == written


def test_what_a_table_holds_is_named_before_it_is_closed() -> None:
    """Nobody denies what was not read out; then nothing of it is asked one by one."""
    interview = Interview({"liver.unstated": ["perhaps", "none"]})

    assert any("VOD/SOS ever" in said and "Cirrhosis" in said for said in interview.said)
    assert '  found "perhaps"; expected none, or y to go through them' in interview.said
    assert "liver.cirrhosis" not in interview.asked


def test_closing_a_table_takes_yes_or_no() -> None:
    """Anything else is asked again."""
    interview = Interview({"liver.unstated": ["y", "absent", "y"]})

    assert '  found "absent"; expected yes or no' in interview.said


@pytest.mark.parametrize("way", ["q", "Q", "^D", "^C"])
def test_leaving_early_keeps_what_was_said(way: str) -> None:
    """And asks nothing more."""
    interview = Interview({"id": "A-17", "patient.age": "34", "patient.sex": way})

    assert interview.document == {"id": "A-17", "patient": {"age": 34}}
    assert interview.asked[-2:-1] == ["patient.sex"]
    assert interview.asked[-1] in ("review", "keep")
    assert interview.kept
    assert interview.session.left_at == "patient.sex"


def test_a_list_that_was_left_is_known_to_lack_entries() -> None:
    """Every transplant must be listed, or none should be believed to be."""
    assert (
        Interview({"transplants[].type": ["allogeneic", "q"]}).session.unfinished == "transplants"
    )
    assert Interview({"transplants[].type": "q"}).session.unfinished == ""
    assert Interview({"transplants[].type": ["allogeneic", ""]}).session.unfinished == ""


def test_answers_become_a_case_with_the_same_values() -> None:
    """Through the file that is written and the reader of files."""
    case = Interview(WHOLE).case

    assert case.id == "A-17"
    assert str(case.assessed_on) == "2026-03-14"
    assert case.patient.sex == "female"
    assert case.antigens.cd22 == "pending"
    assert [line.best_response for line in case.lines or ()] == ["cr", "nr"]
    assert str((case.lines or ())[0].response_on) == "2024-11"
    (transplant,) = case.transplants or ()
    assert transplant.conditioning_agents == ("busulfan", "fludarabine")
    assert case.gvhd.skin == 2
    assert case.liver.unstated == "absent"
    assert case.labs.bilirubin == pytest.approx(15 / 17.1)
    assert case.plan.transplant_intended is True


def plausible(question: AskedField) -> st.SearchStrategy[str]:
    """A valid answer, or one of the ways of having none."""
    if question.path.startswith("exposure.tkis_"):
        return st.just("")  # what failed was given, which the lines of these answers deny
    value = example(question.path.rpartition(".")[2], form_at(question.path))
    if question.path.endswith(".unstated"):
        return st.sampled_from(["none", "y", ""]) if question.gate else st.just("")
    valid = "no" if value is False else str(value)
    return st.sampled_from([valid, valid, "pending", "?", ""])


ALONE = [question for question in QUESTIONS if "[]" not in question.path]


@given(
    st.lists(st.sampled_from(ALONE), max_size=15, unique_by=lambda question: question.path).flatmap(
        lambda asked: st.fixed_dictionaries(
            {question.path: plausible(question) for question in asked}
        )
    ),
    st.sampled_from([question.path for question in ALONE]),
)
@examples(60)
def test_every_answer_reads_from_the_file_as_it_was_checked(
    answers: dict[str, str], left_at: str
) -> None:
    """Whatever is answered and wherever the reader leaves, the file holds just those values."""
    interview = Interview({**answers, left_at: "q"})

    case = interview.case

    closing = {question.path for question in QUESTIONS if question.if_yes}
    for path in set(interview.asked) - closing - {left_at, *WORDS}:
        if answers.get(path, "") not in ("", "?"):
            *tables, name = path.split(".")
            table = getattr(case, tables[0]) if tables else case
            assert getattr(table, name) == read_answer(path, answers[path]).value


def test_a_file_of_answers_can_open_with_remarks() -> None:
    """As comments, so that it is read as if they were not there."""
    text = toml_text({"id": "x"}, "Left before the end.")

    assert text.startswith("# Left before the end.\n")
    assert tomllib.loads(text) == {"id": "x"}
