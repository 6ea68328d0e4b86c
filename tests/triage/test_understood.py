"""What was understood of a case, as the result tells it."""

import pytest

from allcli.triage.understood import read_as
from tests.cases import FIT, assessed, source

CASE = {
    "disease.status": "relapsed",
    "lines": [
        {"regimen": "hyper-CVAD"},
        {"agents": ["ponatinib", "blinatumumab"], "best_response": "nr"},
        {"agents": ["nelarabine"], "stopped_for": "toxicity"},
    ],
    "transplants": [],
    "antigens.cd20_pct": 90,
    "labs.bilirubin": 3,
    "labs.bilirubin_uln": 1.2,
    "genetics.karyotype": "46,XY,t(9;22)(q34;q11)[9]",
}


def test_each_topic_has_its_line() -> None:
    """Drugs with their outcome, transplants, GVHD, organs by their limits, the karyotype."""
    lines_read = {line.topic: line.says for line in assessed(CASE).read_as}

    assert lines_read["drugs before"] == (
        "ponatinib (failed); nelarabine (not tolerated); anthracycline; TKIs so far 1; "
        "no inotuzumab or CD19 CAR-T; blinatumomab: not known"
    )
    assert lines_read["transplants"] == "no allo-HCT before"
    assert "GVHD" not in lines_read  # of whom was never transplanted there is none to tell
    assert lines_read["organs"] == "bilirubin 2.5 x ULN"
    assert lines_read["karyotype"] == "BCR::ABL1"


def test_what_was_not_used_is_named_once() -> None:
    """A word that is not understood, and a field that no rule reads."""
    word, field = assessed(CASE).unused

    assert word.startswith('lines[1].agents[1]: "blinatumumab"')
    assert field == "no rule reads antigens.cd20_pct"


def test_what_is_only_doubted_was_used() -> None:
    """An unusual weight, an adult's limit of a child: warned about, and read as they stand."""
    changes = {"patient.age": 5, "patient.weight_kg": 300, "labs.alt": 40, "labs.alt_uln": 60}

    assert len(source(changes).warnings) == 2
    assert assessed(changes).unused == ()


@pytest.mark.parametrize("level", ["1e-3", "10^-3", "1 x 10^-3", 0.1, "0.1 %"])
def test_residual_disease_is_echoed_in_per_cent(level: object) -> None:
    """A fraction of all cells, as laboratories report it, too."""
    lines_read = {line.topic: line.says for line in read_as(source(FIT, {"mrd.level_pct": level}))}

    assert lines_read["MRD"] == "MRD positive, MRD level 0.1 %"


@pytest.mark.parametrize(
    ("changes", "topic", "says"),
    [
        ({"disease.blood_blasts_pct": 54, "labs.wbc": 44}, "disease", "blood blasts 23.8 x10^9/L"),
        ({"antigens.cd22_pct": 3}, "disease", "CD22 partial, CD22-positive blasts 3 %"),
        ({"disease.lineage": "b-all"}, "disease", "nothing but its lineage or status"),
        ({"labs.anc": "900 /uL", "labs.platelets": 15}, "organs",
         "neutrophils 0.9 x10^9/L, platelets 15 x10^9/L"),
        ({"heart.qt_ms": 400, "heart.rate_per_min": 60}, "organs", "QTcF 400 ms"),
        ({"mrd.status": "negative"}, "MRD", "MRD negative"),
        ({"patient.age": 3, "patient.lansky": 70}, "disease", "ECOG 1 to 2, Lansky 70"),
        ({"patient.age": 40, "patient.kps": 50}, "disease", "Karnofsky 50"),
        ({"patient.age": 40, "patient.ecog": 2, "patient.kps": 50}, "disease",
         "ECOG 2, Karnofsky 50"),
        ({"lines": [{"agents": ["nelarabine"], "toxicities": ["paraplegia grade 3-4"]}]},
         "toxicities", "neurotoxicity of nelarabine 3 to 4"),
        ({"lines": [{"agents": ["asparaginase"], "toxicities": ["췌장염 3등급"]}]},
         "toxicities", "pancreatitis before"),
    ],
)  # fmt: skip
def test_what_is_reckoned_or_read_out_of_words_is_echoed(
    changes: dict[str, object], topic: str, says: str
) -> None:
    """As it is understood: absolute blasts, the word of a percentage, a unit, a grade."""
    lines_read = {line.topic: line.says for line in read_as(source(changes))}

    assert lines_read[topic] == says


def test_of_an_empty_case_nothing_is_taken_for_a_no() -> None:
    """Every topic is open."""
    lines_read = {line.topic: line.says for line in read_as(source({}))}

    assert lines_read.pop("drugs before") == "blinatumomab, inotuzumab or CD19 CAR-T: not known"
    assert set(lines_read.values()) == {"not known"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"disease.lineage": "t-all", "disease.etp": True}, "ETP-ALL"),
        ({"disease.status": "mrd-positive", "disease.marrow_blasts_pct": 1}, "MRD-positive"),
        ({"patient.pregnant": True}, "pregnant"),
        ({"patient.pregnant": True, "patient.gestation_weeks": 24}, "24 weeks pregnant"),
        ({"comorbidity.down_syndrome": True}, "Down syndrome"),
        ({"comorbidity.dna_repair_disorder": True}, "DNA repair disorder"),
        ({"genetics.abl_class": True}, "ABL-class fusion"),
    ],
)
def test_the_first_line_has_what_a_ward_calls_the_patient_by(
    changes: dict[str, object], words: str
) -> None:
    """ETP, MRD, a pregnancy, a fusion and a syndrome decide: who reads one line reads them."""
    assert words in ", ".join(assessed(FIT, changes).patient)


@pytest.mark.parametrize(("ph", "is_told"), [("negative", False), ("positive", True)])
def test_inhibitors_that_nobody_expects_are_not_counted(ph: str, *, is_told: bool) -> None:
    """A protocol may give a TKI to some: without BCR::ABL1 that says nothing."""
    lines = [{"regimen": "GRAALL-2014"}]
    drugs = read_as(source(FIT, {"lines": lines, "genetics.bcr_abl1": ph}))[0]

    assert ("TKIs so far" in drugs.says) is is_told
