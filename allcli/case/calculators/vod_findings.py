"""The liver after transplantation: what is known of it, and the findings that VOD sets count."""

from typing import NamedTuple

from allcli.case.calculators.findings import VodFinding, YesNoItem, all_of, at_least, measured, said
from allcli.case.calculators.scale import Cut, Measured, passes

BILIRUBIN_MG_DL = Cut(">=", 2)
WEIGHT_ABOVE_2_PCT, WEIGHT_FROM_5_PCT, WEIGHT_ABOVE_5_PCT = Cut(">", 2), Cut(">=", 5), Cut(">", 5)
HVPG_MM_HG = Cut(">=", 10)


class VodFindings(NamedTuple):
    """What is known of the liver after transplantation.

    Weight gain is unexplained, over the weight before transplantation; hepatomegaly and ascites
    are new or above baseline. `ultrasound_suggestive` includes elastography;
    `haemodynamic_or_ultrasound_evidence` is that of the 2016 late-onset set, such as a decreased or
    reversed portal flow.
    """

    days_since_hct: Measured = None
    bilirubin_mg_dl: Measured = None
    hepatomegaly: bool | None = None
    painful_hepatomegaly: bool | None = None
    right_upper_quadrant_pain: bool | None = None
    weight_gain_pct: Measured = None
    ascites: bool | None = None
    histology_proven: bool | None = None
    hvpg_mm_hg: Measured = None
    ultrasound_suggestive: bool | None = None
    haemodynamic_or_ultrasound_evidence: bool | None = None
    refractory_thrombocytopenia: bool | None = None
    weight_gain_3_days_despite_diuretics: bool | None = None
    bilirubin_rising_3_days: bool | None = None
    bilirubin_2_within_72_h: bool | None = None


def implied(f: VodFindings) -> VodFindings:
    """Fill in what other findings imply; a positive finding goes before a contradicting no."""
    imaged = f.ultrasound_suggestive or passes(f.hvpg_mm_hg, HVPG_MM_HG)
    evidence = True if imaged else f.haemodynamic_or_ultrasound_evidence
    if f.hepatomegaly is False and f.painful_hepatomegaly is None:
        f = f._replace(painful_hepatomegaly=False)
    if evidence is False and f.ultrasound_suggestive is None:
        f = f._replace(ultrasound_suggestive=False)
    return f._replace(
        hepatomegaly=True if f.painful_hepatomegaly else f.hepatomegaly,
        haemodynamic_or_ultrasound_evidence=evidence,
    )


def classical(f: VodFindings) -> YesNoItem:
    """Bilirubin, and two of the three signs: the picture that EBMT 2016 and 2023 share."""
    return all_of(bilirubin(f), at_least(2, *signs(f)))


def signs(f: VodFindings) -> tuple[YesNoItem, ...]:
    """The three adult EBMT signs beside bilirubin."""
    painful = said(f, "painful_hepatomegaly", "painful hepatomegaly")
    return painful, weight(f, WEIGHT_ABOVE_5_PCT), ascites(f)


def day(f: VodFindings, cut: Cut) -> VodFinding:
    """The day after transplantation, against a window."""
    return measured(f, "days_since_hct", "day", "", cut)


def bilirubin(f: VodFindings) -> VodFinding:
    """Bilirubin from 2 mg/dL."""
    return measured(f, "bilirubin_mg_dl", "bilirubin", "mg/dL", BILIRUBIN_MG_DL)


def weight(f: VodFindings, cut: Cut) -> VodFinding:
    """Weight gain, against the cut-off of the set."""
    return measured(f, "weight_gain_pct", "weight gain", "%", cut)


def hepatomegaly(f: VodFindings) -> VodFinding:
    """Hepatomegaly, painful or not."""
    return said(f, "hepatomegaly", "hepatomegaly")


def ascites(f: VodFindings) -> VodFinding:
    """Ascites."""
    return said(f, "ascites", "ascites")


def histology(f: VodFindings) -> VodFinding:
    """Histological proof."""
    return said(f, "histology_proven", "histological proof")


def hvpg(f: VodFindings) -> VodFinding:
    """Hepatic venous pressure gradient from 10 mmHg; absent with all haemodynamic evidence."""
    if f.hvpg_mm_hg is None and f.haemodynamic_or_ultrasound_evidence is False:
        return VodFinding("hvpg_mm_hg", False, "no haemodynamic evidence")  # noqa: FBT003 - not a flag
    return measured(f, "hvpg_mm_hg", "HVPG", "mmHg", HVPG_MM_HG)
