"""Every grade, score and formula that a case allows, with what made it and what is missing."""

from typing import Any, NamedTuple

from allcli.case.calculators import acute_gvhd, chronic_gvhd, ctcae, hct_ci, vod, vod_severity
from allcli.case.calculators.child_pugh import Cirrhosis, child_pugh
from allcli.case.calculators.inputs import inputs
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import written
from allcli.case.calculators.vod_findings import VodFindings
from allcli.case.derive import derive
from allcli.case.derived.liver import higher, times_uln
from allcli.case.derived.values import finding, value
from allcli.case.facts import Facts
from allcli.case.model import Case


class Figure(NamedTuple):
    """A number by a published formula, and what went into it."""

    name: str
    value: str
    source: str


class Topic(NamedTuple):
    """What belongs together: criteria sets side by side, figures, and where the sets disagree.

    `inputs` is every fact that went into the sets; a result repeats those that decide it.
    """

    title: str
    results: tuple[Result, ...] = ()
    figures: tuple[Figure, ...] = ()
    remarks: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()


def grades(case: Case) -> list[Topic]:
    """The topics about which the case says anything at all."""
    facts = derive(case)
    topics = (
        _acute_gvhd(case), _chronic_gvhd(case), _vod(case, facts), _liver(case),
        _fitness(case, facts), _formulas(case, facts),
    )  # fmt: skip
    return [topic for topic in topics if topic.results or topic.figures]


def _none_known(record: Any) -> bool:
    return all(item is None for item in record)


def _acute_gvhd(case: Case) -> Topic:
    gvhd = case.gvhd
    stages = acute_gvhd.Stages(
        value(gvhd.skin), value(gvhd.liver), value(gvhd.upper_gi), value(gvhd.lower_gi)
    )
    if _none_known(stages):
        return Topic("Acute GVHD")
    said = acute_gvhd.disagreement(stages)
    results = (acute_gvhd.magic(stages), acute_gvhd.glucksberg(stages))
    return Topic("Acute GVHD", results, (), (said,) if said else (), inputs(stages))


def _chronic_gvhd(case: Case) -> Topic:
    gvhd, lung, labs = case.gvhd, case.lung, case.labs
    scores = {name: value(getattr(gvhd, f"chronic_{name}")) for name in chronic_gvhd.Organs._fields}
    results = []
    used: list[Any] = []
    fev1 = value(lung.fev1_pct)
    if any(score is not None for score in scores.values()):
        if gvhd.unstated == "absent":
            scores = {name: score or 0 for name, score in scores.items()}
        used.append(chronic_gvhd.Organs(**scores))
        results.append(chronic_gvhd.severity(used[0]))
        if fev1 is not None:
            used.append(chronic_gvhd.LungTests(fev1))
            results.append(chronic_gvhd.lung_score(used[1]))
        tests = chronic_gvhd.LiverTests(
            value(labs.bilirubin), value(labs.bilirubin_uln),
            times_uln(labs.alt_x_uln, labs.alt, labs.alt_uln),
            times_uln(labs.alp_x_uln, labs.alp, labs.alp_uln),
        )  # fmt: skip
        if not _none_known(tests):
            used.append(tests)
            results.append(chronic_gvhd.liver_score(tests))
    return Topic("Chronic GVHD", tuple(results), inputs=inputs(*used))


def _vod(case: Case, facts: Facts) -> Topic:
    """The criteria sets side by side, once any finding of `[vod]` is written."""
    table = case.vod
    names = [name for name in VodFindings._fields if name in type(table).model_fields]
    yes_no = {name: finding(table, name) for name in names if not name.endswith(_NUMBERS)}
    numbers = {name: value(getattr(table, name)) for name in names if name.endswith(_NUMBERS)}
    if all(item is None for item in (*yes_no.values(), *numbers.values())):
        return Topic("VOD/SOS")
    if numbers["days_since_hct"] is None:
        numbers["days_since_hct"] = facts.value("hct.days_since")
    known: dict[str, Any] = yes_no | numbers
    known["hepatomegaly"] = yes_no["painful_hepatomegaly"] or yes_no["hepatomegaly"]
    known["haemodynamic_or_ultrasound_evidence"] = finding(table, "reversed_portal_flow")
    found = VodFindings(**known, bilirubin_mg_dl=value(case.labs.bilirubin))
    results = vod.assess(found)
    remarks = vod.disagreements(results)
    if not any(result.low > 0 for result in results):
        return Topic("VOD/SOS", results, (), remarks, inputs(found))
    course = _course(case, facts)
    severity = vod_severity.severity(course)
    return Topic("VOD/SOS", (*results, severity), (), remarks, inputs(found, course))


