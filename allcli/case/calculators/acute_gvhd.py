"""Acute GVHD graded by MAGIC and by modified Glucksberg (Keystone), and where the two differ.

MAGIC: Harris et al., Biol Blood Marrow Transplant 2016;22:4-10. Modified Glucksberg: Przepiorka
et al., Bone Marrow Transplant 1995;15:825. The grade is set by the most severe organ; it is not
the highest stage.
"""

from collections.abc import Sequence
from typing import NamedTuple

from allcli.case import gvhd
from allcli.case.calculators import acute_gvhd_stages as staging
from allcli.case.calculators.findings import unique
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Steps, bounds
from allcli.case.span import Span

GRADES = ("0", "I", "II", "III", "IV")
ORGANS = ("skin", "liver", "upper GI", "lower GI")

# The grade that each stage of skin, liver, upper GI and lower GI gives on its own.
MAGIC = (gvhd.SKIN, gvhd.LIVER, gvhd.UPPER_GI, gvhd.LOWER_GI)
# Keystone has one gut: upper GI symptoms are its stage 1, and its stage 4 is grade III.
GLUCKSBERG = (gvhd.SKIN, gvhd.LIVER, gvhd.UPPER_GI, (0, 2, 3, 3, 3))


class Stages(NamedTuple):
    """Organ stages 0-4 (upper GI 0-1) as MAGIC defines them; None is unknown."""

    skin: int | Span | None = None
    liver: int | Span | None = None
    upper_gi: int | Span | None = None
    lower_gi: int | Span | None = None


class Grading(NamedTuple):
    """Every stage, and the grade in both systems."""

    skin: Result
    liver: Result
    upper_gi: Result
    lower_gi: Result
    magic: Result
    glucksberg: Result

    @property
    def stages(self) -> Stages:
        """The stages alone."""
        return Stages(*(organ.place for organ in self[:4]))


def assess(measurements: staging.Measurements) -> Grading:
    """Stages and both grades from measurements, each saying which measurement made it."""
    organs = (
        staging.skin(measurements),
        staging.liver(measurements),
        staging.upper_gi(measurements),
        staging.lower_gi(measurements),
    )
    return Grading(*organs, _magic(organs), _glucksberg(organs))


def magic(stages: Stages) -> Result:
    """The MAGIC grade from organ stages."""
    return _magic(_given(stages))


def glucksberg(stages: Stages) -> Result:
    """The modified Glucksberg grade from organ stages.

    Keystone wants histology for isolated upper GI symptoms, and allows one stage less where another
    cause is documented; neither is applied here.
    """
    return _glucksberg(_given(stages))


def disagreement(stages: Stages) -> str | None:
    """The organ that makes the two grades differ, or may while stages are unknown.

    Lower GI stage 4 is the only one, unless the skin or the liver is at stage 4 too.
    """
    skin, liver, _, gut = (_steps(stage, 4) for stage in stages)
    if gut.high < 4 or skin.low == 4 or liver.low == 4:
        return None
    certain = gut.low == 4 and skin.high < 4 and liver.high < 4
    verb = "is" if certain else "would be"
    return f"lower GI stage 4 {verb} grade IV by MAGIC and III by modified Glucksberg"


def _given(stages: Stages) -> tuple[Result, ...]:
    """Stages as they were entered, without a measurement behind them."""
    scales = zip(Stages._fields, stages, MAGIC, strict=True)
    return tuple(
        Result(
            organ, staging.LABELS[: len(scale)], *_steps(stage, len(scale) - 1),
            (), (organ,), staging.REFERENCE,
        )
        for organ, stage, scale in scales
    )  # fmt: skip


def _steps(stage: int | Span | None, highest: int) -> Steps:
    low, high = (0, highest) if stage is None else bounds(stage)
    return Steps(int(low), int(high))


def _magic(organs: Sequence[Result]) -> Result:
    grade = gvhd.magic_grade(*(organ.place for organ in organs))
    assert grade is not None  # noqa: S101 - an unknown stage is a span here, never None
    low, high = bounds(grade)
    return _graded("MAGIC", MAGIC, organs, Steps(int(low), int(high)), "harris-2016")


def _glucksberg(organs: Sequence[Result]) -> Result:
    alone = _alone(GLUCKSBERG, organs)
    grade = Steps(max(organ.low for organ in alone), max(organ.high for organ in alone))
    return _graded("modified Glucksberg", GLUCKSBERG, organs, grade, "przepiorka-1995")


def _alone(scales: Sequence[Sequence[int]], organs: Sequence[Result]) -> list[Steps]:
    """The grade that each organ gives on its own."""
    return [
        Steps(scale[organ.low], scale[organ.high])
        for scale, organ in zip(scales, organs, strict=True)
    ]


def _graded(
    system: str,
    scales: Sequence[Sequence[int]],
    organs: Sequence[Result],
    grade: Steps,
    reference: str,
) -> Result:
    """Name the organs that reach the certain grade, and those that can still raise it."""
    made: list[str] = []
    gaps: list[str] = []
    for name, organ, alone in zip(ORGANS, organs, _alone(scales, organs), strict=True):
        if alone.low == grade.low and (grade.low > 0 or grade.high == 0):
            detail = f": {', '.join(organ.deciding)}" if organ.deciding else ""
            made.append(f"{name} stage {organ.text}{detail}")
        if alone.high > grade.low:
            gaps.extend(organ.missing)
    return Result(system, GRADES, *grade, tuple(made), unique(gaps), reference)
