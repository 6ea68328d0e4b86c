"""Acute GVHD staged organ by organ from measurements (MAGIC, Harris et al., BBMT 2016;22:4-10)."""

from typing import NamedTuple

from allcli.case.calculators.findings import (
    all_of,
    any_of,
    deciding,
    holds,
    measured,
    missing,
    said,
    unique,
)
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import (
    Cut,
    Measured,
    Steps,
    bounds,
    exact,
    passes,
    place,
    product,
    ratio,
    written,
)
from allcli.case.span import Span, span

REFERENCE = "harris-2016"
LABELS = ("0", "1", "2", "3", "4")

RASH_BSA_PCT = (Cut(">", 0), Cut(">=", 25), Cut(">", 50))
DESQUAMATION_BSA_PCT = Cut(">", 5)
BILIRUBIN_MG_DL = (Cut(">=", 2), Cut(">", 3), Cut(">", 6), Cut(">", 15))
ADULT_KG = Cut(">", 50)
CHILD_WEIGHTS_KG, ADULT_WEIGHTS_KG = Span(0.5, 50), Span(50, 400)
ADULT_ML_D = (Cut(">=", 500), Cut(">=", 1000), Cut(">", 1500))
ADULT_EPISODES_D = (Cut(">=", 3), Cut(">=", 5), Cut(">", 7))
CHILD_ML_KG_D = (Cut(">=", 10), Cut(">=", 20), Cut(">", 30))
CHILD_EPISODES_D = (Cut(">=", 4), Cut(">=", 7), Cut(">", 10))


class Measurements(NamedTuple):
    """What is measured for acute GVHD; stool as a 3-day average, by volume or by episodes.

    Rash is active erythema. `persistent_upper_gi_symptoms` are nausea, vomiting or anorexia that
    are not just intermittent. Severe abdominal pain counts with or without ileus; ileus alone is
    no criterion. Bilirubin stages the liver whatever else may raise it.
    """

    rash_bsa_pct: Measured = None
    bullae: bool | None = None
    desquamation_bsa_pct: Measured = None
    bilirubin_mg_dl: Measured = None
    persistent_upper_gi_symptoms: bool | None = None
    weight_kg: Measured = None
    stool_ml_d: Measured = None
    stool_ml_kg_d: Measured = None
    stool_episodes_d: Measured = None
    severe_abdominal_pain: bool | None = None
    grossly_bloody_stool: bool | None = None


def skin(m: Measurements) -> Result:
    """Skin stage: the extent of the rash; 4 is generalised, with bullae and desquamation."""
    erythroderma = all_of(
        measured(m, "rash_bsa_pct", "rash", "% BSA", RASH_BSA_PCT[-1]),
        said(m, "bullae", "bullae"),
        measured(m, "desquamation_bsa_pct", "desquamation", "% BSA", DESQUAMATION_BSA_PCT),
    )
    steps = place(m.rash_bsa_pct, RASH_BSA_PCT)
    if holds(erythroderma):
        return _stage("skin", Steps(4, 4), deciding(erythroderma), ())
    open_rash = ("rash_bsa_pct",) if steps.low < steps.high else ()
    if holds(erythroderma) is None:
        steps = Steps(steps.low, 4)
    made = _value("rash", m.rash_bsa_pct, "% BSA")
    return _stage("skin", steps, made, (*open_rash, *missing(erythroderma)))


def liver(m: Measurements) -> Result:
    """Liver stage, by total bilirubin alone."""
    steps = place(m.bilirubin_mg_dl, BILIRUBIN_MG_DL)
    made = _value("bilirubin", m.bilirubin_mg_dl, "mg/dL")
    return _stage("liver", steps, made, ("bilirubin_mg_dl",))


def upper_gi(m: Measurements) -> Result:
    """Upper GI stage: 0 or 1."""
    name = "persistent_upper_gi_symptoms"
    symptoms = said(m, name, "persistent nausea, vomiting or anorexia")
    low, high = {True: (1, 1), False: (0, 0), None: (0, 1)}[symptoms.holds]
    return _stage("upper GI", Steps(low, high), deciding(symptoms), (name,))._replace(
        labels=LABELS[:2]
    )


