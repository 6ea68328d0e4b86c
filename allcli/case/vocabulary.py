"""The facts that criteria may ask about: name, type, unit, allowed values, and how to obtain each.

A condition can name these and nothing else; every name, unit and value in the rulebook is checked
against this table when the rulebook loads.
"""

from typing import Literal, NamedTuple, get_args

from allcli.case.kinds import Antigen, AvailableDonor, Drug, Jurisdiction, VodSeverity

Kind = Literal["yes-no", "number", "choice", "list"]


class Fact(NamedTuple):
    """One fact: `low` to `high` in `unit` for a number, `values` for a choice or a list.

    `fields` are the case fields that give it. `safety` marks facts whose absence must never pass
    for "no". Facts with one `topic` are asked in one breath.
    """

    name: str
    label: str
    kind: Kind
    fields: tuple[str, ...]
    unit: str = ""
    low: float = 0
    high: float = 0
    values: tuple[str, ...] = ()
    safety: bool = False
    topic: str = ""


def _yes_no(name: str, label: str, *fields: str) -> Fact:
    return Fact(name, label, "yes-no", fields or (name,))


def _number(name: str, label: str, unit: str, limits: tuple[float, float], *fields: str) -> Fact:
    return Fact(name, label, "number", fields or (name,), unit, *limits)


def _choice(name: str, label: str, values: tuple[str, ...], *fields: str) -> Fact:
    return Fact(name, label, "choice", fields or (name,), values=values)


def _list(name: str, label: str, values: tuple[str, ...]) -> Fact:
    return Fact(name, label, "list", (name,), values=values)


def _together(topic: str, *facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact._replace(topic=topic) for fact in facts)


def _safety(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact._replace(safety=True) for fact in facts)


_LINES = ("lines[].regimen", "lines[].agents")
_HCT = ("transplants",)
_HCT_RELAPSE = ("transplants[].relapsed_on", "transplants[].months_to_relapse")
_FIRST_CR = ("lines[].response_on", "lines[].relapsed_on", "lines[].response_months")
_STAGES = ("gvhd.acute_grade", "gvhd.skin", "gvhd.liver", "gvhd.upper_gi", "gvhd.lower_gi")
_BILIRUBIN = ("labs.bilirubin", "labs.bilirubin_uln")
_TRANSAMINASES = ("labs.ast", "labs.ast_uln", "labs.alt", "labs.alt_uln")
_ANTHRACYCLINES = ("exposure.doxorubicin", "exposure.daunorubicin", "exposure.idarubicin",
                   "exposure.epirubicin", "exposure.mitoxantrone")  # fmt: skip
_CLEARANCE = (
    "labs.creatinine_clearance",
    "labs.creatinine",
    "patient.age",
    "patient.weight_kg",
    "patient.sex",
)
MUTATIONS = (
    "T315I", "T315A", "F317L", "F317I", "F317V", "F317C", "V299L", "Y253H", "E255K", "E255V",
    "F359V", "F359C",
)  # fmt: skip
_LINEAGES = ("b-all", "t-all", "mpal")

