"""The first screen: what a reader has before his eyes when the prompt returns."""

import re

import pytest

from allcli.engine.load import load_rulebook
from allcli.report.language.spoken import restated, said, spoken
from allcli.report.layout import StyledLine
from allcli.report.option_table import option_rows
from allcli.report.road import headline
from allcli.report.screen import lines
from allcli.triage.assess import assess
from allcli.triage.assessment import Assessment
from allcli.triage.explore.stability import stability
from allcli.verify.patients import VignettePatient, known, patients_of
from tests.cases import A_DAY, AFTER_HCT, FIT, assessed, source
from tests.profile import sampled
from tests.triage.test_examples import SHOWS, example
from tests.verify.folder import OURS

HEIGHTS = {80: 40, 100: 32, 120: 32}
FIRST = 3


def screen(assessment: Assessment, width: int = 100) -> str:
    return "\n".join(map(_text, lines(assessment, width)))


def _text(line: StyledLine) -> str:
    return "".join(words for words, _ in line)


def unbroken(text: str) -> str:
    """The words without the breaks of lines and columns."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def answers() -> list[Assessment]:
    """Whole patients of the vignettes, of every kind that we thought of, and the examples."""
    patients: list[VignettePatient] = [patient for patient in patients_of(OURS) if not patient.side]
    rulebook = load_rulebook()
    return [example(name) for name in SHOWS] + [
        assess(known(patient).source, rulebook, patient.as_of) for patient in sampled(patients)
    ]


@pytest.mark.more
@pytest.mark.parametrize("width", HEIGHTS)
def test_every_patient_fits_on_one_screen(answers: list[Assessment], width: int) -> None:
    """At most 32 lines at 100 columns, 40 at 80, none wider than the terminal."""
    for assessment in answers:
        drawn = [_text(line) for line in lines(assessment, width)]
        assert len(drawn) <= HEIGHTS[width], assessment.receipt.case_id
        assert max(map(len, drawn)) <= width, assessment.receipt.case_id


@pytest.mark.more
@pytest.mark.parametrize("width", [80, 100])
def test_no_certain_high_flag_of_the_road_is_left_out(
    answers: list[Assessment], width: int
) -> None:
    """Whatever else gives way, the harms of what is suggested stand on the screen."""
    for assessment in answers:
        road = (assessment.suggestion.salvage, assessment.suggestion.destination)
        text = screen(assessment, width)
        for flag in assessment.flags:
            if flag.option in road and flag.level == "high":
                assert f"!! HIGH   {flag.harm}: " in text


@pytest.mark.more
@pytest.mark.parametrize("width", [80, 100])
def test_the_patients_own_reasons_against_the_first_options_stand(
    answers: list[Assessment], width: int
) -> None:
    """Why not the first, the second, the third: never hidden for want of room."""
    for assessment in answers:
        salvage = [
            option
            for option in assessment.options
            if option.kind == "salvage" and option.verdict != "not-applicable"
        ]
        if not salvage:
            continue
        text = unbroken("".join(_against(screen(assessment, width))))
        for option in salvage[:FIRST]:
            for reason in option.against:
                if reason.own and assessment.findings[reason.criterion] == "yes":
                    assert unbroken(reason.title) in text


def _against(text: str) -> list[str]:
    """The last column of the table of options."""
    table = text.splitlines()
    head = next(place for place, line in enumerate(table) if line.startswith("SALVAGE"))
    column = table[head].index("AGAINST")
    return [line[column:] + " " for line in table[head:]]


def test_what_is_most_important_comes_first() -> None:
    """Who, what was read, the suggestion with its harms, the options, then what to ask."""
    text = screen(example("post-hct-active-gvhd"))
    marks = ["Read as", "inotuzumab ozogamicin, at most 2 cycles", "!! HIGH", "Stable", "SALVAGE",
             "CONSOLIDATION", "BRIDGE", "? HIGH", "ASK NEXT", "More: --full"]  # fmt: skip

    places = [text.index(mark) for mark in marks]

    assert places == sorted(places)


@pytest.mark.more
@pytest.mark.parametrize("width", HEIGHTS)
def test_every_harm_of_the_road_is_named(answers: list[Assessment], width: int) -> None:
    """Whatever its level: that a drug is known for it is no reason to leave it out."""
    for assessment in answers:
        named = unbroken(screen(assessment, width).partition("SALVAGE")[0])
        for flag in assessment.road_flags:
            if flag.level:
                assert unbroken(flag.harm) in named, assessment.receipt.case_id


def test_a_harm_stands_under_its_highest_level_alone() -> None:
    """Infection is moderate with blinatumomab and with the HCT after it, and told once."""
    named = screen(assessed(FIT)).partition("SALVAGE")[0]

    moderate, _, low = unbroken(named).partition("low:")
    assert "moderate:cytopeniaandinfection" in moderate
    assert "CRS" in low
    assert named.count("cytopenia and infection") == 1


def test_what_makes_a_harm_likelier_in_this_patient_is_told_with_it() -> None:
    """Anti-HBc is a reason of his own; that an HCT brings GVHD is true of everybody."""
    text = screen(assessed(FIT, {"liver.hepatitis_b": "resolved"}))
    named = unbroken(text.partition("SALVAGE")[0])

    assert unbroken("hepatotoxicity/VOD (anti-HBc-positive, HBsAg-negative") in named
    assert "GVHD(" not in named


def test_it_says_which_limit_turns_the_suggestion() -> None:
    """GVHD is of grade 2; from grade 3 another transplant is for a board alone."""
    case = source(AFTER_HCT, {"gvhd.acute_grade": 2, "gvhd.acute_active": True})
    assessment = assessed(AFTER_HCT, {"gvhd.acute_grade": 2, "gvhd.acute_active": True})
    day, said = assessment.receipt.as_of, assessment.suggestion.text
    with_limits = assessment._replace(stability=stability(case, load_rulebook(), day, said))

    text = screen(with_limits)

    assert "MAGIC grade ≥ 3 (now 2)" in text
    assert "changes it to" in text


def test_a_reason_of_his_own_stands_before_one_that_is_true_of_most() -> None:
    """An age limit is told only where nothing else is against the drug."""
    fit = screen(assessed(FIT))
    clofarabine = next(line for line in fit.splitlines() if "clofarabine" in line)

    assert "age > 21" in clofarabine

    after = screen(assessed(AFTER_HCT))
    clofarabine = next(line for line in after.splitlines() if "clofarabine" in line)

    assert "prior HCT" in clofarabine
    assert "age > 21" not in clofarabine


def test_where_too_little_is_known_questions_come_before_the_options() -> None:
    """With neither lineage nor status no drug is named as if it were chosen."""
    text = screen(assessed({"patient": {"age": 40}}))

    assert text.index("ASK FIRST") < text.index("SALVAGE")
    assert "ASK NEXT" not in text


def test_an_option_that_may_not_apply_is_not_marked_as_cleared() -> None:
    """MRD is pending: that blinatumomab for MRD would be suitable is a question, not a "+"."""
    pending = {
        "disease.status": "remission", "disease.marrow_blasts_pct": 2, "mrd.status": "unknown",
    }  # fmt: skip
    rows = screen(assessed(FIT, pending)).splitlines()
    row = next(line for line in rows if "blinatumomab for MRD" in line and "suitable" in line)

    assert row.startswith("? suitable")
    assert "eligibility unclear" in row


def test_what_goes_with_the_suggestion_is_named_or_said_to_stand_elsewhere() -> None:
    """A bare number of things to consider says nothing."""
    answer = assessed(FIT)

    assert headline(answer).endswith("(also consider: a clinical trial, if available)")
    assert headline(answer, 0).endswith("(also consider: see --full)")


def test_an_infant_is_told_in_months() -> None:
    """Nobody says 0.9167 years."""
    assert "11 months" in screen(assessed({"patient": {"age": "11 months"}})).splitlines()[0]


def test_a_measure_that_nobody_knows_is_called_for_is_asked_not_listed() -> None:
    """Whether she is pregnant is not known: no board stands among the options."""
    open_ = assessed(
        {"patient": {"age": 40}, "disease": {"lineage": "b-all", "status": "relapsed"}}
    )

    assert "obstetric" not in screen(open_)
    assert "obstetric" in screen(assessed(FIT, {"patient.sex": "female", "patient.pregnant": True}))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_question_names_no_list_of_options_that_it_makes_eligible(language: str) -> None:
    """What could become of an option is told, and whom it is for is left to `needs`."""
    answer = assessed({"disease.lineage": "b-all", "disease.status": "relapsed"})

    with spoken(language):
        text = " ".join(screen(answer, 80).split())
        asked = text[text.index(said("ASK NEXT")) :]
        avoid, eligible = (
            restated(f"x: {could}").removeprefix("x")
            for could in ("at worst avoid", "eligibility unclear")
        )
    assert avoid in asked
    assert eligible not in asked


def test_what_verdicts_and_names_do_not_need_is_left_to_the_reasons() -> None:
    """The column of verdicts is as wide as the verdicts, not as the heading of a part."""
    text = screen(example("post-hct-active-gvhd"), 80)

    assert "! caution  inotuzumab ozogamicin    HIGH  reimbursed  prior allo-HCT; active" in text


@pytest.mark.more
@pytest.mark.parametrize("width", HEIGHTS)
def test_every_option_that_may_apply_is_named_or_counted(
    answers: list[Assessment], width: int
) -> None:
    """However narrow the column of names is, no option disappears without a word."""
    for assessment in answers:
        names = [name for row in option_rows(assessment) for name in row.names]
        table = screen(assessment, width).partition("AGAINST")
        if not table[1]:  # nothing but what is asked first
            continue
        column = table[0].rpartition("\n")[2].index("FLAG")
        left = "\n".join(line[:column].rstrip() for line in table[2].splitlines())
        rows = left.partition("More:")[0]

        named = [name for name in names if unbroken(name)[:5] in unbroken(rows)]
        counted = sum(map(int, re.findall(r"(\d+)\s+more\b", rows)))
        assert len(named) + counted >= len(names), assessment.receipt.case_id


def test_a_row_of_several_options_marks_what_holds_of_some_of_them() -> None:
    """Of many drugs a CAR-T alone takes weeks; what bars a third HCT bars a further one."""
    drawn = screen(example("sparse")).splitlines()
    unlike = next(line for line in drawn if "obecabtagene, 13 more" in line)
    alike = next(line for line in drawn if "third allo-HCT, 1 more" in line)

    assert "some: single-arm evidence, weeks to manufacture; " in unlike
    assert "some:" not in alike


@pytest.mark.more
def test_no_verdict_is_without_its_reason(answers: list[Assessment]) -> None:
    """Where eligibility is open it is said what holds if the option applies."""
    for assessment in answers:
        for row in option_rows(assessment):
            reasons = {*row.own, *row.rest} - {"eligibility unclear"}
            assert reasons or "suitable" in row.verdict[0], (assessment.receipt.case_id, row.names)


def test_an_option_to_avoid_says_why_where_eligibility_is_open() -> None:
    """A third transplant is avoided whoever may come to one."""
    drawn = screen(example("sparse")).splitlines()

    row = next(line for line in drawn if "third allo-HCT" in line)
    assert row.startswith("x avoid")
    assert row.endswith("if it applies: two or more allo-HCTs before")


@pytest.mark.more
@pytest.mark.parametrize("width", range(60, 121))
def test_a_doubt_stands_with_its_word(width: int) -> None:
    """`(?)` never begins a line, but for the one that explains it."""
    *drawn, explained = screen(example("post-hct-active-gvhd"), width).splitlines()

    assert "(?)" in explained
    assert not [line for line in drawn if line.strip().startswith("(?)")]


def test_what_comes_first_of_all_is_said_once() -> None:
    """In sepsis the other suggestion, too, begins with the infection: that stands above already."""
    ill = {
        "comorbidity.infection": True,
        "infection.uncontrolled": True,
        "disease.marrow_blasts_pct": 45,
    }
    assessment = assessed(FIT, ill)
    lasts = stability(source(FIT, ill), load_rulebook(), A_DAY, assessment.suggestion.text)

    text = " ".join(screen(assessment._replace(stability=lasts)).split())

    assert "changes it to inotuzumab" in text
    assert text.count("Control the infection first.") == 1
