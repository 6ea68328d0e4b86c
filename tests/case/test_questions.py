"""Which questions are asked: only those that the answers so far make relevant."""

import pytest

from allcli.case.facts import FACTS
from allcli.case.files.asked import AskedField
from allcli.case.files.forms import form_at
from allcli.case.files.questions import QUESTIONS
from tests.case.interview import Interview

ONE_ALLO = {"transplants[].type": "allogeneic"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.path)
def test_every_question_fills_a_field_of_the_model(question: AskedField) -> None:
    """Its path leads to a field, and not to a table."""
    assert form_at(question.path).table is None


def test_every_fact_on_which_safety_hangs_is_asked_for() -> None:
    """No fact that must never pass for "no" is left to the reader to think of."""
    asked = {question.path for question in QUESTIONS} | {"lines", "transplants"}

    assert [f.name for f in FACTS if f.safety and not asked & set(f.fields)] == []


def test_the_first_question_is_a_label_and_never_a_name() -> None:
    """And it says so."""
    assert Interview({}).prompts[0] == "1/8 Your label for the patient, never a name: "


@pytest.mark.parametrize(
    ("sex", "age", "asked"),
    [("f", "30", True), ("", "30", True), ("f", "", True), ("m", "30", False), ("f", "9", False),
     ("f", "56", False)],
)  # fmt: skip
def test_pregnancy_is_asked_of_those_in_whom_it_is_possible(
    sex: str, age: str, asked: bool
) -> None:
    """Not of men, of small girls, or after the menopause."""
    interview = Interview({"patient.sex": sex, "patient.age": age})

    assert ("patient.pregnant" in interview.asked) is asked


def test_a_lineage_that_is_not_known_may_still_carry_the_targets() -> None:
    """Antigens and BCR::ABL1 may tell what the leukaemia is."""
    assert {"antigens.cd19", "antigens.cd22", "genetics.bcr_abl1"} <= set(Interview({}).asked)


@pytest.mark.parametrize(
    ("lineage", "asked"),
    [
        ("b-all", {"antigens.cd19", "antigens.cd22", "genetics.bcr_abl1"}),
        ("mpal", {"antigens.cd19", "antigens.cd22", "genetics.bcr_abl1"}),
        ("t-all", set()),
        ("t-lbl", set()),
        ("mpal-b-myeloid", {"antigens.cd19", "antigens.cd22", "genetics.bcr_abl1"}),
    ],
)
def test_antigens_are_asked_of_leukaemia_that_can_carry_them(lineage: str, asked: set[str]) -> None:
    """T-ALL is never asked for CD19 or CD22, nor for BCR::ABL1."""
    targets = {"antigens.cd19", "antigens.cd22", "genetics.bcr_abl1"}

    assert targets & set(Interview({"disease.lineage": lineage}).asked) == asked


def test_a_share_of_cd22_is_asked_where_cd22_was_found() -> None:
    """Not of blasts without it, nor while the result is pending."""
    share = "antigens.cd22_pct"

    def asked(cd22: str) -> list[str]:
        return Interview({"disease.lineage": "b-all", "antigens.cd22": cd22}).asked

    assert share in asked("partial")
    assert share not in asked("negative")
    assert share not in asked("pending")


@pytest.mark.parametrize(
    ("status", "blasts", "asked"),
    [
        ("relapsed", "40", set()),
        ("remission", "", {"mrd.status"}),
        ("relapsed", "< 5 %", {"mrd.status"}),
        ("mrd-positive", "2", {"mrd.level_pct"}),
    ],
)
def test_residual_disease_is_asked_of_a_marrow_in_remission(
    status: str, blasts: str, asked: set[str]
) -> None:
    """And only its level where the status already says that there is some."""
    interview = Interview({"disease.status": status, "disease.marrow_blasts_pct": blasts})

    assert {"mrd.status", "mrd.level_pct"} & set(interview.asked) == asked


@pytest.mark.parametrize("transplants", ["", "none", "autologous"])
def test_without_an_allogeneic_transplant_nothing_is_asked_of_gvhd(transplants: str) -> None:
    """Neither when there was no transplant, nor when it was the patient's own cells."""
    interview = Interview({"transplants[].type": transplants})

    assert not [path for path in interview.asked if path.startswith("gvhd.")]


