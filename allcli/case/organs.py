"""GVHD, liver, laboratory, heart, lung and the rest of the patient."""

from __future__ import annotations

from typing import Annotated, Literal

from allcli.case.fields import Maybe, Number
from allcli.case.kinds import (
    Bilirubin,
    CellCount,
    Creatinine,
    Days,
    Enzyme,
    EnzymeTimesUln,
    Grade,
    GutStage,
    Haemoglobin,
    LiverStage,
    Magnesium,
    Milliseconds,
    Months,
    OverallGrade,
    Pct,
    PerDecilitre,
    Potassium,
    Qtcf,
    Score1,
    Score3,
    Severity,
    SkinStage,
    Times,
    TimesUln,
    VodSeverity,
)
from allcli.case.span import Span
from allcli.case.table import Closable, Table, field

Serology = Literal["active", "resolved", "negative"]
Clearance = Annotated[float | Span, Number("mL/min", 0, 1000)]
Inr = Annotated[float | Span, Number("", 0, 20, label="inr|pt-inr")]
Pressure = Annotated[float | Span, Number("mm Hg", 0, 100)]
Weeks = Annotated[float | Span, Number("weeks", 0, 520)]
Rate = Annotated[float | Span, Number("/min", 0, 300)]


class Gvhd(Closable):
    """Graft-versus-host disease now; acute stages by MAGIC, chronic scores by NIH 2014."""

    acute_active: Maybe[bool] = None
    acute_past: Maybe[bool] = field(default=None, description="had acute GVHD that has resolved")
    acute_grade: Maybe[OverallGrade] = field(
        default=None, description="MAGIC grade of the active episode"
    )
    skin: Maybe[SkinStage] = field(default=None, description="MAGIC stage 0-4")
    liver: Maybe[LiverStage] = field(default=None, description="MAGIC stage 0-4")
    upper_gi: Maybe[Score1] = field(default=None, description="MAGIC stage 0-1")
    lower_gi: Maybe[GutStage] = field(default=None, description="MAGIC stage 0-4")
    chronic_active: Maybe[bool] = None
    chronic_severity: Maybe[Severity] = None
    chronic_skin: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_mouth: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_eyes: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_gi: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_liver: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_lungs: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_joints: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    chronic_genital: Maybe[Score3] = field(default=None, description="NIH score 0-3")
    systemic_treatment: Maybe[bool] = field(
        default=None, description="systemic immunosuppression for GVHD now"
    )
    days_since_systemic_treatment: Maybe[Days] = field(
        default=None, description="since the last dose, when stopped"
    )
    steroid_refractory: Maybe[bool] = None


class Liver(Closable):
    """Liver history."""

    vod_history: Maybe[bool] = field(default=None, description="VOD/SOS ever")
    vod_severity: Maybe[VodSeverity] = field(
        default=None, description="worst, EBMT 2016; else of the transplants"
    )
    vod_ongoing: Maybe[bool] = field(default=None, description="else by the findings in `vod`")
    cirrhosis: Maybe[bool] = None
    nodular_regenerative_hyperplasia: Maybe[bool] = None
    portal_hypertension: Maybe[bool] = field(
        default=None, description="varices too; else as a line tells"
    )
    fibrosis: Maybe[bool] = None
    steatohepatitis: Maybe[bool] = None
    active_hepatitis: Maybe[bool] = field(default=None, description="of any cause")
    hepatitis_b: Maybe[Serology] = None
    hepatitis_c: Maybe[Serology] = None
    other_disease_history: Maybe[bool] = field(default=None, description="e.g. drug injury")
    ascites_grade: Maybe[Score3] = field(
        default=None, description="0 none, 1 mild, 2-3 moderate, severe"
    )
    encephalopathy_grade: Maybe[Grade] = field(default=None, description="0-4")
    gilbert: Maybe[bool] = None
    haemolysis: Maybe[bool] = field(default=None, description="that explains a raised bilirubin")


