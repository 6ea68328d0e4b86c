"""What worsens a patient improves no verdict, over random patients."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.cases import AFTER_HCT, FIT, assessed, given_drugs
from tests.profile import examples
from tests.triage.strategies import Changes, full_cases, possible
from tests.triage.test_promises import places

LATE = {"transplants": AFTER_HCT["transplants"]}
RISKS = st.sampled_from([
    {"liver.cirrhosis": True},
    {"liver.vod_severity": "severe"},
    {"liver.other_disease_history": True},
    {"labs.bilirubin_x_uln": 3, "liver.gilbert": False},
    {"labs.alt_x_uln": 4},
    {"heart.lvef_pct": 30},
    {"disease.cns": "cns3"},
    {"disease.extramedullary": True},
    {"labs.creatinine": 6},
    {"patient.age": 80},
    {"plan.conditioning_agents": ["busulfan", "thiotepa"]},
    {"comorbidity.infection": True},
    {"heart.heart_failure": True},
    {"heart.arterial_event": True},
    {"heart.qt_drugs": True},
    {"neurology.seizures": True},
    {"neurology.neuropathy_grade": 3},
    {"neurology.cerebellar_toxicity_of_cytarabine": True},
    {"medication.hepatotoxic": True},
    {"exposure.doxorubicin": 600},
    {"patient.ecog": 4},
    {"disease.blood_blasts": 20},
    {"antigens.cd19": "negative"},
    {"antigens.cd22": "negative", "antigens.cd22_pct": 0},
    {**given_drugs("blinatumomab", "inotuzumab"),
     "exposure.hypersensitivity": ["blinatumomab", "inotuzumab"]},
    {**given_drugs("blinatumomab"), "exposure.blinatumomab_neurotoxicity": 4},
    {**given_drugs("blinatumomab"), "exposure.blinatumomab_crs": 4},
    {**given_drugs("inotuzumab"), "exposure.inotuzumab_cycles": 6},
    {"labs.potassium": 2.9},
    {"labs.magnesium": 0.4},
    {"labs.lipase_x_uln": 5},
    {"labs.wbc": 80},
    {"heart.qtcf_ms": 520},
    {"heart.venous_thrombosis": True},
    {"heart.uncontrolled_hypertension": True},
    {"neurology.craniospinal_irradiation": True},
    {"comorbidity.heart_valve": True, "lung.dlco_pct": 50},
    {"medication.azole": True},
])  # fmt: skip


@examples(200)
@given(full_cases(), RISKS)
def test_a_risk_never_improves_a_verdict(patient: Changes, risk: Changes) -> None:
    """Adding a risk factor leaves each option where it was, or lower."""
    assume("patient.age" not in risk or patient["patient.age"] >= 18)  # a child has other rules
    before = places(assessed(FIT, patient))
    after = places(assessed(possible({**FIT, **patient, **risk})))

    for name, (verdict, _) in after.items():
        if name in before:
            assert verdict >= before[name][0], name


AFTER_HCT_RISKS = st.sampled_from([
    {"gvhd.acute_grade": "II"},
    {"gvhd.acute_grade": "IV"},
    {"gvhd.chronic_severity": "severe"},
    {"gvhd.systemic_treatment": True},
    {"gvhd.acute_grade": "III", "gvhd.steroid_refractory": True},
    {"vod.painful_hepatomegaly": True, "vod.ascites": True, "labs.bilirubin": 6,
     "labs.bilirubin_x_uln": 5, "liver.vod_ongoing": True},
    {"transplants": [{"type": "allogeneic", "date": "2026-01-10", "months_to_relapse": 1}]},
])  # fmt: skip


@given(full_cases(), AFTER_HCT_RISKS)
def test_a_risk_after_transplant_never_improves_a_verdict(patient: Changes, risk: Changes) -> None:
    """GVHD, its treatment, VOD and an early relapse leave each option where it was, or lower."""
    quiet = {
        "gvhd.acute_grade": None, "gvhd.chronic_severity": None, "gvhd.systemic_treatment": None,
        "gvhd.days_since_systemic_treatment": None,
    }  # fmt: skip
    before = places(assessed(AFTER_HCT, patient, LATE, quiet))
    after = places(assessed(AFTER_HCT, patient, LATE, quiet, risk))

    for name, (verdict, _) in after.items():
        if name in before:
            assert verdict >= before[name][0], name
