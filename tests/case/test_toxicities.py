"""Toxicities as discharge letters and case report forms write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allcli.case.toxicities import KINDS, Harm, toxicities
from allcli.case.toxicity_grade import Grades


@pytest.mark.parametrize(
    ("text", "kind", "grade"),
    [
        ("myelopathy, paraplegia grade 4", "neurotoxicity", 4),
        ("ICANS G3", "neurotoxicity", 3),
        ("seizures", "neurotoxicity", None),
        ("Krampfanfall Grad 3", "neurotoxicity", 3),
        ("paraparesis grade 3", "neurotoxicity", 3),
        ("하지마비", "neurotoxicity", None),
        ("GBS", "neuropathy", None),
        ("ICANS3", "neurotoxicity", 3),
        ("CRS2/ICANS1", "neurotoxicity", 1),
        ("CRS 2/ICANS 1", "crs", 2),
        ("CRS G2 ICANS G3", "neurotoxicity", 3),
        ("CRS II + neurotoxicity III", "neurotoxicity", 3),
        ("G3 ICANS and G1 CRS", "crs", 1),
        ("transaminitis G4", "hepatotoxicity", 4),
        ("せん妄", "neurotoxicity", None),
        ("실어증", "neurotoxicity", None),
        ("Sprachstörung", "neurotoxicity", None),
        ("tingling", "neuropathy", None),
        ("EF drop to 40 %", "cardiotoxicity", None),
        ("황달", "hepatotoxicity", None),
        ("口内炎 grade 2", "mucositis", 2),
        ("AMI", "arterial", None),
        ("아나필락시스", "hypersensitivity", None),
        ("アナフィラキシー", "hypersensitivity", None),
        ("atrial fibrillation", "cardiotoxicity", None),
        ("CRS grade IV", "crs", 4),
        ("peripheral neuropathy gr. 2", "neuropathy", 2),
        ("VOD/SOS, severe", "vod", None),
        ("sinusoidal obstruction syndrome", "vod", None),
        ("pancreatitis (CTCAE 3)", "pancreatitis", 3),
        ("lipase raised", "pancreatitis", None),
        ("sinus vein thrombosis", "thrombosis", None),
        ("anaphylaxis", "hypersensitivity", None),
        ("myocardial infarction", "arterial", None),
        ("LVEF 35 %", "cardiotoxicity", None),
        ("pleural effusion grade 2", "effusion", 2),
        ("cerebellar ataxia", "cerebellar", None),
        ("HLH", "hlh", None),
        ("grade 3 transaminases", "hepatotoxicity", 3),
        ("septic shock, grade 4", "infection", 4),
        ("ICANS 3", "neurotoxicity", 3),
        ("CRS grade 1, ICANS grade 3", "crs", 1),
        ("CRS (grade 2), neurotoxicity (grade 3)", "crs", 2),
        ("CRS 2 days after 28 ug 3 times", "crs", None),
        ("CRS, CTCAE 5.0", "crs", None),
        ("신경독성", "neurotoxicity", None),
        ("신경독성 3등급", "neurotoxicity", 3),
        ("CRS 2도", "crs", 2),
        ("Pankreatitis Grad 3", "pancreatitis", 3),
        ("膵炎", "pancreatitis", None),
        ("tactile disturbance in both feet, grade 3", "neuropathy", 3),
        ("deep sensory deficits in the lower legs (grade 3)", "neuropathy", 3),
        ("weakness and paresthesia over the lower limbs", "neuropathy", None),
        ("quadriparesis grade 4", "neurotoxicity", 4),
        ("encephalitis, grade 4", "neurotoxicity", 4),
        ("hypoaesthesia", "neuropathy", None),
        ("의식저하", "neurotoxicity", None),
        ("전신 발작", "neurotoxicity", None),
        ("경련", "neurotoxicity", None),
        ("意識障害", "neurotoxicity", None),
        ("감각이상", "neuropathy", None),
        ("retinal artery occlusion", "arterial", None),
        ("akutes Leberversagen", "hepatotoxicity", None),
    ],
)
def test_a_toxicity_is_read_with_its_grade(text: str, kind: str, grade: int | None) -> None:
    """Usual words, abbreviations and ways of writing a grade."""
    assert Harm(kind, Grades(grade, grade) if grade else None) in toxicities(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hepatic veno-occlusive disease", "arterial"),
        ("thrombocytopenia", "thrombosis"),
        ("peripheral neuropathy", "neurotoxicity"),
        ("pneumonia", "lung"),
        ("paralytic ileus", "neurotoxicity"),
        ("장마비", "neurotoxicity"),
        ("마비성 장폐색", "neurotoxicity"),
        ("麻痺性イレウス", "neurotoxicity"),
        ("발작성 심방세동", "neurotoxicity"),
        ("천식 발작", "neurotoxicity"),
        ("근육경련", "neurotoxicity"),
        ("척수강내 투여 후 두통", "neurotoxicity"),
        ("의식 명료", "neurotoxicity"),
        ("glaucoma", "neurotoxicity"),
        ("myeloid sarcoma", "neurotoxicity"),
        ("GBS sepsis", "neuropathy"),
        ("sinus tachycardia", "cardiotoxicity"),
        ("arterial hypertension", "arterial"),
        ("arterial line infection", "arterial"),
        ("catheter occlusion", "arterial"),
        ("stroke-like episode", "arterial"),
        ("肺梗塞", "arterial"),
        ("척수천자 후 두통", "neurotoxicity"),
        ("공황발작", "neurotoxicity"),
    ],
)
def test_a_word_within_another_is_not_the_toxicity(text: str, kind: str) -> None:
    """Occluded veins are no arterial event, few platelets no thrombus, a still bowel no palsy."""
    assert kind not in [toxicity.kind for toxicity in toxicities(text)]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("CRS grade 1-2", 1, 2),
        ("CRS G2/3", 2, 3),
        ("CRS grade > 2", 3, 5),
        ("CRS grade >= 3", 3, 5),
        ("CRS grade <3", 1, 2),
        ("CRS 1~2등급", 1, 2),
    ],
)
def test_a_range_of_grades_stays_a_range(text: str, least: int, most: int) -> None:
    """Neither end of it is certain."""
    assert Harm("crs", Grades(least, most)) in toxicities(text)


@pytest.mark.parametrize(
    "text",
    [
        "no neurotoxicity", "without CRS",
        "CRS(-)", "CRS (－)", "penicillin allergy", "possible VOD",
        "pancreatitis: none", "CRS absent", "췌장염 없음", "膵炎なし", "keine Pankreatitis",
        "VOD 배제", "CRS negative",
    ],
)  # fmt: skip
def test_a_toxicity_that_is_denied_or_only_suspected_is_not_certain(text: str) -> None:
    """It is open, neither there nor excluded."""
    assert [toxicity.certain for toxicity in toxicities(text)] == [False]


@pytest.mark.parametrize("text", ["", "social reasons", "neurotoxicity grade 0", "relapse"])
def test_other_words_name_no_toxicity(text: str) -> None:
    """Grade 0 is none."""
    assert toxicities(text) == ()


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Nothing that is typed ends in an error, and a grade lies between 1 and 5."""
    for toxicity in toxicities(text):
        assert toxicity.kind in KINDS
        least, most = toxicity.grades or (1, 5)
        assert 0 <= least <= most <= 5