@pytest.mark.parametrize("transplants", ["allogeneic", "unknown", "pending"])
def test_gvhd_is_asked_when_a_transplant_may_have_been_allogeneic(transplants: str) -> None:
    """A transplant of unknown kind is not taken for a harmless one."""
    assert "gvhd.unstated" in Interview({"transplants[].type": transplants}).asked


def test_organ_stages_are_asked_when_the_grade_is_not_known() -> None:
    """And neither without active acute GVHD."""
    active = ONE_ALLO | {"gvhd.unstated": "y", "gvhd.acute_active": "y"}

    assert "gvhd.skin" in Interview(active).asked
    assert "gvhd.skin" not in Interview(active | {"gvhd.acute_grade": "III"}).asked
    assert "gvhd.acute_grade" not in Interview(ONE_ALLO | {"gvhd.acute_active": "n"}).asked


def test_an_autologous_transplant_is_asked_for_no_donor() -> None:
    """It has none."""
    assert "transplants[].donor" not in Interview({"transplants[].type": "autologous"}).asked


def test_what_is_said_of_one_transplant_is_not_said_of_the_next() -> None:
    """The second is asked for its donor although the first, autologous, was not."""
    interview = Interview({"transplants[].type": ["autologous", "allogeneic"]})

    assert interview.asked.count("transplants[].donor") == 1


def test_a_remission_is_asked_for_its_days_and_else_for_its_length() -> None:
    """Nothing of the kind is asked of a line without a response."""
    line = {"lines[].regimen": "hyper-CVAD", "lines[].best_response": "cr"}
    days = {"lines[].response_on": "2024-01", "lines[].relapsed_on": "2025-06"}

    assert "lines[].response_months" in Interview(line).asked
    assert "lines[].response_months" not in Interview(line | days).asked
    assert "lines[].response_on" not in Interview(line | {"lines[].best_response": "nr"}).asked


def test_cycles_are_asked_of_inotuzumab() -> None:
    """Their number is limited; wherever the line names the drug."""
    by_agent = {"lines[].regimen": "trial", "lines[].agents": "Inotuzumab ozogamicin, rituximab"}

    assert "lines[].cycles" in Interview({"lines[].regimen": "inotuzumab"}).asked
    assert "lines[].cycles" in Interview(by_agent).asked
    assert "lines[].cycles" not in Interview({"lines[].regimen": "FLA-Ida"}).asked


def test_the_purpose_is_asked_of_every_line_but_the_first() -> None:
    """The first is frontline; a later one may be maintenance, which is no salvage."""
    interview = Interview({"lines[].regimen": ["hyper-CVAD", "POMP"], "lines[].purpose": "maint"})

    assert interview.asked.count("lines[].purpose") == 1
    assert interview.document["lines"][1]["purpose"] == "maintenance"


def test_the_cause_of_a_raised_bilirubin_is_asked_for() -> None:
    """Unless it is normal, or the liver was said to be without any disease."""
    raised = {"labs.bilirubin": "40 umol/L", "labs.bilirubin_uln": "21 umol/L"}

    assert "liver.gilbert" in Interview(raised).asked
    assert "liver.gilbert" not in Interview(raised | {"labs.bilirubin": "0.6"}).asked
    assert "liver.gilbert" not in Interview(raised | {"liver.unstated": "none"}).asked


def test_a_limit_of_normal_is_asked_for_a_value_that_is_known() -> None:
    """Not for one that is pending."""
    assert "labs.ast_uln" in Interview({"labs.ast": "30"}).asked
    assert "labs.ast_uln" not in Interview({"labs.ast": "pending"}).asked


def test_conditioning_is_planned_for_a_transplant_that_is_intended() -> None:
    """And no donor is asked for where none is intended."""
    plan = {"plan.donor", "plan.conditioning_agents"}

    def asked(intended: str) -> set[str]:
        return plan & set(Interview({"plan.transplant_intended": intended}).asked)

    assert asked("y") == plan
    assert asked("") == {"plan.donor"}
    assert asked("n") == set()