class Vod(Closable):
    """Findings of a present VOD/SOS, for the criteria sets; bilirubin comes from `labs`."""

    days_since_hct: Maybe[Days] = field(default=None, description="else from the last transplant")
    hepatomegaly: Maybe[bool] = None
    painful_hepatomegaly: Maybe[bool] = None
    right_upper_quadrant_pain: Maybe[bool] = None
    weight_gain_pct: Maybe[Pct] = field(
        default=None, description="over the weight before transplant"
    )
    ascites: Maybe[bool] = None
    histology_proven: Maybe[bool] = None
    hvpg_mm_hg: Maybe[Pressure] = field(
        default=None, description="hepatic venous pressure gradient"
    )
    ultrasound_suggestive: Maybe[bool] = field(default=None, description="or elastography")
    reversed_portal_flow: Maybe[bool] = field(
        default=None,
        description="or other haemodynamic or ultrasound evidence of the 2016 late set",
    )
    refractory_thrombocytopenia: Maybe[bool] = None
    weight_gain_3_days_despite_diuretics: Maybe[bool] = None
    bilirubin_rising_3_days: Maybe[bool] = None
    bilirubin_2_within_72_h: Maybe[bool] = None
    bilirubin_doubled_within_48_h: Maybe[bool] = None
    days_since_first_symptoms: Maybe[Days] = None
    creatinine_x_baseline: Maybe[Times] = None
    multi_organ_dysfunction: Maybe[bool] = None
    risk_factors: Maybe[Annotated[int | Span, Number("", 0, 30, whole=True)]] = field(
        default=None, description="number of VOD risk factors"
    )


class Labs(Table):
    """Latest values."""

    bilirubin: Maybe[Bilirubin] = field(default=None, description="total")
    bilirubin_uln: Maybe[Bilirubin] = field(default=None, description="upper limit of normal")
    bilirubin_x_uln: Maybe[TimesUln] = field(default=None, description="instead of the two")
    ast: Maybe[Enzyme] = None
    ast_uln: Maybe[Enzyme] = None
    ast_x_uln: Maybe[EnzymeTimesUln] = field(default=None, description="instead of the two")
    alt: Maybe[Enzyme] = None
    alt_uln: Maybe[Enzyme] = None
    alt_x_uln: Maybe[EnzymeTimesUln] = field(default=None, description="instead of the two")
    alp: Maybe[Enzyme] = None
    alp_uln: Maybe[Enzyme] = None
    alp_x_uln: Maybe[TimesUln] = field(default=None, description="instead of the two")
    lipase_x_uln: Maybe[TimesUln] = None
    ldh: Maybe[Enzyme] = field(default=None, description="lactate dehydrogenase")
    ldh_uln: Maybe[Enzyme] = None
    ldh_x_uln: Maybe[TimesUln] = field(default=None, description="instead of the two")
    albumin: Maybe[PerDecilitre] = None
    inr: Maybe[Inr] = None
    creatinine: Maybe[Creatinine] = None
    creatinine_clearance: Maybe[Clearance] = field(
        default=None, description="measured or reckoned; else by Cockcroft and Gault in adults"
    )
    wbc: Maybe[CellCount] = None
    anc: Maybe[CellCount] = None
    platelets: Maybe[CellCount] = None
    haemoglobin: Maybe[Haemoglobin] = None
    potassium: Maybe[Potassium] = None
    magnesium: Maybe[Magnesium] = None


class Heart(Closable):
    """Heart: function, rhythm."""

    lvef_pct: Maybe[Annotated[float | Span, Number("%", 0, 100, normal=(50, 100))]] = None
    heart_failure: Maybe[bool] = None
    qt_ms: Maybe[Milliseconds] = None
    rate_per_min: Maybe[Rate] = field(default=None, description="of the same electrocardiogram")
    qtcf_ms: Maybe[Qtcf] = field(default=None, description="instead of QT and rate; never QTcB")
    qt_drugs: Maybe[bool] = field(default=None, description="takes drugs that prolong QT")
    arterial_event: Maybe[bool] = field(
        default=None, description="infarction, stroke, PAD or revascularisation ever"
    )
    infarction: Maybe[bool] = field(default=None, description="of the heart, ever")
    coronary_disease: Maybe[bool] = field(
        default=None, description="infarction, coronary revascularisation or angina ever"
    )
    stroke: Maybe[bool] = field(default=None, description="or transient ischaemic attack, ever")
    months_since_arterial_event: Maybe[Months] = field(
        default=None, description="since the last one"
    )
    severe_arrhythmia: Maybe[bool] = None
    severe_valve_disease: Maybe[bool] = None
    chest_irradiation: Maybe[bool] = field(
        default=None, description="left chest or mediastinum, ever"
    )
    venous_thrombosis: Maybe[bool] = field(default=None, description="ever")
    uncontrolled_hypertension: Maybe[bool] = None


