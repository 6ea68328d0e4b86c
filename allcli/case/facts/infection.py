"""Infection now, whether it is under control, HIV, and moulds before."""

from allcli.case.facts.ageing import INFECTION
from allcli.case.facts.reading import Reading, finding
from allcli.case.facts.record import CLOCK, ENDS, number, yes_no

_TOPIC = "active infection"
_MOULD = "invasive mould infection"


def _active(reading: Reading) -> bool | None:
    """As the other table implies: one that is not under control is active."""
    case = reading.case
    uncontrolled = case.infection.uncontrolled is True
    return True if uncontrolled else finding(case.comorbidity, "infection")


def _uncontrolled(reading: Reading) -> bool | None:
    """Nobody without an infection has one out of control."""
    infected = finding(reading.case.comorbidity, "infection")
    return False if infected is False else finding(reading.case.infection, "uncontrolled")


INFECTIONS = (
    yes_no(
        "infection.active", "active infection", "comorbidity.infection",
        stated="comorbidity.infection", of=_active,
        safety=True, topic=_TOPIC, change=ENDS, ages=INFECTION,
    ),
    yes_no(
        "infection.uncontrolled", "infection not under control",
        stated="infection.uncontrolled", of=_uncontrolled,
        safety=True, topic=_TOPIC, change=ENDS, ages=INFECTION,
    ),
    yes_no("infection.hiv", "HIV", topic="HIV"),
    yes_no("infection.mould_past", "invasive mould infection ever", topic=_MOULD),
    number(
        "infection.mould_treatment_weeks", "mould-active therapy", "weeks", (0, 520),
        topic=_MOULD, change=CLOCK,
    ),
)  # fmt: skip
