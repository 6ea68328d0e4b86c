"""Coronary disease and strokes as two tables tell them."""

from collections.abc import Iterator

from allcli.case.facts.reading import finding
from allcli.case.model import Case
from allcli.case.problems import Fault

_BOTH = (
    ("infarction", "coronary_disease"),
    ("infarction", "arterial_event"),
    ("stroke", "arterial_event"),
)
_IN_COMORBIDITY = (
    ("infarction", "cardiac"),
    ("coronary_disease", "cardiac"),
    ("stroke", "cerebrovascular"),
    ("severe_arrhythmia", "arrhythmia"),
    ("severe_valve_disease", "heart_valve"),
)


def heart_faults(case: Case) -> Iterator[Fault]:
    """What is said of the heart and denied beside it."""
    for name, whole in _BOTH:
        if getattr(case.heart, name) is True and getattr(case.heart, whole) is False:
            yield Fault(("heart", name), f"but {whole} is false", beside=(("heart", whole),))
    for name, whole in _IN_COMORBIDITY:
        if getattr(case.heart, name) is True and getattr(case.comorbidity, whole) is False:
            beside = ("comorbidity", whole)
            yield Fault(("heart", name), f"but {'.'.join(beside)} is false", beside=(beside,))
    events = (case.heart.stroke, case.heart.infarction, case.heart.arterial_event)
    denied = True not in events and finding(case.heart, "arterial_event") is False
    if case.comorbidity.cerebrovascular is True and denied:
        said = "but [heart] tells of no arterial event"
        yield Fault(("comorbidity", "cerebrovascular"), said, "say heart.stroke there, too")