class Medication(Closable):
    """Drugs given now or planned that change a risk; QT-prolonging ones belong to `heart`."""

    azole: Maybe[bool] = field(default=None, description="mould-active azole antifungal")
    hepatotoxic: Maybe[bool] = field(
        default=None,
        description="asparaginase, high-dose methotrexate, gemtuzumab: now or just before",
    )
    anticoagulation: Maybe[bool] = field(default=None, description="systemic, or a fibrinolytic")


class Lung(Table):
    """Lung function, % of predicted."""

    dlco_pct: Maybe[Annotated[float | Span, Number("%", 0, 200)]] = field(
        default=None, description="corrected for haemoglobin"
    )
    fev1_pct: Maybe[Annotated[float | Span, Number("%", 0, 200)]] = None
    dyspnoea: Maybe[Literal["none", "slight-activity", "at-rest"]] = None


class Infection(Closable):
    """Infection now and before; that one is active stands in `comorbidity.infection`."""

    uncontrolled: Maybe[bool] = field(
        default=None,
        description="sepsis, or not yet answering treatment: bacteria, fungus or virus",
    )
    hiv: Maybe[bool] = field(default=None, description="HIV infection, treated or not")
    mould_past: Maybe[bool] = field(default=None, description="invasive mould infection ever")
    mould_treatment_weeks: Maybe[Weeks] = field(
        default=None, description="mould-active therapy so far"
    )


class Toxicity(Closable):
    """What therapy is doing now, and pancreatitis ever; what a line did before stands there."""

    crs_grade: Maybe[Grade] = field(default=None, description="ASTCT, now")
    icans_grade: Maybe[Grade] = field(default=None, description="ASTCT, now")
    hlh: Maybe[bool] = field(default=None, description="haemophagocytic syndrome now, IEC-HS too")
    pancreatitis: Maybe[bool] = field(default=None, description="now")
    pancreatitis_past: Maybe[bool] = field(default=None, description="before, of any cause")


class Neurology(Closable):
    """The nervous system, apart from leukaemia in it."""

    seizures: Maybe[bool] = None
    cns_disorder: Maybe[bool] = field(
        default=None, description="clinically relevant, e.g. epilepsy"
    )
    neuropathy_grade: Maybe[Grade] = field(default=None, description="CTCAE")
    cerebellar_toxicity_of_cytarabine: Maybe[bool] = None
    craniospinal_irradiation: Maybe[bool] = None
    methotrexate_neurotoxicity: Maybe[bool] = field(
        default=None, description="stroke-like signs, encephalopathy, leucoencephalopathy: ever"
    )


class Comorbidity(Closable):
    """The items of HCT-CI that are not measured elsewhere, and syndromes from birth."""

    arrhythmia: Maybe[bool] = None
    cardiac: Maybe[bool] = field(
        default=None, description="coronary disease, failure or infarction"
    )
    inflammatory_bowel: Maybe[bool] = None
    diabetes: Maybe[bool] = field(default=None, description="on insulin or tablets")
    cerebrovascular: Maybe[bool] = None
    psychiatric: Maybe[bool] = field(default=None, description="under treatment")
    infection: Maybe[bool] = field(default=None, description="active, under treatment")
    rheumatologic: Maybe[bool] = None
    peptic_ulcer: Maybe[bool] = field(default=None, description="under treatment")
    dialysis_or_kidney_transplant: Maybe[bool] = None
    prior_solid_tumour: Maybe[bool] = None
    heart_valve: Maybe[bool] = field(default=None, description="not asymptomatic mitral prolapse")
    down_syndrome: Maybe[bool] = None
    dna_repair_disorder: Maybe[bool] = field(
        default=None, description="ataxia-telangiectasia, Nijmegen breakage, Fanconi, Bloom"
    )
    chronic_hepatitis: Maybe[bool] = None
