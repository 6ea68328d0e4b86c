"""Heart and vessels."""

from allcli.case.calculators.qtc import Ecg, qtcf
from allcli.case.facts.ageing import DRUGS, ORGAN_FUNCTION, QTCF
from allcli.case.facts.ever import ever
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import ENDS, FALLS, Value, number, yes_no


def _qtcf(reading: Reading) -> Value:
    """By Fridericia."""
    heart = reading.case.heart
    return qtcf(Ecg(value(heart.qt_ms), value(heart.rate_per_min)))


HEART = (
    yes_no("heart.heart_failure", "heart failure", ages=ORGAN_FUNCTION),
    yes_no("heart.arterial_event", "arterial event ever", of=ever("heart.arterial_event")),
    yes_no("heart.venous_thrombosis", "venous thrombosis ever", of=ever("heart.venous_thrombosis")),
    yes_no("heart.uncontrolled_hypertension", "uncontrolled hypertension", change=ENDS),
)
QT = (
    number(
        "heart.qtcf_ms", "QTcF", "ms", (0, 1000),
        "heart.qtcf_ms", "heart.qt_ms", "heart.rate_per_min",
        stated="heart.qtcf_ms", of=_qtcf, test="imaging", change=FALLS, ages=QTCF,
    ),
    yes_no("heart.qt_drugs", "drugs that prolong QT", change=ENDS, ages=DRUGS),
)  # fmt: skip
EJECTION_FRACTION = number(
    "heart.lvef_pct", "LVEF", "%", (0, 100), safety=True, test="imaging", ages=ORGAN_FUNCTION
)
