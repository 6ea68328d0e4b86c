"""From facts back to a case: fields that derive to these facts, so that a finding can be seen.

The way back is not unique, and some facts cannot be had together: whoever uses a case made here
derives it again and looks.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from math import sqrt
from typing import Any

from allcli.case.dates import add_months
from allcli.case.facts import VOCABULARY, Facts, Value
from allcli.case.files.read import Source, parse_case
from allcli.case.span import Span
from allcli.verify.candidates import Wanted
from allcli.verify.patients import A_DAY, document
from allcli.verify.records import Fields
from allcli.verify.witness_therapy import exposure, lines

_AFTER_30_DAYS = date(A_DAY.year, 5, 1)  # of April
_LEAST_KG, _MOST_KG = 0.5, 400  # of the field
_ALIKE = ("hct.", "exposure.hypersensitivity_", "vod.", "fitness.")


def case_of(wanted: Wanted) -> Fields:
    """A case document, as tables, that should derive to these facts; None leaves a fact open."""
    return document(fields_of(wanted))


def fields_of(wanted: Wanted) -> Fields:
    """The same as fields by their dotted path."""
    facts = {name: value for name, value in wanted.items() if value is not None}
    fields: Fields = dict(_plain(facts))
    for part in (_pregnancy, _liver, _lineage, _mrd, _sites, _dates, lines, exposure, _transplants,
                 _gvhd, _vod, _plan, _fitness, _body):  # fmt: skip
        fields |= part(facts)
    return {path: value for path, value in fields.items() if value is not None}


def facts_of_case(made: Fields) -> tuple[Source, Facts]:
    """The case as it would be read from a file, with its facts. Raises CaseError."""
    source = parse_case("case.json", json.dumps(made, default=str))
    return source, source.facts


def shows(facts: Facts, wanted: Wanted) -> bool:
    """Whether a case derives to all of the facts, open ones open."""
    return all(_same(facts.value(name), value) for name, value in wanted.items())


def _same(actual: Value, wanted: Value) -> bool:
    if isinstance(actual, tuple) and isinstance(wanted, tuple):
        return set(actual) == set(wanted)
    if isinstance(actual, int | float) and isinstance(wanted, int | float):
        return abs(actual - wanted) < 1e-6
    return actual == wanted


def _plain(facts: Wanted) -> Iterator[tuple[str, Any]]:
    """Facts that a field of their own gives."""
    for name, value in facts.items():
        fact = VOCABULARY[name]
        field = fact.stated or (name if name in fact.fields else "")
        if field and not name.startswith(_ALIKE):
            yield field, _written(value)


def _written(value: Value) -> Any:
    """A value as a case file holds it."""
    if isinstance(value, Span):
        return f">= {value.low:g}" if value.high > 1e9 else f"<= {value.high:g}"
    return list(value) if isinstance(value, tuple) else value


def _pregnancy(facts: Wanted) -> Fields:
    """Week 0 is that there is no pregnancy."""
    if facts.get("patient.gestation_weeks") != 0:
        return {}
    return {"patient.pregnant": False, "patient.gestation_weeks": None}


def _liver(facts: Wanted) -> Fields:
    made: Fields = {}
    enzymes = facts.get("labs.transaminases_x_uln")
    if enzymes is not None:
        made |= {"labs.ast_x_uln": _written(enzymes), "labs.alt_x_uln": _written(enzymes)}
    explained = facts.get("liver.gilbert_or_haemolysis")
    if explained is not None:
        made |= {"liver.gilbert": explained} | ({} if explained else {"liver.haemolysis": False})
    if facts.get("liver.other_disease_history") is False:
        made |= {"liver.fibrosis": False, "liver.steatohepatitis": False,
                 "liver.hepatitis_b": "negative", "liver.hepatitis_c": "negative"}  # fmt: skip
    return made


def _lineage(facts: Wanted) -> Fields:
    """Whether it began as a lymphoma is told by the word for the lineage."""
    lymphoma, lineage = facts.get("disease.lymphoma"), facts.get("disease.lineage")
    if lymphoma is None:
        return {}
    started = "t" if lineage == "t-all" else "b"
    return {
        "disease.lineage": f"lbl-{started}" if lymphoma else f"{started}-all",
        "disease.lineage_now": lineage,
    }


def _mrd(facts: Wanted) -> Fields:
    """Whether there is residual disease and no more."""
    residual = facts.get("mrd.in_remission")
    if residual is None:
        return {}
    status = facts.get("disease.status", "remission")
    return {"disease.status": status, "mrd.status": "positive" if residual else "negative"}


_OUTSIDE = {
    "testis": "disease.testicular", "heart": "disease.heart", "eye": "disease.eye",
    "kidney": "disease.kidney", "bowel": "disease.bowel",
}  # fmt: skip


def _sites(facts: Wanted) -> Fields:
    """The sites as fields of their own while they can be; a list of sites tells them all."""
    cns = facts.get("disease.cns_active")
    made: Fields = {}
    if cns is not None and "disease.cns" not in facts and not facts.get("disease.cns_sites"):
        made["disease.cns"] = "cns3" if cns else "cns1"
    involved = facts.get("disease.marrow_involved")
    outside = {site: facts.get(name) for site, name in _OUTSIDE.items()}
    nothing_told = all(seen is None for seen in outside.values())
    if nothing_told and (involved is None or "disease.marrow_blasts_pct" in facts):
        return made
    other = facts.get("disease.extramedullary") and not any(outside.values())
    there = {"marrow": involved, "cns": cns, **outside, "other": other}
    return made | {"disease.sites": [site for site, seen in there.items() if seen]}


def _dates(facts: Wanted) -> Fields:
    made: Fields = {}
    since = facts.get("disease.months_since_diagnosis")
    if isinstance(since, int | float):
        before = _today(facts) - timedelta(days=round(since % 1 * 30))
        made["disease.diagnosed_on"] = add_months(before, -int(since)).isoformat()
    dose = facts.get("exposure.days_since_inotuzumab")
    if isinstance(dose, int | float):
        made["exposure.inotuzumab_last_dose_on"] = _ago(facts, dose)
    if made or "hct.days_since" in facts or "hct.days_since_dli" in facts:
        made["assessed_on"] = _today(facts).isoformat()
    return made


def _today(facts: Wanted) -> date:
    """A day after a month of 30 days where a tenth of a month is to be told."""
    since = facts.get("disease.months_since_diagnosis")
    return A_DAY if not isinstance(since, float) or since.is_integer() else _AFTER_30_DAYS


def _ago(facts: Wanted, days: float) -> str:
    return (_today(facts) - timedelta(days=round(days))).isoformat()


def _transplants(facts: Wanted) -> Fields:
    prior = facts.get("hct.prior_allo")
    number = facts.get("hct.allo_number")
    stated = [
        name for name, value in facts.items() if name.startswith("hct.") and value is not False
    ]
    if prior is False or number == 0:
        return {"transplants": []}
    if not stated and False in (facts.get("hct.relapse_after"), facts.get("hct.prior_tbi")):
        return {"transplants": []}
    if not stated and "hct.dli_given" not in facts:
        return {}
    last: Fields = {"type": "allogeneic"}
    months, days = facts.get("hct.months_to_relapse"), facts.get("hct.days_since")
    if months is not None:
        last["months_to_relapse"] = _written(months)
    if isinstance(days, int | float):
        last["date"] = _ago(facts, days)
    since_dli = facts.get("hct.days_since_dli")
    if isinstance(since_dli, int | float):
        last["dli_on"] = [_ago(facts, since_dli)]
    elif "hct.dli_given" in facts:
        last["dli_on"] = ["2025"] if facts["hct.dli_given"] else []
    if "hct.prior_tbi" in facts:
        last["tbi"] = facts["hct.prior_tbi"]
    overt = facts.get("disease.status") == "relapsed" or months is not None
    if facts.get("hct.relapse_after") and not overt:
        last["relapsed_on"] = "2026"
    count = int(number) if isinstance(number, int | float) else 1
    return {"transplants": [{"type": "allogeneic"}] * (count - 1) + [last]}


def _gvhd(facts: Wanted) -> Fields:
    """Earlier treatment is denied by closing the table only; without a transplant all is denied."""
    if facts.get("hct.prior_allo") is False or facts.get("hct.allo_number") == 0:
        names = ("acute_active", "acute_grade", "chronic_active", "systemic_treatment",
                 "days_since_systemic_treatment", "steroid_refractory")  # fmt: skip
        return dict.fromkeys((f"gvhd.{name}" for name in names), None)
    made: Fields = {}
    past = facts.get("gvhd.systemic_treatment_past")
    if past is False:
        made["gvhd.unstated"] = "absent"
    elif past and "gvhd.days_since_systemic_treatment" not in facts:
        made["gvhd.days_since_systemic_treatment"] = "<= 36500"
    if facts.get("gvhd.acute_active") is False:
        made["gvhd.acute_grade"] = None
    return made


def _vod(facts: Wanted) -> Fields:
    """A VOD/SOS now: none by the liver table, one by histology, its severity by organ failure."""
    met, severe = facts.get("vod.criteria_met"), facts.get("vod.severe")
    if met is False or (severe is False and not met):
        return {} if facts.get("liver.vod_ongoing") is False else {"liver.vod_ongoing": False}
    if not met and not severe:
        return {}
    made: Fields = {"vod.histology_proven": True}
    if severe:
        made["vod.multi_organ_dysfunction"] = True
    elif severe is False:
        mild = {"days_since_first_symptoms": 10, "weight_gain_pct": 1, "creatinine_x_baseline": 1,
                "risk_factors": 0, "bilirubin_doubled_within_48_h": False,
                "multi_organ_dysfunction": False}  # fmt: skip
        made |= {f"vod.{name}": value for name, value in mild.items()}
        made |= {"labs.bilirubin": facts.get("labs.bilirubin_mg_dl", 1), "labs.ast_x_uln": 1,
                 "labs.alt_x_uln": 1}  # fmt: skip
    return made


def _plan(facts: Wanted) -> Fields:
    number, thiotepa = (
        facts.get(f"plan.conditioning_{name}") for name in ("alkylators", "thiotepa")
    )
    if number is None and thiotepa is None:
        return {}
    count = int(number) if isinstance(number, int | float) else int(thiotepa is True)
    others = ["busulfan", "melphalan", "cyclophosphamide", "treosulfan", "carmustine"]
    agents = ["thiotepa"] * (thiotepa is True) + others
    return {"plan.conditioning_agents": [*agents[:count], "fludarabine"]}


_POINTS: tuple[tuple[str, int], ...] = (
    ("prior_solid_tumour", 3), ("heart_valve", 3), ("rheumatologic", 2), ("arrhythmia", 1),
    ("diabetes", 1),
)  # fmt: skip


def _fitness(facts: Wanted) -> Fields:
    """HCT-CI by comorbidities; everything else that counts is written down as normal."""
    points, age = facts.get("fitness.hct_ci"), facts.get("patient.age_years", 30)
    with_age = facts.get("fitness.hct_ci_age")
    if isinstance(points, int | float):
        left = points
    elif isinstance(with_age, int | float):
        left = with_age - (isinstance(age, int | float) and age >= 40)
    else:
        return {}
    made: Fields = {
        "comorbidity.unstated": "absent", "liver.unstated": "absent", "patient.age": age,
        "heart.lvef_pct": 60, "lung.dlco_pct": 90, "lung.fev1_pct": 90, "lung.dyspnoea": "none",
        "labs.bilirubin_x_uln": 1, "labs.ast_x_uln": 1, "labs.alt_x_uln": 1, "labs.creatinine": 1,
        "patient.weight_kg": 60, "patient.height_cm": 170,
    }  # fmt: skip
    for name, worth in _POINTS:
        if left >= worth:
            made[f"comorbidity.{name}"] = True
            left -= worth
    return made


def _body(facts: Wanted) -> Fields:
    """A height at which the weight that the index asks for is one that a field takes."""
    index, weight = facts.get("patient.bmi_kg_m2"), facts.get("patient.weight_kg")
    if not isinstance(index, int | float):
        return {}
    if isinstance(weight, int | float):
        return {"patient.height_cm": sqrt(weight / index) * 100}
    height = next(cm for cm in (100, 250, 20) if _LEAST_KG <= index * cm**2 / 10000 <= _MOST_KG)
    return {"patient.height_cm": height, "patient.weight_kg": index * height**2 / 10000}
