"""What to write instead of words that a field does not take."""

import re
from typing import Any

import pytest

from allcli.case.fields import Missing
from allcli.case.files.forms import form_at
from allcli.case.files.other_words import SAID
from allcli.case.problems import CaseError
from tests.case.test_spellings import read
from tests.cases import source


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
        ("disease.diagnosed_on", "03/2024", "write 2024-03"),
        ("disease.diagnosed_on", "März 2024", "write 2024-03"),
        ("disease.diagnosed_on", "2024-03-XX", "write 2024-03"),
        ("disease.diagnosed_on", "2024-99-99", "write 2024"),
        ("disease.diagnosed_on", "early 2024", "write 2024"),
        ("disease.diagnosed_on", "2024年3月", "write 2024-03"),
        ("disease.diagnosed_on", "令和6年3月", "write 2024-03"),
        ("disease.diagnosed_on", "10/23", "write the year first, with four digits"),
        ("disease.diagnosed_on", "March 3, 2024", "write 2024-03-03"),
        ("disease.diagnosed_on", "2024. 3. 15.", "write 2024-03-15"),
        ("disease.diagnosed_on", "15MAR2024", "write 2024-03-15"),
        ("disease.diagnosed_on", "２０２４年３月", "write 2024-03"),
        ("disease.diagnosed_on", "2019-2020", "which year it was, it does not say"),
        ("disease.diagnosed_on", "3월", "its year is missing"),
        ("labs.bilirubin", "1.2 mg/dL H", 'write "1.2 mg/dL", without the flag'),
        ("labs.alt", "45 U/L [0-40]", 'write "45 U/L", and labs.alt_uln = 40'),
        ("labs.platelets", "45 000", 'write "45000 /uL"'),
        ("labs.potassium", "haemolysed", 'write "not-done"'),
        ("disease.marrow_blasts_pct", "~80%", 'write "80%", or the range'),
        ("patient.age", "65+", 'write ">= 65"'),
        ("vod.weight_gain_pct", "+6 %", 'write "6 %"'),
        ("disease.extramedullary", 1, "write true"),
        ("genetics.ph_like", "음성", "write false"),
        ("patient.age", "18m", 'write "18 months"'),
        ("patient.gestation_weeks", "22+3", 'write "22 weeks", the completed ones'),
        ("disease.relapse_number", "2nd", 'write "2"'),
        ("patient.birth_date", "S50.3.14", "write 1975-03-14"),
        ("genetics.abl1_mutations", "T315I", 'write a list: ["T315I"]'),
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
        ("gvhd.chronic_severity", "moderate to severe"),
        ("lines.best_response", "mCR"),
        ("lines.best_response", "no"),
    ],
)
def test_no_other_meaning_is_offered_as_a_slip(path: str, text: str) -> None:
    """A "did you mean" that is followed blindly must not change what was said."""
    with pytest.raises(CaseError) as error:
        read(path, text)
    assert "did you mean" not in error.value.problems[0].hint


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("gvhd.acute_grade", "overall grade B", "A to D is the index of IBMTR, no grade"),
        ("gvhd.acute_grade", "Glucksberg III", "MAGIC grades otherwise"),
        ("gvhd.acute_grade", "stage 3", "a stage is of an organ"),
        ("gvhd.skin", "3+", 'write 3, or ">= 3"'),
        ("gvhd.chronic_severity", "extensive", '"extensive" is of the older Seattle grading'),
        ("disease.cns", "traumatic tap with blasts", "a traumatic tap with blasts"),
        ("disease.cns", "TLP-", 'write "cns1" where'),
        ("disease.cns", "CSF clear", 'write "cns1" where'),
        ("disease.cns", "髄液陰性", 'write "cns1" where'),
        ("disease.cns", "뇌척수액 양성", 'write "cns2" below 5'),
        ("genetics.bcr_abl1", "nuc ish(ABL1x2,BCRx2)[200]", "no fusion among its signals"),
        ("genetics.bcr_abl1", "FISH normal", 'write "negative" where BCR::ABL1 is what'),
        ("genetics.bcr_abl1", "e1a2", 'write "positive", and genetics.bcr_abl1_transcript'),
        ("genetics.kmt2a", "break-apart negative", 'write "not-rearranged" where KMT2A'),
        ("genetics.tp53", "R248Q", 'write "mutated" where it is pathogenic'),
        ("plan.donor", "반일치", 'did you mean "haploidentical"?'),
        ("plan.donor", "血縁", 'write "matched-sibling", "matched-related" or'),
        ("plan.donor", "형", 'write "matched-sibling" or "haploidentical"'),
        ("plan.donor", "骨髄バンク", 'write "matched-unrelated" or'),
        ("disease.status", "CR2, MRD positive", 'write "mrd-positive", and'),
        ("disease.status", "再発・難治", 'write "relapsed" before any treatment'),
        ("mrd.status", "陽性 0.1%", 'write the word alone, and mrd.level_pct = "0.1%"'),
        ("disease.cns", "flow positive", "by cytology, not by flow"),
        ("plan.donor", "brother", 'write "matched-sibling" or "haploidentical"'),
        ("plan.donor", "Fremdspender", 'write "matched-unrelated" or'),
        ("plan.donor", "없음", 'did you mean "none"?'),
        ("transplants.donor", "autologous", "own cells have no donor"),
        ("disease.status", "second relapse", 'write "relapsed", and its number in'),
        ("disease.status", "CR2", 'write "remission", or "mrd-positive" with MRD'),
        ("disease.status", "R/R", 'write "relapsed" before any treatment'),
        ("disease.status", "therapy-naive", 'write "newly-diagnosed", or'),
        ("disease.status", "Rezidiv", 'did you mean "relapsed"?'),
        ("mrd.status", "<0.01%", 'write mrd.level_pct = "<0.01%"'),
        ("mrd.status", "equivocal", "which it is, it does not say"),
        ("mrd.level_pct", "0.05 % IS", "the international scale is one of transcripts"),
        ("disease.lineage", "mixed lineage leukemia", 'write "mpal" for a mixed phenotype'),
        ("genetics.bcr_abl1", "BCR-ABL1 transcript negative", "whether the leukaemia has it"),
        ("disease.lineage", "ETP-ALL", 'write "t-all", and disease.etp = true'),
        ("disease.lineage", "B세포 급성림프모구백혈병", 'did you mean "b-all"?'),
        ("gvhd.chronic_severity", "none", "write chronic_active = false"),
        ("gvhd.acute_grade", "aGVHD grade II (skin 2)", 'write "ii" alone'),
        ("liver.hepatitis_b", "HBsAg+", 'write "active" where there is antigen'),
        ("liver.hepatitis_c", "SVR", 'write "resolved" where'),
        ("heart.qtcf_ms", "440 (Bazett)", "that is by Bazett"),
        ("labs.creatinine_clearance", "eGFR > 90", "an eGFR is per 1.73 m2"),
        ("patient.pregnant", "male", "write false"),
        ("transplants.type", "2nd allo", 'write "allogeneic": each transplant has'),
        ("heart.lvef_pct", "preserved", 'write the share, or "normal"'),
        ("mrd.method", "PCR", 'write "ig-tr-pcr" or "fusion-transcript"'),
        ("patient.ecog", "KPS 80", "that is no ECOG: write patient.kps = 80"),
        ("patient.ecog", "0/1", 'write "0-1"'),
        ("patient.sex", "1", "figures mean what their table says"),
        ("lines.best_response", "mCR", 'write "mlfs" for a marrow CR'),
        ("lines.best_response", "CR MRD-", 'write "cr"; MRD now stands in mrd.status'),
        ("lines.best_response", "NE", 'write "not-evaluated" where nobody looked'),
        ("lines.best_response", "부분 관해", 'did you mean "pr"?'),
        ("lines.stopped_for", "ongoing", "leave it out"),
        ("lines.purpose", "induction", 'write "frontline", or "salvage"'),
        ("antigens.cd19", "+ (95%)", 'write the word alone, and the share, "95 %"'),
        ("antigens.cd19", "±", 'write "dim" for few molecules'),
    ],
)  # fmt: skip
def test_a_word_of_several_meanings_is_asked_about(path: str, text: str, hint: str) -> None:
    """What each would be is said, and nothing is guessed."""
    with pytest.raises(CaseError) as error:
        read(path, text)
    assert error.value.problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("antigens.cd22", "CD19 negative"),
        ("gvhd.liver", "skin stage 3"),
        ("patient.kps", "Lansky 80"),
        ("mrd.status", "MRD: -"),
    ],
)
def test_what_is_said_of_something_else_is_not_read(path: str, text: str) -> None:
    """Another antigen, organ or scale; a dash behind a label is an empty place."""
    with pytest.raises(CaseError):
        read(path, text)


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"exposure.failed": ["blina"]}, 'did you mean "blinatumomab"?'),
        ({"exposure.failed": ["Kymriah"]}, 'did you mean "cd19-car-t"?'),
        ({"exposure.cd19_car_t_products": ["Kymriah"]}, 'did you mean "tisagenlecleucel"?'),
        ({"exposure.not_tolerated": ["스프라이셀"]}, 'did you mean "dasatinib"?'),
        ({"exposure.hypersensitivity": ["Oncaspar"]}, 'did you mean "asparaginase"?'),
        ({"disease.sites": ["BM + CNS"]}, "write each by itself"),
        ({"disease.sites": ["CNS (parenchymal)"]}, 'write "cns" here'),
        ({"disease.sites": ["고환"]}, 'did you mean "testis"?'),
        ({"jurisdiction": "South Korea"}, 'write "KR"'),
        ({"jurisdiction": "Germany"}, 'write "EU"'),
    ],
    ids=str,
)
def test_a_name_stands_for_the_word_of_its_list(changes: dict[str, Any], hint: str) -> None:
    """A brand, a product, several sites in one, a country."""
    with pytest.raises(CaseError) as error:
        source(changes)
    assert error.value.problems[0].hint.startswith(hint)


def told() -> list[tuple[str, str, str]]:
    """Every pattern of every field, with what it tells."""
    return [
        (path, pattern, hint) for path, patterns in SAID.items()
        for pattern, hint in patterns
    ]  # fmt: skip


def test_what_is_told_can_be_written() -> None:
    """A word that is offered is one of the field, or that it is not known."""
    for path, pattern, hint in told():
        made = hint.format(*["cr"] * re.compile(pattern).groups)
        offered = re.match(r'(?:write|.*did you mean) "([^"{]+)"', hint)
        choices = form_at(path).choices
        if offered and choices:
            assert offered[1] in (*choices, *Missing), (path, made)
