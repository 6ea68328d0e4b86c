"""Days, ages, patients and numbers in the ways of letters, and what to write instead."""

import pytest

from tests.case.letters import Asked, hint_for, rows
from tests.cases import source

ASKED: Asked = {
    "patient.age": {
        'write "8 months"': ("8M", "생후 8개월",),
        'write "5 years 3 months" where that is': ("5;3", "5+3",),
        'write "15 years 6 months"': ("15 6/12",),
        'write "6 months"': ("6/12",),
        'write "3 years 6 months"': ("3 6/12 years",),
        "write 34": ("34-jährig", "35세(만34세)",),
        'write "34" where that is in completed years': ("34살",),
        'write the range: "30-39"': ("30代", "30대", "30s", "mid-30s",),
        'write the age, or a range such as "18-39"': ("thirty-four", "infant", "neonate",),
        "the age on the day of the decision is": ("34 at dx",),
        'write ">= 90"': ("90+",),
        "write the age, or leave it out": ("999",),
        'write "5 years 3 months"': ("P5Y3M",),
    },
    "patient.sex": {
        'did you mean "male"?': (
            "Herr", "Mr", "Hr.", "君", "男(おとこ)", "남아", "신생아 남", "boy (8 y)",
            "gentleman", "Knabe", "Bub", "homme", "masculino", "he", "男児",
        ),
        'did you mean "female"?': (
            "Frau", "Mrs.", "Ms", "Fr.", "여아", "lady", "dame", "femenino", "g", "Mädchen",
        ),
        "write what dosing formulas and the chance": (
            "ちゃん", "M→F", "FTM", "assigned female", "AFAB", "divers",
        ),
        "figures and letters mean what their table": ("1=male",),
        'a concept of OMOP: did you mean "male"?': ("8507",),
        'a concept of OMOP: did you mean "female"?': ("8532",),
        'write "unknown", or leave it out': ("unk",),
    },
    "disease.diagnosed_on": {
        "write 2025-03 or 2025-04": (
            "2025-W14", "2025W14", "W14 2025", "KW 14/2025", "KW14 2025", "CW 14 2025",
        ),
        "write 2025-04-02": ("2025-W14-3",),
        "write 2025-04-08": ("2025-098",),
        "count it back, and write the day, the month": (
            "2 years ago", "3 mo post-HCT", "3 months prior", "6 wks ago", "vor 2 Jahren",
            "vor 3 Monaten", "2년 전", "3개월 전", "2年前", "3か月前", "last year", "last month",
            "작년", "昨年", "letztes Jahr", "D+100", "day +28", "at age 5", "5세",
        ),
        "write the year first, with four digits": ("Mar 24", "12.3.24", "Mai 24",),
        "write 2024-03": (
            "3.2024", "2024年3月上旬", "2024년 3월 초", "2024년 3월경", "2024年3月頃", "R6/3",
            "民國113年3月", "III 2024", "2024-03-??",
        ),
        "write 2024": (
            "Q2 2024", "2024Q2", "2024-Q2", "2H 2024", "Frühjahr 2024", "Sommer 2024",
            "2024년 봄", "2024년 상반기", "2024年春", "2024年上旬", "令和6年", "Reiwa 6",
            "2024-UN-UN", "2024--14", "circa 2024", "~2024", "since 2024", "seit 2024",
            "2024 - ongoing",
        ),
        "write 2024-03-14": (
            "R6.3.14", "14/03/2024", "03/14/2024", "2024/3/14", "14-03-2024", "14.III.2024",
            "14 mars 2024", "14 de marzo de 2024", "2024-03-14T00:00:00Z",
            "2024-03-14 00:00:00.000", "20240314T1200", "2024-3-14",
        ),
        "write 1988": ("昭和63年",),
        "write 1989-05-01": ("平成元年5月1日",),
        "write 2019-04": ("H31.4",),
        "write 2024-04-03 or 2024-03-04": ("3/4/2024",),
        "write 2024-05-14": ("14. Mai 2024",),
        "leave it out": ("----",),
        "there is no such day": ("2024-13", "31.02.2024",),
        "which year it was, it does not say: leave": ("2024 or 2025", "between 2023 and 2024",),
        'write "unknown", or leave it out': ("unk",),
        "write 1900-01": ("1900-01-00",),
    },
    "labs.bilirubin": {
        'write "1.2 mg/dl", and labs.bilirubin_uln =': ("1.2 mg/dl (N<1.0)",),
        'write "1.2", and labs.bilirubin_uln = 1.2': ("1.2 [0.2-1.2]",),
        'write "17 umol/L", and labs.bilirubin_uln =': ("17 umol/L (ULN 21)",),
        "write the number with its unit, and the": (
            "elevated", "H", "erhöht", "상승", "軽度上昇", "icteric",
        ),
        'write labs.bilirubin_x_uln = "2 x ULN"': ("2x normal", "2×上限", "정상 2배",),
        'write labs.bilirubin_x_uln = "<1.5 x ULN"': ("< 1.5 × ULN",),
        'write labs.bilirubin_x_uln = ">3 x ULN"': (">3xULN",),
        'write the total alone: "1.2"': ("1.2 (direct 0.3)", "1.2/0.3",),
        'write "1.2"': ("T-Bil 1.2",),
        'write "1.2 mg/dl"': ("TB 1.2 mg/dL",),
        'write "normal"': ("im Normbereich", "상한 이내", "基準値内", "基準範囲内",),
        'write "1.2 mg/dL"': ("1.2 mg%",),
    },
    "labs.alt": {
        'write "45 U/l", and labs.alt_uln = 50': ("45 U/l (N: <50)",),
        'write "45 U/L"': ("45 units",),
        'write labs.alt_x_uln = "3 x ULN"': ("3 ULN", "3xN", "정상의 3배",),
        "write the number, its upper limit, or the": ("grade 3",),
        'write "1234"': ("1 234",),
        'write "45"': ("ALT 45",),
        'write "45 u/l"': ("GPT 45 U/L",),
        "write each in its own field": ("45/50",),
    },
    "labs.wbc": {
        'did you mean "3400 /uL"?': ("3400",),
        "write the number with its unit, or a range": ("leukopenic", "aplasia",),
    },
    "labs.platelets": {
        "write the number with its unit, or a range": ("transfusion dependent",),
        'write "not-done"': ("clumped",),
        'write "15" with its unit': ("15 (transfused)",),
    },
    "labs.creatinine": {
        "write the number; its rise stands in": ("1.5x baseline",),
        "write creatinine itself: an eGFR has no": ("eGFR 60", "CKD 3",),
        'write "0.9" with its unit': ("0.9 (eGFR>90)",),
    },
    "heart.lvef_pct": {
        'write "55"': ("EF 55",),
        'write "55%"': ("LVEF 55%",),
        'write "55 %"': ("55 % (Simpson)",),
        "write the share": ("mildly reduced",),
        "a shortening is no ejection fraction": ("FS 32%",),
        'write "normal"': ("preserved EF", "normale LVEF", "HFpEF", "정상범위",),
        'write "60%"': ("60% by MUGA",),
        'write "60%", or the range that it may be': ("約60%",),
    },
    "patient.ecog": {
        "write 1": ("1 (KPS 80)",),
        "that is no ECOG: write patient.kps = 80, or": ("KPS80",),
        "write patient.kps = 80": ("Karnofsky-Index 80%",),
        'write "0-1"': ("PS 0〜1",),
        "write 0 to 4": ("bettlägerig", "bedbound", "ambulatory", "asymptomatic",),
        "leave it out": ("n.d.",),
    },
    "patient.kps": {
        "write patient.ecog = 1": ("ECOG 1",),
        "write 80": ("KI 80 %", "Karnofsky-Index 80",),
    },
}  # fmt: skip


@pytest.mark.parametrize(("path", "text", "hint"), rows(ASKED))
def test_what_a_letter_says_is_asked_and_never_guessed(path: str, text: str, hint: str) -> None:
    """In English, Korean, Japanese or German: refused, with what to write instead."""
    assert hint_for(path, text).startswith(hint)


@pytest.mark.parametrize(
    ("path", "text", "number"),
    [
        ("patient.age", "1歳3ヶ月", 1.25),
        ("patient.age", "2 Jahre 3 Monate", 2.25),
        ("patient.age", "1 yr, 6 mo", 1.5),
        ("patient.age", "34 y.o.", 34),
        ("labs.platelets", "1.5万/µL", 15),
        ("labs.platelets", "15만", 150),
        ("labs.platelets", "1.5 lac/cumm", 150),
        ("labs.wbc", "34 x 10^2/uL", 3.4),
        ("labs.wbc", "3.4 10^3/mm^3", 3.4),
        ("antigens.cd22_pct", "95％", 95),
    ],
)
def test_what_has_one_meaning_is_read(path: str, text: str, number: float) -> None:
    """Units of East Asia and India, and ages of years and months."""
    table, name = path.split(".")
    assert getattr(getattr(source({path: text}).case, table), name) == pytest.approx(number)
