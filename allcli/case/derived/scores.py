"""Facts that a published score gives: HCT-CI, and whether there is VOD/SOS now."""

from allcli.case.calculators.hct_ci import hct_ci_points
from allcli.case.calculators.vod import ebmt_2023
from allcli.case.calculators.vod_severity import SEVERE, severity
from allcli.case.facts import Value
from allcli.case.fitness import comorbidity
from allcli.case.model import Case
from allcli.case.vod import vod_course, vod_findings


def fitness_facts(case: Case, age: Value) -> dict[str, Value]:
    """HCT-CI, a span while items are unknown."""
    alone, with_age = hct_ci_points(comorbidity(case, age))
    return {"fitness.hct_ci": alone, "fitness.hct_ci_age": with_age}


def vod_facts(case: Case, days_since_hct: Value, transaminases: Value) -> dict[str, Value]:
    """VOD/SOS by EBMT 2023, and its severity by EBMT 2016, from the findings in `[vod]`."""
    found = vod_findings(case, days_since_hct)
    if found is None:
        return {}
    level = ebmt_2023(found)
    met = _reaches(level.low, level.high, 1)
    if not met:
        return {"vod.criteria_met": met, "vod.severe": met}
    grade = severity(vod_course(case, transaminases))
    return {"vod.criteria_met": True, "vod.severe": _reaches(grade.low, grade.high, SEVERE)}


def _reaches(low: int, high: int, place: int) -> bool | None:
    return True if low >= place else None if high >= place else False
