"""Cumulative anthracyclines as a dose of doxorubicin, for the risk to the heart.

Ratios of heart failure in survivors of childhood cancer: Feijen et al., JAMA Oncol 2019;5:864. For
mitoxantrone an older ratio of 4, from haematological toxicity, is still in use and can turn the
answer around, so both sums are given.
"""

from math import inf
from typing import NamedTuple

from allcli.case.calculators.scale import Measured, bounds
from allcli.case.span import span

DAUNORUBICIN = 0.6  # 0.5 in the same study when the dose response is taken as linear
EPIRUBICIN = 0.8
IDARUBICIN = 5.0
MITOXANTRONE_OLDER, MITOXANTRONE_HEART = 4.0, 10.5
IDARUBICIN_NOTE = "idarubicin x 5 is a convention: no ratio for the heart could be estimated"
MITOXANTRONE_NOTE = "mitoxantrone x 4 is the older ratio, x 10.5 that of heart failure"


class Doses(NamedTuple):
    """Cumulative lifetime doses; 0 when never given, None when not known."""

    doxorubicin_mg_m2: Measured = None
    daunorubicin_mg_m2: Measured = None
    epirubicin_mg_m2: Measured = None
    idarubicin_mg_m2: Measured = None
    mitoxantrone_mg_m2: Measured = None


class Equivalent(NamedTuple):
    """Doxorubicin equivalents in mg/m2 with either ratio for mitoxantrone, and what to know."""

    mitoxantrone_x_4: Measured
    mitoxantrone_x_10_5: Measured
    notes: tuple[str, ...]


def doxorubicin_equivalent(doses: Doses) -> Equivalent:
    """Both sums; open upwards while a dose is unknown, None when none is known."""
    notes = [
        note
        for dose, note in (
            (doses.idarubicin_mg_m2, IDARUBICIN_NOTE),
            (doses.mitoxantrone_mg_m2, MITOXANTRONE_NOTE),
        )
        if dose != 0
    ]
    return Equivalent(
        _sum(doses, MITOXANTRONE_OLDER),
        _sum(doses, MITOXANTRONE_HEART),
        tuple(notes),
    )


def _sum(doses: Doses, mitoxantrone: float) -> Measured:
    if all(dose is None for dose in doses):
        return None
    ratios = (1.0, DAUNORUBICIN, EPIRUBICIN, IDARUBICIN, mitoxantrone)
    ends = [(0.0, inf) if dose is None else bounds(dose) for dose in doses]
    return span(
        sum(low * ratio for (low, _), ratio in zip(ends, ratios, strict=True)),
        sum(high * ratio for (_, high), ratio in zip(ends, ratios, strict=True)),
    )
