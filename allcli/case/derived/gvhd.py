"""GVHD: grade by MAGIC from stages, severity by NIH 2014 from scores, treatment."""

from collections.abc import Sequence

from allcli.case.calculators.chronic_gvhd import Organs, severity
from allcli.case.derived.values import finding, graded, value
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.gvhd import magic_grade
from allcli.case.organs import Gvhd
from allcli.case.span import Span

STAGES = ("skin", "liver", "upper_gi", "lower_gi")
_SCORES = tuple(f"chronic_{organ}" for organ in Organs._fields)
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
    grade = value(gvhd.acute_grade)
    if grade is None:
        grade = magic_grade(*(value(getattr(gvhd, name)) for name in STAGES))
    # a grade is of an active episode
    is_graded = isinstance(grade, int | float | Span) and (grade >= 1) is True
    active = True if is_graded else _active(gvhd, "acute_active", ("acute_grade", *STAGES))
    return {"gvhd.acute_active": active, "gvhd.acute_grade": 0 if active is False else grade}


def _chronic(gvhd: Gvhd) -> dict[str, Value]:
    """Severity as stated, else from the organ scores once they settle it."""
    stated = value(gvhd.chronic_severity)
    is_there = stated is not None
    if not is_there and any(value(getattr(gvhd, name)) is not None for name in _SCORES):
        found = severity(Organs(*(graded(gvhd, name) for name in _SCORES)))
        stated = SEVERITIES[found.low] if found.low == found.high else None
        is_there = found.low > 0
    asked = ("chronic_severity", *_SCORES)
    active = True if is_there else _active(gvhd, "chronic_active", asked)
    return {"gvhd.chronic_active": active, "gvhd.chronic_severity": stated}


def _active(gvhd: Gvhd, name: str, told_by: Sequence[str]) -> bool | None:
    """Whether a kind is active; a closed table does not deny what one of its fields leaves open."""
    if getattr(gvhd, name) is None and any(_is_open(getattr(gvhd, field)) for field in told_by):
        return None
    return finding(gvhd, name)


def _is_open(field: object) -> bool:
    """Whether a field says that it is not known."""
    return isinstance(field, Missing)


def _treatment(gvhd: Gvhd) -> dict[str, Value]:
    since = value(gvhd.days_since_systemic_treatment)
    never = gvhd.unstated == "absent" and gvhd.days_since_systemic_treatment is None
    return {
        "gvhd.systemic_treatment": finding(gvhd, "systemic_treatment"),
        "gvhd.systemic_treatment_past": True if since is not None else False if never else None,
        "gvhd.days_since_systemic_treatment": since,
        "gvhd.steroid_refractory": finding(gvhd, "steroid_refractory"),
    }
