"""The liver: history, and its tests as multiples of the upper limit of normal."""

from collections.abc import Sequence
from math import inf
from typing import Any, get_args

from allcli.case.calculators.scale import bounds, ratio
from allcli.case.derived.values import either, finding, value
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.history import Transplant
from allcli.case.kinds import VodSeverity
from allcli.case.model import Case
from allcli.case.organs import Labs, Liver
from allcli.case.span import Span, span

SEVERITIES: tuple[str, ...] = get_args(VodSeverity)


def liver_facts(case: Case) -> dict[str, Value]:
    """VOD ever, other liver disease, and what explains a raised bilirubin."""
    liver, transplants = case.liver, case.transplants or ()
    severity = _severity(liver, transplants)
    ongoing, history = finding(liver, "vod_ongoing"), finding(liver, "vod_history")
    if severity or ongoing or any(hct.vod is True or _grade(hct) for hct in transplants):
        history = True
    others = [finding(liver, name) for name in ("fibrosis", "steatohepatitis")]
    others += [finding(liver, "other_disease_history"), _hepatitis(liver, "resolved")]
    return {
        "liver.cirrhosis": finding(liver, "cirrhosis"),
        "liver.nodular_regenerative_hyperplasia": finding(
            liver, "nodular_regenerative_hyperplasia"
        ),
        "liver.vod_history": history,
        "liver.vod_severity": severity,
        "liver.vod_ongoing": False if history is False else ongoing,
        "liver.active_hepatitis": _active_hepatitis(liver),
        "liver.other_disease_history": either(others),
        "liver.gilbert_or_haemolysis": either(
            [finding(liver, "gilbert"), finding(liver, "haemolysis")]
        ),
    }


def denies_vod(liver: Liver) -> bool:
    """Whether the case says in so many words that there is no VOD/SOS now."""
    return liver.vod_ongoing is False or liver.vod_history is False


def _hepatitis(liver: Liver, word: str) -> bool | None:
    """Whether hepatitis B or C is in this state; of any other there is a field of its own."""
    closed = liver.unstated == "absent"
    return either([
        None if isinstance(serology, Missing) or not (serology or closed) else serology == word
        for serology in (liver.hepatitis_b, liver.hepatitis_c)
    ])  # fmt: skip


def _active_hepatitis(liver: Liver) -> bool | None:
    """Of any cause, where the field of its own says so; else a serology may leave it open."""
    viral = _hepatitis(liver, "active")
    if viral or (viral is None and liver.active_hepatitis is None):
        return viral
    return finding(liver, "active_hepatitis")


def _severity(liver: Liver, transplants: Sequence[Transplant]) -> str | None:
    """The worst VOD/SOS as stated, else of the transplants once each of them tells."""
    grades = [_grade(hct) for hct in transplants]
    stated = [grade for grade in (value(liver.vod_severity), *grades) if grade is not None]
    worst: str | None = max(stated, key=SEVERITIES.index, default=None)
    told = liver.vod_severity
    closed = told is None and liver.unstated == "absent"
    each = told is None and all(
        grade or hct.vod is False for grade, hct in zip(grades, transplants, strict=True)
    )
    settled = closed or each or value(told) is not None or worst == SEVERITIES[-1]
    return worst if settled else None


def _grade(hct: Transplant) -> str | None:
    grade: str | None = value(hct.vod_severity)
    return grade


def lab_facts(labs: Labs) -> dict[str, Value]:
    """Liver tests as multiples, and the counts as they are."""
    ast = times_uln(labs.ast_x_uln, labs.ast, labs.ast_uln)
    alt = times_uln(labs.alt_x_uln, labs.alt, labs.alt_uln)
    return {
        "labs.bilirubin_x_uln": times_uln(labs.bilirubin_x_uln, labs.bilirubin, labs.bilirubin_uln),
        "labs.transaminases_x_uln": higher(ast, alt),
        "labs.alp_x_uln": times_uln(labs.alp_x_uln, labs.alp, labs.alp_uln),
        "labs.bilirubin_mg_dl": value(labs.bilirubin),
        "labs.creatinine_mg_dl": value(labs.creatinine),
        "labs.potassium_mmol_l": value(labs.potassium),
        "labs.magnesium_mmol_l": value(labs.magnesium),
        "labs.lipase_x_uln": value(labs.lipase_x_uln),
        "labs.anc_1e9_l": value(labs.anc),
        "labs.platelets_1e9_l": value(labs.platelets),
        "labs.wbc_1e9_l": value(labs.wbc),
    }


def times_uln(stated: Any, level: Any, uln: Any) -> float | Span | None:
    """Multiples of the upper limit of normal, as stated or from the two values."""
    return ratio(value(level), value(uln)) if value(stated) is None else value(stated)


def higher(one: float | Span | None, two: float | Span | None) -> float | Span | None:
    """The higher of two; with one unknown, at least the other."""
    if one is None and two is None:
        return None
    (low, high), (other_low, other_high) = (
        (0.0, inf) if each is None else bounds(each) for each in (one, two)
    )
    return span(max(low, other_low), max(high, other_high))
