"""Severity of VOD/SOS in adults, EBMT 2016 (Mohty et al., Bone Marrow Transplant 2016;51:906).

The highest category that two criteria reach, where a criterion that reaches one category counts for
the milder ones too. Two risk factors move mild and moderate up one class; multi-organ dysfunction
is very severe. EBMT 2023 (Mohty et al., Bone Marrow Transplant 2023;58:749) defines multi-organ
dysfunction by SOFA; its cut-offs were not seen, so that it is taken as the case states it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Cut, Measured, Steps, passes, place, written

SEVERITIES = ("mild", "moderate", "severe", "very severe")
NONE, MILD, MODERATE, SEVERE, VERY_SEVERE = range(-1, 4)
RISK_FACTORS = Cut(">=", 2)


class VodCourse(NamedTuple):
    """The course of a VOD/SOS that has been diagnosed, and the risk factors known before it.

    Transaminases are multiples of normal (the higher of AST and ALT), creatinine of its value at
    transplantation. Multi-organ dysfunction includes the failure of any other organ.
    """

    days_since_first_symptoms: Measured = None
    bilirubin_mg_dl: Measured = None
    bilirubin_doubled_within_48_h: bool | None = None
    transaminases_x_normal: Measured = None
    weight_gain_pct: Measured = None
    creatinine_x_baseline: Measured = None
    multi_organ_dysfunction: bool | None = None
    risk_factors: Measured = None


class CutOffs(NamedTuple):
    """One row of the table: the cut-offs between its categories, mildest first."""

    name: str
    words: str
    cuts: tuple[Cut, ...]
    categories: tuple[int, ...]


TABLE = (
    # "Any time" is printed for very severe. It tells nobody apart, so it is not counted there.
    CutOffs("days_since_first_symptoms", "{} days since the first symptoms",
        (Cut("<=", 7), Cut("<", 5)), (MILD, MODERATE, SEVERE)),
    CutOffs("bilirubin_mg_dl", "bilirubin {} mg/dL",
        (Cut(">=", 2), Cut(">=", 3), Cut(">=", 5), Cut(">=", 8)),
        (NONE, MILD, MODERATE, SEVERE, VERY_SEVERE)),
    CutOffs("bilirubin_doubled_within_48_h", "bilirubin doubled within 48 h",
        (Cut(">=", 1),), (NONE, SEVERE)),
    CutOffs("transaminases_x_normal", "transaminases {} x normal",
        (Cut(">", 2), Cut(">", 5), Cut(">", 8)), (MILD, MODERATE, SEVERE, VERY_SEVERE)),
    # From 5 to below 10 % is severe beside another severe criterion, else moderate. Since severe
    # takes two criteria, counting it as severe says just that.
    CutOffs("weight_gain_pct", "weight gain {} %",
        (Cut(">=", 5), Cut(">=", 10)), (MILD, SEVERE, VERY_SEVERE)),
    CutOffs("creatinine_x_baseline", "creatinine {} x baseline",
        (Cut(">=", 1.2), Cut(">=", 1.5), Cut(">=", 2)), (MILD, MODERATE, SEVERE, VERY_SEVERE)),
)  # fmt: skip


def severity(course: VodCourse) -> Result:
    """The severity; a range while unknown inputs can still raise it."""
    reach = {row.name: _reach(row, getattr(course, row.name)) for row in TABLE}
    least = _reached_by_two(steps.low for steps in reach.values())
    most = _reached_by_two(steps.high for steps in reach.values())
    many, failing = passes(course.risk_factors, RISK_FACTORS), course.multi_organ_dysfunction
    low = VERY_SEVERE if failing else _moved(least, up=many is True)
    high = _moved(most, up=many is not False) if failing is False else VERY_SEVERE
    gaps = _missing(course, reach, least) if low < high else ()
    made = ("multi-organ dysfunction",) if failing else _deciding(course, reach, least)
    return Result("EBMT 2016 severity", SEVERITIES, low, high, made, gaps, "mohty-2016")


def _reach(row: CutOffs, value: Measured) -> Steps:
    low, high = place(value, row.cuts)
    return Steps(row.categories[low], row.categories[high])


def _reached_by_two(categories: Iterable[int]) -> int:
    return sorted(categories)[-2]


def _moved(category: int, *, up: bool) -> int:
    """One class up for risk factors, but never beyond severe."""
    return category + 1 if up and category < SEVERE else category


def _missing(course: VodCourse, reach: dict[str, Steps], least: int) -> tuple[str, ...]:
    """The inputs that some way of filling in the others makes decisive."""
    many = passes(course.risk_factors, RISK_FACTORS)
    # With risk factors moderate becomes severe, so reaching severe itself changes nothing.
    levels = [
        level for level in range(least + 1, VERY_SEVERE + 1) if not (many and level == SEVERE)
    ]
    rows = [name for name in reach if any(_tips(name, reach, level) for level in levels)]
    failure = ["multi_organ_dysfunction"] if course.multi_organ_dysfunction is None else []
    risk = ["risk_factors"] if many is None and least < SEVERE else []
    return tuple(rows + failure + risk)


def _tips(name: str, reach: dict[str, Steps], level: int) -> bool:
    """Whether a row may or may not reach a level, and another row may be the second to do so."""
    others = (steps.high for other, steps in reach.items() if other != name)
    return reach[name].low < level <= reach[name].high and max(others) >= level


def _deciding(course: VodCourse, reach: dict[str, Steps], least: int) -> tuple[str, ...]:
    made = []
    for row in TABLE:
        value = getattr(course, row.name)
        if value is not None and reach[row.name].low >= least:
            made.append(row.words.format(written(value)))
    if passes(course.risk_factors, RISK_FACTORS) and course.risk_factors is not None:
        made.append(f"{written(course.risk_factors)} risk factors")
    return tuple(made)
