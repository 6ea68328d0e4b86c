"""Statements that can both be true of one patient, but seldom are: warned about, not refused."""

import re
from collections.abc import Iterator

from allcli.case.agents.names import TARGETED
from allcli.case.calculators.scale import bounds, written
from allcli.case.doubtful import Doubt, limits_of_adults, odd_sizes, unusual, without_limit
from allcli.case.facts.genetics import protein_change
from allcli.case.facts.given import drugs_of
from allcli.case.facts.lines import salvage_number
from allcli.case.facts.reading import Reading, days, listed, value
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.span import Span
from allcli.case.unread import unread

_NO_MUTATION = r"(?i)\b(?:no|none|neg|wild|wt|nil|not)|음성|없음|陰性|なし|^-$"
_TRANSPLANT = r"(?i)\b(hs?ct|sct|bmt)\b|transplant|이식|移植"


def doubts(case: Case) -> list[Doubt]:
    """Everything a second look is asked for, though it is used as it stands."""
    checks = (
        unusual,
        odd_sizes,
        limits_of_adults,
        _symptoms,
        _blasts,
        _mrd,
        _antigens,
        _lines,
        _relapse_and_salvage,
    )
    return [doubt for check in checks for doubt in check(case)]


def unusable(case: Case) -> list[Doubt]:
    """Everything that is not used, or only in part."""
    checks = (without_limit, _mutations, unread)
    return [doubt for check in checks for doubt in check(case)]


def _symptoms(case: Case) -> Iterator[Doubt]:
    """Of VOD/SOS that began before the last transplant: its criteria count from there."""
    first = value(case.vod.days_since_first_symptoms)
    hcts = case.transplants or ()
    since = days(hcts[-1].date, case.assessed_on) if hcts else None
    if first is not None and since is not None and bounds(first)[0] > bounds(since)[1]:
        said = f"{written(first)} days, but the last transplant was {written(since)} days ago"
        yield ("vod", "days_since_first_symptoms"), said


def _blasts(case: Case) -> Iterator[Doubt]:
    """A share of 1 % at most, in overt disease that nobody says is elsewhere."""
    disease = case.disease
    share, status = disease.marrow_blasts_pct, value(disease.status)
    outside = disease.sites and listed(case, "disease.sites", "marrow") is False
    elsewhere = outside or value(disease.cns) == "cns3" or value(disease.extramedullary)
    overt = status in ("relapsed", "refractory") and not elsewhere
    if overt and isinstance(share, int | float) and 0 < share <= 1:
        said = f"{share:g} % is little for overt disease: is it a fraction, {share * 100:g} %?"
        yield ("disease", "marrow_blasts_pct"), said


def _mrd(case: Case) -> Iterator[Doubt]:
    """A level that its word does not go with."""
    level, status = value(case.mrd.level_pct), value(case.mrd.status)
    if level is None:
        return
    if bounds(level)[1] == 0 and (status == "positive" or case.disease.status == "mrd-positive"):
        yield ("mrd", "level_pct"), 'MRD "positive", but 0 %: counted as positive'


def _antigens(case: Case) -> Iterator[Doubt]:
    for name, label in (("cd19", "CD19"), ("cd22", "CD22")):
        stated, pct = getattr(case.antigens, name), getattr(case.antigens, f"{name}_pct")
        share, path = value(pct), ("antigens", f"{name}_pct")
        if share is None:
            continue
        low, high = bounds(share)
        if stated in ("positive", "dim") and high < 20:
            yield path, f'{label} "{stated}" on fewer than 20 % of blasts: "partial" is meant?'
        elif stated == "negative" and low > 0:
            said = f'{label} "negative", but on {written(share)} % of blasts'
            yield path, f'{said}: counted as negative; "partial" if the drug may find enough'
        elif stated == "partial" and low == 100:
            yield path, f'{label} "partial", but on all blasts: "dim" or "positive" is meant?'
    if case.antigens.tested_after_targeted_therapy is False and not isinstance(
        case.antigens.cd19, Missing | None
    ):
        yield ("antigens", "cd19"), "tested before the last targeted therapy: it may have changed"


def _mutations(case: Case) -> Iterator[Doubt]:
    for i, text in enumerate(case.genetics.abl1_mutations or ()):
        if protein_change(text) is None:
            said = f'"{text}" is no protein change such as T315I: it may be any, and more may be'
            none = "; [] says that none was found" if re.search(_NO_MUTATION, text) else ""
            yield ("genetics", "abl1_mutations", i), f"{said}{none}"


def _lines(case: Case) -> Iterator[Doubt]:
    """What people tell as lines of therapy, but would be counted wrongly."""
    for i, line in enumerate(case.lines or ()):
        if line.regimen and re.search(_TRANSPLANT, line.regimen):
            yield (
                ("lines", i, "regimen"),
                "counted as a line of therapy; a transplant is told in [[transplants]]",
            )
    first = case.lines[0] if case.lines else None
    if first and first.purpose is None and any(drugs_of(first).gave(drug) for drug in TARGETED):
        yield (
            ("lines", 0),
            'counted as frontline; is an earlier line left out, or is its purpose "salvage"?',
        )


def _relapse_and_salvage(case: Case) -> Iterator[Doubt]:
    """Each relapse is followed by a salvage: fewer of these than relapses lack one, or a line."""
    relapses = value(case.disease.relapse_number)
    salvage = value(case.disease.salvage_number) or salvage_number(Reading(case))
    if isinstance(relapses, int | float | Span) and isinstance(salvage, int | float | Span):
        least, most = bounds(relapses)[0], bounds(salvage)[1]
        if least > most:
            said = f"relapse {least:g}, but the salvage to come is number {most:g}"
            hint = "is a line left out, or its purpose? Else say lines_complete = false"
            yield ("disease", "relapse_number"), f"{said}: {hint}"
