"""The signs and the course of a present VOD/SOS as a case tells them."""

from typing import Any

from allcli.case.calculators.scale import narrower
from allcli.case.calculators.vod_findings import VodFindings
from allcli.case.calculators.vod_severity import VodCourse
from allcli.case.facts.reading import either, finding, value
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.organs import Vod

_NUMBERS = ("_pct", "_mm_hg", "days_since_hct")


def vod_findings(case: Case, days_since_hct: Any) -> VodFindings | None:
    """The findings that the criteria sets count; None when `[vod]` tells none."""
    table = case.vod
    names = [name for name in VodFindings._fields if name in table.field_names()]
    yes_no = {name: finding(table, name) for name in names if not name.endswith(_NUMBERS)}
    numbers = {name: value(getattr(table, name)) for name in names if name.endswith(_NUMBERS)}
    if all(item is None for item in (*yes_no.values(), *numbers.values())):
        return None
    numbers["days_since_hct"] = narrower(numbers["days_since_hct"], days_since_hct)
    known: dict[str, Any] = yes_no | numbers
    known["hepatomegaly"] = yes_no["painful_hepatomegaly"] or _hepatomegaly(table)
    known["haemodynamic_or_ultrasound_evidence"] = either(
        [finding(table, "reversed_portal_flow"), yes_no["ultrasound_suggestive"]]
    )
    return VodFindings(**known, bilirubin_mg_dl=value(case.labs.bilirubin))


def _hepatomegaly(table: Vod) -> bool | None:
    """A closed table does not deny the liver whose pain is said not to be known."""
    if table.hepatomegaly is None and isinstance(table.painful_hepatomegaly, Missing):
        return None
    return finding(table, "hepatomegaly")


def vod_course(case: Case, transaminases_x_uln: Any) -> VodCourse:
    """What the severity is graded by."""
    table = case.vod
    return VodCourse(
        days_since_first_symptoms=value(table.days_since_first_symptoms),
        bilirubin_mg_dl=value(case.labs.bilirubin),
        bilirubin_doubled_within_48_h=finding(table, "bilirubin_doubled_within_48_h"),
        transaminases_x_normal=transaminases_x_uln,
        weight_gain_pct=value(table.weight_gain_pct),
        creatinine_x_baseline=value(table.creatinine_x_baseline),
        multi_organ_dysfunction=finding(table, "multi_organ_dysfunction"),
        risk_factors=value(table.risk_factors),
    )
