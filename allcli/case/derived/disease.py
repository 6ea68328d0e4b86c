"""The leukaemia: sites, targets, lesions, and how long remissions lasted."""

from typing import Any

from allcli.case.derived.values import lasted, value
from allcli.case.facts import Value
from allcli.case.history import Line
from allcli.case.model import Case

REMISSIONS = ("cr", "cri", "crh")


def disease_facts(case: Case) -> dict[str, Value]:
    """What the tables on the disease say and imply."""
    disease, antigens, genetics = case.disease, case.antigens, case.genetics
    status = value(disease.status)
    return _sites(case) | {
        "disease.lineage": value(disease.lineage),
        "disease.status": status,
        "disease.high_risk": value(disease.high_risk),
        "disease.relapse_number": value(disease.relapse_number),
        "disease.months_since_diagnosis": lasted(None, disease.diagnosed_on, case.assessed_on),
        "disease.first_cr_months": _remission(case.lines, first=True),
        "disease.last_cr_months": _remission(case.lines, first=False),
        "disease.marrow_blasts_pct": value(disease.marrow_blasts_pct),
        "disease.blood_blasts_pct": value(disease.blood_blasts_pct),
        "disease.blood_blasts_1e9_l": value(disease.blood_blasts),
        "antigens.cd19": value(antigens.cd19),
        "antigens.cd22": _cd22(value(antigens.cd22), value(antigens.cd22_pct)),
        "antigens.cd22_pct": value(antigens.cd22_pct),
        "antigens.tested_after_targeted_therapy": value(antigens.tested_after_targeted_therapy),
        "genetics.bcr_abl1": value(genetics.bcr_abl1),
        "genetics.abl1_mutations": _mutations(case),
        "genetics.kmt2a": value(genetics.kmt2a),
        "genetics.tp53": value(genetics.tp53),
        "genetics.hypodiploid": value(genetics.hypodiploid),
        "genetics.ph_like": value(genetics.ph_like),
        "mrd.status": "positive" if status == "mrd-positive" else value(case.mrd.status),
        "mrd.level_pct": value(case.mrd.level_pct),
    }


def _sites(case: Case) -> dict[str, Value]:
    """Where the leukaemia is; a list of sites is taken to be complete."""
    sites, cns = case.disease.sites, value(case.disease.cns)
    extramedullary = value(case.disease.extramedullary)
    in_cns = None if cns is None else cns != "cns1"
    if sites is None:
        blasts = value(case.disease.marrow_blasts_pct)
        return {
            "disease.cns_active": in_cns,
            "disease.extramedullary": extramedullary,
            "disease.marrow_involved": None if blasts is None else blasts >= 5,
        }
    return {
        "disease.cns_active": "cns" in sites or bool(in_cns),
        "disease.extramedullary": bool({"testis", "other"} & set(sites)) or bool(extramedullary),
        "disease.testicular": "testis" in sites,
        "disease.marrow_involved": "marrow" in sites,
    }


def _mutations(case: Case) -> tuple[str, ...] | None:
    """As protein changes without `p.`; without BCR::ABL1 there is none."""
    if value(case.genetics.bcr_abl1) == "negative":
        return ()
    stated = case.genetics.abl1_mutations
    return None if stated is None else tuple(each.upper().removeprefix("P.") for each in stated)


def _remission(lines: tuple[Line, ...] | None, *, first: bool) -> Value:
    """Months the first, or the last, remission lasted; unknown when a line does not say."""
    ordered = lines or ()
    for line in ordered if first else reversed(ordered):
        if line.best_response in REMISSIONS:
            return lasted(line.response_months, line.response_on, line.relapsed_on)
        if value(line.best_response) is None:
            return None
    return None


def _cd22(stated: str | None, pct: Any) -> str | None:
    """CD22 as stated, else as the percentage says: 20 % of blasts is the usual bound."""
    if stated is not None or not isinstance(pct, int | float):
        return stated
    return "negative" if pct == 0 else "partial" if pct < 20 else "positive"
