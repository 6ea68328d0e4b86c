"""Whether there is VOD/SOS by EBMT 2023, and a severe one by EBMT 2016, from `[vod]`."""

from allcli.case.calculators.vod import ebmt_2023
from allcli.case.calculators.vod_severity import SEVERE, severity
from allcli.case.facts.allogeneic import days_since_hct
from allcli.case.facts.liver_tests import transaminases_x_uln
from allcli.case.facts.reading import Reading
from allcli.case.facts.vod import denies_vod, vod_history
from allcli.case.fields import Missing
from allcli.case.vod import vod_course, vod_findings


def vod_by_signs(reading: Reading) -> tuple[bool | None, bool | None] | None:
    """Whether it is there, and severe; None where `[vod]` tells no finding.

    One that is ongoing is there, whatever is left of its signs; so that where that is said not to
    be known, their absence rules out nothing.
    """
    case = reading.case
    if vod_findings(case, days_since_hct(reading)) is None:
        return None
    ongoing = reading.once(vod_history).ongoing
    met = True if ongoing else criteria_met(reading)
    if met is None and denies_vod(case.liver):
        met = False
    if met is False and ongoing is None and isinstance(case.liver.vod_ongoing, Missing):
        met = None
    if not met:
        return met, met
    grade = severity(vod_course(case, transaminases_x_uln(case.labs)))
    return True, _reaches(grade.low, grade.high, SEVERE)


def criteria_met(reading: Reading) -> bool | None:
    """Whether the findings make VOD/SOS probable or surer."""
    findings = vod_findings(reading.case, days_since_hct(reading))
    if findings is None:
        return None
    level = ebmt_2023(findings)
    return _reaches(level.low, level.high, 1)


def _reaches(low: int, high: int, place: int) -> bool | None:
    return True if low >= place else None if high >= place else False
