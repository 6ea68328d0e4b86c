"""For every number of a case the range in which it usually lies, and the unit of a likely slip.

What is possible is the range of the field itself. A number beyond the usual one is doubted, never
refused, and never read in another unit. The usual ranges are wide: what a ward sees once a year.
"""

from math import inf
from typing import NamedTuple


class Usual(NamedTuple):
    """What is doubted below `low` and above `high`, and what was then probably meant."""

    low: float
    high: float
    too_low: str = ""
    too_high: str = ""


_FRACTION = "a fraction of 1 is written in per cent: 0.85 is 85"
_SHARE = Usual(1.01, 100, _FRACTION)  # 1.0 is all of them, or one in a hundred
_CELLS = "cells per uL must be written with the unit"
_UMOL = "umol/L must be written with the unit"
_LITRE = "g/L must be written with the unit"
_ANY = Usual(float("-inf"), float("inf"))
_UNITS_PER_L = Usual(2, 15_000, "ukat/L must be written with the unit", "is a decimal point lost?")
_ENZYME_LIMIT = Usual(20, 80, "ukat/L must be written with the unit", "is it the limit?")
_TIMES = Usual(0.05, 250, "", "is it in U/L, or umol/L?")
_PER_SURFACE = Usual(5, 1000, "milligrams per m2 are meant", "milligrams per m2 are meant")

USUAL: dict[str, Usual] = {
    "patient.age": _ANY,
    "patient.weight_kg": Usual(2, 250, "is it in kg?", "lb and g must be written with the unit"),
    "patient.height_cm": Usual(40, 220, "metres must be written with the unit: 1.75 m"),
    "patient.ecog": _ANY,
    "patient.kps": Usual(10, 100, "Karnofsky goes from 0 to 100: is it ECOG?"),
    "patient.lansky": Usual(10, 100, "Lansky goes from 0 to 100: is it ECOG?"),
    "patient.gestation_weeks": Usual(3, 42, "is it in weeks?"),
    "disease.relapse_number": Usual(0, 8),
    "disease.salvage_number": Usual(1, 12),
    "disease.marrow_blasts_pct": Usual(0, 100),
    "disease.blood_blasts_pct": Usual(0, 100),
    "disease.blood_blasts": Usual(0, 700, "", _CELLS),
    "antigens.cd19_pct": _SHARE,
    "antigens.cd22_pct": _SHARE,
    "antigens.cd20_pct": _SHARE,
    "mrd.level_pct": Usual(0.001_01, 100, 'a fraction is text: "1e-3" is 0.1 %'),
    "lines[].cycles": Usual(0, 24),
    "lines[].response_months": Usual(0, 360),
    "transplants[].months_to_relapse": Usual(0, 360),
    "exposure.inotuzumab_cycles": Usual(0, 8),
    "exposure.doxorubicin": _PER_SURFACE,
    "exposure.daunorubicin": _PER_SURFACE,
    "exposure.epirubicin": Usual(5, 1500),
    "exposure.idarubicin": Usual(5, 300),
    "exposure.mitoxantrone": Usual(5, 300),
    "gvhd.upper_gi": _ANY,
    "gvhd.chronic_skin": _ANY,
    "gvhd.chronic_mouth": _ANY,
    "gvhd.chronic_eyes": _ANY,
    "gvhd.chronic_gi": _ANY,
    "gvhd.chronic_liver": _ANY,
    "gvhd.chronic_lungs": _ANY,
    "gvhd.chronic_joints": _ANY,
    "gvhd.chronic_genital": _ANY,
    "gvhd.days_since_systemic_treatment": Usual(0, 10_950),
    "liver.ascites_grade": _ANY,
    "vod.days_since_hct": Usual(0, 365, "", "VOD/SOS later than a year is very rare"),
    "vod.weight_gain_pct": Usual(0, 40, "", "per cent of the weight before transplant are meant"),
    "vod.hvpg_mm_hg": Usual(0, 40),
    "vod.days_since_first_symptoms": Usual(0, 120),
    "vod.creatinine_x_baseline": Usual(0.3, 15, "", "is it the creatinine itself?"),
    "vod.risk_factors": Usual(0, 12),
    "heart.months_since_arterial_event": Usual(0, 720),
    "infection.mould_treatment_weeks": Usual(0, 104),
    "labs.bilirubin": Usual(0.1, 12, "", _UMOL),
    "labs.bilirubin_uln": Usual(0.8, 1.5, "", _UMOL),
    "labs.bilirubin_x_uln": _TIMES,
    "labs.ast": _UNITS_PER_L,
    "labs.ast_uln": _ENZYME_LIMIT,
    "labs.ast_x_uln": _TIMES,
    "labs.alt": _UNITS_PER_L,
    "labs.alt_uln": _ENZYME_LIMIT,
    "labs.alt_x_uln": _TIMES,
    "labs.alp": Usual(10, 5000, "ukat/L must be written with the unit"),
    "labs.alp_uln": Usual(80, 500, "ukat/L must be written with the unit", "is it the limit?"),
    "labs.alp_x_uln": Usual(0.05, 40),
    "labs.ldh": Usual(50, 20000, "ukat/L must be written with the unit"),
    "labs.ldh_uln": Usual(180, 500, "ukat/L must be written with the unit", "is it the limit?"),
    "labs.ldh_x_uln": Usual(0.2, 60, "", "is it in U/L?"),
    "labs.lipase_x_uln": Usual(0.02, 100, "", "is it in U/L?"),
    "labs.albumin": Usual(1, 6.5, "", _LITRE),
    "labs.inr": Usual(0.7, 10, "", "is it a prothrombin time or a Quick value?"),
    "labs.creatinine": Usual(0.1, 12, "", _UMOL),
    "labs.creatinine_clearance": Usual(5, 250, "mL/s must be written with the unit"),
    "labs.wbc": Usual(0.02, 700, "is it in x10^9/L?", _CELLS),
    "labs.anc": Usual(0, 100, "", _CELLS),
    "labs.platelets": Usual(1, 1500, "is it in x10^9/L?", _CELLS),
    "labs.haemoglobin": Usual(3, 22, "mmol/L must be written with the unit", _LITRE),
    "labs.potassium": Usual(1.8, 8.5, "", "mg/dL must be written with the unit"),
    "labs.magnesium": Usual(0.3, 1.5, "", "mg/dL must be written with the unit"),
    "heart.lvef_pct": Usual(5, 90, _FRACTION),
    "heart.qt_ms": Usual(250, 700, "seconds must be written with the unit"),
    "heart.rate_per_min": Usual(25, 220),
    "heart.qtcf_ms": Usual(280, 700, "seconds must be written with the unit"),
    "lung.dlco_pct": Usual(5, 160, _FRACTION),
    "lung.fev1_pct": Usual(5, 160, _FRACTION),
}


class Size(NamedTuple):
    """Weights and heights from one age to below another, as wide as the ranges above."""

    from_years: float
    below_years: float
    weight_kg: tuple[float, float]
    height_cm: tuple[float, float]


SIZES = (
    Size(0, 1, (1, 15), (35, 95)),
    Size(1, 6, (5, 50), (60, 140)),
    Size(6, 13, (10, 110), (90, 195)),
    Size(13, 18, (20, 200), (110, 215)),
    Size(18, inf, (28, 250), (110, 220)),
)
