"""Targets on the blasts."""

from typing import get_args

from allcli.case.facts import ageing
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.record import Value, choice, number, yes_no
from allcli.case.kinds import Antigen

_CD22 = "CD22"


def _cd22_by_share(reading: Reading) -> Value:
    """As the percentage says: 20 % of blasts is the usual bound.

    Some laboratories call fewer "negative"; where none said so they are "partial", for labels ask
    for any CD22 at all.
    """
    share = value(reading.case.antigens.cd22_pct)
    if not isinstance(share, int | float):
        return None
    return "negative" if share == 0 else "partial" if share < 20 else "positive"


ANTIGENS = (
    choice(
        "antigens.cd19", "CD19", get_args(Antigen), safety=True, test="marrow", ages=ageing.CD19
    ),
    choice(
        "antigens.cd22", "CD22", get_args(Antigen), stated="antigens.cd22", of=_cd22_by_share,
        safety=True, topic=_CD22, test="marrow", ages=ageing.CD22,
    ),
    number(
        "antigens.cd22_pct", "CD22-positive blasts", "%", (0, 100),
        safety=True, topic=_CD22, test="marrow", ages=ageing.CD22,
    ),
    yes_no(
        "antigens.tested_after_targeted_therapy", "antigens tested after the last target drug",
        test="marrow", local_only=True,
    ),
)  # fmt: skip
