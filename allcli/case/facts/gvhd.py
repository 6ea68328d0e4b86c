"""GVHD: grade by MAGIC from stages, severity by NIH 2014 from scores, treatment."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from allcli.case.calculators.chronic_gvhd import Organs, severity
from allcli.case.facts import ageing
from allcli.case.facts.allogeneic import had_allogeneic
from allcli.case.facts.reading import Reading, finding, graded, value
from allcli.case.facts.record import (
    CLOCK,
    ENDS,
    FALLS,
    CanChange,
    Value,
    asked,
    choice,
    count,
    number,
    yes_no,
)
from allcli.case.fields import Missing
from allcli.case.gvhd import magic_grade
from allcli.case.kinds import Severity
from allcli.case.organs import Gvhd
from allcli.case.span import Span

STAGES = ("skin", "liver", "upper_gi", "lower_gi")
SCORES = tuple(f"chronic_{organ}" for organ in Organs._fields)
_SEVERITIES: tuple[Severity, ...] = get_args(get_args(Severity)[0])
_TOPIC = "GVHD: acute and chronic, grade, treatment"


class GvhdForm(NamedTuple):
    """Acute or chronic GVHD: whether it is active, and its grade or severity."""

    active: bool | None
    grade: Value


def acute(gvhd: Gvhd) -> GvhdForm:
    """Grade as stated, else by MAGIC; a grade is of an active episode."""
    grade = value(gvhd.acute_grade)
    if grade is None:
        grade = magic_grade(*(value(getattr(gvhd, name)) for name in STAGES))
    is_graded = isinstance(grade, int | float | Span) and (grade >= 1) is True
    active = True if is_graded else _active(gvhd, "acute_active", ("acute_grade", *STAGES))
    return GvhdForm(active, 0 if active is False else grade)


def chronic(gvhd: Gvhd) -> GvhdForm:
    """Severity as stated, else from the organ scores once they settle it."""
    grade = value(gvhd.chronic_severity)
    is_there = grade is not None
    if not is_there and any(value(getattr(gvhd, name)) is not None for name in SCORES):
        scored = severity(Organs(*(graded(gvhd, name) for name in SCORES)))
        is_there = scored.low > 0
        grade = _SEVERITIES[scored.low - 1] if is_there and scored.low == scored.high else None
    told_by = ("chronic_severity", *SCORES)
    return GvhdForm(True if is_there else _active(gvhd, "chronic_active", told_by), grade)


def _active(gvhd: Gvhd, name: str, told_by: Sequence[str]) -> bool | None:
    """Whether a kind is active; a closed table does not deny what one of its fields leaves open."""
    is_open = (isinstance(getattr(gvhd, field), Missing | Span) for field in told_by)
    if getattr(gvhd, name) is None and any(is_open):
        return None
    return finding(gvhd, name)


def has_gvhd(reading: Reading) -> bool:
    """Whether there certainly is GVHD."""
    return bool(reading.once(_acute).active or reading.once(_chronic).active)


def is_ruled_out(reading: Reading) -> bool:
    """Whether there never was any, for want of an allogeneic transplant."""
    return had_allogeneic(reading) is False


def _acute(reading: Reading) -> GvhdForm:
    return GvhdForm(active=False, grade=0) if is_ruled_out(reading) else acute(reading.case.gvhd)


def _chronic(reading: Reading) -> GvhdForm:
    return (
        GvhdForm(active=False, grade=None) if is_ruled_out(reading) else chronic(reading.case.gvhd)
    )


def _treated(reading: Reading) -> bool | None:
    return False if is_ruled_out(reading) else finding(reading.case.gvhd, "systemic_treatment")


def _treated_before(reading: Reading) -> bool | None:
    if is_ruled_out(reading):
        return False
    gvhd = reading.case.gvhd
    if value(gvhd.days_since_systemic_treatment) is not None:
        return True
    never = gvhd.unstated == "absent" and gvhd.days_since_systemic_treatment is None
    return False if never else None


def _since_treatment(reading: Reading) -> Value:
    since = reading.case.gvhd.days_since_systemic_treatment
    return None if is_ruled_out(reading) else value(since)


def _refractory(reading: Reading) -> bool | None:
    if reading.once(_acute).active is False and reading.once(_chronic).active is False:
        return False
    return finding(reading.case.gvhd, "steroid_refractory")


GVHD = asked(
    "transplant",
    yes_no(
        "gvhd.acute_active", "active acute GVHD", of=lambda reading: reading.once(_acute).active,
        safety=True, topic=_TOPIC, change=ENDS, ages=ageing.GVHD,
    ),
    count(
        "gvhd.acute_grade", "MAGIC grade", "", (0, 4),
        "gvhd.acute_grade", *(f"gvhd.{organ}" for organ in STAGES),
        of=lambda reading: reading.once(_acute).grade,
        safety=True, topic=_TOPIC, change=FALLS, ages=ageing.GVHD,
    ),
    yes_no(
        "gvhd.chronic_active", "active chronic GVHD",
        of=lambda reading: reading.once(_chronic).active,
        safety=True, topic=_TOPIC, change=ENDS, ages=ageing.GVHD,
    ),
    choice(
        "gvhd.chronic_severity", "NIH severity", _SEVERITIES,
        of=lambda reading: reading.once(_chronic).grade, safety=True, topic=_TOPIC,
        change=CanChange("treatment", ("mild", "moderate")), ages=ageing.GVHD,
    ),
    yes_no(
        "gvhd.systemic_treatment", "systemic treatment for GVHD", of=_treated,
        safety=True, topic=_TOPIC, change=ENDS, past="gvhd.systemic_treatment_past",
        ages=ageing.GVHD,
    ),
    yes_no(
        "gvhd.systemic_treatment_past", "earlier systemic treatment for GVHD",
        "gvhd.days_since_systemic_treatment", of=_treated_before, topic=_TOPIC,
    ),
    number(
        "gvhd.days_since_systemic_treatment", "since systemic GVHD treatment", "days", (0, 36500),
        of=_since_treatment, topic=_TOPIC, change=CLOCK, starts_after="gvhd.systemic_treatment",
    ),
    yes_no(
        "gvhd.steroid_refractory", "steroid-refractory GVHD", of=_refractory, topic=_TOPIC,
        change=ENDS, ages=ageing.GVHD,
    ),
)  # fmt: skip
