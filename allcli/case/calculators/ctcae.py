"""CTCAE v5.0 grades of liver tests and of the QTc.

Multiples of the upper limit of normal (ULN) hold for a normal baseline; with an abnormal one v5.0
counts multiples of the baseline instead. Version 6.0 differs, so every result names its version.
"""

from typing import NamedTuple

from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import (
    Cut,
    Measured,
    Steps,
    difference,
    exact,
    passes,
    place,
    written,
)

VERSION, REFERENCE = "CTCAE v5.0", "ctcae-v5"
GRADES = ("0", "1", "2", "3", "4")

_AMINOTRANSFERASE = (Cut(">", 1), Cut(">", 3), Cut(">", 5), Cut(">", 20))
_CHOLESTASIS = (Cut(">", 1), Cut(">", 2.5), Cut(">", 5), Cut(">", 20))
X_ULN = {
    "ALT": _AMINOTRANSFERASE,
    "AST": _AMINOTRANSFERASE,
    "bilirubin": (Cut(">", 1), Cut(">", 1.5), Cut(">", 3), Cut(">", 10)),
    "ALP": _CHOLESTASIS,
    "GGT": _CHOLESTASIS,
}
# The text prints 481-500 and >= 501 ms: values between two rows go to the worse one.
QTC_MS = (Cut(">=", 450), Cut(">", 480), Cut(">", 500))
QTC_RISE_MS = Cut(">", 60)


class LiverPanel(NamedTuple):
    """Liver tests as multiples of the upper limit of normal."""

    alt_x_uln: Measured = None
    ast_x_uln: Measured = None
    bilirubin_x_uln: Measured = None
    alp_x_uln: Measured = None
    ggt_x_uln: Measured = None


class Qtc(NamedTuple):
    """QTc now and at baseline, and torsade de pointes or another serious arrhythmia."""

    qtc_ms: Measured = None
    baseline_qtc_ms: Measured = None
    torsade_or_serious_arrhythmia: bool | None = None


def liver_grades(tests: LiverPanel) -> tuple[Result, ...]:
    """A grade for each test."""
    return tuple(
        _liver_grade(test, name, getattr(tests, name))
        for test, name in zip(X_ULN, LiverPanel._fields, strict=True)
    )


def _liver_grade(test: str, name: str, value: Measured) -> Result:
    steps = place(value, X_ULN[test])
    made = () if value is None else (f"{test} {written(value)} x ULN",)
    gaps = (name,) if steps.low < steps.high else ()
    return Result(f"{VERSION} {test}", GRADES, *steps, made, gaps, REFERENCE)


def qtc_grade(qtc: Qtc) -> Result:
    """QTc prolongation: by its length, 3 by its rise, 4 by torsade or a serious arrhythmia."""
    length = place(qtc.qtc_ms, QTC_MS)
    rise = difference(qtc.qtc_ms, qtc.baseline_qtc_ms)
    risen = passes(rise, QTC_RISE_MS)
    arrhythmia = qtc.torsade_or_serious_arrhythmia
    low = 4 if arrhythmia else 3 if risen else length.low
    high = 4 if arrhythmia is not False else 3 if risen is not False else length.high
    gaps = _open_qtc(qtc, length, low, risen=risen) if low < high else ()
    return Result(f"{VERSION} QTc", GRADES, low, high, _made_qtc(qtc, rise), gaps, REFERENCE)


def _open_qtc(qtc: Qtc, length: Steps, low: int, *, risen: bool | None) -> tuple[str, ...]:
    """QTc and its baseline where they can still make grade 3, and the arrhythmia."""
    gaps = []
    if low < 3 and not exact(qtc.qtc_ms) and (risen is None or length.low < length.high):
        gaps.append("qtc_ms")
    if low < 3 and not exact(qtc.baseline_qtc_ms) and risen is None:
        gaps.append("baseline_qtc_ms")
    if qtc.torsade_or_serious_arrhythmia is None:
        gaps.append("torsade_or_serious_arrhythmia")
    return tuple(gaps)


def _made_qtc(qtc: Qtc, rise: Measured) -> tuple[str, ...]:
    made = []
    if qtc.torsade_or_serious_arrhythmia:
        made.append("torsade or serious arrhythmia")
    if qtc.qtc_ms is not None:
        made.append(f"QTc {written(qtc.qtc_ms)} ms")
    if rise is not None and passes(rise, QTC_RISE_MS):
        made.append(f"{written(rise)} ms above baseline")
    return tuple(made)
