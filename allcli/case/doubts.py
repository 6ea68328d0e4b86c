"""Statements that can both be true of one patient, but seldom are: warned about, not refused."""

from collections.abc import Iterator

from allcli.case.fields import Missing
from allcli.case.model import Case
from allcli.case.problems import Path

Doubt = tuple[Path, str]


def doubts(case: Case) -> list[Doubt]:
    """Everything a second look is asked for."""
    return [doubt for check in (_units, _antigens) for doubt in check(case)]


def _units(case: Case) -> Iterator[Doubt]:
    """Numbers that are possible, but look like another unit."""
    labs = case.labs
    for name, limit in (("bilirubin_uln", 4), ("creatinine", 20)):
        level = getattr(labs, name)
        if isinstance(level, int | float) and level > limit:
            yield (
                ("labs", name),
                f"{level:g} mg/dL is unusual: umol/L must be written with the unit",
            )


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
