"""Statements that can both be true of one patient, but seldom are: warned about, not refused."""

import re
from collections.abc import Iterator

from allcli.case.agents.names import TARGETED
from allcli.case.doubtful import unusual, without_limit
from allcli.case.facts.genetics import protein_change
from allcli.case.facts.given import drugs_of
from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.unread import Doubt, unread

_TRANSPLANT = r"(?i)\b(hs?ct|sct|bmt)\b|transplant"


def doubts(case: Case) -> list[Doubt]:
    """Everything a second look is asked for."""
    checks = (unusual, without_limit, _antigens, _mutations, _lines, unread)
    return [doubt for check in checks for doubt in check(case)]


def _antigens(case: Case) -> Iterator[Doubt]:
    stated, pct = case.antigens.cd22, case.antigens.cd22_pct
    if stated == "positive" and isinstance(pct, int | float) and pct < 20:
        yield ("antigens", "cd22_pct"), 'CD22 "positive" on fewer than 20 % of blasts'
    if isinstance(case.antigens.tested_after_targeted_therapy, Missing | None):
        return
    if case.antigens.tested_after_targeted_therapy is False and not isinstance(
        case.antigens.cd19, Missing | None
    ):
        yield ("antigens", "cd19"), "tested before the last targeted therapy: it may have changed"


def _mutations(case: Case) -> Iterator[Doubt]:
    for i, text in enumerate(case.genetics.abl1_mutations or ()):
        if protein_change(text) is None:
            yield (
                ("genetics", "abl1_mutations", i),
                f'"{text}" is no protein change such as T315I: the mutations count as not known',
            )


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
