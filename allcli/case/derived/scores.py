"""Facts that a published score gives: HCT-CI, and whether there is VOD/SOS now."""

from collections.abc import Mapping

from allcli.case.calculators.hct_ci import hct_ci_points
from allcli.case.calculators.vod import ebmt_2023
from allcli.case.calculators.vod_severity import SEVERE, severity
from allcli.case.derived.liver import denies_vod
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.fitness import comorbidity
from allcli.case.model import Case
from allcli.case.vod import vod_course, vod_findings


def fitness_facts(case: Case, age: Value) -> dict[str, Value]:
    """HCT-CI, a span while items are unknown."""
    alone, with_age = hct_ci_points(comorbidity(case, age))
    return {"fitness.hct_ci": alone, "fitness.hct_ci_age": with_age}


def vod_facts(case: Case, facts: Mapping[str, Value]) -> dict[str, Value]:
    """VOD/SOS by EBMT 2023, and its severity by EBMT 2016, from the findings in `[vod]`.

    One that is ongoing is there, whatever is left of its signs; so that where that is said not to
    be known, their absence rules out nothing.
    """
    days_since_hct = facts.get("hct.days_since")
    if vod_findings(case, days_since_hct) is None:
        return {}
    ongoing = facts["liver.vod_ongoing"]
    met = True if ongoing else criteria_met(case, days_since_hct)
    if met is None and denies_vod(case.liver):
        met = False
    if met is False and ongoing is None and isinstance(case.liver.vod_ongoing, Missing):
        met = None
    if not met:
        return {"vod.criteria_met": met, "vod.severe": met}
    grade = severity(vod_course(case, facts["labs.transaminases_x_uln"]))
    return {"vod.criteria_met": True, "vod.severe": _reaches(grade.low, grade.high, SEVERE)}


def criteria_met(case: Case, days_since_hct: Value) -> bool | None:
    """Whether the findings make VOD/SOS probable or surer."""
    found = vod_findings(case, days_since_hct)
    if found is None:
        return None
    level = ebmt_2023(found)
    return _reaches(level.low, level.high, 1)


def _reaches(low: int, high: int, place: int) -> bool | None:
    return True if low >= place else None if high >= place else False
