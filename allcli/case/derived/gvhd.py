"""GVHD: grade by MAGIC from stages, severity by NIH 2014 from scores, treatment."""

from allcli.case.calculators.chronic_gvhd import Organs, severity
from allcli.case.derived.values import finding, value
from allcli.case.facts import Value
from allcli.case.gvhd import magic_grade
from allcli.case.organs import Gvhd
from allcli.case.span import Span

SEVERITIES = (None, "mild", "moderate", "severe")  # the places on the scale; none has no word


def gvhd_facts(gvhd: Gvhd, prior_allo: Value) -> dict[str, Value]:
    """GVHD now; none at all where there was no allogeneic transplant."""
    if prior_allo is False:
        names = (
            "acute_active", "chronic_active", "systemic_treatment", "systemic_treatment_past",
            "steroid_refractory",
        )  # fmt: skip
        return {f"gvhd.{name}": False for name in names} | {"gvhd.acute_grade": 0}
    facts = _acute(gvhd) | _chronic(gvhd) | _treatment(gvhd)
    if facts["gvhd.acute_active"] is False and facts["gvhd.chronic_active"] is False:
        facts["gvhd.steroid_refractory"] = False
    return facts


def has_gvhd(facts: dict[str, Value]) -> bool:
    """Whether there certainly is GVHD."""
    return any(facts.get(f"gvhd.{name}") is True for name in ("acute_active", "chronic_active"))


def _acute(gvhd: Gvhd) -> dict[str, Value]:
    stages = (value(gvhd.skin), value(gvhd.liver), value(gvhd.upper_gi), value(gvhd.lower_gi))
    grade = value(gvhd.acute_grade)
    if grade is None:
        grade = magic_grade(*stages)
    graded = isinstance(grade, int | float | Span) and (grade >= 1) is True
    active = True if graded else finding(gvhd, "acute_active")  # a grade is of an active episode
    return {"gvhd.acute_active": active, "gvhd.acute_grade": 0 if active is False else grade}


def _chronic(gvhd: Gvhd) -> dict[str, Value]:
    """Severity as stated, else from the organ scores once they settle it."""
    stated = value(gvhd.chronic_severity)
    scores = Organs(*(value(getattr(gvhd, f"chronic_{organ}")) for organ in Organs._fields))
    if stated is None and any(score is not None for score in scores):
        if gvhd.unstated == "absent":
            scores = Organs(*(0 if score is None else score for score in scores))
        found = severity(scores)
        stated = SEVERITIES[found.low] if found.low == found.high else None
        active = True if found.low > 0 else finding(gvhd, "chronic_active")
    else:
        active = True if stated else finding(gvhd, "chronic_active")
    return {"gvhd.chronic_active": active, "gvhd.chronic_severity": stated}


def _treatment(gvhd: Gvhd) -> dict[str, Value]:
    since, closed = value(gvhd.days_since_systemic_treatment), gvhd.unstated == "absent"
    return {
        "gvhd.systemic_treatment": finding(gvhd, "systemic_treatment"),
        "gvhd.systemic_treatment_past": since is not None if closed or since is not None else None,
        "gvhd.days_since_systemic_treatment": since,
        "gvhd.steroid_refractory": finding(gvhd, "steroid_refractory"),
    }
