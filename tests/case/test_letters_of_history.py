"""Words of letters for donors, GVHD, therapy and places, and what to write instead."""

import pytest

from allcli.case.files.forms import form_at
from allcli.case.problems import closest
from tests.case.letters import Asked, hint_for, rows

ASKED: Asked = {
    "plan.donor": {
        'write "matched-unrelated"': (
            "10 of 10 MUD", "MUD 10/10 (DPB1 nonpermissive)", "HLA8/8一致非血縁", "非血縁8/8",
            "HLA 10/10 일치 비혈연", "조혈모세포은행 10/10", "MUD 10/10 gefunden",
        ),
        'write "mismatched-unrelated"': ("9/10 mMUD (DQ)", "Fremdspender (9/10)",),
        'write "haploidentical"': (
            "haplo dad", "TCR-αβ depleted haplo", "haplo PTCy", "PTCy haplo", "ハプロ(父)",
            "HLA半合致の母", "반일치(어머니)", "아버지 반일치", "haplo Sohn",
        ),
        'write "haploidentical" where half of HLA is': ("5/10 mother", "MMRD 9/10",),
        'write "matched-sibling", "matched-related"': (
            "1-Ag MM related", "offspring", "half-brother", "niece",
        ),
        'write "cord"': ("double UCB", "dCBT", "臍帯血バンク", "제대혈 이식",),
        "a twin is none of these: leave it out": ("syngeneic twin",),
        "an identical twin is none of these: leave": (
            "monozygotic twin", "identical twin brother", "一卵性双生児", "一卵性双胎", "双子",
            "双子の兄", "일란성 쌍둥이", "쌍둥이 동생", "eineiiger Zwilling", "Zwillingsbruder",
            "Zwilling",
        ),
        "an unlike twin is a sibling: write": (
            "dizygotic twin", "二卵性双生児", "이란성 쌍둥이",
        ),
        'write "matched-sibling"': (
            "HLA一致の妹", "형제 공여자 (완전일치)", "HLA-id. Bruder", "HLA-ident. Schwester",
        ),
        'write "matched-unrelated" or': ("骨髄バンクドナー", "KMDP",),
        'write "none" where there is none': ("kein Spender",),
        "which it is, it does not say: leave it out": (
            "Spendersuche läuft", "donor search ongoing", "2 MUDs on prelim search",
            "no sib, MUD search",
        ),
    },
    "gvhd.acute_grade": {
        "write 3": ("3 of 4",),
        "MAGIC grades otherwise, with gut stage 4 as": (
            "Glucksberg 2", "mod. Glucksberg II", "Seattle grade 3", "重症度II",
        ),
        "A to D is the index of IBMTR, no grade:": ("IBMTR C",),
        'write "2" alone': ("grade 2 (skin only)",),
        'write "ii" where that is by MAGIC': ("II (skin st. 3)",),
        "a stage is of an organ: write gvhd.skin,": (
            "skin only", "피부 2도", "皮膚stage2", "Haut Stadium 2",
        ),
        "write 0 to 4": ("late-onset", "present",),
        "write gvhd.chronic_active = true, and the": ("overlap syndrome",),
        "write the grade, and steroid_refractory =": (
            "steroid-refractory grade III", "SR-aGVHD III",
        ),
        "the grade now is asked: write it, and": (
            "resolved grade 2", "max. grade III, now 0", "max III", "abgeheilt",
        ),
        'write "0" where that is by MAGIC': ("0 (was III)",),
        'write "2"': ("등급 2", "급성 2도",),
        "write 0 to deny it": ("keine",),
        'write "ii"': ("IIa",),
        'write "3"': ("3b",),
    },
    "gvhd.chronic_severity": {
        "write the NIH word alone": ("NIH 2014: severe", "severe, lungs 3",),
        '"that" is of the older Seattle grading:': (
            "limited/mild", "extensive (severe)", "광범위", "제한형", "限局型", "広範型",
            "limitiert", "ausgedehnt",
        ),
        "the lung is scored: write": ("BOS",),
        "write chronic_active = false": ("quiescent", "past moderate", "keine",),
        "which it is, it does not say: write": ("moderate→mild", "중증도 중",),
        'write "moderate"': ("중등증", "중등도 (NIH)", "中等度", "mittelgradig",),
        'write "mild"': ("경도", "軽度", "leichtgradig",),
        'write "severe"': ("重度", "NIH重症", "schwergradig",),
        "write the NIH severity in words": ("score 3",),
    },
    "liver.vod_severity": {
        'EBMT calls it "very-severe" with': ("MOF", "severe with MOD", "very severe/MOD", "VS",),
        "write its EBMT word": ("grade III",),
        "which it is, it does not say: write": ("mod-severe",),
        'did you mean "mild"?': ("경증",),
        'did you mean "very-severe"?': ("매우 중증", "최중증", "最重症", "sehr schwer",),
        'did you mean "severe"?': ("重症",),
        "how severe it is, is asked: leave it out": ("Baltimore+", "suspected",),
        "of the living is asked": ("fatal",),
    },
    "lines.best_response": {
        'write "cr"': ("CR1",),
        'write "cr"; MRD now stands in mrd.status': (
            "CR w/ MRD", "CRMRD+", "MRD-neg CR", "molekulare Remission", "MRD-negative", "CMR",
        ),
        'did you mean "crh"?': ("CRh*",),
        'write "cr", "cri", "crh" or "mlfs", by the': (
            "CR/CRh", "MLFS/aplasia", "M1 marrow", "M1", "<5% blasts", "Blasten <5%",
            "blast clearance",
        ),
        'write "nr"': (
            "M3", "관해 실패", "관해 획득 실패", "寛解導入失敗", "非寛解", "奏効せず",
            "keine Remission", "Therapieversagen", "Blastenpersistenz", "Induktionsversagen",
        ),
        'write "pr" where the blasts fell by half;': ("M2 marrow",),
        'write "pr" where half of the blasts went;': (
            "minor response", "hematologic improvement", "부분 반응", "部分奏効",
        ),
        "leave it out: of the living is asked": ("died in induction",),
        'write "not-done", or leave it out': ("not assessed",),
        'did you mean "cr"?': (
            "완전 관해", "CR 획득", "寛解到達", "完全奏効", "Vollremission",
            "komplette Remission", "CHR",
        ),
        'did you mean "nr"?': ("무반응",),
        "of transcripts: write the response in the": ("MMR",),
    },
    "lines.stopped_for": {
        'write "no-response", or "relapse" after a': ("PD", "Progress",),
        'write "relapse"': ("CNS relapse", "MRD relapse", "재발로 중단", "再発のため",),
        'write "toxicity", and which it was in': (
            "ICANS", "sepsis", "독성으로 중단", "有害事象", "Toxizität (VOD)", "Nebenwirkungen",
        ),
        'write "completed"': ("MRD negativity", "regulär beendet",),
        'write "completed", "transplant" or "other"': ("planned",),
        'write "no-response", or "other"': ("persistent MRD",),
        "the reason is asked": ("Abbruch",),
    },
    "jurisdiction": {
        'write "KR"': ("Korea, Republic of", "ROK", "서울",),
        'write "JP"': ("東京", "Tokyo",),
        'write "EU"': ("BRD", "Deutschland", "EEA", "EU-27", "IE", "NL", "FR",),
        "none of the places whose licences are": (
            "CH", "Switzerland", "Schweiz", "Canada", "China", "中国", "Taiwan", "臺灣", "India",
            "Brasil", "Türkiye", "Israel", "NZ",
        ),
        'licences of the EU hold there: write "EU"': ("Norway",),
        'write "UK"': ("NHS", "NHS England", "U.K.",),
        'write "US"': ("USA", "U.S.",),
        'write "AU"': ("AUS",),
    },
    "transplants.months_to_relapse": {
        'write "8 months"': (
            "8M", "8 mo post-HCT", "移植後8か月", "이식 8개월 후", "8 Monate nach SZT",
        ),
        'write "240 days"': ("D+240", "day 240",),
        "write the months alone": ("1y2m",),
        "leave it out": ("early", "no relapse",),
    },
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "hint"), rows(ASKED))
def test_what_a_letter_says_is_asked_and_never_guessed(path: str, text: str, hint: str) -> None:
    """In English, Korean, Japanese or German: refused, with what to write instead."""
    assert hint_for(path, text).startswith(hint)


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("mutation neg.", "genetics.tp53"),
        ("positive->negative", "mrd.status"),
        ("relapse-free", "disease.status"),
        ("relapse suspected", "disease.status"),
        ("nonrefractory", "disease.status"),
        ("remission?", "disease.status"),
        ("B- or T-ALL", "disease.lineage"),
        ("CNS≥2", "disease.cns"),
        ("<CR", "lines[].best_response"),
        ("mild-to-moderate", "liver.vod_severity"),
    ],
)
def test_no_slip_is_offered_for_what_says_more(word: str, field: str) -> None:
    """A denial, a doubt, a bound or an alternative is lost in the word that is nearest."""
    assert closest(word, form_at(field).choices) == ""


def test_a_denial_that_belongs_to_the_word_is_no_more() -> None:
    """Where the word itself denies, a slip of it is still a slip."""
    assert closest("not rearranged.", form_at("genetics.kmt2a").choices) == (
        'did you mean "not-rearranged"?'
    )
