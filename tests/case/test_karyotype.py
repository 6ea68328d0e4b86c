"""Karyotypes as cytogenetic reports print them, and what they prove."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.karyotype import lesions
from allcli.case.problems import CaseError
from tests.cases import facts, source


@pytest.mark.parametrize(
    ("text", "proven"),
    [
        ("46,XY,t(9;22)(q34;q11.2)[18]/46,XY[2]", {"BCR::ABL1"}),
        ("45,XX,-7,t(9;22;11)(q34;q11;q13)[20]", {"BCR::ABL1"}),
        ("47,XY,t(9;22),+der(22)t(9;22)[3]", {"BCR::ABL1"}),
        ("nuc ish(ABL1,BCR)x3,(ABL1 con BCRx2)[180/200]", {"BCR::ABL1"}),
        ("46,XY,t(4;11)(q21;q23)[15]", {"KMT2A"}),
        ("46,XX,t(4;11)[15]", {"KMT2A"}),
        ("t(4;11)(q21;q23)", {"KMT2A"}),
        ("t(9;22)(q34;q11.2) and del(9)(p21)", {"BCR::ABL1"}),
        ("46,XY,t(11;19)(q23;p13.3)[9]", {"KMT2A"}),
        ("46,XX,inv(11)(p15q23)[4]", {"KMT2A"}),
        ("nuc ish(KMT2Ax2)(5'KMT2A sep 3'KMT2Ax1)[88/100]", {"KMT2A"}),
        ("46,XY,der(19)t(1;19)(q23;p13)[20]", {"TCF3::PBX1"}),
        ("46,XY,t(17;19)(q22;p13)[20]", {"TCF3::HLF"}),
        ("46,XY,iAMP(21)[12]", {"iAMP21"}),
        ("46,XX,del(17)(p12)[7]", {"loss of 17p"}),
        ("36,XX,-3,-17[cp8]/46,XX[12]", {"low hypodiploidy", "loss of 17p"}),
        ("33~38,X,-X[cp6]", {"low hypodiploidy"}),
        ("46, XY, t(9; 22) (q34; q11.2) [18]", {"BCR::ABL1"}),
        ("t(9;22)(q34;q11)", {"BCR::ABL1"}),
        ("der(19)t(1;19)(q23;p13)", {"TCF3::PBX1"}),
        ("iAMP21", {"iAMP21"}),
        ("nuc ish(TP53x1,D17Z1x2)[80/200]", {"loss of 17p"}),
        ("46,XX,add(17)(p11.2)[5]", {"loss of 17p"}),
        ("45,XX,dic(9;17)(p13;p11)[5]", {"loss of 17p"}),
        ("45,XX,dic(17;18)(p11;q11)[5]", {"loss of 17p"}),
    ],
)
def test_a_lesion_that_the_report_names_is_there(text: str, proven: set[str]) -> None:
    """The usual ways of writing each, in metaphases and in situ."""
    assert lesions(text) == frozenset(proven)


@pytest.mark.parametrize(
    "text",
    [
        "46,XX[20]",
        "46,XY,?t(9;22)(q34;q11.2)[2]",
        "46,XY,t(9;22)(p24;q11)[5]",
        "46,XY,t(11;14)(p13;q11)[20]",
        "46,XX,del(11)(q23)[20]",
        "46,XY,t(11;22)(q24;q12)[20]",
        "28,X,-X[20]",
        "37~46,XX[cp9]",
        "46,XY[5]//46,XX,t(9;22)(q34;q11)[3]",
        "46,XY,t(9;22)(q34;q11)[0]/46,XY[20]",
        "46,XY,t(9;22)(q34;q11)[0/20]/46,XY[20]",
        "46,XX,t(11;22)(q23;q11.2)c[20]",
        "46,XX,t(4;11)(q21;q23)c",
        "nuc ish(TP53x2,D17Z1x2)[200]",
        "46,XX,add(17)(q25)[5]",
        "45,XX,dic(9;11)(p13;q23)[5]",
        "nuc ish(TP53x1~2,D17Z1x2)[80/200]",
    ],
)
def test_what_is_doubtful_another_lesion_or_the_donor_s_proves_nothing(text: str) -> None:
    """A question mark, other breakpoints, del(11)(q23), a clone of the donor or of no cell."""
    assert lesions(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "normal",
        "no t(9;22) seen",
        "46,XY without t(9;22)",
        "t(9;22) or t(8;22)",
        "t(9;22)?",
        "FISH for t(9;22)",
        "pending",
        "t(9;22) excluded",
        "t(9;22) NEG",
        "t(9;22) (NEG)",
        "46,XX; t(9;22) UNSEEN",
        "t(9;22) n.d.",
        "t(9;22): 0",
        "t(9;22) 0/20",
        "t(9;22) < 1 %",
        "t(9;22) -",
        "iAMP21-",
        "nuc ish(ABL1 con BCRx2)[0/200]",
        "46,XY; t(9;22) ruled out",
        "46,XY,t(9;22) 음성",
        "t(9;22) Ausgeschlossen",
        "t(4;11): UNDETECTED",
        "",
        "Ph",
    ],
)
def test_prose_is_not_read(text: str) -> None:
    """A sentence about a lesion may deny it."""
    assert lesions(text) is None


@given(st.text(alphabet="0123456789,;/[]()~-+?tdelrinvXYpqcn ", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing that a laboratory may type ends in an error."""
    assert lesions(text) is None or isinstance(lesions(text), frozenset)


@pytest.mark.parametrize(
    ("karyotype", "fact", "value"),
    [
        ("46,XY,t(9;22)(q34;q11.2)[18]/46,XY[2]", "genetics.bcr_abl1", "positive"),
        ("46,XY,t(9;22)(q34;q11.2)[18]/46,XY[2]", "genetics.ph_like", False),
        ("46,XY,t(4;11)(q21;q23)[15]", "genetics.kmt2a", "rearranged"),
        ("36,XX,-3,-17[cp8]/46,XX[12]", "genetics.hypodiploid", True),
        ("46,XY,iAMP(21)[12]", "genetics.iamp21", True),
        ("46,XX[20]", "genetics.bcr_abl1", None),
    ],
)
def test_a_karyotype_fills_what_is_unknown(karyotype: str, fact: str, value: Any) -> None:
    """A lesion that it does not name may be cryptic: that stays open."""
    assert facts({"genetics.karyotype": karyotype}).value(fact) == value


def test_signals_without_a_fusion_are_told_as_a_finding() -> None:
    """What they deny is asked of the field for it; a fusion among them is read."""
    (warning,) = source({"genetics.karyotype": "nuc ish(ABL1x2,BCRx2)[200]"}).warnings
    assert 'genetics.bcr_abl1 = "negative" says so' in warning.message
    fusion = {"genetics.karyotype": "nuc ish(ABL1,BCR)x3,(ABL1 con BCRx2)[180/200]"}
    assert not source(fusion).warnings


@pytest.mark.parametrize(
    "changes",
    [
        {"genetics.bcr_abl1": "negative"},
        {"genetics.ph_like": True},
    ],
    ids=str,
)
def test_a_field_that_the_karyotype_disproves_is_refused(changes: dict[str, Any]) -> None:
    """With both named."""
    with pytest.raises(CaseError, match=r"genetics\.karyotype"):
        source({"genetics.karyotype": "46,XY,t(9;22)(q34;q11)[9]"}, changes)
