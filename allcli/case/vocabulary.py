"""The facts that criteria may ask about: name, type, unit, allowed values, and how to obtain each.

A condition can name these and nothing else; every name, unit and value in the rulebook is checked
against this table when the rulebook loads.
"""

from typing import get_args

from allcli.case.fact import Fact, Test, choice, count, list_of, number, safety, together, yes_no
from allcli.case.kinds import Antigen, AvailableDonor, Drug, Jurisdiction, VodSeverity

__all__ = ["FACTS", "INDEX", "MUTATIONS", "VOCABULARY", "Fact"]

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
    choice("jurisdiction", "jurisdiction", get_args(Jurisdiction)),
    number("patient.age_years", "age", "years", (0, 120), "patient.age"),
    count("patient.ecog", "ECOG", "", (0, 4)),
    count("patient.kps", "Karnofsky", "", (0, 100)),
    number("patient.weight_kg", "weight", "kg", (0.5, 400)),
    # 250 cm and 400 kg, the most that the fields take, are 5.3 m2
    number("patient.bsa_m2", "body surface", "m2", (0, 6), "patient.height_cm",
            "patient.weight_kg"),
)  # fmt: skip
_DISEASE = (
    *safety(choice("disease.lineage", "lineage", _LINEAGES)),
    choice("disease.status", "status", ("relapsed", "refractory", "mrd-positive", "remission")),
    yes_no("disease.high_risk", "high-risk ALL"),
    number(
        "disease.months_since_diagnosis",
        "since diagnosis",
        "months",
        (0, 1200),
        "disease.diagnosed_on",
    ),
    count("disease.relapse_number", "relapse number", "", (0, 50)),
    # as many as relapses: where no line says that it is maintenance, each counts as a salvage
    count("disease.salvage_number", "salvage number", "", (1, 50), "lines"),
    number("disease.first_cr_months", "first remission", "months", (0, 1200), *_FIRST_CR),
    number("disease.last_cr_months", "last remission", "months", (0, 1200), *_FIRST_CR),
    number("disease.marrow_blasts_pct", "marrow blasts", "%", (0, 100)),
    number(
        "disease.blood_blasts_1e9_l", "blood blasts", "x10^9/L", (0, 2000), "disease.blood_blasts"
    ),
    number("disease.blood_blasts_pct", "blood blasts", "%", (0, 100)),
    *safety(yes_no("disease.cns_active", "active CNS leukaemia", "disease.cns", "disease.sites")),
    yes_no(
        "disease.extramedullary",
        "active extramedullary disease",
        "disease.extramedullary",
        "disease.sites",
    ),
    yes_no("disease.extramedullary_past", "extramedullary disease before"),
    yes_no("disease.testicular", "testicular disease", "disease.sites"),
    yes_no(
        "disease.marrow_involved", "marrow involved", "disease.sites", "disease.marrow_blasts_pct"
    ),
    *safety(
        choice("antigens.cd19", "CD19", get_args(Antigen)),
        *together(
            "CD22",
            choice("antigens.cd22", "CD22", get_args(Antigen)),
            number("antigens.cd22_pct", "CD22-positive blasts", "%", (0, 100)),
        ),
    ),
    yes_no("antigens.tested_after_targeted_therapy", "antigens tested after the last target drug"),
    choice("genetics.bcr_abl1", "BCR::ABL1", ("positive", "negative")),
    list_of("genetics.abl1_mutations", "ABL1 mutations", MUTATIONS),
    choice("genetics.kmt2a", "KMT2A", ("rearranged", "not-rearranged")),
    choice("genetics.tp53", "TP53", ("mutated", "wild-type")),
    yes_no("genetics.hypodiploid", "low hypodiploidy"),
    yes_no("genetics.ph_like", "Ph-like"),
    *together(
        "MRD",
        choice("mrd.status", "MRD", ("positive", "negative")),
        number("mrd.level_pct", "MRD level", "%", (0, 100)),
    ),
)
_EXPOSURE = (
    yes_no("exposure.blinatumomab", "prior blinatumomab", *_LINES),
    yes_no("exposure.blinatumomab_failed", "no response to blinatumomab", "lines[].best_response",
            *_LINES),
    count("exposure.blinatumomab_neurotoxicity", "neurotoxicity of blinatumomab", "", (0, 4)),
    count("exposure.blinatumomab_crs", "CRS of blinatumomab", "", (0, 4)),
    yes_no("exposure.inotuzumab", "prior inotuzumab", *_LINES),
    yes_no("exposure.inotuzumab_failed", "no response to inotuzumab", "lines[].best_response",
            *_LINES),
    yes_no("exposure.nelarabine", "prior nelarabine", *_LINES),
    *(
        yes_no(f"exposure.hypersensitivity_{drug}", f"hypersensitivity to {drug}",
                "exposure.hypersensitivity", *_LINES)
        for drug in get_args(Drug)
    ),
    yes_no("exposure.cd19_car_t", "prior CD19 CAR-T", *_LINES),
    number(
        "exposure.days_since_inotuzumab", "since inotuzumab", "days", (0, 36500),
        "exposure.inotuzumab_last_dose_on", "lines[].last_dose_on",
    ),
    number("exposure.doxorubicin_equivalent_mg_m2", "doxorubicin equivalent (mitoxantrone x 10.5)",
            "mg/m2", (0, 30000), *_ANTHRACYCLINES),
    number("exposure.doxorubicin_equivalent_older_mg_m2",
            "doxorubicin equivalent (mitoxantrone x 4)", "mg/m2", (0, 30000), *_ANTHRACYCLINES),
    count(
        "exposure.inotuzumab_cycles",
        "inotuzumab cycles so far", "", (0, 50), "lines[].cycles", *_LINES,
    ),
    # `tkis_failed` takes any name: more exist than the six that lines are searched for
    count("exposure.tki_number", "TKIs so far", "", (0, 20), *_LINES),
)  # fmt: skip
_TRANSPLANTS = together(
    "transplants so far",
    *safety(yes_no("hct.prior_allo", "prior allo-HCT", *_HCT)),
    count("hct.allo_number", "allo-HCTs so far", "", (0, 50), *_HCT),
    yes_no("hct.relapse_after", "relapse after allo-HCT", "disease.status", *_HCT),
    number("hct.months_to_relapse", "remission after allo-HCT", "months", (0, 1200), *_HCT_RELAPSE),
    number("hct.days_since", "time since allo-HCT", "days", (0, 36500), "transplants[].date"),
    yes_no("hct.dli_given", "DLI so far", "transplants[].dli_on"),
    number("hct.days_since_dli", "time since DLI", "days", (0, 36500), "transplants[].dli_on"),
)
_GVHD = together(
    "GVHD: acute and chronic, grade, treatment",
    *safety(
        yes_no("gvhd.acute_active", "active acute GVHD"),
        count("gvhd.acute_grade", "MAGIC grade", "", (0, 4), *_STAGES),
        yes_no("gvhd.chronic_active", "active chronic GVHD"),
        choice("gvhd.chronic_severity", "NIH severity", ("mild", "moderate", "severe")),
        yes_no("gvhd.systemic_treatment", "systemic treatment for GVHD"),
    ),
    yes_no(
        "gvhd.systemic_treatment_past",
        "earlier systemic treatment for GVHD",
        "gvhd.days_since_systemic_treatment",
    ),
    number(
        "gvhd.days_since_systemic_treatment", "since systemic GVHD treatment", "days", (0, 36500)
    ),
    yes_no("gvhd.steroid_refractory", "steroid-refractory GVHD"),
)
_LIVER = safety(
    *together(
        "VOD/SOS: ever, how severe, ongoing",
        yes_no("liver.vod_history", "VOD/SOS ever"),
        choice("liver.vod_severity", "worst VOD/SOS", get_args(VodSeverity)),
        yes_no("liver.vod_ongoing", "ongoing VOD/SOS"),
    ),
    *together(
        "liver disease",
        yes_no("liver.cirrhosis", "cirrhosis"),
        yes_no("liver.nodular_regenerative_hyperplasia", "nodular regenerative hyperplasia"),
        yes_no("liver.active_hepatitis", "active hepatitis"),
        yes_no("liver.other_disease_history", "other liver disease, past or present"),
    ),
    *together(
        "bilirubin, AST, ALT with their ULN",
        number("labs.bilirubin_x_uln", "bilirubin", "x ULN", (0, 500), *_BILIRUBIN),
        # hundreds in acute liver failure: 50,000 U/L, the most a field takes, over a limit of 17
        number("labs.transaminases_x_uln", "AST/ALT", "x ULN", (0, 3000), *_TRANSAMINASES),
    ),
)
_ORGANS = (
    *together(
        "signs of VOD/SOS now",
        yes_no("vod.criteria_met", "VOD/SOS now, probable or surer (EBMT 2023)", "vod"),
        yes_no("vod.severe", "VOD/SOS now, severe or very severe (EBMT 2016)", "vod"),
    ),
    yes_no(
        "liver.gilbert_or_haemolysis",
        "Gilbert syndrome or haemolysis",
        "liver.gilbert",
        "liver.haemolysis",
    ),
    number("labs.alp_x_uln", "ALP", "x ULN", (0, 500), "labs.alp", "labs.alp_uln"),
    number("labs.anc_1e9_l", "neutrophils", "x10^9/L", (0, 2000), "labs.anc"),
    number("labs.platelets_1e9_l", "platelets", "x10^9/L", (0, 2000), "labs.platelets"),
    number("labs.wbc_1e9_l", "WBC", "x10^9/L", (0, 2000), "labs.wbc"),
    yes_no("heart.heart_failure", "heart failure"),
    yes_no("heart.arterial_event", "arterial event ever"),
    yes_no("heart.venous_thrombosis", "venous thrombosis ever"),
    yes_no("heart.uncontrolled_hypertension", "uncontrolled hypertension"),
    count("fitness.hct_ci", "HCT-CI", "points", (0, 40), "comorbidity"),
    count("fitness.hct_ci_age", "HCT-CI/Age", "points", (0, 40), "comorbidity", "patient.age"),
    number("labs.bilirubin_mg_dl", "bilirubin", "mg/dL", (0, 100), "labs.bilirubin"),
    number("labs.creatinine_mg_dl", "creatinine", "mg/dL", (0, 40), "labs.creatinine"),
    number("labs.potassium_mmol_l", "potassium", "mmol/L", (0, 20), "labs.potassium"),
    number("labs.magnesium_mmol_l", "magnesium", "mmol/L", (0, 20), "labs.magnesium"),
    number("labs.lipase_x_uln", "lipase", "x ULN", (0, 500)),
    yes_no("medication.azole", "azole antifungal"),
    yes_no("medication.hepatotoxic", "hepatotoxic drugs"),
    yes_no("medication.anticoagulation", "anticoagulation"),
    number("heart.qtcf_ms", "QTcF", "ms", (0, 1000), "heart.qtcf_ms", "heart.qt_ms",
            "heart.rate_per_min"),
    yes_no("heart.qt_drugs", "drugs that prolong QT"),
    number("lung.dlco_pct", "DLCO", "%", (0, 200)),
    number("lung.fev1_pct", "FEV1", "%", (0, 200)),
    *safety(yes_no("infection.active", "active infection", "comorbidity.infection")),
    *together(
        "seizures or CNS disorder ever",
        yes_no("neurology.seizures", "seizures ever"),
        yes_no("neurology.cns_disorder", "relevant CNS disorder"),
    ),
    count("neurology.neuropathy_grade", "neuropathy grade", "", (0, 4)),
    yes_no("neurology.cerebellar_toxicity_of_cytarabine", "cerebellar toxicity of cytarabine"),
    yes_no("neurology.craniospinal_irradiation", "craniospinal irradiation"),
    *safety(
        number("heart.lvef_pct", "LVEF", "%", (0, 100)),
        number(
            "kidney.creatinine_clearance_ml_min",
            "creatinine clearance", "mL/min", (0, 1000), *_CLEARANCE,
        ),
    ),
)  # fmt: skip
_PLAN = (
    *together(
        "transplant intent and donor",
        yes_no("plan.transplant_intended", "transplant intended"),
        choice("plan.donor", "available donor", get_args(AvailableDonor)),
    ),
    yes_no("plan.dli_intended", "DLI intended"),
    *together(
        "planned conditioning",
        count(
            "plan.conditioning_alkylators", "alkylators", "", (0, 10), "plan.conditioning_agents"
        ),
        yes_no("plan.conditioning_thiotepa", "thiotepa", "plan.conditioning_agents"),
    ),
)

# What is not named here is asked at the bedside or read in the records.
_TESTS: dict[Test, tuple[str, ...]] = {
    "blood": ("labs.", "kidney.", "disease.blood_", "vod."),
    "imaging": ("heart.lvef_pct", "heart.qtcf_ms", "lung.", "disease.extramedullary",
                "liver.cirrhosis", "liver.nodular_regenerative_hyperplasia"),
    "marrow": ("disease.marrow_", "disease.cns_active", "antigens."),
    "outside-lab": ("genetics.", "mrd."),
}  # fmt: skip


def _test(fact: Fact) -> Fact:
    """The fact with the test that gives it."""
    for test, names in _TESTS.items():
        if fact.name.startswith(names):
            return fact._replace(test=test)
    return fact


FACTS: tuple[Fact, ...] = tuple(
    map(_test, _PATIENT + _DISEASE + _EXPOSURE + _TRANSPLANTS + _GVHD + _LIVER + _ORGANS + _PLAN)
)
VOCABULARY: dict[str, Fact] = {fact.name: fact for fact in FACTS}
INDEX: dict[str, int] = {fact.name: i for i, fact in enumerate(FACTS)}
