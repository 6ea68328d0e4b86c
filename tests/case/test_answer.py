"""One answer: what is written for it, and what it is refused for."""

from datetime import date

import pytest

from allcli.case.files.answer import AnswerError, read_answer


def refused(path: str, text: str) -> str:
    with pytest.raises(AnswerError) as error:
        read_answer(path, text)
    return str(error.value)


@pytest.mark.parametrize(
    ("path", "text", "written"),
    [
        ("patient.age", "34", 34),
        ("patient.age", "7 months", "7 months"),
        ("patient.age", "44세", "44세"),
        ("labs.bilirubin", "n/a", "unknown"),
        ("labs.bilirubin", "미상", "unknown"),
        ("antigens.cd22", "not tested", "not-done"),
        ("id", "NA", "NA"),
        ("jurisdiction", "UK", "UK"),
        ("jurisdiction", "uk", "UK"),
        ("lines[].best_response", "not evaluated", "not-evaluated"),
        ("labs.bilirubin", "0.8", 0.8),
        ("labs.bilirubin", "15 umol/L", "15 umol/L"),
        ("mrd.level_pct", "< 0.01 %", "< 0.01 %"),
        ("assessed_on", "2026-03-14", date(2026, 3, 14)),
        ("transplants[].date", "2025-03", "2025-03"),
        ("transplants[].date", '"2025-03"', "2025-03"),
        ("transplants[].date", "2025", 2025),
        ("gvhd.acute_grade", "III", "III"),
        ("gvhd.acute_grade", "3", 3),
        ("disease.extramedullary", "y", True),
        ("disease.extramedullary", "No", False),
        ("disease.status", "Relapsed", "relapsed"),
        ("id", "A-17", "A-17"),
        ("plan.conditioning_agents", "fludarabine, TBI", ["fludarabine", "TBI"]),
        ("plan.conditioning_agents", "none", []),
        ("lines[].agents", "no", []),
    ],
)
def test_an_answer_is_written_as_the_case_file_writes_it(
    path: str, text: str, written: object
) -> None:
    """Numbers as numbers, whole days as days, with a unit as text, lists as lists."""
    assert read_answer(path, text).written == written


@pytest.mark.parametrize(
    ("path", "text", "written"),
    [
        ("disease.status", "rel", "relapsed"),
        ("disease.lineage", "T", "t-all"),
        ("lines[].best_response", "cr", "cr"),
        ("plan.donor", "matched-s", "matched-sibling"),
        ("plan.donor", "matched sibling", "matched-sibling"),
        ("genetics.bcr_abl1", "no", "negative"),
        ("antigens.cd19", "yes", "positive"),
        ("jurisdiction", "kr", "KR"),
    ],
)
def test_a_choice_may_be_abbreviated(path: str, text: str, written: str) -> None:
    """To letters that only one choice begins with; a finding is also there or not."""
    assert read_answer(path, text).written == written


def test_an_abbreviation_that_two_choices_share_is_refused() -> None:
    """Nothing is guessed."""
    assert refused("disease.status", "re").startswith('"re" is not one of relapsed, refractory')


def test_no_is_never_an_abbreviation() -> None:
    """No response must not become "not-evaluated"."""
    assert '"no" is not one of' in refused("lines[].best_response", "no")


@pytest.mark.parametrize("text", ["pending", "not done", "not-done", "Unknown"])
def test_an_answer_may_say_why_it_is_not_known(text: str) -> None:
    """In the words of the case file, or as people say it."""
    assert read_answer("antigens.cd22", text).written == text.lower().replace(" ", "-")


@pytest.mark.parametrize("path", ["lines[].regimen", "plan.conditioning_agents"])
def test_a_text_that_is_not_known_is_left_out(path: str) -> None:
    """A drug called "pending" would be a known one, and not an alkylator."""
    assert read_answer(path, "pending").written is None


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("patient.age", "340", "340 is not possible; allowed: 0 to 120 years"),
        ("patient.age", "-1", "-1 is not possible; allowed: 0 to 120 years"),
        ("patient.ecog", "9", "9 is not possible; allowed: a whole number from 0 to 4"),
        (
            "labs.creatinine",
            "0,8",
            'found "0,8"; expected a number with a decimal point, not a comma',
        ),
        ("labs.ast", "high", 'found "high"; expected a number in U/L'),
        ("assessed_on", "14.3.2026", 'found "14.3.2026"; expected a date: 2019-03-14'),
        ("disease.extramedullary", "perhaps", 'found "perhaps"; expected true or false'),
        ("disease.lineage", "ball", "did you mean"),
        ("plan.conditioning_agents", ",", "names nothing"),
        ("id", "x" * 101, "longer than 100 characters"),
    ],
)
def test_a_wrong_answer_is_refused_in_the_words_for_a_wrong_file(
    path: str, text: str, said: str
) -> None:
    """One sentence: what was found, what is allowed."""
    assert said in refused(path, text)
    assert "\n" not in refused(path, text)


@pytest.mark.parametrize(
    ("path", "text", "meant"),
    [
        ("disease.status", "rel", "relapsed"),
        ("disease.status", "RELAPSED", ""),
        ("labs.bilirubin", "17.1 umol/L", "1 mg/dL"),
        ("labs.bilirubin", "1", ""),
        ("patient.weight_kg", "62 kg", ""),
    ],
)
def test_what_was_understood_is_told_where_it_was_not_said(
    path: str, text: str, meant: str
) -> None:
    """The word for an abbreviation, the number in our own unit."""
    assert read_answer(path, text).meant == meant
