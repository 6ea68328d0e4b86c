"""The ways through the interview: back, look again, change, leave; and what people type."""

import tomllib
from copy import deepcopy
from datetime import date

import pytest

from allcli.case.files.read import Source, parse_case
from allcli.case.files.told import Beginning
from allcli.cli.still_open import StillOpen
from allcli.engine.load import load_rulebook
from allcli.engine.prepared import Prepared
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from tests.case.interview import Interview
from tests.profile import slow

B_ALL: dict[str, str | list[str]] = {
    "id": "A-1", "patient.age": "34", "patient.sex": "m", "disease.lineage": "b-all",
    "disease.status": "relapsed", "antigens.cd19": "positive", "antigens.cd22": "94 %",
    "genetics.bcr_abl1": "Ph-", "transplants[].type": ["allo"], "transplants[].date": "2025-01",
    "transplants[].relapsed_on": "2026-02", "gvhd.unstated": "none", "disease.cns": "1",
    "disease.extramedullary": "n", "disease.marrow_blasts_pct": "35",
    "lines[].regimen": ["hyper-CVAD"], "lines[].best_response": "cr",
    "comorbidity.unstated": "none", "liver.unstated": "none", "heart.lvef_pct": "60",
    "plan.transplant_intended": "MUD", "jurisdiction": "KR", "infection.unstated": "none",
    "toxicity.unstated": "none", "neurology.unstated": "none", "heart.unstated": "none",
    "patient.ecog": "1", "patient.weight_kg": "70", "labs.creatinine": "0.9",
    "labs.bilirubin": "0.8", "labs.bilirubin_uln": "1.2", "lung.dlco_pct": "80",
    "lung.fev1_pct": "85",
}  # fmt: skip
T_ALL = B_ALL | {"disease.lineage": "t", "transplants[].type": "none"}
TODAY = Beginning(presumed={"assessed_on": "2026-03-14"})


def test_back_asks_the_question_before_once_more() -> None:
    """As often as one likes; at the first question nothing lies behind."""
    interview = Interview({"id": "<", "patient.age": ["43", "34"], "patient.sex": ["<", "f"]})

    assert interview.asked[:6] == [
        "id", "id", "assessed_on", "patient.age", "patient.sex", "patient.age",
    ]  # fmt: skip
    assert interview.document["patient"] == {"age": 34, "sex": "female"}


def test_back_takes_one_entry_of_a_list_apart_again() -> None:
    """A transplant that was begun by mistake is not left behind."""
    interview = Interview({"transplants[].type": ["allo", "none"], "transplants[].date": ["<"]})

    assert interview.document == {"transplants": []}


def test_what_was_said_is_shown_when_asked_for() -> None:
    """With its number and its words; the question then comes again."""
    interview = Interview({"patient.age": "34", "patient.sex": ["=", "f"]})

    assert "   1 Age: 34" in interview.said
    assert interview.asked.count("patient.sex") == 2


def test_the_review_shows_everything_and_changes_it_by_number() -> None:
    """What no longer applies since then is not written."""
    interview = Interview({
        "transplants[].type": ["allo", "", "none"], "gvhd.unstated": "none",
        "review": ["9", "1", ""],
    })  # fmt: skip

    assert '  found "9"; expected Enter, 1 to 2, < or n' in interview.said
    assert interview.document == {"transplants": []}
    assert interview.kept


@pytest.mark.parametrize(("reply", "kept"), [("", True), ("y", True), ("n", False)])
def test_nothing_is_kept_that_was_not_confirmed(reply: str, kept: bool) -> None:
    """The review asks; so does an interruption."""
    assert Interview({"patient.age": "34", "review": reply}).kept is kept
    assert Interview({"patient.age": ["^C"], "id": "A-1", "keep": reply}).kept is kept


