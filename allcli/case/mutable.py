"""Which facts can still change in a patient, through what, and in which direction.

Declared once for everything that asks what could be done about a finding. What is not named here is
settled: age and lineage, targets and lesions of the blasts, what was given, what happened before,
what function an organ has lost, and the place.
"""

from typing import Literal, NamedTuple

from allcli.case.fact import Fact
from allcli.case.facts import Facts, Value
from allcli.case.span import Span
from allcli.case.vocabulary import FACTS

Through = Literal["time", "treatment", "plan"]
Towards = Literal["absent", "lower", "higher", "any"] | tuple[str, ...]


class Mutable(NamedTuple):
    """What changes a fact, and where to: to no, down, up, to one of some words, or anywhere."""

    through: Through
    towards: Towards


_CHANGES: tuple[tuple[Through, Towards, tuple[str, ...]], ...] = (
    # a day passes whatever is done
    ("time", "higher", (
        "hct.days_since", "hct.days_since_dli", "gvhd.days_since_systemic_treatment",
        "exposure.days_since_inotuzumab", "disease.months_since_diagnosis",
    )),
    # what a drug, its stopping, or supportive care can mend
    ("treatment", "absent", (
        "disease.cns_active", "disease.extramedullary", "disease.testicular",
        "disease.marrow_involved", "gvhd.acute_active", "gvhd.chronic_active",
        "gvhd.systemic_treatment", "gvhd.steroid_refractory", "liver.vod_ongoing",
        "liver.active_hepatitis", "vod.criteria_met", "vod.severe", "infection.active",
        "heart.uncontrolled_hypertension", "heart.qt_drugs", "medication.azole",
        "medication.hepatotoxic", "medication.anticoagulation",
    )),
    ("treatment", "lower", (
        "patient.ecog", "disease.marrow_blasts_pct", "disease.blood_blasts_1e9_l",
        "disease.blood_blasts_pct", "mrd.level_pct", "gvhd.acute_grade", "labs.bilirubin_x_uln",
        "labs.bilirubin_mg_dl", "labs.transaminases_x_uln", "labs.alp_x_uln",
        "labs.creatinine_mg_dl", "labs.lipase_x_uln", "labs.wbc_1e9_l", "heart.qtcf_ms",
    )),
    ("treatment", "higher", (
        "patient.kps", "labs.potassium_mmol_l", "labs.magnesium_mmol_l", "labs.anc_1e9_l",
        "labs.platelets_1e9_l", "kidney.creatinine_clearance_ml_min",
    )),
    ("treatment", ("mrd-positive", "remission"), ("disease.status",)),
    ("treatment", ("negative",), ("mrd.status",)),
    ("treatment", ("mild", "moderate"), ("gvhd.chronic_severity",)),
    # what can be decided otherwise
    ("plan", "any", (
        "plan.transplant_intended", "plan.donor", "plan.dli_intended",
        "plan.conditioning_alkylators", "plan.conditioning_thiotepa",
    )),
)  # fmt: skip
MUTABLE: dict[str, Mutable] = {
    name: Mutable(through, towards) for through, towards, names in _CHANGES for name in names
}
# What is over is then a thing of the past, and some clocks start when it ends.
PAST: dict[str, str] = {
    "gvhd.systemic_treatment": "gvhd.systemic_treatment_past",
    "disease.extramedullary": "disease.extramedullary_past",
}
CLOCKS = {"gvhd.days_since_systemic_treatment": "gvhd.systemic_treatment"}


def reachable(fact: Fact, value: Value) -> tuple[Value, ...]:
    """What a known fact may come to, itself included; a span is everything in it."""
    change = MUTABLE.get(fact.name)
    if change is None or value is None:
        return (value,)
    if fact.kind == "number":
        low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
        if not isinstance(low, int | float) or not isinstance(high, int | float):
            return (value,)
        low = low if change.towards == "higher" else fact.low
        high = high if change.towards == "lower" else fact.high
        return (Span(low, high),)
    if change.towards == "any":
        return fact.values if fact.kind == "choice" else (False, True)
    if change.towards == "absent":
        return (False, True) if value is True else (value,)
    return tuple(dict.fromkeys([value, *change.towards]))


def may_be(facts: Facts) -> dict[str, tuple[Value, ...]]:
    """For every known fact that can still change, what it may come to."""
    found: dict[str, tuple[Value, ...]] = {}
    for fact, value in zip(FACTS, facts.values, strict=True):
        reached = reachable(fact, value)
        if value is not None and reached != (value,):
            found[fact.name] = reached
    for ended, past in PAST.items():
        if facts.value(ended) is True and facts.value(past) is False:
            found[past] = (False, True)
    return found


def through(name: str, facts: Facts) -> Through | Literal["finding out", "nothing"]:
    """How a fact of this case comes to be different: it is found out, it changes, or it stands."""
    clock, value = CLOCKS.get(name), facts.value(name)
    if value is None and not (clock and facts.value(clock) is True):
        return "finding out"
    if name in MUTABLE:
        return MUTABLE[name].through
    if isinstance(value, Span):
        return "finding out"  # it is known only roughly
    return "treatment" if name in PAST.values() else "nothing"
