"""What people and systems write, beyond the forms that the schema shows: read, or not known."""

from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.case.span import Span
from tests.cases import source

BLINATUMOMAB = "exposure.blinatumomab"


def read(changes: dict[str, Any], fact: str) -> Any:
    """One fact of a case."""
    return source(changes).facts.value(fact)


def said(changes: dict[str, Any]) -> str:
    """Every warning of a case."""
    return "\n".join(str(warning) for warning in source(changes).warnings)


@pytest.mark.parametrize(
    "regimen",
    [
        "blinatumomab (planned)", "blinatumomab, refused", "blinatumomab [not given]",
        "blina?", "E1910 blinatumomab arm", "if relapse: blinatumomab", "블리나투모맙 거부",
        "ブリナツモマブ予定", "prior blinatumomab: no", "blinatumomab N", "블리나투모맙 무",
        "blinatumomab ×", "blinatumomab 0/5", "[ ] blinatumomab", "☐ blinatumomab",
        "blinatumomab (Blincyto) planned",
        "blinatumomab planned (Blincyto)",
        "standard arm of TOWER",
    ],
)  # fmt: skip
def test_a_drug_that_is_only_spoken_of_is_not_known(regimen: str) -> None:
    """Neither given nor denied, wherever the doubt stands; and the words are quoted."""
    for line in ({"regimen": regimen}, {"agents": [regimen]}):
        assert read({"lines": [line]}, BLINATUMOMAB) is None
        assert "does not say that it was given" in said({"lines": [line]})


@pytest.mark.parametrize("word", ["none", "unknown", "n/a", "?", "", "-", "TBD", "미상", "不明"])
def test_a_placeholder_among_drugs_is_no_drug_and_denies_none(word: str) -> None:
    """In a line, among TKIs that failed, in a conditioning."""
    assert read({"lines": [{"agents": [word]}]}, BLINATUMOMAB) is None
    failed = {"exposure.tkis_failed": [word]}
    assert read(failed, "exposure.imatinib") is None
    assert read(failed, "exposure.tki_number") in (None, Span(1, 20))
    assert read({"plan.conditioning_agents": [word]}, "plan.conditioning_thiotepa") is None


@pytest.mark.parametrize("word", ["none", "?", "n/a", "unknown"])
def test_a_list_of_a_placeholder_is_doubted(word: str) -> None:
    """A list of none is []."""
    assert "names no TKI: []" in said({"exposure.tkis_failed": [word]})


def test_one_tki_under_two_names_counts_once() -> None:
    """A brand and its drug."""
    failed = {"exposure.tkis_failed": ["Gleevec", "imatinib"]}
    assert read(failed, "exposure.tki_number") == Span(1, 20)


@pytest.mark.parametrize(
    ("agents", "alkylators", "thiotepa"),
    [
        (["부설판", "플루다라빈"], 1, False),
        (["ブスルファン", "メルファラン"], 2, False),
        (["티오테파"], 1, True),
        (["thiotepa?"], Span(0, 10), None),
        (["no thiotepa", "busulfan"], Span(1, 10), None),
        (["항암제"], Span(0, 10), None),
    ],
    ids=str,
)
def test_a_conditioning_is_read_in_any_script_and_left_open_in_doubt(
    agents: list[str], alkylators: Any, thiotepa: bool | None
) -> None:
    """A name that is not known may be any alkylator."""
    changes = {"plan.conditioning_agents": agents}
    assert read(changes, "plan.conditioning_alkylators") == alkylators
    assert read(changes, "plan.conditioning_thiotepa") is thiotepa


@pytest.mark.parametrize("agent", ["MAC", "no thiotepa", "Cy or Mel", "XYZ-12"])
def test_a_conditioning_that_is_not_understood_is_told(agent: str) -> None:
    """With the text; what is understood is not."""
    assert "how many alkylators" in said({"plan.conditioning_agents": ["Flu", agent]})
    assert "alkylators" not in said({"plan.conditioning_agents": ["Flu", "エンドキサン", "TBI"]})


@pytest.mark.parametrize(
    ("level", "per_cent"),
    [
        ("1 x 10-3", 0.1), ("5 × 10⁻⁴", 0.05), ("10⁻³", 0.1), ("10^-4", 0.01), ("1e-5", 0.001),
        ("≤ 1 x 10^-4", Span(0, 0.01)),
    ],
)  # fmt: skip
def test_residual_disease_as_a_fraction_is_read_in_per_cent(level: str, per_cent: Any) -> None:
    """As laboratories print it, also as a bound."""
    assert read({"mrd.level_pct": level}, "mrd.level_pct") == per_cent


@pytest.mark.parametrize("level", ["10e-5", "<10E-4"])
def test_ten_to_the_power_of_minus_five_is_not_ten_times_as_much(level: str) -> None:
    """Who writes 10e-5 means 1e-5, and a computer reads 1e-4: it is asked."""
    with pytest.raises(CaseError, match=r'write "1e-[45]" for 10 to the power of minus [45]'):
        source({"mrd.level_pct": level})


def test_less_than_one_in_ten_thousand_is_below_its_limit() -> None:
    """The limit itself is not reached."""
    level = read({"mrd.level_pct": "< 10^-4"}, "mrd.level_pct")
    assert (level >= 0.01, level < 0.01) == (False, True)


