"""The items of HCT-CI as a case tells them."""

from typing import Any

from allcli.case.calculators.hct_ci import BeforeTransplant
from allcli.case.facts.liver_tests import times_uln, transaminases_x_uln
from allcli.case.facts.reading import finding, value
from allcli.case.model import Case


def comorbidity(case: Case, age: Any) -> BeforeTransplant:
    """Every item, measured or told; `age` in years."""
    table, lung, labs = case.comorbidity, case.lung, case.labs
    dyspnoea = value(lung.dyspnoea)
    weight, height = value(case.patient.weight_kg), value(case.patient.height_cm)
    exact = isinstance(weight, int | float) and isinstance(height, int | float)
    return BeforeTransplant(
        age_years=age,
        arrhythmia=finding(table, "arrhythmia"),
        coronary_disease_heart_failure_or_infarction=finding(table, "cardiac"),
        ejection_fraction_pct=value(case.heart.lvef_pct),
        inflammatory_bowel_disease=finding(table, "inflammatory_bowel"),
        diabetes_on_drugs=finding(table, "diabetes"),
        cerebrovascular_disease=finding(table, "cerebrovascular"),
        psychiatric_disturbance_treated=finding(table, "psychiatric"),
        chronic_hepatitis=finding(table, "chronic_hepatitis"),
        cirrhosis=finding(case.liver, "cirrhosis"),
        bilirubin_x_uln=times_uln(labs, "bilirubin"),
        transaminases_x_uln=transaminases_x_uln(labs),
        bmi_kg_m2=weight / (height / 100) ** 2 if exact else None,
        infection_on_treatment=finding(table, "infection"),
        rheumatologic_disease=finding(table, "rheumatologic"),
        peptic_ulcer_treated=finding(table, "peptic_ulcer"),
        creatinine_mg_dl=value(labs.creatinine),
        dialysis_or_kidney_transplant=finding(table, "dialysis_or_kidney_transplant"),
        dlco_pct=value(lung.dlco_pct),
        fev1_pct=value(lung.fev1_pct),
        dyspnoea_on_slight_activity=None if dyspnoea is None else dyspnoea == "slight-activity",
        dyspnoea_at_rest_or_oxygen=None if dyspnoea is None else dyspnoea == "at-rest",
        prior_solid_tumour=finding(table, "prior_solid_tumour"),
        heart_valve_disease=finding(table, "heart_valve"),
    )