_PATIENT = (
    _choice("jurisdiction", "jurisdiction", get_args(Jurisdiction)),
    _number("patient.age_years", "age", "years", (0, 120), "patient.age"),
    _number("patient.ecog", "ECOG", "", (0, 4)),
    _number("patient.kps", "Karnofsky", "", (0, 100)),
    _number("patient.weight_kg", "weight", "kg", (0.5, 400)),
    _number("patient.bsa_m2", "body surface", "m2", (0, 4), "patient.height_cm",
            "patient.weight_kg"),
)  # fmt: skip
_DISEASE = (
    *_safety(_choice("disease.lineage", "lineage", _LINEAGES)),
    _choice("disease.status", "status", ("relapsed", "refractory", "mrd-positive", "remission")),
    _yes_no("disease.high_risk", "high-risk ALL"),
    _number(
        "disease.months_since_diagnosis",
        "since diagnosis",
        "months",
        (0, 1200),
        "disease.diagnosed_on",
    ),
    _number("disease.relapse_number", "relapse number", "", (0, 50)),
    _number("disease.salvage_number", "salvage number", "", (1, 20), "lines"),
    _number("disease.first_cr_months", "first remission", "months", (0, 1200), *_FIRST_CR),
    _number("disease.last_cr_months", "last remission", "months", (0, 1200), *_FIRST_CR),
    _number("disease.marrow_blasts_pct", "marrow blasts", "%", (0, 100)),
    _number(
        "disease.blood_blasts_1e9_l", "blood blasts", "x10^9/L", (0, 2000), "disease.blood_blasts"
    ),
    _number("disease.blood_blasts_pct", "blood blasts", "%", (0, 100)),
    *_safety(_yes_no("disease.cns_active", "active CNS leukaemia", "disease.cns", "disease.sites")),
    _yes_no(
        "disease.extramedullary",
        "active extramedullary disease",
        "disease.extramedullary",
        "disease.sites",
    ),
    _yes_no("disease.extramedullary_past", "extramedullary disease before"),
    _yes_no("disease.testicular", "testicular disease", "disease.sites"),
    _yes_no(
        "disease.marrow_involved", "marrow involved", "disease.sites", "disease.marrow_blasts_pct"
    ),
    *_safety(
        _choice("antigens.cd19", "CD19", get_args(Antigen)),
        *_together(
            "CD22",
            _choice("antigens.cd22", "CD22", get_args(Antigen)),
            _number("antigens.cd22_pct", "CD22-positive blasts", "%", (0, 100)),
        ),
    ),
    _yes_no("antigens.tested_after_targeted_therapy", "antigens tested after the last target drug"),
    _choice("genetics.bcr_abl1", "BCR::ABL1", ("positive", "negative")),
    _list("genetics.abl1_mutations", "ABL1 mutations", MUTATIONS),
    _choice("genetics.kmt2a", "KMT2A", ("rearranged", "not-rearranged")),
    _choice("genetics.tp53", "TP53", ("mutated", "wild-type")),
    _yes_no("genetics.hypodiploid", "low hypodiploidy"),
    _yes_no("genetics.ph_like", "Ph-like"),
    *_together(
        "MRD",
        _choice("mrd.status", "MRD", ("positive", "negative")),
        _number("mrd.level_pct", "MRD level", "%", (0, 100)),
    ),
)
_EXPOSURE = (
    _yes_no("exposure.blinatumomab", "prior blinatumomab", *_LINES),
    _yes_no("exposure.blinatumomab_failed", "no response to blinatumomab", "lines[].best_response",
            *_LINES),
    _number("exposure.blinatumomab_neurotoxicity", "neurotoxicity of blinatumomab", "", (0, 4)),
    _number("exposure.blinatumomab_crs", "CRS of blinatumomab", "", (0, 4)),
    _yes_no("exposure.inotuzumab", "prior inotuzumab", *_LINES),
    _yes_no("exposure.inotuzumab_failed", "no response to inotuzumab", "lines[].best_response",
            *_LINES),
    _yes_no("exposure.nelarabine", "prior nelarabine", *_LINES),
    *(
        _yes_no(f"exposure.hypersensitivity_{drug}", f"hypersensitivity to {drug}",
                "exposure.hypersensitivity", *_LINES)
        for drug in get_args(Drug)
    ),
    _yes_no("exposure.cd19_car_t", "prior CD19 CAR-T", *_LINES),
    _number(
        "exposure.days_since_inotuzumab", "since inotuzumab", "days", (0, 36500),
        "exposure.inotuzumab_last_dose_on", "lines[].last_dose_on",
    ),
    _number("exposure.doxorubicin_equivalent_mg_m2", "doxorubicin equivalent (mitoxantrone x 10.5)",
            "mg/m2", (0, 30000), *_ANTHRACYCLINES),
    _number("exposure.doxorubicin_equivalent_older_mg_m2",
            "doxorubicin equivalent (mitoxantrone x 4)", "mg/m2", (0, 30000), *_ANTHRACYCLINES),
    _number(
        "exposure.inotuzumab_cycles",
        "inotuzumab cycles so far", "", (0, 50), "lines[].cycles", *_LINES,
    ),
    _number("exposure.tki_number", "TKIs so far", "", (0, 6), *_LINES),
)  # fmt: skip
_TRANSPLANTS = _together(
    "transplants so far",
    *_safety(_yes_no("hct.prior_allo", "prior allo-HCT", *_HCT)),
    _number("hct.allo_number", "allo-HCTs so far", "", (0, 50), *_HCT),
    _yes_no("hct.relapse_after", "relapse after allo-HCT", "disease.status", *_HCT),
    _number(
        "hct.months_to_relapse", "remission after allo-HCT", "months", (0, 1200), *_HCT_RELAPSE
    ),
    _number("hct.days_since", "time since allo-HCT", "days", (0, 36500), "transplants[].date"),
    _yes_no("hct.dli_given", "DLI so far", "transplants[].dli_on"),
    _number("hct.days_since_dli", "time since DLI", "days", (0, 36500), "transplants[].dli_on"),
)
_GVHD = _together(
    "GVHD: acute and chronic, grade, treatment",
    *_safety(
        _yes_no("gvhd.acute_active", "active acute GVHD"),
        _number("gvhd.acute_grade", "MAGIC grade", "", (0, 4), *_STAGES),
        _yes_no("gvhd.chronic_active", "active chronic GVHD"),
        _choice("gvhd.chronic_severity", "NIH severity", ("mild", "moderate", "severe")),
        _yes_no("gvhd.systemic_treatment", "systemic treatment for GVHD"),
    ),
    _yes_no(
        "gvhd.systemic_treatment_past",
        "earlier systemic treatment for GVHD",
        "gvhd.days_since_systemic_treatment",
    ),
    _number(
        "gvhd.days_since_systemic_treatment", "since systemic GVHD treatment", "days", (0, 36500)
    ),
    _yes_no("gvhd.steroid_refractory", "steroid-refractory GVHD"),
)
_LIVER = _safety(
    *_together(
        "VOD/SOS: ever, how severe, ongoing",
        _yes_no("liver.vod_history", "VOD/SOS ever"),
        _choice("liver.vod_severity", "worst VOD/SOS", get_args(VodSeverity)),
        _yes_no("liver.vod_ongoing", "ongoing VOD/SOS"),
    ),
    *_together(
        "liver disease",
        _yes_no("liver.cirrhosis", "cirrhosis"),
        _yes_no("liver.nodular_regenerative_hyperplasia", "nodular regenerative hyperplasia"),
        _yes_no("liver.active_hepatitis", "active hepatitis"),
        _yes_no("liver.other_disease_history", "other liver disease, past or present"),
    ),
    *_together(
        "bilirubin, AST, ALT with their ULN",
        _number("labs.bilirubin_x_uln", "bilirubin", "x ULN", (0, 500), *_BILIRUBIN),
        _number("labs.transaminases_x_uln", "AST/ALT", "x ULN", (0, 500), *_TRANSAMINASES),
    ),
)
_ORGANS = (
    *_together(
        "signs of VOD/SOS now",
        _yes_no("vod.criteria_met", "VOD/SOS now, probable or surer (EBMT 2023)", "vod"),
        _yes_no("vod.severe", "VOD/SOS now, severe or very severe (EBMT 2016)", "vod"),
    ),
    _yes_no(
        "liver.gilbert_or_haemolysis",
        "Gilbert syndrome or haemolysis",
        "liver.gilbert",
        "liver.haemolysis",
    ),
    _number("labs.alp_x_uln", "ALP", "x ULN", (0, 500), "labs.alp", "labs.alp_uln"),
    _number("labs.anc_1e9_l", "neutrophils", "x10^9/L", (0, 2000), "labs.anc"),
    _number("labs.platelets_1e9_l", "platelets", "x10^9/L", (0, 2000), "labs.platelets"),
    _number("labs.wbc_1e9_l", "WBC", "x10^9/L", (0, 2000), "labs.wbc"),
    _yes_no("heart.heart_failure", "heart failure"),
    _yes_no("heart.arterial_event", "arterial event ever"),
    _yes_no("heart.venous_thrombosis", "venous thrombosis ever"),
    _yes_no("heart.uncontrolled_hypertension", "uncontrolled hypertension"),
    _number("fitness.hct_ci", "HCT-CI", "points", (0, 40), "comorbidity"),
    _number("fitness.hct_ci_age", "HCT-CI/Age", "points", (0, 40), "comorbidity", "patient.age"),
    _number("labs.bilirubin_mg_dl", "bilirubin", "mg/dL", (0, 100), "labs.bilirubin"),
    _number("labs.creatinine_mg_dl", "creatinine", "mg/dL", (0, 40), "labs.creatinine"),
    _number("labs.potassium_mmol_l", "potassium", "mmol/L", (0, 20), "labs.potassium"),
    _number("labs.magnesium_mmol_l", "magnesium", "mmol/L", (0, 20), "labs.magnesium"),
    _number("labs.lipase_x_uln", "lipase", "x ULN", (0, 500)),
    _yes_no("medication.azole", "azole antifungal"),
    _yes_no("medication.hepatotoxic", "hepatotoxic drugs"),
    _yes_no("medication.anticoagulation", "anticoagulation"),
    _number("heart.qtcf_ms", "QTcF", "ms", (0, 1000), "heart.qtcf_ms", "heart.qt_ms",
            "heart.rate_per_min"),
    _yes_no("heart.qt_drugs", "drugs that prolong QT"),
    _number("lung.dlco_pct", "DLCO", "%", (0, 200)),
    _number("lung.fev1_pct", "FEV1", "%", (0, 200)),
    *_safety(_yes_no("infection.active", "active infection", "comorbidity.infection")),
    *_together(
        "seizures or CNS disorder ever",
        _yes_no("neurology.seizures", "seizures ever"),
        _yes_no("neurology.cns_disorder", "relevant CNS disorder"),
    ),
    _number("neurology.neuropathy_grade", "neuropathy grade", "", (0, 4)),
    _yes_no("neurology.cerebellar_toxicity_of_cytarabine", "cerebellar toxicity of cytarabine"),
    _yes_no("neurology.craniospinal_irradiation", "craniospinal irradiation"),
    *_safety(
        _number("heart.lvef_pct", "LVEF", "%", (0, 100)),
        _number(
            "kidney.creatinine_clearance_ml_min",
            "creatinine clearance", "mL/min", (0, 1000), *_CLEARANCE,
        ),
    ),
)  # fmt: skip
_PLAN = (
    *_together(
        "transplant intent and donor",
        _yes_no("plan.transplant_intended", "transplant intended"),
        _choice("plan.donor", "available donor", get_args(AvailableDonor)),
    ),
    _yes_no("plan.dli_intended", "DLI intended"),
    *_together(
        "planned conditioning",
        _number(
            "plan.conditioning_alkylators", "alkylators", "", (0, 10), "plan.conditioning_agents"
        ),
        _yes_no("plan.conditioning_thiotepa", "thiotepa", "plan.conditioning_agents"),
    ),
)

FACTS: tuple[Fact, ...] = (
    _PATIENT + _DISEASE + _EXPOSURE + _TRANSPLANTS + _GVHD + _LIVER + _ORGANS + _PLAN
)
VOCABULARY: dict[str, Fact] = {fact.name: fact for fact in FACTS}
INDEX: dict[str, int] = {fact.name: i for i, fact in enumerate(FACTS)}
