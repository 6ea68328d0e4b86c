"""VOD/SOS by six criteria sets."""

from typing import Any

import pytest

from allcli.case.calculators.vod import (
    baltimore,
    ebmt_2016_classical,
    ebmt_2016_late,
    ebmt_2023,
    ebmt_paediatric_2018,
    modified_seattle,
    onset,
)
from allcli.case.span import Span
from tests.case.calculators.strategies import around, bilirubins
from tests.case.calculators.vod_patients import CLASSICAL, NORMAL, SETS, Criteria


@pytest.mark.parametrize("criteria", SETS)
def test_a_normal_patient_meets_no_set(criteria: Criteria) -> None:
    """With every finding absent the answer is certain."""
    result = criteria(NORMAL)

    assert (result.text, result.missing) == ("not met", ())


@pytest.mark.parametrize(
    ("criteria", "after", "low"),
    [
        (modified_seattle, 20, 1),
        (baltimore, 21, 1),
        (ebmt_2016_classical, 21, 1),
        (ebmt_2016_late, 21, 0),
    ],
)
def test_the_window_of_each_set(criteria: Criteria, after: int, low: int) -> None:
    """Seattle ends with day 20, Baltimore and EBMT classical with 21, late begins after it."""
    days = (after - 1, after, after + 1)

    assert [criteria(CLASSICAL._replace(days_since_hct=day)).low for day in days] == [
        low, low, 1 - low,
    ]  # fmt: skip


@pytest.mark.parametrize("day", [1, 21, 22, 300])
@pytest.mark.parametrize("criteria", [ebmt_2023, ebmt_paediatric_2018])
def test_two_sets_have_no_window(criteria: Criteria, day: int) -> None:
    """EBMT 2023 and the paediatric set hold on any day."""
    findings = CLASSICAL._replace(days_since_hct=day)

    assert criteria(findings).low > 0


@pytest.mark.parametrize(
    ("days", "expected"), [(20, "classical"), (21, "classical"), (21.5, "late"), (22, "late")]
)
def test_onset_is_late_after_day_21(days: float, expected: str) -> None:
    """Day 21 is the last classical one."""
    assert onset(days) == expected


def test_onset_is_unknown_when_the_day_is() -> None:
    """Neither an unknown day nor one on either side of day 21 is placed."""
    assert onset(None) is None
    assert onset(Span(15, 25)) is None


@pytest.mark.parametrize(("bilirubin", "met"), bilirubins((2, False, True, True)))
@pytest.mark.parametrize(
    "criteria", [modified_seattle, baltimore, ebmt_2016_classical, ebmt_2016_late, ebmt_2023]
)
def test_bilirubin_counts_from_2_mg_dl(criteria: Criteria, bilirubin: float, met: bool) -> None:
    """Every adult set has the same cut-off, in either unit."""
    day = 30 if criteria is ebmt_2016_late else 10
    findings = NORMAL._replace(
        days_since_hct=day, bilirubin_mg_dl=bilirubin, hepatomegaly=True, painful_hepatomegaly=True,
        haemodynamic_or_ultrasound_evidence=True,
        ascites=criteria in (baltimore, ebmt_2016_classical),
    )  # fmt: skip

    assert (criteria(findings).low > 0) is met


@pytest.mark.parametrize(
    ("criteria", "weight", "met"),
    [
        *((modified_seattle, *pair) for pair in around((2, False, False, True))),
        *((baltimore, *pair) for pair in around((5, False, True, True))),
        *((ebmt_2016_classical, *pair) for pair in around((5, False, False, True))),
        *((ebmt_2016_late, *pair) for pair in around((5, False, False, True))),
        *((ebmt_2023, *pair) for pair in around((5, False, False, True))),
        *((ebmt_paediatric_2018, *pair) for pair in around((5, False, False, True))),
    ],
)
def test_weight_gain_has_its_own_cut_off_in_each_set(
    criteria: Criteria, weight: float, met: bool
) -> None:
    """Above 2 % for Seattle, from 5 % for Baltimore, above 5 % for EBMT."""
    bilirubin = 2 if criteria in (modified_seattle, baltimore, ebmt_2016_classical) else 1
    findings = NORMAL._replace(
        days_since_hct=30 if criteria is ebmt_2016_late else 10, bilirubin_mg_dl=bilirubin,
        weight_gain_pct=weight, haemodynamic_or_ultrasound_evidence=True,
        ascites=criteria is not modified_seattle,
    )  # fmt: skip

    assert (criteria(findings).low > 0) is met


def test_seattle_takes_pain_for_hepatomegaly() -> None:
    """Hepatomegaly or right-upper-quadrant pain is one finding, not two."""
    pain = NORMAL._replace(right_upper_quadrant_pain=True)

    assert modified_seattle(pain._replace(bilirubin_mg_dl=2)).text == "met"
    assert modified_seattle(pain._replace(hepatomegaly=True)).text == "not met"


