"""Findings after transplantation that the tests of VOD/SOS share."""

from collections.abc import Callable, Sequence
from typing import Any

from allcli.case.calculators.result import Result
from allcli.case.calculators.vod import (
    baltimore,
    ebmt_2016_classical,
    ebmt_2016_late,
    ebmt_2023,
    ebmt_paediatric_2018,
    modified_seattle,
)
from allcli.case.calculators.vod_findings import VodFindings, implied
from tests.case.calculators.strategies import records, with_gaps

Criteria = Callable[[VodFindings], Result]
SETS = [
    modified_seattle, baltimore, ebmt_2016_classical, ebmt_2016_late, ebmt_2023,
    ebmt_paediatric_2018,
]  # fmt: skip
YES_NO = (False, True)
VALUES: dict[str, Sequence[Any]] = {
    "days_since_hct": (5, 20, 21, 22, 60),
    "bilirubin_mg_dl": (1, 2, 4),
    "hepatomegaly": YES_NO,
    "painful_hepatomegaly": YES_NO,
    "right_upper_quadrant_pain": YES_NO,
    "weight_gain_pct": (0, 2, 3, 5, 8),
    "ascites": YES_NO,
    "histology_proven": YES_NO,
    "hvpg_mm_hg": (5, 10, 12),
    "ultrasound_suggestive": YES_NO,
    "haemodynamic_or_ultrasound_evidence": YES_NO,
    "refractory_thrombocytopenia": YES_NO,
    "weight_gain_3_days_despite_diuretics": YES_NO,
    "bilirubin_rising_3_days": YES_NO,
    "bilirubin_2_within_72_h": YES_NO,
}
EXTREMES = {name: (values[0], values[-1]) for name, values in list(VALUES.items())[:11]}
NORMAL = VodFindings(**{name: values[0] for name, values in VALUES.items()})
# Everything the adult sets count on day 10, just met.
CLASSICAL = NORMAL._replace(
    days_since_hct=10, bilirubin_mg_dl=2, hepatomegaly=True, painful_hepatomegaly=True, ascites=True
)
RECORDS = with_gaps(records(VodFindings, VALUES).map(implied), VALUES)


def consistent(findings: VodFindings) -> bool:
    """Whether no finding contradicts what another implies."""
    return findings == implied(findings)
