"""Heart and vessels."""

from collections.abc import Callable

from allcli.case.calculators.qtc import Ecg, qtcf
from allcli.case.calculators.scale import Cut, passes
from allcli.case.facts.ageing import DRUGS, ORGAN_FUNCTION, QTCF
from allcli.case.facts.ever import ever
from allcli.case.facts.reading import Reading, finding, value
from allcli.case.facts.record import CLOCK, ENDS, FALLS, Value, number, yes_no

_ARTERIES = "arterial disease"


def _qtcf(reading: Reading) -> Value:
    """By Fridericia."""
    heart = reading.case.heart
    return qtcf(Ecg(value(heart.qt_ms), value(heart.rate_per_min)))


# What one table tells of the other's findings: only what is written there, not that it is closed,
# denies them; a closed [heart] denies coronary disease only if [comorbidity] does not tell of it.
def _arterial_event(reading: Reading) -> bool | None:
    """An infarction or a stroke is one, and so is a transient attack."""
    case = reading.case
    events = (case.heart.infarction, case.heart.stroke, case.comorbidity.cerebrovascular)
    if True in events:
        return True
    parts = (finding(case.heart, name) for name in ("infarction", "stroke"))
    stated = ever("heart.arterial_event")(reading)
    is_open = case.heart.arterial_event is None and None in parts
    return None if stated is False and is_open else stated


def _infarction(reading: Reading) -> bool | None:
    """None without coronary disease or arterial event."""
    heart, cardiac = reading.case.heart, reading.case.comorbidity.cardiac
    never = False in (heart.coronary_disease, heart.arterial_event, cardiac)
    return False if never else finding(heart, "infarction")


def _coronary_disease(reading: Reading) -> bool | None:
    """`comorbidity.cardiac` is that, a failing heart, or both."""
    heart, cardiac = reading.case.heart, reading.case.comorbidity.cardiac
    if heart.infarction is True or cardiac is False:
        return heart.infarction is True
    no_failure = finding(heart, "heart_failure") is False
    if cardiac is True and no_failure and passes(value(heart.lvef_pct), Cut(">", 50)) is True:
        return True
    never = finding(reading.case.comorbidity, "cardiac") is False
    is_open = heart.coronary_disease is None and finding(heart, "infarction") is None
    return finding(heart, "coronary_disease") if never and not is_open else None


def _stroke(reading: Reading) -> bool | None:
    """`comorbidity.cerebrovascular` is a stroke or a transient attack."""
    never = reading.case.comorbidity.cerebrovascular is False
    return False if never else finding(reading.case.heart, "stroke")


def _severe(name: str, any_grade: str) -> Callable[[Reading], bool | None]:
    """A severe form; where there is none of any grade, there is none."""

    def read(reading: Reading) -> bool | None:
        never = getattr(reading.case.comorbidity, any_grade) is False
        return False if never else finding(reading.case.heart, name)

    return read


HEART = (
    yes_no("heart.heart_failure", "heart failure", ages=ORGAN_FUNCTION),
    yes_no(
        "heart.arterial_event", "arterial event ever", stated="heart.arterial_event",
        of=_arterial_event, topic=_ARTERIES,
    ),
    yes_no(
        "heart.infarction", "infarction ever", stated="heart.infarction", of=_infarction,
        topic=_ARTERIES,
    ),
    yes_no(
        "heart.coronary_disease", "coronary disease", stated="heart.coronary_disease",
        of=_coronary_disease, topic=_ARTERIES,
    ),
    yes_no(
        "heart.stroke", "stroke ever", stated="heart.stroke", of=_stroke, topic=_ARTERIES,
    ),
    number(
        "heart.months_since_arterial_event", "since the last arterial event", "months", (0, 1200),
        topic=_ARTERIES, change=CLOCK,
    ),
    yes_no(
        "heart.severe_arrhythmia", "severe arrhythmia", stated="heart.severe_arrhythmia",
        of=_severe("severe_arrhythmia", "arrhythmia"), change=ENDS,
    ),
    yes_no(
        "heart.severe_valve_disease", "severe valve disease", stated="heart.severe_valve_disease",
        of=_severe("severe_valve_disease", "heart_valve"), test="imaging",
    ),
    yes_no("heart.chest_irradiation", "chest irradiation ever"),
    yes_no("heart.venous_thrombosis", "venous thrombosis ever", of=ever("heart.venous_thrombosis")),
    yes_no("heart.uncontrolled_hypertension", "uncontrolled hypertension", change=ENDS),
)  # fmt: skip
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