_NUMBERS = ("_pct", "_mm_hg", "days_since_hct")


def _course(case: Case, facts: Facts) -> vod_severity.Course:
    table = case.vod
    transaminases: Any = facts.value("labs.transaminases_x_uln")
    return vod_severity.Course(
        days_since_first_symptoms=value(table.days_since_first_symptoms),
        bilirubin_mg_dl=value(case.labs.bilirubin),
        bilirubin_doubled_within_48_h=finding(table, "bilirubin_doubled_within_48_h"),
        transaminases_x_normal=transaminases,
        weight_gain_pct=value(table.weight_gain_pct),
        creatinine_x_baseline=value(table.creatinine_x_baseline),
        multi_organ_dysfunction=finding(table, "multi_organ_dysfunction"),
        risk_factors=value(table.risk_factors),
    )


def _liver(case: Case) -> Topic:
    labs = case.labs
    panel = ctcae.LiverPanel(
        alt_x_uln=times_uln(labs.alt_x_uln, labs.alt, labs.alt_uln),
        ast_x_uln=times_uln(labs.ast_x_uln, labs.ast, labs.ast_uln),
        bilirubin_x_uln=times_uln(labs.bilirubin_x_uln, labs.bilirubin, labs.bilirubin_uln),
        alp_x_uln=times_uln(labs.alp_x_uln, labs.alp, labs.alp_uln),
    )
    known = [name for name, level in zip(panel._fields, panel, strict=True) if level is not None]
    results = [
        result
        for name, result in zip(panel._fields, ctcae.liver_grades(panel), strict=True)
        if name in known
    ]
    if case.liver.cirrhosis is True:
        signs = (value(case.liver.ascites_grade), value(case.liver.encephalopathy_grade))
        tests = (value(labs.bilirubin), value(labs.albumin), value(labs.inr))
        results.append(child_pugh(Cirrhosis(*tests, *signs)))
    return Topic("Liver tests", tuple(results))  # each result says its own input


def _fitness(case: Case, facts: Facts) -> Topic:
    """HCT-CI, once any of its own items is written."""
    table = case.comorbidity
    if not table.model_fields_set:
        return Topic("Transplant comorbidity")
    state = _comorbidity(case, facts)
    results = (hct_ci.hct_ci(state), hct_ci.hct_ci_age(state))
    return Topic("Transplant comorbidity", results, inputs=inputs(state))


def _comorbidity(case: Case, facts: Facts) -> hct_ci.Comorbidity:
    table, lung, labs = case.comorbidity, case.lung, case.labs
    dyspnoea = value(lung.dyspnoea)
    age: Any = facts.value("patient.age_years")
    weight, height = value(case.patient.weight_kg), value(case.patient.height_cm)
    exact = isinstance(weight, int | float) and isinstance(height, int | float)
    return hct_ci.Comorbidity(
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
        bilirubin_x_uln=times_uln(labs.bilirubin_x_uln, labs.bilirubin, labs.bilirubin_uln),
        transaminases_x_uln=higher(
            times_uln(labs.ast_x_uln, labs.ast, labs.ast_uln),
            times_uln(labs.alt_x_uln, labs.alt, labs.alt_uln),
        ),
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


def _formulas(case: Case, facts: Facts) -> Topic:
    """Figures whose inputs are known."""
    rows = (
        ("body surface", "patient.bsa_m2", "m2", "Mosteller, from height and weight"),
        ("creatinine clearance", "kidney.creatinine_clearance_ml_min", "mL/min",
         "Cockcroft and Gault, from age, weight, sex, creatinine"),
        ("QTcF", "heart.qtcf_ms", "ms", "as entered" if value(case.heart.qtcf_ms) else
         "Fridericia, from QT and rate"),
        ("doxorubicin equivalent", "exposure.doxorubicin_equivalent_mg_m2", "mg/m2",
         "mitoxantrone x 10.5 (heart failure in survivors), daunorubicin x 0.6, idarubicin x 5"),
        ("doxorubicin equivalent", "exposure.doxorubicin_equivalent_older_mg_m2", "mg/m2",
         "mitoxantrone x 4 (older convention), daunorubicin x 0.6, idarubicin x 5"),
    )  # fmt: skip
    figures = []
    for name, fact, unit, source in rows:
        number: Any = facts.value(fact)
        if number is not None:
            figures.append(Figure(name, f"{written(number)} {unit}", source))
    qtc: Any = facts.value("heart.qtcf_ms")
    results = (ctcae.qtc_grade(ctcae.Qtc(qtc)),) if qtc is not None else ()
    return Topic("Formulas", results, tuple(figures))