@pytest.mark.parametrize(
    ("toxicity", "fact", "value"),
    [
        ("VOD grade 3", "liver.vod_history", True),
        ("SOS after cycle 2, veno-occlusive disease", "liver.vod_history", True),
        ("간정맥폐쇄병", "liver.vod_history", True),
        ("suspected VOD", "liver.vod_history", None),
        ("VOD ruled out", "liver.vod_history", None),
        ("VOD prophylaxis", "liver.vod_history", None),
        ("VOD grade 0", "liver.vod_history", None),
        ("stroke", "heart.arterial_event", True),
        ("myocardial infarction", "heart.arterial_event", True),
        ("stroke-like syndrome", "heart.arterial_event", None),
        ("family history of stroke", "heart.arterial_event", None),
        ("DVT", "heart.venous_thrombosis", True),
        ("thrombotic microangiopathy", "heart.venous_thrombosis", None),
        ("DVT prophylaxis", "heart.venous_thrombosis", None),
        ("seizure grade 2", "neurology.seizures", True),
        ("no seizures", "neurology.seizures", None),
        ("전신 발작", "neurology.seizures", True),
        ("발작성 심방세동", "neurology.seizures", None),
        ("공황발작", "neurology.seizures", None),
        ("일과성 허혈발작", "neurology.seizures", None),
        ("일과성 허혈발작", "heart.arterial_event", True),
        ("stroke volume reduced", "heart.arterial_event", None),
        ("methotrexate leukoencephalopathy", "neurology.methotrexate_neurotoxicity", True),
        ("stroke-like syndrome after HD-MTX", "neurology.methotrexate_neurotoxicity", True),
        ("MTX encephalopathy grade 2", "neurology.methotrexate_neurotoxicity", True),
        ("메토트렉세이트 백질뇌증", "neurology.methotrexate_neurotoxicity", True),
        ("メトトレキサート脳症", "neurology.methotrexate_neurotoxicity", True),
        ("leukoencephalopathy", "neurology.methotrexate_neurotoxicity", None),
        ("methotrexate mucositis", "neurology.methotrexate_neurotoxicity", None),
        ("no methotrexate neurotoxicity", "neurology.methotrexate_neurotoxicity", None),
        ("suspected MTX encephalopathy", "neurology.methotrexate_neurotoxicity", None),
        (
            "ifosfamide encephalopathy; methotrexate delayed",
            "neurology.methotrexate_neurotoxicity",
            None,
        ),
        ("てんかん発作", "neurology.seizures", True),
        ("seizure-like movements", "neurology.seizures", None),
        ("varices", "liver.portal_hypertension", None),
        ("VOD(-)", "liver.vod_history", None),
        ("oesophageal varices", "liver.portal_hypertension", True),
        ("식도정맥류", "liver.portal_hypertension", True),
        ("varicella zoster", "liver.portal_hypertension", None),
        ("하지정맥류", "liver.portal_hypertension", None),
    ],
)
def test_what_was_had_once_is_read_off_the_toxicities(
    toxicity: str, fact: str, value: bool | None
) -> None:
    """What was feared, looked for or prevented was not had; nor is it denied."""
    lines = [{"regimen": "hyper-CVAD", "toxicities": [toxicity]}]
    assert read({"lines": lines}, fact) is value


def test_a_toxicity_in_doubt_is_quoted() -> None:
    """Nothing that is written is unused without a word."""
    lines = [{"regimen": "hyper-CVAD", "toxicities": ["suspected VOD"]}]
    assert '"suspected VOD" does not say that it was there' in said({"lines": lines})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"disease.status": "relapsed", "disease.marrow_blasts_pct": 0.85}, "a fraction, 85 %"),
        ({"antigens.cd19": "positive", "antigens.cd19_pct": 8}, "fewer than 20 %"),
        ({"disease.relapse_number": 2, "lines": [{"regimen": "hyper-CVAD"}]},
         "the salvage to come is number 1"),
        ({"disease.relapse_number": 2, "disease.salvage_number": 1}, "is a line left out"),
        ({"patient.age": 6, "labs.alt": 100, "labs.alt_uln": 55}, "is an adult's"),
        ({"patient.age": 6, "labs.alp": 300, "labs.alp_uln": 120}, "is an adult's"),
        ({"lines": [{"regimen": "조혈모세포이식"}]}, "[[transplants]]"),
        ({"genetics.karyotype": "46,XY,t(9,22)"}, "semicolon"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_probably_a_slip_is_doubted(changes: dict[str, Any], words: str) -> None:
    """With what may have been meant."""
    assert words in said(changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"disease.status": "remission", "disease.marrow_blasts_pct": 0.85},
        {"disease.status": "relapsed", "disease.marrow_blasts_pct": 1, "disease.cns": "cns3"},
        {"disease.status": "relapsed", "disease.marrow_blasts_pct": 1, "disease.sites": ["testis"]},
        {"antigens.cd22_pct": "< 1 %"},
        {"disease.relapse_number": 1, "lines": [{"regimen": "hyper-CVAD"}]},
        {"patient.age": 14, "labs.alt": 100, "labs.alt_uln": 55},
        {"patient.age": 6, "labs.alt": 100, "labs.alt_uln": 44},
        {"patient.age": 40, "labs.alp": 300, "labs.alp_uln": 120},
        {"genetics.karyotype": "46,XY,t(9;22)(q34;q11)"},
        {"patient.ecog": 2, "patient.kps": 70},
        {"patient.ecog": "1-2", "patient.kps": 80},
    ],
    ids=str,
)
def test_what_is_usual_is_not_doubted(changes: dict[str, Any]) -> None:
    """A doubt too many is not read."""
    assert said(changes) == ""


def test_a_remission_whose_beginning_is_not_known_is_bounded_by_its_line() -> None:
    """It lasted no longer than from the start of treatment to the relapse."""
    line = {"started_on": "2025-01-10", "best_response": "cr", "relapsed_on": "2025-10-10"}
    assert read({"lines": [line]}, "disease.first_cr_months") == Span(0, 9)
