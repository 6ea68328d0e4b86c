"""From the case as written to the facts that criteria ask about.

Pure functions. Unknown in, unknown out, unless the answer is certain anyway: without an allogeneic
transplant there is no GVHD, whatever the file leaves out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from allcli.case.calculators.scale import bounds, ratio
from allcli.case.dates import PartialDate, days_between, months_between
from allcli.case.exposure import exposures, named, salvage_number
from allcli.case.facts import Facts, Value, facts_of
from allcli.case.fields import Missing
from allcli.case.gvhd import magic_grade
from allcli.case.history import Line, Transplant
from allcli.case.kidney import creatinine_clearance
from allcli.case.kinds import Closable, VodSeverity
from allcli.case.model import Case, Plan
from allcli.case.organs import Gvhd, Labs
from allcli.case.span import Span, span
from allcli.case.vocabulary import FACTS

REMISSIONS = ("cr", "cri", "crh")
ALKYLATORS = (
    "busulfan", "treosulfan", "melphalan", "thiotepa", "cyclophosphamide", "carmustine",
    "bendamustine",
)  # fmt: skip


def derive(case: Case) -> Facts:
    """Every fact that the case states or implies."""
    values: dict[str, Value] = {"jurisdiction": value(case.jurisdiction)}
    values |= _disease(case)
    values |= exposures(case.lines)
    transplants = _transplants(case)
    values |= transplants
    values |= _gvhd(case.gvhd, transplants["hct.prior_allo"])
    if values["hct.prior_allo"] is None and _has_gvhd(values):
        values["hct.prior_allo"] = True
    values |= _liver(case)
    values |= _labs(case.labs)
    values |= _plan(case.plan)
    values["patient.age_years"] = value(case.patient.age)
    values["patient.ecog"] = value(case.patient.ecog)
    values["heart.lvef_pct"] = value(case.heart.lvef_pct)
    values["kidney.creatinine_clearance_ml_min"] = creatinine_clearance(
        value(case.patient.age), value(case.patient.weight_kg),
        value(case.patient.sex), value(case.labs.creatinine),
    )  # fmt: skip
    return facts_of(values, dict(_why_unknown(case, values)))


def value(field: Any) -> Any:
    """The field's value; None when it is left out or said to be missing."""
    return None if isinstance(field, Missing) else field