def test_a_second_interruption_is_no_answer_to_whether_to_keep() -> None:
    """It ends the program, which writes nothing."""
    with pytest.raises(KeyboardInterrupt):
        Interview({"id": "A-1", "patient.age": "^C", "keep": "^C"})


def test_an_interruption_before_anything_was_said_asks_nothing() -> None:
    """There is nothing to keep; what was only presumed is no answer."""
    interview = Interview({"id": "^C"}, TODAY)

    assert not interview.kept
    assert "keep" not in interview.asked


def test_a_question_is_told_with_its_section_and_how_far_it_is() -> None:
    """`2/5` of what is asked in it as far as can be seen."""
    interview = Interview({"disease.lineage": "t-all"})

    assert "TRANSPLANT AND GVHD" in interview.said
    assert "TARGETS" not in interview.said
    assert interview.prompts[0].startswith("1/")


@pytest.mark.parametrize(
    ("path", "typed", "written"),
    [
        ("disease.cns", "1", {"disease": {"cns": "1"}}),
        ("genetics.bcr_abl1", "Ph-", {"genetics": {"bcr_abl1": "Ph-"}}),
        ("genetics.kmt2a", "no", {"genetics": {"kmt2a": "not-rearranged"}}),
        ("genetics.kmt2a", "yes", {"genetics": {"kmt2a": "rearranged"}}),
        ("antigens.cd22", "85%", {"antigens": {"cd22_pct": "85%"}}),
        ("antigens.cd22", "85 %", {"antigens": {"cd22_pct": "85 %"}}),
        ("antigens.cd22", "no", {"antigens": {"cd22": "negative"}}),
        ("patient.age", "44 y", {"patient": {"age": "44 y"}}),
        ("plan.donor", "MSD", {"plan": {"donor": "MSD"}}),
        ("plan.donor", "haplo", {"plan": {"donor": "haploidentical"}}),
        ("plan.transplant_intended", "MUD",
         {"plan": {"transplant_intended": True, "donor": "MUD"}}),
        ("plan.transplant_intended", "pending", {"plan": {"transplant_intended": "pending"}}),
        ("plan.transplant_intended", "none", {}),
        ("labs.ast", "30/40", {"labs": {"ast": 30, "ast_uln": 40}}),
        ("labs.ast", "normal", {"labs": {"ast": "normal"}}),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(path: str, typed: str, written: object) -> None:
    """By the case as well, where the file keeps the word that was typed."""
    interview = Interview({path: [typed]})

    assert interview.document == written
    assert interview.case


def test_today_is_the_day_of_the_session() -> None:
    """As a date."""
    before = date.today()
    document = Interview({"assessed_on": "today"}).document

    assert before <= document["assessed_on"] <= date.today()


@pytest.mark.parametrize(("reply", "level"), [("y", 1.8), ("n", None)])
def test_whether_a_comma_is_decimal_is_asked_once(reply: str, level: float | None) -> None:
    """And never of a list of names."""
    interview = Interview({
        "labs.bilirubin": ["1,8", ""], "labs.creatinine": ["0,9", ""], "comma": reply,
        "plan.transplant_intended": "y", "plan.conditioning_agents": "busulfan, fludarabine",
    })  # fmt: skip

    assert interview.asked.count("comma") == 1
    assert interview.document.get("labs", {}).get("bilirubin") == level
    assert interview.document["plan"]["conditioning_agents"] == ["busulfan", "fludarabine"]


@pytest.mark.parametrize(
    ("typed", "limit"), [("", "1.2 mg/dL"), ("1.0", 1.0), ("-", None), ("21 umol/L", "21 umol/L")]
)
def test_an_upper_limit_is_offered_and_confirmed(typed: str, limit: object) -> None:
    """Enter takes what the prompt shows; a dash leaves it open."""
    interview = Interview({"labs.bilirubin": "1.8", "labs.bilirubin_uln": typed})

    assert any("Enter: 1.2 mg/dL" in prompt for prompt in interview.prompts)
    assert interview.document["labs"].get("bilirubin_uln") == limit


def test_no_limit_is_asked_for_what_is_normal() -> None:
    """The word says that it is within it."""
    assert "labs.bilirubin_uln" not in Interview({"labs.bilirubin": "normal"}).asked


def test_a_case_that_is_continued_is_not_asked_again() -> None:
    """But for what was pending; everything that it said stays."""
    tables = {
        "note": "kept", "disease": {"lineage": "b-all"}, "antigens": {"cd22": "pending"},
        "lines": [{"regimen": "A"}],
    }  # fmt: skip
    text = '[disease]\nlineage = "b-all"\n[antigens]\ncd22 = "pending"\n[[lines]]\nregimen = "A"\n'
    start = Beginning(tables, parse_case("case.toml", text).case)

    interview = Interview({"antigens.cd22": "positive"}, start)

    assert not {"disease.lineage", "lines[].regimen"} & set(interview.asked)
    assert interview.document == tables | {"antigens": {"cd22": "positive"}}
    assert tables["antigens"] == {"cd22": "pending"}


@pytest.mark.parametrize(("born", "asked"), [("1988-06", set()), ("unknown", {"patient.age"})])
def test_the_age_follows_from_the_date_of_birth(born: str, asked: set[str]) -> None:
    """Of a case that is continued; and with it whether a pregnancy is asked for."""
    text = f'assessed_on = 2026-03-28\n[patient]\nbirth_date = "{born}"\n'
    start = Beginning(tomllib.loads(text), parse_case("case.toml", text).case)

    assert {"patient.age"} & set(Interview({}, start).asked) == asked


@pytest.mark.parametrize(("age", "asked"), [("15", "patient.lansky"), ("16", "patient.ecog")])
def test_a_child_is_asked_for_lansky(age: str, asked: str) -> None:
    """In place of ECOG, below 16 years."""
    paths = Interview({"patient.age": age}).asked

    assert {"patient.lansky", "patient.ecog"} & set(paths) == {asked}


@slow
@pytest.mark.parametrize(
    ("answers", "most"),
    [pytest.param(B_ALL, 25, id="B-ALL"), pytest.param(T_ALL, 25, id="T-ALL")],
)
def test_few_questions_lead_to_a_suggestion_that_stands(
    answers: dict[str, str | list[str]], most: int
) -> None:
    """With what the answers so far make matter, as `allcli new` asks: the review included."""
    interview = Interview(answers, TODAY, StillOpen("new.toml"))
    source = interview.source
    suggestion = assess(source, load_rulebook(), source.day(None)).suggestion

    assert len(interview.asked) <= most
    assert suggestion.salvage
    assert not suggestion.withheld_for
    assert interview.asked.index("disease.status") < interview.asked.index("transplants[].type")


@slow
def test_more_is_asked_only_where_that_is_wanted() -> None:
    """What bears on verdicts and flags alone waits for a plus at the review."""
    asked = Interview(B_ALL | {"review": ["+", ""]}, TODAY, StillOpen("new.toml")).asked
    before, after = asked[: asked.index("review")], asked[asked.index("review") :]

    assert "labs.ast" not in before
    assert "labs.ast" in after
    assert "jurisdiction" in before


def test_a_question_that_is_passed_over_costs_no_assessment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor does a label: what is still open is what was, and to look again would make one wait."""
    days: list[date] = []

    def counted(source: Source, rulebook: Prepared, day: date) -> Assessment:
        days.append(day)
        return assess(source, rulebook, day)

    monkeypatch.setattr("allcli.cli.still_open.assess", counted)
    still_open = StillOpen("new.toml")
    relapse = {"disease": {"status": "relapsed"}}

    assert still_open({}) == still_open({"id": "A-1"}) != still_open(relapse)
    assert still_open(relapse) == still_open(deepcopy(relapse) | {"id": "A-1"})
    assert len(days) == 2
