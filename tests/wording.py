"""Phrases that no page, message or rule says, each with what it says instead."""

import re

REFUSED = {
    r"\bSalvage (?:\d|\(number)": "Suggested first salvage: X",
    r"\b[Rr]obust\b": "stable",
    r"\b[Hh]angs? on\b": "depends on",
    r"\b[Bb]eside\b": "with, concomitant; also consider",
    r"\b(?:caution|suitable|avoid) so far\b": "caution (incomplete data)",
    r"\bnot cleared\b": "still to exclude",
    r"\bcould become (?!the preferred option)": "at worst avoid",
    r"\bcould come first\b": "could become the preferred option",
    r"\bwhether it applies\b": "eligibility unclear",
    r"\bpaid for\b": "reimbursed",
    r"\bpayment (?:not|un)known\b": "reimbursement unknown",
    r"\bone-cent(?:re|er)\b": "single-centre",
    r"\bfit for more than\b": "fit for intensive therapy",
    r"\b(?:IN A GROUP LIKE THIS|[Ii]n a group like this)": "published outcomes in similar patients",
    r"\bno forecast\b": "not a prognosis",
    r"\bNOT KNOWN, AND MATTERS\b": "missing information that matters",
    r"\bless decisive\b": "also missing",
    r"\b[Ff]ewest cycles that\b": "limit to the fewest cycles needed for CR",
    r"\bwaits for ANC\b|\bwhere they were so before\b": "delay until ANC ≥ 1 (if met at baseline)",
    r"\b[Ll]ast bilirubin\b": "bilirubin below ULN immediately before conditioning",
    r"\bin the house\b": "available on site",
    r"\bfor good\b": "permanently",
    r"\bdeaths? of\b": "septic deaths, treatment-related deaths",
    r"\bthe NCCN\b|\bNCCN lets\b": "NCCN allows",
    r"\bwent with\b": "was associated with",
    r"\balike\b": "similar",
    r"\bfore(?:told|tells?)\b": "predicted",
    r"\bnothing will\b|\bcan fix\b|\bwill fix\b": "not modifiable; modifiable by treatment",
    r"\b(?:not )?told\b": "shown; hidden; reported",
    r"\bturns (?:it|on|to)\b": "changes it to",
    r"\bis called so\b|\bare called so\b": "unknown option",
    r"\bdrew lots\b|\bdraws lots\b": "randomised",
    r"\b(?:is|are|as) recalled\b|^Recalled\b": "cited from memory",
    r"\blived\b": "were alive at; 3-year OS",
    r"\bbettered\b": "improved",
    r"\banew\b": "again",
    r"[1-9]\d*\.\d{3,} (?:%|x ULN|m[goLs]|months|days|years|points)": "no more digits than matter",
}


def refused(text: str) -> list[str]:
    """What a text says that it should not, with the words around it and what to say instead.

    An id of the rulebook, with its hyphens, is no phrase.
    """
    return [
        f"{text[max(0, place.start() - 40) : place.end() + 30]!r}: {better}"
        for phrase, better in REFUSED.items()
        for place in re.finditer(rf"(?<!-)(?:{phrase})(?!-)", text)
    ]
