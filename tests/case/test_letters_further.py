"""Further texts of letters, tried once the first were understood, and what to write instead."""

import pytest

from tests.case.letters import Asked, hint_for, rows

ASKED: Asked = {
    "disease.status": {
        "which it is, it does not say: write": ("CR3 MRD unk", "aplastic", "hypoplastic marrow",),
        'write "remission", or "mrd-positive" with': ("2nd CR", "2차 관해",),
        'write "relapsed" before any treatment of': (
            "M3 marrow", "overt", "reinduction failure", "refraktärer Rückfall",
        ),
        'write "relapsed", and its number in': (
            "in CR1, relapsed", "R2", "3차 재발", "再々発", "Zweites Rezidiv",
        ),
        'write "relapsed"; when, where and which': ("relapse (CNS)", "refr. relapse",),
        'write "remission", and mrd.status =': ("Remission, MRD-", "molecular CR",),
        'write "mrd-positive", and': ("MRD+ CR2",),
        "write how the leukaemia stands, and": ("blast crisis",),
        'write "mrd-positive" where there is MRD in': ("persistierende MRD", "第2寛解期MRD陽性",),
        'write "relapsed"': ("第三再発",),
        'write "refractory" where no treatment': ("一次不応",),
        'write "relapsed", and where in': ("extramedulläres Rezidiv", "ZNS-Rezidiv",),
    },
    "disease.lineage": {
        'write "t-all" or "lbl-t"': ("T-cell",),
        'write "b-all"': (
            "early pre-B", "Null-ALL", "BCP", "급성 B림프모구 백혈병", "B-ALL with MLL",
        ),
        'write "mpal" where it is of both lineages': ("B-ALL/MPAL?", "AML/ALL", "MPAL-B/T",),
        'write "all-unspecified"': ("acute leukemia NOS", "ALL-NOS", "小児ALL",),
        'write "t-all", and disease.etp = true': ("T-ALL (ETP)",),
        'write "lbl-b"': ("B-LBL stage IV",),
        'write "lbl-t" where it is lymphoblastic': ("T-NHL",),
        'write "lbl-b" or "lbl-t", whichever it is': (
            "lymphoblastic lymphoma", "Lymphoblastenlymphom",
        ),
        'write "b-all" or "lbl-b", whichever it is': ("B lymphoblastic leukemia/lymphoma",),
        'write "t-all" or "lbl-t", whichever it is': ("T lymphoblastic leukaemia/lymphoma",),
    },
    "plan.donor": {
        'write "matched-sibling"': ("Geschwister 10/10", "fully matched sister", "兄(HLA一致)",),
        'write "haploidentical"': ("haplo-identisch",),
        'write "matched-sibling" or': ("Halbgeschwister",),
        'write "mismatched-unrelated"': ("MMUD 7/10", "비혈연 9/10",),
        'write "matched-unrelated"': ("NMDP 8/8", "バンクドナー8/8",),
        'write "cord"': ("unrelated cord 5/6", "제대혈 2 unit",),
        "which it is, it does not say: leave it out": ("ドナー検索中",),
        "an identical twin is none of these: leave": ("identical twin (m)",),
        "an unlike twin is a sibling: write": ("twin sister, fraternal",),
    },
    "disease.cns": {
        'write "cns3" alone': ("CNS 3 (cranial nerve)",),
        "which it is, it does not say: write": ("CNS2/3",),
        'write "cns1" alone': ("Cns1 (TLP-)",),
        'write "cns2" below 5 leucocytes/uL, "cns3"': (
            "positive cytology", "blasts in CSF", "8 blasts", "WBC 12 RBC 0 blasts+",
            "髄液芽球(+)", "중추침범(+)",
        ),
        "by cytology, not by flow: without blasts": ("CSF flow+",),
        'write "cns1" where the CSF holds no blasts': (
            "flow neg", "CSF WBC 2, no blasts", "negative MRI", "normal CSF", "髄液正常",
            "CNS 음성", "ZNS frei",
        ),
        'write "pending", or leave it out': ("CSF pending",),
        'write "cns3", and the place in cns_sites': ("MRI: mass",),
        "write it in figures: cns1, cns2 or cns3": ("ZNS III",),
    },
    "antigens.cd22": {
        "write the word, and the share of positive": ("+++ (95%)", "30-40%",),
        "which it is now, is asked: write that word": ("dim→neg", "약양성~음성",),
        'write "partial"': ("pos/neg", "het", "部分陽性", "teilweise",),
        'write the word alone, and the share, "40': ("partial (40%)",),
        'write "dim" for few molecules, "partial"': ("neg/dim", "CD22 dim", "weak/partial",),
        'write "negative" where all blasts have lost': (
            "lost after InO", "陰性(再発時)", "negativ geworden",
        ),
        "write the share in the field of per cent:": ("<20%",),
        'write "positive"': ("양성(강)",),
        'did you mean "dim"?': ("schwach",),
    },
    "mrd.status": {
        'write mrd.level_pct = "0.02%"': ("MRD 0.02%",),
        'write mrd.level_pct = "<0.01"': ("MRD<0.01",),
        'write "negative", and mrd.method': ("neg (flow)", "陰性 (PCR)", "quant neg",),
        'write "positive", and mrd.method': ("NGS+",),
        "write the word alone, and mrd.level_pct =": (
            "positive 10-3", "음성(<10-5)", "양성(0.3%)",
        ),
        "which it is, it does not say: write": ("LOD", "indeterminate",),
        'write "positive"': ("MRD(+)",),
        'write "positive", and the level in': ("low pos",),
        'write "positive", and mrd.level_pct =': ("陽性:1e-3",),
        'write "negative", and below which limit in': ("negativ (10^-5)",),
        'did you mean "positive"?': ("posit.",),
    },
    "mrd.level_pct": {
        'write "0.01 %", and no range': ("0.01 % (10-4)",),
        'write "8e-5" for 8 x 10^-5': ("8×10E-5",),
        'write the share: "1 in 1000" is 3 times': ("3/1000",),
    },
    "gvhd.acute_grade": {
        "the grade now is asked: write the last": ("II→I", "0 → II",),
        'write "2" where that is by MAGIC': ("2 (liver)",),
        "a stage is of an organ: write gvhd.skin,": ("stage II",),
        "write 0 to deny it": ("no aGVHD", "今はなし",),
        "the grade now is asked, and acute_past =": ("history of II", "最大III",),
        'write "2"': ("grade 2b",),
        'write "3"': ("급성GVHD 3도",),
        "write the grade, and steroid_refractory =": ("Grad IV refraktär",),
        'write "<= 2"': ("at most 2",),
        'write ">= 1" where there is any': ("unknown grade", "not graded",),
    },
    "gvhd.skin": {
        "write its MAGIC stage, 0 to 4": ("BSA 30%",),
        'write 2, or ">= 2" where that is meant': ("2+",),
    },
    "gvhd.lower_gi": {
        "write its MAGIC stage, 0 to 4": ("diarrhea 800 mL", "500-1000 mL",),
    },
    "gvhd.liver": {
        "write its MAGIC stage, 0 to 4": ("bili 4",),
    },
    "gvhd.steroid_refractory": {
        "write true": ("SR", "저항성", "抵抗性",),
        "dependence is no refractoriness: write": ("steroid-dependent", "abhängig",),
        "write false": ("partial response",),
        "write true: true or false, without quotes": ("Y",),
    },
    "disease.extramedullary": {
        "write true, and where in sites": ("yes (breast)",),
        "write the CNS in disease.cns; true where": ("CNS only",),
        "write true: true or false, without quotes": ("있음", "あり",),
        "write false: true or false, without quotes": ("nein", "N",),
        'write "unknown"': ("suspected",),
    },
    "patient.pregnant": {
        "how often says nothing of now: write true": ("G1P0",),
        "write true, and gestation_weeks = 12": ("12 wks", "임신 12주",),
        "write false": ("postpartum", "neg bHCG", "n/a (male)", "nicht schwanger", "menopausal",),
        "write true": ("hCG+", "schwanger",),
        "write true, and gestation_weeks = 10": ("妊娠10週",),
        'write "unknown"': ("possible",),
    },
    "liver.hepatitis_b": {
        'write "resolved" where antigen, DNA or RNA': (
            "anti-HBc+", "core Ab pos", "HBc抗体陽性", "immun", "ausgeheilt",
        ),
        'write "negative" where core antibody is': ("HBsAg-",),
        'write "active" where there is antigen, DNA': (
            "HBV DNA 2000", "carrier", "HBs抗原陽性", "B형간염 보유자", "HBsAg pos, DNA neg",
        ),
        'write "negative"': ("vaccinated",),
        'of which test? write "active" where there': ("reactive",),
    },
    "transplants.type": {
        "each transplant has an entry of its own": ("auto-allo",),
        "an identical twin's is neither: leave it": ("syngeneic",),
        'write "allogeneic": each transplant has an': ("allo #2",),
        'did you mean "allogeneic"?': ("동종", "allogen",),
        'write "allogeneic", and graft = "cord"': ("CBT",),
        'write "allogeneic" or "autologous"': ("HSCT",),
        'did you mean "autologous"?': ("自家",),
    },
    "transplants.graft": {
        "which it is, it does not say: leave it out": ("PBSC+BM", "BM+cord",),
        'write "pbsc"': ("apheresis", "말초", "peripheral",),
        'write "cord"': ("CB x2",),
        'did you mean "marrow"?': ("骨髄",),
        'write "marrow"': ("KM",),
    },
    "transplants.intensity": {
        'write "mac" alone': ("MAC (Cy/TBI)",),
        'by the doses: write "mac", "ric" or "nma"': (
            "FluMel", "TBI 12Gy", "reduced tox", "RTC", "NMA/RIC", "FLAMSA",
        ),
        'write "ric" alone': ("RIC-Haplo",),
        'write "mac"': ("myelo", "골수파괴",),
        'write "ric" or "nma"': ("減量",),
    },
    "transplants.tbi": {
        "write true": ("12 Gy", "TBI 2Gy", "fractionated", "1200 cGy",),
        "write false": ("no TBI", "TLI",),
        "write true: true or false, without quotes": ("Y",),
    },
    "lines.purpose": {
        'write "frontline"': ("1L",),
        'write "salvage"': ("2L", "salvage #2", "救援療法",),
        'write "salvage" of a relapse,': ("bridging", "re-induction", "Reinduktion",),
        "it is part of the line beside it: leave it": ("prephase", "CNS prophylaxis",),
        'write "maintenance"': ("유지요법",),
        'write "consolidation" in first remission,': ("MRD-directed",),
    },
    "lines.cycles": {
        'write "2"': ("2 cycles", "2주기", "2コース",),
        'write ">= 2"': ("2+",),
        "write a whole number, of those begun": ("1.5", "partial 1",),
        'write "3"': ("x3", "C3D15",),
        'write "4"': ("4 of 8",),
        'write "1"': ("1차",),
    },
    "labs.potassium": {
        'write "not-done", or leave it out': ("hemolyzed",),
        'write "2.9", without the flag': ("2.9 L",),
        'write "4.0 mmol/l", and no range': ("4.0 mmol/l (3.5-5)",),
    },
    "labs.haemoglobin": {
        'write "8.1 g/dl"': ("Hb 8.1 g/dl",),
    },
    "labs.inr": {
        "a time or a share of normal is no INR:": ("PT 13 s", "110%", "Quick 80%", "60 %",),
    },
    "labs.creatinine_clearance": {
        "an eGFR is per 1.73 m2: write": ("eGFR 90 ml/min/1.73m2",),
    },
    "labs.anc": {
        'write "500" with its unit': ("ANC 500",),
    },
    "heart.qtcf_ms": {
        "by which formula? Write it where by": ("QTc 450",),
        "write 450": ("450 (Fridericia)",),
        "write the ms by Fridericia": ("prolonged",),
    },
    "lung.dlco_pct": {
        'write "80 %"': ("80 % pred",),
        'write "80"': ("DLCO 80",),
        'write "75%"': ("adj 75%",),
        "write the share of what is predicted": ("reduced",),
        'write "not-done", or leave it out': ("미시행",),
    },
    "patient.weight_kg": {
        "a stone is 6.35 kg: write the kg": ("11 st",),
        "write 70.5": ("70.5kg (dry)",),
        'did you mean "3200 g"?': ("3200",),
    },
    "patient.height_cm": {
        "write the cm: a foot is 30.48, an inch 2.54": ("5 ft 7 in",),
        'did you mean "1.7 m"?': ("1.7",),
    },
    "lung.dyspnoea": {
        'write "slight-activity" where slight': ("NYHA II",),
        'write "none", "slight-activity" or': ("mMRC 2", "exertional", "labour",),
        'write "at-rest" where it is there at rest': ("at rest", "O2 dependent",),
        'write "none"': ("호흡곤란 없음",),
    },
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "hint"), rows(ASKED))
def test_what_a_letter_says_is_asked_and_never_guessed(path: str, text: str, hint: str) -> None:
    """In English, Korean, Japanese or German: refused, with what to write instead."""
    assert hint_for(path, text).startswith(hint)
