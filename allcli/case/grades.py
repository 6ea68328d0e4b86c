"""Every grade, score and formula that a case allows, with what made it and what is missing."""

from typing import Any, NamedTuple

from allcli.case.calculators import acute_gvhd, chronic_gvhd, ctcae, hct_ci, vod, vod_severity
from allcli.case.calculators.child_pugh import Cirrhosis, child_pugh
from allcli.case.calculators.inputs import inputs
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import exact, written
from allcli.case.derive import derive
from allcli.case.facts import Facts
from allcli.case.facts.liver_tests import times_uln
from allcli.case.facts.reading import value
from allcli.case.fitness import comorbidity
from allcli.case.model import Case
from allcli.case.vod import vod_course, vod_findings


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
            times_uln(labs, "alt"),
            times_uln(labs, "alp"),
        )  # fmt: skip
        if not _none_known(tests):
            used.append(tests)
            results.append(chronic_gvhd.liver_score(tests))
    return Topic("Chronic GVHD", tuple(results), inputs=inputs(*used))


def _vod(case: Case, facts: Facts) -> Topic:
    """The criteria sets side by side, once any finding of `[vod]` is written."""
    findings = vod_findings(case, facts.value("hct.days_since"))
    if findings is None:
        return Topic("VOD/SOS")
    results = vod.assess(findings)
    remarks = vod.disagreements(results)
    if not any(result.low > 0 for result in results):
        return Topic("VOD/SOS", results, (), remarks, inputs(findings))
    course = vod_course(case, facts.value("labs.transaminases_x_uln"))
    severity = vod_severity.severity(course)
    return Topic("VOD/SOS", (*results, severity), (), remarks, inputs(findings, course))


def _liver(case: Case) -> Topic:
    labs = case.labs
    panel = ctcae.LiverPanel(
        alt_x_uln=times_uln(labs, "alt"),
        ast_x_uln=times_uln(labs, "ast"),
        bilirubin_x_uln=times_uln(labs, "bilirubin"),
        alp_x_uln=times_uln(labs, "alp"),
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
    if not case.comorbidity.stated:
        return Topic("Transplant comorbidity")
    state = comorbidity(case, facts.value("patient.age_years"))
    results = (hct_ci.hct_ci(state), hct_ci.hct_ci_age(state))
    return Topic("Transplant comorbidity", results, inputs=inputs(state))


def _formulas(case: Case, facts: Facts) -> Topic:
    """Figures whose inputs are known."""
    rows = (
        ("body surface", "patient.bsa_m2", "m2", "Mosteller, from height and weight"),
        ("creatinine clearance", "kidney.creatinine_clearance_ml_min", "mL/min",
         "as entered" if value(case.labs.creatinine_clearance) is not None else
         "Cockcroft and Gault, from age, weight, sex, creatinine"),
        ("QTcF", "heart.qtcf_ms", "ms", "Fridericia, from QT and rate" if
         exact(value(case.heart.qt_ms)) and exact(value(case.heart.rate_per_min)) else
         "as entered"),
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
