"""Chronic GVHD: global severity from organ scores, and the lung and liver scores from tests.

NIH 2014 consensus, Jagasia et al., Biol Blood Marrow Transplant 2015;21:389 (PMC4329079).
Performance status is not counted.
"""

from typing import NamedTuple

from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import (
    Cut,
    Measured,
    Steps,
    bounds,
    exact,
    passes,
    place,
    written,
)
from allcli.case.span import Span

SYSTEM, REFERENCE = "NIH 2014", "jagasia-2015"
SEVERITIES = ("none", "mild", "moderate", "severe")
NONE, MILD, MODERATE, SEVERE = range(4)
SCORES = ("0", "1", "2", "3")

# The severity that a score 0-3 gives on its own; the lungs count one class higher.
ORGAN = (NONE, MILD, MODERATE, SEVERE)
LUNGS = (NONE, MODERATE, SEVERE, SEVERE)
MODERATE_FROM_ORGANS = 3

# The table prints 60-79, 40-59 and <= 39 %: values between two rows go to the worse one.
FEV1_PCT = (Cut("<", 80), Cut("<", 60), Cut("<", 40))
ALT_X_ULN = (Cut(">=", 3), Cut(">", 5))
ALP_X_ULN = (Cut(">=", 3),)
BILIRUBIN_3_MG_DL = Cut(">", 3)


class Organs(NamedTuple):
    """Organ scores 0-3; None is unknown, and may still be any score."""

    skin: int | Span | None = None
    mouth: int | Span | None = None
    eyes: int | Span | None = None
    gi: int | Span | None = None
    liver: int | Span | None = None
    lungs: int | Span | None = None
    joints: int | Span | None = None
    genital: int | Span | None = None


class LiverTests(NamedTuple):
    """Total bilirubin with its upper limit of normal; ALT and alkaline phosphatase as multiples."""

    bilirubin_mg_dl: Measured = None
    bilirubin_uln_mg_dl: Measured = None
    alt_x_uln: Measured = None
    alp_x_uln: Measured = None


class LungTests(NamedTuple):
    """FEV1 in % of predicted; it goes before symptoms."""

    fev1_pct: Measured = None


def severity(organs: Organs) -> Result:
    """Global severity: by the worst organ, or by three organs at score 1."""
    scores = {
        name: Steps(0, 3) if score is None else _whole(score)
        for name, score in zip(Organs._fields, organs, strict=True)
    }
    low = _severity({name: score.low for name, score in scores.items()})
    high = _severity({name: score.high for name, score in scores.items()})
    gaps = tuple(name for name in scores if low < high and _matters(name, scores, low))
    return Result(SYSTEM, SEVERITIES, low, high, _deciding(scores, low), gaps, REFERENCE)


def _whole(score: int | Span) -> Steps:
    low, high = bounds(score)
    return Steps(int(low), int(high))


def _alone(name: str, score: int) -> int:
    return (LUNGS if name == "lungs" else ORGAN)[score]


def _severity(scores: dict[str, int]) -> int:
    worst = max(_alone(name, score) for name, score in scores.items())
    involved = sum(score > 0 for score in scores.values())
    return max(worst, MODERATE) if involved >= MODERATE_FROM_ORGANS else worst


def _matters(name: str, scores: dict[str, Steps], low: int) -> bool:
    """Whether an organ can still raise the severity, alone or as the third one involved."""
    score = scores[name]
    if _alone(name, score.high) > low:
        return True
    others = sum(other.high > 0 for other_name, other in scores.items() if other_name != name)
    is_open = score.low == 0 < score.high
    return is_open and low < MODERATE and others >= MODERATE_FROM_ORGANS - 1


def _deciding(scores: dict[str, Steps], severity: int) -> tuple[str, ...]:
    """The organs that reach the severity; all that are involved where only their number does."""
    involved = {name: score.low for name, score in scores.items() if score.low > 0}
    made = [name for name, score in involved.items() if _alone(name, score) == severity]
    return tuple(f"{name} {involved[name]}" for name in made or involved)


def lung_score(tests: LungTests) -> Result:
    """Lung score from FEV1."""
    made = () if tests.fev1_pct is None else (f"FEV1 {written(tests.fev1_pct)} %",)
    return _score("lung", place(tests.fev1_pct, FEV1_PCT), made, ("fev1_pct",))


def liver_score(tests: LiverTests) -> Result:
    """Liver score: the worst of bilirubin, ALT and alkaline phosphatase."""
    bilirubin = _bilirubin(tests)
    alt, alp = place(tests.alt_x_uln, ALT_X_ULN), place(tests.alp_x_uln, ALP_X_ULN)
    low = max(bilirubin.low, alt.low, alp.low)
    high = max(bilirubin.high, alt.high, alp.high)
    made = (
        *_made("bilirubin", tests.bilirubin_mg_dl, "mg/dL", bilirubin, low),
        *_made("ALT", tests.alt_x_uln, "x ULN", alt, low),
        *_made("ALP", tests.alp_x_uln, "x ULN", alp, low),
    )
    reach = {
        "bilirubin_mg_dl": bilirubin.high,
        "bilirubin_uln_mg_dl": min(bilirubin.high, 2),  # normal or raised; above 3 is 3 anyway
        "alt_x_uln": alt.high,
        "alp_x_uln": alp.high,
    }
    gaps = (name for name in reach if reach[name] > low and not exact(getattr(tests, name)))
    return _score("liver", Steps(low, high), made, tuple(gaps))


def _bilirubin(tests: LiverTests) -> Steps:
    """0 when normal, 2 when raised up to 3 mg/dL, 3 above."""
    above = passes(tests.bilirubin_mg_dl, BILIRUBIN_3_MG_DL)
    raised = _is_raised(tests.bilirubin_mg_dl, tests.bilirubin_uln_mg_dl)
    low = 3 if above else 2 if raised else 0
    high = 3 if above is not False else 0 if raised is False else 2
    return Steps(low, high)


def _is_raised(bilirubin: Measured, uln: Measured) -> bool | None:
    if uln is None:
        return None
    least, most = (round(limit, 9) for limit in bounds(uln))
    if passes(bilirubin, Cut(">", most)):
        return True
    return False if passes(bilirubin, Cut(">", least)) is False else None


def _made(label: str, value: Measured, unit: str, part: Steps, score: int) -> tuple[str, ...]:
    if value is None or part.low < score:
        return ()
    return (f"{label} {written(value)} {unit}",)


def _score(organ: str, steps: Steps, made: tuple[str, ...], gaps: tuple[str, ...]) -> Result:
    gaps = gaps if steps.low < steps.high else ()
    return Result(f"{SYSTEM} {organ} score", SCORES, *steps, made, gaps, REFERENCE)