def test_baltimore_needs_bilirubin() -> None:
    """Three other findings do not stand in for it."""
    findings = CLASSICAL._replace(weight_gain_pct=9, bilirubin_mg_dl=1.9)

    assert baltimore(findings).deciding == ("bilirubin 1.9 mg/dL (not ≥ 2)",)


def test_ebmt_wants_the_hepatomegaly_painful() -> None:
    """Painless hepatomegaly counts for Baltimore, not for EBMT 2016."""
    findings = CLASSICAL._replace(painful_hepatomegaly=False)

    assert baltimore(findings).text == "met"
    assert ebmt_2016_classical(findings).text == "not met"


@pytest.mark.parametrize(
    "way",
    [
        {"bilirubin_mg_dl": 2, "painful_hepatomegaly": True, "ascites": True},
        {"histology_proven": True},
        {"bilirubin_mg_dl": 2, "ascites": True, "haemodynamic_or_ultrasound_evidence": True},
        {"weight_gain_pct": 6, "ascites": True, "hvpg_mm_hg": 10},
        {"weight_gain_pct": 6, "ascites": True, "ultrasound_suggestive": True},
    ],
)
def test_late_onset_has_three_ways(way: dict[str, Any]) -> None:
    """The classical picture, histology, or two of four with evidence; never before day 22."""
    findings = NORMAL._replace(**way)

    assert ebmt_2016_late(findings._replace(days_since_hct=22)).text == "met"
    assert ebmt_2016_late(findings._replace(days_since_hct=21)).text == "not met"


def test_late_onset_by_two_of_four_needs_evidence() -> None:
    """Bilirubin and ascites alone are not enough."""
    findings = NORMAL._replace(days_since_hct=30, bilirubin_mg_dl=2, ascites=True)

    assert ebmt_2016_late(findings).text == "not met"


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        ({"ascites": True}, "not met"),
        ({"ascites": True, "weight_gain_pct": 6}, "probable"),
        ({"ascites": True, "ultrasound_suggestive": True}, "probable"),
        ({"bilirubin_mg_dl": 2, "ascites": True}, "probable"),
        ({"bilirubin_mg_dl": 2, "ascites": True, "weight_gain_pct": 6}, "clinical"),
        ({"bilirubin_mg_dl": 2, "ascites": True, "ultrasound_suggestive": True}, "probable"),
        ({"histology_proven": True}, "proven"),
        ({"bilirubin_mg_dl": 2, "ascites": True, "histology_proven": True}, "proven"),
    ],
)
def test_the_levels_of_ebmt_2023(signs: dict[str, Any], level: str) -> None:
    """Probable needs two of five, clinical bilirubin and two of three, proven histology or HVPG."""
    assert ebmt_2023(NORMAL._replace(**signs)).text == level


@pytest.mark.parametrize(("hvpg", "level"), around((10, "not met", "proven", "proven")))
def test_hvpg_proves_from_10_mm_hg(hvpg: float, level: str) -> None:
    """A pressure gradient of 10 mmHg proves VOD by EBMT 2023."""
    assert ebmt_2023(NORMAL._replace(hvpg_mm_hg=hvpg)).text == level


def test_ebmt_2023_says_the_onset() -> None:
    """Day 30 is late onset."""
    result = ebmt_2023(CLASSICAL._replace(days_since_hct=30, hvpg_mm_hg=11))

    assert result.deciding == ("HVPG 11 mmHg (≥ 10)", "day 30: late onset")


PAEDIATRIC = [
    {"refractory_thrombocytopenia": True},
    {"weight_gain_3_days_despite_diuretics": True},
    {"hepatomegaly": True},
    {"ascites": True},
    {"bilirubin_rising_3_days": True},
]


@pytest.mark.parametrize("first", PAEDIATRIC)
@pytest.mark.parametrize("second", PAEDIATRIC)
def test_two_of_five_in_children(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Any two different findings meet the paediatric set, one alone does not."""
    result = ebmt_paediatric_2018(NORMAL._replace(**first, **(second if second != first else {})))

    assert result.text == ("met" if second != first else "not met")


@pytest.mark.parametrize(
    ("form", "other_form"),
    [
        ({"weight_gain_3_days_despite_diuretics": True}, {"weight_gain_pct": 6}),
        ({"bilirubin_rising_3_days": True}, {"bilirubin_2_within_72_h": True}),
    ],
)
def test_alternatives_count_once_in_children(
    form: dict[str, Any], other_form: dict[str, Any]
) -> None:
    """Two forms of one finding are one finding."""
    assert ebmt_paediatric_2018(NORMAL._replace(**form, **other_form)).text == "not met"
    assert ebmt_paediatric_2018(NORMAL._replace(**other_form, ascites=True)).text == "met"
