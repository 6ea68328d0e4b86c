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
    if table in ("lines", "transplants"):
        (entry,) = getattr(source({table: [{name: text}]}).case, table)
        return getattr(entry, name)
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
        ("gvhd.chronic_severity", "severe cGVHD", "severe"),
        ("plan.donor", "Matched unrelated donor (10/10)", "matched-unrelated"),
        ("plan.donor", "sibling 10/10", "matched-sibling"),
        ("plan.donor", "no donor", "none"),
        ("disease.status", "PIF", "refractory"),
        ("disease.status", "MRD persistence", "mrd-positive"),
        ("disease.status", "CRi", "remission"),
        ("disease.lineage", "T-lymphoblastic lymphoma", "lbl-t"),
        ("mrd.status", "MRD: undetectable", "negative"),
        ("mrd.status", "uMRD", "negative"),
        ("mrd.method", "NGS", "ngs"),
        ("mrd.method", "RQ-PCR Ig/TR", "ig-tr-pcr"),
        ("genetics.bcr_abl1", "BCR::ABL1 not detected", "negative"),
        ("genetics.bcr_abl1", "t(9;22) positive", "positive"),
        ("genetics.bcr_abl1", "Philadelphia-positiv", "positive"),
        ("genetics.bcr_abl1", "Ph−", "negative"),
        ("genetics.bcr_abl1_transcript", "b3a2", "p210"),
        ("genetics.kmt2a", "MLL negative", "not-rearranged"),
        ("genetics.tp53", "no TP53 mutation", "wild-type"),
        ("antigens.cd19", "positive (dim)", "dim"),
        ("antigens.cd22", "＋", "positive"),
        ("patient.sex", "W", "female"),
        ("patient.ecog", "ECOG PS 1", 1),
        ("patient.kps", "80 %", 80),
        ("patient.lansky", "Lansky 90", 90),
        ("gvhd.acute_grade", "MAGIC grade II", 2),
        ("gvhd.acute_grade", "グレード2", 2),
        ("gvhd.acute_grade", "\N{ROMAN NUMERAL TWO}", 2),
        ("gvhd.acute_grade", "3등급", 3),
        ("mrd.status", "MRD +ve", "positive"),
        ("plan.donor", "Haplo-HCT", "haploidentical"),
        ("disease.status", "relapse after HCT", "relapsed"),
        ("patient.ecog", "全身状態1", 1),
        ("patient.sex", "♀", "female"),
        ("gvhd.skin", "skin stage 3", 3),
        ("gvhd.lower_gi", "Stadium II", 2),
        ("gvhd.chronic_eyes", "NIH score 2", 2),
        ("lines.best_response", "stable disease", "nr"),
        ("lines.best_response", "Complete remission (CR)", "cr"),
        ("disease.lineage", "Precursor B-cell ALL", "b-all"),
        ("heart.qtcf_ms", "QTcF 440", 440),
        ("lines.best_response", "CRp", "cri"),
        ("lines.stopped_for", "adverse event", "toxicity"),
        ("lines.stopped_for", "allo-HCT", "transplant"),
        ("lines.purpose", "first line", "frontline"),
        ("transplants.type", "allo-HSCT", "allogeneic"),
        ("transplants.graft", "PBSCT", "pbsc"),
        ("transplants.intensity", "reduced intensity", "ric"),
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
