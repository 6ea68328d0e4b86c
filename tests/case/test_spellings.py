"""Findings in the words, signs and abbreviations that records have for them."""

from typing import Any

import pytest

from allcli.case.fields import GradeField
from allcli.case.problems import CaseError
from allcli.case.span import Span
from tests.cases import source


def read(path: str, text: object) -> Any:
    """What a field holds that says this."""
    table, name = path.split(".")
    if table == "transplants":
        return getattr((source({"transplants": [{name: text}]}).case.transplants or ())[0], name)
    return getattr(getattr(source({path: text}).case, table), name)


@pytest.mark.parametrize(
    ("path", "text", "word"),
    [
        ("plan.donor", "10/10 MUD", "matched-unrelated"),
        ("plan.donor", "MUD 8/8", "matched-unrelated"),
        ("plan.donor", "9/10 MMUD", "mismatched-unrelated"),
        ("plan.donor", "HID", "haploidentical"),
        ("plan.donor", "haplo-mother", "haploidentical"),
        ("plan.donor", "dUCB", "cord"),
        ("transplants.donor", "HLA-id sib", "matched-sibling"),
        ("transplants.donor", "Umbilical cord blood", "cord"),
        ("disease.cns", "2a", "cns2"),
        ("disease.cns", "II", "cns2"),
        ("disease.cns", "CNS III", "cns3"),
        ("disease.status", "in relapse", "relapsed"),
        ("disease.status", "MRD+", "mrd-positive"),
        ("disease.status", "primary refractory", "refractory"),
        ("mrd.status", "not detected", "negative"),
        ("mrd.status", "MRD+", "positive"),
        ("mrd.status", "PNQ", "positive"),
        ("antigens.cd19", "weak", "dim"),
        ("antigens.cd19", "heterogeneous", "partial"),
        ("antigens.cd22", "lost", "negative"),
        ("antigens.cd22", "++", "positive"),
        ("genetics.bcr_abl1", "not detected", "negative"),
        ("genetics.kmt2a", "KMT2A::AFF1", "rearranged"),
        ("genetics.kmt2a", "germline", "not-rearranged"),
        ("genetics.tp53", "WT", "wild-type"),
        ("gvhd.chronic_severity", "NIH moderate", "moderate"),
        ("liver.vod_severity", "very severe", "very-severe"),
    ],
)
def test_a_word_that_is_usual_is_read(path: str, text: str, word: str) -> None:
    """Case and gaps say nothing, and one meaning may have several words."""
    assert read(path, text) == word


@pytest.mark.parametrize(
    ("path", "text"), [("mrd.status", "_"), ("mrd.status", "MRD_"), ("genetics.bcr_abl1", "Ph_")]
)
def test_a_line_to_fill_in_is_no_minus(path: str, text: str) -> None:
    """What a form leaves blank denies nothing."""
    with pytest.raises(CaseError):
        source({path: text})


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("G2", 2),
        ("> 2", Span(3, 4)),
        ("at least 2", Span(2, 4)),
        ("2 or 3", Span(2, 3)),
        ("< 3", Span(0, 2)),
        ("II-III°", Span(2, 3)),
        ("3도", 3),
    ],
)
def test_a_grade_may_be_bounded_in_words_and_signs(text: str, grade: object) -> None:
    """A grade above 2 is 3 or 4."""
    assert GradeField().read(text) == grade


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("labs.bilirubin", "2x ULN", 'write labs.bilirubin_x_uln = "2 x ULN"'),
        ("labs.alt", "> 5 × N", 'write labs.alt_x_uln = ">5 x ULN"'),
        ("mrd.level_pct", "negative", 'write mrd.status = "negative"'),
        ("mrd.level_pct", "PNQ", 'write mrd.status = "positive"'),
        ("antigens.cd22_pct", "dim", 'write antigens.cd22 = "dim"'),
        ("antigens.cd19_pct", "양성", 'write antigens.cd19 = "positive"'),
        ("gvhd.acute_grade", "none", "write 0 to deny it"),
        ("disease.cns", "negative", 'write "cns1" where the CSF holds no blasts'),
        ("mrd.status", "陰性", 'did you mean "negative"?'),
        ("disease.diagnosed_on", "20240312", "write 2024-03-12"),
        ("disease.diagnosed_on", "45363", "write 2024-03-12, if 45363 is a day of Excel"),
        ("disease.diagnosed_on", 45363, "write 2024-03-12, if 45363 is a day of Excel"),
        ("disease.diagnosed_on", "12-Mar-2024", "write 2024-03-12"),
        ("disease.diagnosed_on", "March 2024", "write 2024-03"),
        ("disease.diagnosed_on", "2024-03-12 08:30", "write 2024-03-12"),
        ("disease.diagnosed_on", "2024-02-30", "there is no such day"),
        ("disease.diagnosed_on", "1850-01-01", "the first day is 1900-01-01"),
    ],
)
def test_what_belongs_elsewhere_is_told_where_it_belongs(
    path: str, text: object, hint: str
) -> None:
    """A multiple of the limit, a finding in words, a day that is none."""
    with pytest.raises(CaseError) as error:
        source({path: text})
    assert error.value.problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("disease.cns", "CNS 2/3"),
        ("disease.cns", "cns1/2"),
        ("disease.cns", "CNS-"),
        ("disease.status", "progression"),
        ("disease.status", "CR2"),
        ("disease.status", "MRD-"),
        ("antigens.cd19", "dim/neg"),
        ("plan.donor", "mismatched related"),
    ],
)
def test_no_other_meaning_is_offered_as_a_slip(path: str, text: str) -> None:
    """A "did you mean" that is followed blindly must not change what was said."""
    with pytest.raises(CaseError) as error:
        source({path: text})
    assert "did you mean" not in error.value.problems[0].hint
