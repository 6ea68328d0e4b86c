"""How long a finding may be relied on, for findings that change while one waits.

No source was found that gives an age limit for these, so that every interval is an inference from
how often a label has something checked, or a convention, and is worded as such. What is not named
here does not age: history, lineage, lesions, the place.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.facts import Facts
from allcli.case.model import Case


class Ageing(NamedTuple):
    """Facts that age together; `reference` is a source of the rulebook that an inference rests on.

    `dated` is the field, table and name, that says when they were found; else it is `assessed_on`.
    """

    what: str
    facts: tuple[str, ...]
    days: int
    basis: Literal["inference", "convention"]
    why: str
    reference: str = ""
    dated: tuple[str, str] | None = None


_A_WEEK = "a week is convention"
AGEING: tuple[Ageing, ...] = (
    Ageing(
        "liver values and signs of VOD/SOS",
        ("labs.bilirubin_x_uln", "labs.bilirubin_mg_dl", "labs.transaminases_x_uln",
         "labs.alp_x_uln", "vod.criteria_met", "vod.severe"),
        7, "inference", "inotuzumab labels have them checked with every dose, a week apart",
        "besponsa-us",
    ),
    Ageing(
        "blood counts",
        ("labs.wbc_1e9_l", "labs.anc_1e9_l", "labs.platelets_1e9_l", "disease.blood_blasts_1e9_l",
         "disease.blood_blasts_pct"),
        7, "convention", _A_WEEK,
    ),
    Ageing(
        "kidney, electrolytes and lipase",
        ("labs.creatinine_mg_dl", "kidney.creatinine_clearance_ml_min", "labs.potassium_mmol_l",
         "labs.magnesium_mmol_l", "labs.lipase_x_uln"),
        7, "convention", _A_WEEK,
    ),
    Ageing(
        "GVHD and its treatment",
        ("gvhd.acute_active", "gvhd.acute_grade", "gvhd.chronic_active", "gvhd.chronic_severity",
         "gvhd.systemic_treatment", "gvhd.steroid_refractory"),
        7, "convention", _A_WEEK,
    ),
    Ageing("active infection", ("infection.active",), 7, "convention", _A_WEEK),
    Ageing(
        "drugs taken now",
        ("heart.qt_drugs", "medication.azole", "medication.hepatotoxic",
         "medication.anticoagulation"),
        7, "convention", _A_WEEK,
    ),
    Ageing("QTcF", ("heart.qtcf_ms",), 7, "convention", _A_WEEK),
    Ageing(
        "performance status", ("patient.ecog", "patient.kps"), 14, "convention",
        "two weeks are convention",
    ),
    Ageing(
        "marrow and CNS", ("disease.marrow_blasts_pct", "disease.marrow_involved",
                           "disease.cns_active", "disease.extramedullary", "disease.testicular"),
        28, "convention", "four weeks, a cycle of treatment, are convention",
    ),
    Ageing(
        "MRD", ("mrd.status", "mrd.level_pct"), 28, "convention",
        "four weeks, a cycle of treatment, are convention", dated=("mrd", "date"),
    ),
    Ageing(
        "CD19", ("antigens.cd19",), 28, "convention",
        "four weeks are convention; any CD19-directed drug ends it at once",
        dated=("antigens", "cd19_date"),
    ),
    Ageing(
        "CD22", ("antigens.cd22", "antigens.cd22_pct"), 28, "convention",
        "four weeks are convention; any CD22-directed drug ends it at once",
        dated=("antigens", "cd22_date"),
    ),
    Ageing(
        "heart and lung function, HCT-CI",
        ("heart.lvef_pct", "heart.heart_failure", "lung.dlco_pct", "lung.fev1_pct",
         "fitness.hct_ci", "fitness.hct_ci_age"),
        90, "convention", "three months are convention",
    ),
)  # fmt: skip


def old_on(ageing: Ageing, case: Case, day: date) -> date:
    """The day by which facts found when the case says, else on `day`, are too old."""
    if ageing.dated:
        found = getattr(getattr(case, ageing.dated[0]), ageing.dated[1])
        if isinstance(found, PartialDate):
            day = min(day, found.first)
    return day + timedelta(ageing.days)


def forgotten(ageing: Ageing, facts: Facts) -> Facts | None:
    """The facts without those that age together; None where none of them is known."""
    known = [name for name in ageing.facts if facts.value(name) is not None]
    return facts.with_values(dict.fromkeys(known)) if known else None


def ages(name: str) -> bool:
    """Whether a fact is one that ages."""
    return any(name in each.facts for each in AGEING)
