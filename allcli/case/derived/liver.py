"""The liver: history, and its tests as multiples of the upper limit of normal."""

from collections.abc import Sequence
from math import inf
from typing import Any, get_args

from allcli.case.calculators.scale import bounds, ratio
from allcli.case.derived.values import either, finding, value
from allcli.case.facts import Value
from allcli.case.kinds import VodSeverity
from allcli.case.model import Case
from allcli.case.organs import Labs
from allcli.case.span import Span, span


def liver_facts(case: Case) -> dict[str, Value]:
    """VOD ever, other liver disease, and what explains a raised bilirubin."""
    liver, transplants = case.liver, case.transplants or ()
    severity = _worst([liver.vod_severity, *(hct.vod_severity for hct in transplants)])
    ongoing, history = finding(liver, "vod_ongoing"), finding(liver, "vod_history")
    if severity or ongoing or any(hct.vod is True for hct in transplants):
        history = True
    hepatitis = (value(liver.hepatitis_b), value(liver.hepatitis_c))
    others = [finding(liver, name) for name in ("fibrosis", "steatohepatitis")]
    others.append(finding(liver, "other_disease_history"))
    return {
        "liver.cirrhosis": finding(liver, "cirrhosis"),
        "liver.nodular_regenerative_hyperplasia": finding(
            liver, "nodular_regenerative_hyperplasia"
        ),
        "liver.vod_history": history,
        "liver.vod_severity": severity,
        "liver.vod_ongoing": False if history is False else ongoing,
        "liver.active_hepatitis": "active" in hepatitis or finding(liver, "active_hepatitis"),
        "liver.other_disease_history": "resolved" in hepatitis or either(others),
        "liver.gilbert_or_haemolysis": either(
            [finding(liver, "gilbert"), finding(liver, "haemolysis")]
        ),
    }


def _worst(stated: Sequence[Any]) -> str | None:
    known = [severity for severity in map(value, stated) if severity is not None]
    return max(known, key=get_args(VodSeverity).index, default=None)


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
