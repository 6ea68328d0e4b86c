"""QT corrected for heart rate by Fridericia."""

from typing import NamedTuple

from allcli.case.calculators.scale import Measured, bounds
from allcli.case.span import span


class Ecg(NamedTuple):
    """The QT interval and the heart rate of one electrocardiogram."""

    qt_ms: Measured = None
    heart_rate_per_min: Measured = None


def qtcf(ecg: Ecg) -> Measured:
    """QTcF in ms: QT / RR^(1/3), with RR = 60 / heart rate in seconds.

    A span when an input is one; None when an input is unknown or the heart stands still.
    """
    if ecg.qt_ms is None or ecg.heart_rate_per_min is None:
        return None
    (qt_low, qt_high), (rate_low, rate_high) = bounds(ecg.qt_ms), bounds(ecg.heart_rate_per_min)
    if rate_low <= 0:
        return None
    return span(_corrected(qt_low, rate_low), _corrected(qt_high, rate_high))


def _corrected(qt_ms: float, rate_per_min: float) -> float:
    rr_s = 60 / rate_per_min
    return float(qt_ms / rr_s ** (1 / 3))
