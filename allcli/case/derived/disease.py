"""The leukaemia: sites, targets, lesions, and how long remissions lasted."""

import re
from typing import Any

from allcli.case.derived.values import lasted, value
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.model import Case

REMISSIONS = ("cr", "cri", "crh")
_NO_REMISSION = ("mlfs", "pr", "nr")


def disease_facts(case: Case) -> dict[str, Value]:
    """What the tables on the disease say and imply."""
    disease, antigens, genetics = case.disease, case.antigens, case.genetics
    status = value(disease.status)
    return _sites(case) | {
        # a lineage that was never told apart is not known: it may be either
        "disease.lineage": None if disease.lineage == "all-unspecified" else value(disease.lineage),
        "disease.status": status,
        "disease.high_risk": value(disease.high_risk),
        "disease.relapse_number": value(disease.relapse_number),
        "disease.months_since_diagnosis": lasted(None, disease.diagnosed_on, case.assessed_on),
        "disease.first_cr_months": _remission(case, first=True),
        "disease.last_cr_months": _remission(case, first=False),
        "disease.extramedullary_past": value(disease.extramedullary_past),
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
        "genetics.ph_like": _ph_like(case),
        "mrd.status": "positive" if status == "mrd-positive" else value(case.mrd.status),
        "mrd.level_pct": value(case.mrd.level_pct),
    }


def _sites(case: Case) -> dict[str, Value]:
    """Where the leukaemia is; a list of sites is taken to be complete.

    Few blasts do not clear the marrow: it may be involved in foci or on the MRD level, which the
    list of sites tells.
    """
    sites, cns = case.disease.sites, value(case.disease.cns)
    extramedullary = value(case.disease.extramedullary)
    in_cns = None if cns is None else cns != "cns1"
    blasts = value(case.disease.marrow_blasts_pct)
    many = blasts is not None and (blasts >= 5) is True
    if sites is None:
        return {
            "disease.cns_active": in_cns,
            "disease.extramedullary": extramedullary,
            "disease.marrow_involved": many or None,
        }
    return {
        "disease.cns_active": _listed("cns" in sites or in_cns, case.disease.cns),
        "disease.extramedullary": _listed(
            {"testis", "other"} & set(sites) or extramedullary, case.disease.extramedullary
        ),
        "disease.testicular": "testis" in sites,
        "disease.marrow_involved": _listed(
            "marrow" in sites or many, case.disease.marrow_blasts_pct
        ),
    }


def _listed(involved: object, told: object) -> bool | None:
    """Whether a site is involved; a list does not deny what its own field says is not known."""
    return True if involved else None if isinstance(told, Missing) else False


def _ph_like(case: Case) -> bool | None:
    """Only in B-ALL without BCR::ABL1."""
    excluded = case.disease.lineage == "t-all" or case.genetics.bcr_abl1 == "positive"
    stated: bool | None = value(case.genetics.ph_like)
    return False if stated is None and excluded else stated


def _mutations(case: Case) -> tuple[str, ...] | None:
    """Without BCR::ABL1 there is none; one that cannot be read leaves the list open."""
    if value(case.genetics.bcr_abl1) == "negative":
        return ()
    stated = case.genetics.abl1_mutations
    if stated is None:
        return None
    read = [protein_change(each) for each in stated]
    return None if None in read else tuple(each for each in read if each)


_CODES = {
    "ala": "A", "arg": "R", "asn": "N", "asp": "D", "cys": "C", "gln": "Q", "glu": "E", "gly": "G",
    "his": "H", "ile": "I", "leu": "L", "lys": "K", "met": "M", "phe": "F", "pro": "P", "ser": "S",
    "thr": "T", "trp": "W", "tyr": "Y", "val": "V",
}  # fmt: skip
_CHANGE = r"(?i)(?:abl1?\W*)?(?:p\.)?\(?([a-z]{3}|[a-z])(\d+)([a-z]{3}|[a-z])\)?"


def protein_change(text: str) -> str | None:
    """`T315I` from the ways to write it: `p.(Thr315Ile)`, `ABL1 T315I`; None for anything else."""
    found = re.fullmatch(_CHANGE, text.strip())
    if not found:
        return None
    before, place, after = found.groups()
    one, two = (_CODES.get(each.lower(), each.upper()) for each in (before, after))
    return f"{one}{place}{two}" if len(one) == len(two) == 1 else None


def never_in_remission(case: Case) -> bool:
    """Whether the leukaemia is primary refractory: by the relapses, or by every line so far."""
    if case.disease.status != "refractory":
        return False
    responses = [line.best_response for line in case.lines or ()]
    told = bool(responses) and all(each in _NO_REMISSION for each in responses)
    return told or case.disease.relapse_number == 0


def _remission(case: Case, *, first: bool) -> Value:
    """Months the first, or the last, remission lasted; 0 where there never was one.

    Unknown when a line does not say.
    """
    if never_in_remission(case):
        return 0
    ordered = case.lines or ()
    for line in ordered if first else reversed(ordered):
        if line.best_response in REMISSIONS:
            return lasted(line.response_months, line.response_on, line.relapsed_on)
        if line.best_response not in _NO_REMISSION:
            return None
    return None


def _cd22(stated: str | None, pct: Any) -> str | None:
    """CD22 as stated, else as the percentage says: 20 % of blasts is the usual bound.

    Some laboratories call fewer "negative"; where none said so they are "partial", for labels ask
    for any CD22 at all.
    """
    if stated is not None or not isinstance(pct, int | float):
        return stated
    return "negative" if pct == 0 else "partial" if pct < 20 else "positive"
