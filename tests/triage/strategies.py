"""Random patients: partial ones, and what could still become known of them."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.cases import AFTER_HCT, FIT

YES_NO = st.booleans()
HCT = {"type": "allogeneic", "date": "2024-06-01"}
CHOICES: dict[str, st.SearchStrategy[Any]] = {
    "jurisdiction": st.sampled_from(["US", "EU", "UK", "KR", "AU", "JP"]),
    "patient.age": st.sampled_from([12, 17, 18, 40, 54, 55, 70]),
    "patient.pregnant": YES_NO,
    "disease.lineage": st.sampled_from(["b-all", "t-all", "mpal-b-myeloid", "myeloid"]),
    "disease.status": st.sampled_from(["relapsed", "refractory", "remission", "mrd-positive"]),
    "disease.marrow_blasts_pct": st.sampled_from([1, 4]),
    "disease.blood_blasts": st.sampled_from([0, 10, 11, 16]),
    "disease.cns": st.sampled_from(["cns1", "cns2", "cns3"]),
    "disease.extramedullary": YES_NO,
    "disease.relapse_number": st.sampled_from([1, 2]),
    "disease.diagnosed_on": st.sampled_from(["2019-05-01", "2024-01-10"]),
    "antigens.cd19": st.sampled_from(["positive", "dim", "negative"]),
    "antigens.cd22": st.sampled_from(["partial", "dim", "negative"]),
    "antigens.cd22_pct": st.sampled_from([5, 19]),
    "genetics.bcr_abl1": st.sampled_from(["positive", "negative"]),
    "genetics.abl1_mutations": st.sampled_from([[], ["T315I"], ["F317L"], ["Y253H"]]),
    "genetics.kmt2a": st.sampled_from(["rearranged", "not-rearranged"]),
    "mrd.level_pct": st.sampled_from([0.01, 0.1, 5]),
    "lines": st.sampled_from([
        [], [{"regimen": "A", "best_response": "cr", "response_months": 8}],
        [{"regimen": "A"}, {"agents": ["blinatumomab"]}],
        [{"regimen": "A"}, {"agents": ["inotuzumab"], "cycles": 3}],
    ]),
    "transplants": st.sampled_from([
        [], [HCT | {"months_to_relapse": 3}], [HCT | {"months_to_relapse": 8}],
        [HCT | {"months_to_relapse": 18}],
    ]),
    "liver.vod_severity": st.sampled_from(["mild", "moderate", "severe", "very-severe"]),
    "liver.vod_ongoing": YES_NO,
    "liver.cirrhosis": YES_NO,
    "liver.active_hepatitis": YES_NO,
    "liver.other_disease_history": YES_NO,
    "liver.gilbert": YES_NO,
    "labs.bilirubin_x_uln": st.sampled_from([0.5, 1.0, 1.5, 1.6]),
    "labs.ast_x_uln": st.sampled_from([0.5, 2.5, 2.6]),
    "labs.alt_x_uln": st.sampled_from([0.5, 2.5, 2.6]),
    "labs.creatinine": st.sampled_from([0.8, 1.2, 4.0]),
    "labs.ldh_x_uln": st.sampled_from([1, 2]),
    "labs.alp_x_uln": st.sampled_from([1, 3]),
    "labs.potassium": st.sampled_from([3.2, 4.2]),
    "labs.wbc": st.sampled_from([4, 40]),
    "heart.lvef_pct": st.sampled_from([35, 50, 60]),
    "heart.heart_failure": YES_NO,
    "heart.arterial_event": YES_NO,
    "heart.qt_drugs": YES_NO,
    "heart.qtcf_ms": st.sampled_from([410, 460, 510]),
    "neurology.seizures": YES_NO,
    "neurology.neuropathy_grade": st.sampled_from([0, 2]),
    "neurology.cerebellar_toxicity_of_cytarabine": YES_NO,
    "medication.azole": YES_NO,
    "medication.hepatotoxic": YES_NO,
    "comorbidity.infection": YES_NO,
    "comorbidity.heart_valve": YES_NO,
    "exposure.doxorubicin": st.sampled_from([0, 260, 450]),
    "exposure.tkis_failed": st.sampled_from([[], ["imatinib"], ["imatinib", "dasatinib"]]),
    "patient.ecog": st.sampled_from([0, 2, 3]),
    "plan.transplant_intended": YES_NO,
    "plan.donor": st.sampled_from(["none", "haploidentical"]),
    "plan.conditioning_agents": st.sampled_from([["busulfan", "thiotepa"], ["TBI"]]),
}  # fmt: skip
GVHD: dict[str, st.SearchStrategy[Any]] = {
    "gvhd.acute_grade": st.sampled_from([1, 2, 3, 4]),
    "gvhd.chronic_severity": st.sampled_from(["mild", "moderate", "severe"]),
    "gvhd.systemic_treatment": YES_NO,
    "gvhd.days_since_systemic_treatment": st.sampled_from([3, 14, 100]),
}
Changes = Mapping[str, Any]


@st.composite
def full_cases(draw: st.DrawFn) -> Changes:
    """A patient about whom everything that matters is known, and who can exist."""
    base = draw(st.sampled_from([FIT, AFTER_HCT]))
    drawn = draw(st.fixed_dictionaries({}, optional=CHOICES))
    patient = dict(base) | drawn
    if patient["transplants"]:
        patient |= draw(st.fixed_dictionaries({}, optional=GVHD))
    return possible(patient)


def possible(patient: dict[str, Any]) -> dict[str, Any]:
    """The same patient with the contradictions of chance taken out."""
    if patient["disease.status"] in ("relapsed", "refractory"):
        patient["disease.marrow_blasts_pct"] *= (
            10 if patient["disease.marrow_blasts_pct"] < 5 else 1
        )
    else:
        patient["disease.marrow_blasts_pct"] = 1
    # A list of sites is complete: it names what the other fields tell.
    involved = {
        "cns": patient.get("disease.cns") != "cns1",
        "other": patient["disease.extramedullary"],
    }
    patient["disease.sites"] = ["marrow", *(site for site, there in involved.items() if there)]
    if patient["antigens.cd22"] == "negative":
        patient["antigens.cd22_pct"] = 0
    elif patient["antigens.cd22"] == "positive":
        patient["antigens.cd22_pct"] = 95
    if patient["patient.age"] >= 56:
        patient["patient.pregnant"] = False
    if patient["genetics.bcr_abl1"] == "negative":
        patient.pop("genetics.abl1_mutations", None)
    failed = patient.get("exposure.tkis_failed")
    if failed and patient["lines"]:
        first, *others = patient["lines"]
        patient["lines"] = [
            first | {"agents": [*first.get("agents", ["vincristine"]), *failed]},
            *others,
        ]
    elif failed:
        del patient["exposure.tkis_failed"]
    if patient.get("liver.vod_ongoing") and "liver.vod_severity" not in patient:
        patient["liver.vod_severity"] = "moderate"
    return patient


@st.composite
def partial_and_full(draw: st.DrawFn, most: int | None = None) -> tuple[Changes, Changes]:
    """A patient with fields left out, at most so many, and the same with every field filled in."""
    full = draw(full_cases())
    hidden = draw(st.sets(st.sampled_from(sorted(full)), max_size=most))
    # A table that is closed says that what it leaves out is absent: hiding a field opens it.
    hidden |= {f"{path.split('.')[0]}.unstated" for path in hidden}
    partial = {path: value for path, value in full.items() if path not in hidden}
    return partial, full