def lower_gi(m: Measurements) -> Result:
    """Lower GI stage: 4 for severe pain or gross blood whatever the volume, else the output."""
    alarm = any_of(
        said(m, "severe_abdominal_pain", "severe abdominal pain"),
        said(m, "grossly_bloody_stool", "grossly bloody stool"),
    )
    if holds(alarm):
        return _stage("lower GI", Steps(4, 4), deciding(alarm), ())
    low, high = _output(m)
    made = (
        *_value("stool", m.stool_ml_d, "mL/d"),
        *_value("stool", m.stool_ml_kg_d, "mL/kg/d"),
        *(() if _volume_is_stated(m) else _value("stool", m.stool_episodes_d, "episodes/d")),
        *_value("weight", m.weight_kg, "kg"),
    )
    still_open = _output_missing(m) if low < high else ()
    high = high if holds(alarm) is False else 4
    return _stage("lower GI", Steps(low, high), made, (*still_open, *missing(alarm)))


def _volume_is_stated(m: Measurements) -> bool:
    """Whether a volume is given: it then goes before the episodes, its stand-in."""
    return m.stool_ml_d is not None or m.stool_ml_kg_d is not None


def _output(m: Measurements) -> Steps:
    """Stage 0-3 by the adult's column above 50 kg, else the child's; by both while that is open."""
    adult = passes(m.weight_kg, ADULT_KG)
    columns = [] if adult is False else [_adult(m)]
    columns += [] if adult is True else [_child(m)]
    return Steps(min(stage.low for stage in columns), max(stage.high for stage in columns))


def _adult(m: Measurements) -> Steps:
    if not _volume_is_stated(m):
        return place(m.stool_episodes_d, ADULT_EPISODES_D)
    weight = _within(ADULT_WEIGHTS_KG, m.weight_kg)
    volume = m.stool_ml_d if m.stool_ml_d is not None else product(m.stool_ml_kg_d, weight)
    return place(volume, ADULT_ML_D)


def _child(m: Measurements) -> Steps:
    if not _volume_is_stated(m):
        return place(m.stool_episodes_d, CHILD_EPISODES_D)
    weight = _within(CHILD_WEIGHTS_KG, m.weight_kg)
    volume = m.stool_ml_kg_d if m.stool_ml_kg_d is not None else ratio(m.stool_ml_d, weight)
    return place(volume, CHILD_ML_KG_D)


def _within(column: Span, weight: Measured) -> float | Span:
    """The weights that are possible in a column."""
    low, high = bounds(column if weight is None else weight)
    return span(max(low, column.low), min(high, column.high))


def _output_missing(m: Measurements) -> tuple[str, ...]:
    """The weight where it chooses the column or converts the volume, and the output itself."""
    stated = ["stool_ml_d", "stool_ml_kg_d"] if _volume_is_stated(m) else ["stool_episodes_d"]
    stated = [name for name in stated if getattr(m, name) is not None]
    adult = passes(m.weight_kg, ADULT_KG)
    converted = {True: ["stool_ml_kg_d"], False: ["stool_ml_d"], None: stated}[adult]
    weighed = ["weight_kg"] if adult is None or stated == converted else []
    return tuple(
        name for name in (*weighed, *(stated or ["stool_ml_d"])) if not exact(getattr(m, name))
    )


def _value(label: str, value: Measured, unit: str) -> tuple[str, ...]:
    return () if value is None else (f"{label} {written(value)} {unit}",)


def _stage(organ: str, steps: Steps, made: tuple[str, ...], gaps: tuple[str, ...]) -> Result:
    gaps = unique(gaps) if steps.low < steps.high else ()
    return Result(f"MAGIC {organ} stage", LABELS, *steps, made, gaps, REFERENCE)
