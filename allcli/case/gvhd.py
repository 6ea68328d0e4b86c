"""Acute GVHD graded by MAGIC (Harris et al., Biol Blood Marrow Transplant 2016;22:4-10).

The overall grade is set by the most severe organ; it is not the highest stage.
"""

from allcli.case.span import Span, span

SKIN = (0, 1, 1, 2, 4)  # grade that each stage gives on its own
LIVER = (0, 2, 3, 3, 4)
UPPER_GI = (0, 2)
LOWER_GI = (0, 2, 3, 3, 4)


def magic_grade(
    skin: int | Span | None,
    liver: int | Span | None,
    upper_gi: int | Span | None,
    lower_gi: int | Span | None,
) -> float | Span | None:
    """Grade 0-4 from the MAGIC stages; a span while an unknown organ can still raise it.

    Stages are 0-4 (upper GI 0-1). None when no stage is known.
    """
    stages = (skin, liver, upper_gi, lower_gi)
    if all(stage is None for stage in stages):
        return None
    scales = (SKIN, LIVER, UPPER_GI, LOWER_GI)
    lows, highs = [], []
    for stage, scale in zip(stages, scales, strict=True):
        low, high = (0, len(scale) - 1) if stage is None else _bounds(stage)
        lows.append(scale[low])
        highs.append(scale[high])
    return span(max(lows), max(highs))


def _bounds(stage: int | Span) -> tuple[int, int]:
    if isinstance(stage, Span):
        return int(stage.low), int(stage.high)
    return stage, stage
