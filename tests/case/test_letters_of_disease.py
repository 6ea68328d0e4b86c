"""Words of letters for the leukaemia, and what to write instead."""

import pytest

from tests.case.letters import Asked, hint_for, rows

ASKED: Asked = {
    "disease.status": {
        'write "relapsed", and its number in': (
            "1st rel", "rel. 2", "2. Rezidiv", "Erstrezidiv", "Zweitrezidiv", "1차 재발",
            "relapse #2", "≥2nd relapse",
        ),
        'write "relapsed" before any treatment of': ("R/R ALL", "relapsed/refractory disease",),
        'write "relapsed" after a remission,': (
            "PR", "partial remission", "progredient", "非寛解",
        ),
        'write "relapsed"; when, where and which': (
            "morphologic relapse, overt", "pre-B relapse", "first relapse (early)",
        ),
        'write "mrd-positive", and': ("CR1 MRD pos", "hematologic CR, MRD+",),
        'write "remission", and mrd.status =': ("CR2 (MRD neg)",),
        'write "remission", or "mrd-positive" with': (
            "hCR", "CHR", "in Vollremission", "완전관해 유지 중", "第二寛解期", "第1寛解",
            "CR2寛解中",
        ),
        'write "mrd-positive" where there is MRD in': (
            "molecular persistence", "persisting MRD", "MRD reappearance", "MRD recurrence",
            "미세잔존질환 재발", "分子学的再発",
        ),
        'write "relapsed"': (
            "Frührezidiv", "Spätrezidiv", "im Rezidiv", "재발함", "재발 상태", "2번째 재발",
            "이식 후 재발", "第2再発", "第一再発", "移植後再発", "血液学的再発", "髄外再発",
        ),
        'write "refractory" where no treatment': (
            "therapierefraktär", "일차 불응성", "불응성 질환", "寛解導入不能", "初回寛解導入不能",
            "Never in CR", "never achieved CR",
        ),
        'write "newly-diagnosed", or "relapsed"': ("therapienaiv",),
        "how the leukaemia stands is asked: write": ("ND", "newly dx",),
    },
    "disease.lineage": {
        'write "b-all" where that is meant': (
            "B-other", "pro B", "preB", "cALL", "CD10+ B-ALL", "B림프모구백혈병",
            "c-ALL (common)",
        ),
        'did you mean "b-all"?': (
            "B-ALL NOS", "B-전구 ALL", "전구B세포 급성림프모구백혈병", "B前駆細胞性ALL",
            "B-Vorläufer-ALL",
        ),
        'write "b-all", and genetics.bcr_abl1': ("B-ALL, Ph+",),
        'write "b-all", and genetics.ph_like = true': ("Ph-like B-ALL",),
        'write "b-all", and genetics.kmt2a': ("KMT2Ar B-ALL",),
        'write "t-all" or "lbl-t", whichever it is': ("T-LBL/ALL", "T-ALL/LBL",),
        'write "b-all" or "lbl-b", whichever it is': ("B-ALL/LBL",),
        'write "t-all", and disease.etp = true': ("ETP",),
        'write "t-all", and whether it is ETP in': ("near-ETP",),
        'write "t-all"': ("thymic ALL", "pre-T",),
        "a mature B-cell leukaemia is none of these": (
            "Burkitt leukaemia", "バーキット", "reife B-ALL",
        ),
        'write "all-unspecified", or the lineage': ("ALL-L2", "ALL L1",),
        'did you mean "mpal"?': ("MPAL NOS",),
        'write "mpal-t-myeloid"': ("MPAL T/My",),
        'write "mpal-b-myeloid"': ("MPAL, B/My",),
        'write "mpal"': ("B/T MPAL", "biphenotypic", "混合表現型急性白血病",),
        "write the lineage, and": ("CML-LBC", "CML lymphoid BC",),
        'did you mean "lbl-t"?': ("T림프모구림프종", "T-lymphoblastisches Lymphom",),
        'did you mean "t-all"?': ("T細胞性ALL",),
        'a code of ICD-O-3: did you mean "t-all"?': ("9837/3",),
        'write "mpal" or "aul", whichever it is': ("ALAL",),
    },
    "disease.cns": {
        'write "cns2" alone': ("CNS 2 b", "CNS2 (2 blasts/uL)",),
        'write "cns3"': ("CNS grade 3", "CNS status 3a", "ZNS3", "CNS 3相当",),
        'write "cns2" below 5 leucocytes/uL, "cns3"': (
            "TLP+ (RBC>10)", "WBC 3, blasts present", "7 WBC/µL with blasts",
            "Liquor: 12 Zellen, Blasten", "髄膜浸潤あり",
        ),
        'write "cns1" where the CSF holds no blasts': (
            "TLP w/o blasts", "0 WBC, 0 blasts", "cytospin neg", "acellular", "hypocellular",
            "CSF: no malignant cells", "ZNS negativ", "kein ZNS-Befall", "Liquor o.B.",
            "Liquor unauffällig", "중추신경계 침범 없음", "CNS 침범(-)", "뇌척수액 모세포 (-)",
            "CNS浸潤なし", "CNS陰性", "髄液細胞診陰性",
        ),
        'write "cns3", and the place in cns_sites': (
            "chloroma", "MRI leptomeningeal enhancement",
        ),
        'write "cns3" where the leukaemia is its': ("facial palsy", "CN VII palsy", "CN palsy",),
        'write "cns1"': ("ZNS-1", "CNS 1군",),
        "write how it stands now, and": ("past CNS3, now clear",),
        'write "not-done", or leave it out': ("no LP done", "LP deferred",),
        "figures and letters mean what their table": ("Y", "N",),
    },
    "antigens.cd19": {
        "write the word alone": ("CD19+",),
        "write the word, and the share of positive": (
            "CD19 pos (98%)", "30% negative", "negative in 20%", "95", "0.95",
        ),
        'write "dim" for few molecules, "partial"': (
            "dim/bright", "dim subset", "partial dim", "pos/dim", "bright-dim", "heterogen. dim",
            "retained (dim)", "heterogen positiv", "+(dim)",
        ),
        'write "partial"': (
            "CD19-negative subclone", "부분 양성", "일부소실", "一部欠失", "teils positiv",
        ),
        'write "negative", and when it was looked': ("neg. (post CAR)",),
        'write "negative" where all blasts have lost': (
            "escape", "antigen loss", "absent (CAR-T escape)", "소실", "음성 전환", "消失",
            "陰性化", "Verlust", "loss of CD19",
        ),
        "which it is, it does not say: write": ("not evaluable",),
        'write "dim"': ("양성(약)",),
        'write "positive"': (
            "유지", "강양성", "強陽性", "保持", "erhalten", "stark positiv", "moderate to bright",
        ),
        'did you mean "dim"?': ("弱陽性", "schwach positiv", "dim(+)",),
        'write "dim" where that is meant': ("MFI low", "1+", "2+", "decreased", "downmodulated",),
    },
    "antigens.cd22_pct": {
        'write "98 %"': ("98 % of blasts",),
        'write "60 %", or the range that it may be': ("ca 60 %",),
        'write "95 %"': ("95 percent",),
        'write "80%", or the range that it may be': ("약 80%",),
        'write ">= 80%"': ("80 %以上",),
        'write "> 90 %"': ("über 90 %",),
        'write "50", or the range that it may be': ("approximately 50",),
        "how bright it is, is no share of blasts:": ("1,200 molecules", "MFI 2300",),
        'write "20%"': ("subset (20%)",),
    },
    "mrd.status": {
        'write "negative", and below which limit in': (
            "uMRD4", "MRD4 neg", "MRD5", "neg at 10-4", "미검출(<0.01%)", "陰性(10-4未満)",
        ),
        "write the word alone, and mrd.level_pct =": ("neg (<10^-5)",),
        'write mrd.level_pct = "<1e-4"': ("<1E-4",),
        "write the word alone, and the level in": (
            "pos 3x10-3", "양성 (1.2x10^-3)", "+ve (0.02)",
        ),
        "found, though below the quantifiable range:": (
            "pos, <10-4", "positive below QR", "pos n.q.", "定量下限未満",
        ),
        'did you mean "negative"?': ("nicht nachweisbar",),
        'write "negative"': (
            "molekular negativ", "molCR", "음성 (NGS)", "検出感度以下", "感度未満", "MRD陰性化",
        ),
        'write "positive"': (
            "MolRel", "molecular relapse", "residual blasts", "검출됨", "미세잔존 양성",
            "微小残存病変陽性",
        ),
        'write "positive", and the level in': (
            "MRD intermediate", "high MRD", "low-level", "rising",
        ),
        "which it is, it does not say: write": ("ND",),
        'write mrd.level_pct = "0.01 %" where it is': ("0.01",),
    },
    "mrd.level_pct": {
        'write "0.05 %"': ("0.05 % of MNC", "0.05 percent",),
        'write "0.05", and mrd.method': ("0.05 (flow)",),
        'write "0.03%", or the range that it may be': ("~0.03%",),
        "a ratio of transcripts is no share of": ("50 copies/10^4 ABL",),
        'write "12e-6"': ("12 cells/1e6",),
        'write "120e-6"': ("120 per million",),
        'write mrd.status, and the limit: "< 0.01 %"': ("<LLOQ", "LOD", "below QR",),
        "a fall of transcripts is no share of cells:": ("3 log", "-3.2 log",),
        'write the share: "1 in 10000" is 2 times': ("2/10000",),
        "a tenth of that is the share in per cent": ("0.5‰", "5 per mille",),
        'write "4.2 × 10^-4", and mrd.method': ("4.2 × 10^-4 (Ig/TR)",),
    },
    "genetics.ph_like": {
        "write true: true or false, without quotes": ("Y", "Ja", "TRUE",),
        "write false: true or false, without quotes": ("N", "nein",),
        "write true where that makes it Ph-like;": ("CRLF2-r", "BCR::ABL1-like", "JAK2 R683G",),
        "write true where that makes it Ph-like": ("IGH::CRLF2", "LDA positive", "TLDA high",),
        'write "unknown"': ("possible", "suspected",),
        "write true": ("☑", "○", "해당", "該当",),
        "write true or false, whichever the mark": ("O",),
        "write false": ("×", "비해당", "非該当",),
    },
    "genetics.bcr_abl1": {
        'write "negative"': (
            "Ph(-)", "FISH 0/200", "Ph 염색체 음성", "Ph染色体陰性", "t(9;22) nicht nachgewiesen",
            "loss of BCR",
        ),
        'write "positive"': (
            "Ph1(+)", "der(22)t(9;22)", "variant Ph", "FISH 85%",
            "nuc ish(ABL1,BCR)x3(ABL1 con BCRx2)[150/200]", "필라델피아 양성", "Ph染色体陽性",
            "Philadelphia-Chromosom positiv",
        ),
        'write "negative" where it was looked for': ("no BCR-ABL1",),
        'write "positive", and': (
            "b3a2 transcript", "p190 (e1a2) pos", "BCR/ABL1 p190 80%", "minor BCR", "CML-BC",
        ),
        "a share of transcripts has no field:": ("85% of nuclei",),
        "that is genetics.ph_like; a fusion of ABL1": ("Ph-like", "like", "NUP214::ABL1",),
    },
    "genetics.kmt2a": {
        'write "rearranged"': ("KMT2A::USP2", "KMT2A::EPS15", "MLL+", "再構成あり",),
        'write "not-rearranged" where KMT2A is what': (
            "MLL-", "FISH neg", "nuc ish(KMT2Ax2)[200]", "no 11q23 abn", "재배열 음성",
            "再構成なし", "Rearrangement neg.", "nicht rearrangiert", "germline configuration",
        ),
        "write genetics.karyotype with its bands, or": ("11q23", "t(11;19)", "t(9;11)(p21;q23)",),
        "a gain, a loss or a tandem duplication is": (
            "amplified", "gain", "KMT2A-PTD", "KMT2A deletion",
        ),
        'write "rearranged" where KMT2A is what was': ("KMT2A 재배열(+)", "MLL再構成陽性",),
    },
    "genetics.tp53": {
        'write "mutated" where it is pathogenic': (
            "p.R175H", "VAF 34%", "mut (VAF 12 %)", "R273C het", "germline R337H", "biallelic",
            "변이 검출", "変異あり", "変異陽性", "Mutation nachgewiesen",
        ),
        'write "mutated" where a variant is': (
            "wt/wt", "no pathogenic variant", "VUS", "정상", "돌연변이 없음", "変異なし",
            "野生型", "keine Mutation", "unauffällig",
        ),
        "a loss of 17p stands in genetics.karyotype;": ("LOH", "del(17p)",),
        "a stain is no sequence: leave it out": ("p53 IHC overexpressed",),
        'did you mean "wild-type"?': ("Wildtyp",),
    },
    "disease.sites": {
        "write each by itself": ("CNS+BM", "BM, CNS", "골수+중추", "骨髄・中枢神経", "KM + ZNS",),
        'write "testis"': ("R testis", "testes (bilat.)", "睾丸",),
        "write where it is": ("EM (breast)", "isolated EM",),
        'write "other"': ("LN", "cervical LN", "hepatosplenomegaly",),
        'did you mean "marrow"?': ("골수", "骨髄", "Knochenmark",),
        'did you mean "testis"?': ("Hoden",),
        'write "marrow"': ("KM",),
        "leave it out": ("N/A",),
    },
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "hint"), rows(ASKED))
def test_what_a_letter_says_is_asked_and_never_guessed(path: str, text: str, hint: str) -> None:
    """In English, Korean, Japanese or German: refused, with what to write instead."""
    assert hint_for(path, text).startswith(hint)