def _why_unknown(case: Case, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    """What the case says of facts that are not known: `pending` or `not-done`."""
    for fact in FACTS:
        if values.get(fact.name) is None:
            for path in fact.fields:
                said = _field(case, path)
                if said in (Missing.PENDING, Missing.NOT_DONE):
                    yield fact.name, said.value
                    break


def _field(case: Case, path: str) -> Any:
    found: Any = case
    for name in path.split("."):
        found = getattr(found, name, None)
    return found


def _disease(case: Case) -> dict[str, Value]:
    disease, antigens = case.disease, case.antigens
    cns = value(disease.cns)
    status = value(disease.status)
    mrd = value(case.mrd.status)
    return {
        "disease.lineage": value(disease.lineage),
        "disease.status": status,
        "disease.high_risk": value(disease.high_risk),
        "disease.salvage_number": salvage_number(value(disease.salvage_number), case.lines),
        "disease.first_cr_months": _first_remission(case.lines),
        "disease.marrow_blasts_pct": value(disease.marrow_blasts_pct),
        "disease.blood_blasts_1e9_l": value(disease.blood_blasts),
        "disease.cns_active": None if cns is None else cns != "cns1",
        "disease.extramedullary": value(disease.extramedullary),
        "antigens.cd19": value(antigens.cd19),
        "antigens.cd22": _cd22(value(antigens.cd22), value(antigens.cd22_pct)),
        "antigens.cd22_pct": value(antigens.cd22_pct),
        "genetics.bcr_abl1": value(case.genetics.bcr_abl1),
        "mrd.status": "positive" if status == "mrd-positive" else mrd,
        "mrd.level_pct": value(case.mrd.level_pct),
    }


def _cd22(stated: str | None, pct: Any) -> str | None:
    """CD22 as stated, else as the percentage says: 20 % of blasts is the usual bound."""
    if stated is not None or not isinstance(pct, int | float):
        return stated
    return "negative" if pct == 0 else "partial" if pct < 20 else "positive"


def _first_remission(lines: tuple[Line, ...] | None) -> Value:
    """Months the first remission lasted; from the first line that reached one."""
    for line in lines or ():
        if line.best_response in REMISSIONS:
            return _lasted(line.response_months, line.response_on, line.relapsed_on)
        if value(line.best_response) is None:
            return None
    return None


def _lasted(stated: Any, start: Any, end: Any) -> Value:
    """Months as stated, else between two dates, else unknown."""
    if value(stated) is not None:
        return value(stated)  # type: ignore[no-any-return]
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        return months_between(start, end)
    return None


def _transplants(case: Case) -> dict[str, Value]:
    if case.transplants is None:
        return {"hct.prior_allo": None}
    kinds = [value(hct.type) for hct in case.transplants]
    number = span(kinds.count("allogeneic"), len(kinds) - kinds.count("autologous"))
    prior = number > 0
    status = value(case.disease.status)
    facts: dict[str, Value] = {"hct.prior_allo": prior}
    facts["hct.relapse_after"] = False if prior is False else None
    last = _last_allogeneic(case.transplants)
    if last is None or prior is None:
        return facts
    lasted = _lasted(last.months_to_relapse, last.date, last.relapsed_on)
    has_relapsed = lasted is not None or isinstance(last.relapsed_on, PartialDate)
    if status in ("remission", "mrd-positive"):
        facts["hct.relapse_after"] = has_relapsed or None
    elif status == "relapsed" or has_relapsed:
        facts["hct.relapse_after"] = True
    facts["hct.months_to_relapse"] = lasted
    if isinstance(last.date, PartialDate) and isinstance(case.assessed_on, PartialDate):
        facts["hct.days_since"] = days_between(last.date, case.assessed_on)
    return facts


def _last_allogeneic(transplants: Iterable[Transplant]) -> Transplant | None:
    allogeneic = [hct for hct in transplants if hct.type == "allogeneic"]
    return allogeneic[-1] if allogeneic else None


def _finding(table: Closable, name: str) -> bool | None:
    """A yes-no field; left out of a table that is closed, it is absent."""
    stated: bool | None = value(getattr(table, name))
    written = getattr(table, name)
    return False if written is None and table.unstated == "absent" else stated


def _gvhd(gvhd: Gvhd, prior_allo: Value) -> dict[str, Value]:
    if prior_allo is False:
        names = ("acute_active", "chronic_active", "systemic_treatment")
        return {f"gvhd.{name}": False for name in names} | {"gvhd.acute_grade": 0}
    chronic = _finding(gvhd, "chronic_active")
    stages = (value(gvhd.skin), value(gvhd.liver), value(gvhd.upper_gi), value(gvhd.lower_gi))
    days, closed = value(gvhd.days_since_systemic_treatment), gvhd.unstated == "absent"
    grade = value(gvhd.acute_grade)
    if grade is None:
        grade = magic_grade(*stages)
    graded = isinstance(grade, int | float | Span) and (grade >= 1) is True
    acute = True if graded else _finding(gvhd, "acute_active")  # a grade is of an active episode
    return {
        "gvhd.acute_active": acute,
        "gvhd.acute_grade": 0 if acute is False else grade,
        "gvhd.chronic_active": True if value(gvhd.chronic_severity) else chronic,
        "gvhd.chronic_severity": value(gvhd.chronic_severity),
        "gvhd.systemic_treatment": _finding(gvhd, "systemic_treatment"),
        "gvhd.systemic_treatment_past": None if days is None and not closed else days is not None,
        "gvhd.days_since_systemic_treatment": days,
    }


def _has_gvhd(values: dict[str, Value]) -> bool:
    names = ("acute_active", "chronic_active")
    return any(values[f"gvhd.{name}"] is True for name in names)


def _liver(case: Case) -> dict[str, Value]:
    liver = case.liver
    transplants = case.transplants or ()
    severity = _worst([liver.vod_severity, *(hct.vod_severity for hct in transplants)])
    ongoing = _finding(liver, "vod_ongoing")
    history = _finding(liver, "vod_history")
    if severity or ongoing or any(hct.vod is True for hct in transplants):
        history = True
    hepatitis = (value(liver.hepatitis_b), value(liver.hepatitis_c))
    others = ("fibrosis", "steatohepatitis", "other_disease_history")
    return {
        "liver.vod_history": history,
        "liver.vod_severity": severity,
        "liver.vod_ongoing": False if history is False else ongoing,
        "liver.cirrhosis": _finding(liver, "cirrhosis"),
        "liver.nodular_regenerative_hyperplasia": _finding(
            liver, "nodular_regenerative_hyperplasia"
        ),
        "liver.active_hepatitis": "active" in hepatitis or _finding(liver, "active_hepatitis"),
        "liver.other_disease_history": "resolved" in hepatitis
        or either([_finding(liver, name) for name in others]),
        "liver.gilbert_or_haemolysis": either(
            [_finding(liver, "gilbert"), _finding(liver, "haemolysis")]
        ),
    }


def _worst(stated: Sequence[Any]) -> str | None:
    known = [severity for severity in map(value, stated) if severity is not None]
    return max(known, key=get_args(VodSeverity).index, default=None)


def either(parts: Sequence[bool | None]) -> bool | None:
    """True when one part is; unknown when none is but one may be."""
    return True if True in parts else None if None in parts else False


def _labs(labs: Labs) -> dict[str, Value]:
    ast = _times_uln(labs.ast_x_uln, labs.ast, labs.ast_uln)
    alt = _times_uln(labs.alt_x_uln, labs.alt, labs.alt_uln)
    return {
        "labs.bilirubin_x_uln": _times_uln(
            labs.bilirubin_x_uln, labs.bilirubin, labs.bilirubin_uln
        ),
        "labs.transaminases_x_uln": _higher(ast, alt),
    }


def _times_uln(stated: Any, level: Any, uln: Any) -> float | Span | None:
    """Multiples of the upper limit of normal, as stated or from the two values."""
    return ratio(value(level), value(uln)) if value(stated) is None else value(stated)


def _higher(one: float | Span | None, two: float | Span | None) -> float | Span | None:
    """The higher of two; with one unknown, at least the other (up to the vocabulary's bound)."""
    if one is None and two is None:
        return None
    (low, high), (other_low, other_high) = (
        (0.0, 500.0) if each is None else bounds(each) for each in (one, two)
    )
    return span(max(low, other_low), max(high, other_high))


def _plan(plan: Plan) -> dict[str, Value]:
    agents = plan.conditioning_agents
    facts: dict[str, Value] = {
        "plan.transplant_intended": value(plan.transplant_intended),
        "plan.donor": value(plan.donor),
    }
    if agents is not None:
        facts["plan.conditioning_alkylators"] = sum(named(agents, drug) for drug in ALKYLATORS)
        facts["plan.conditioning_thiotepa"] = named(agents, "thiotepa")
    return facts
