"""What is told of one number by two fields is as narrow as both together, whichever came first."""

from typing import Any

import pytest

from allcli.case.problems import CaseError
from allcli.case.span import Span
from tests.cases import facts, source

DAY = {"assessed_on": "2026-06-15"}
INOTUZUMAB = {"agents": ["inotuzumab"], "last_dose_on": "2020-04-12", "cycles": 2}
ALLO = {"type": "allogeneic", "date": "2024-01-10"}


@pytest.mark.parametrize(
    ("changes", "fact", "value"),
    [
        # a coarser date, or a bound, beside what is exact
        ({"lines": [INOTUZUMAB], "exposure.inotuzumab_last_dose_on": "2020"},
         "exposure.days_since_inotuzumab", 2255),
        ({"lines": [INOTUZUMAB | {"last_dose_on": "2020"}],
          "exposure.inotuzumab_last_dose_on": "2020-04-12"},
         "exposure.days_since_inotuzumab", 2255),
        ({"lines": [INOTUZUMAB | {"last_dose_on": "2020"}],
          "exposure.inotuzumab_last_dose_on": "2020-04"},
         "exposure.days_since_inotuzumab", Span(2237, 2266)),
        ({"lines": [INOTUZUMAB], "exposure.inotuzumab_cycles": "> 1"},
         "exposure.inotuzumab_cycles", 2),
        ({"transplants": [ALLO | {"relapsed_on": "2025-01-10", "months_to_relapse": "> 6 months"}]},
         "hct.months_to_relapse", 12),
        ({"transplants": [ALLO | {"relapsed_on": "2025", "months_to_relapse": 14}]},
         "hct.months_to_relapse", 14),
        ({"disease.status": "relapsed",
          "transplants": [ALLO | {"date": "2025-06-15", "months_to_relapse": "> 6 months"}]},
         "hct.months_to_relapse", Span(6.000000000000001, 12)),
        ({"transplants": [ALLO | {"dli_on": ["2025", "2025-06-15"]}]},
         "hct.days_since_dli", Span(166, 365)),
        ({"lines": [{"best_response": "cr", "response_on": "2024-01-10",
                     "relapsed_on": "2025-01-10", "response_months": "< 18 months"}]},
         "disease.first_cr_months", 12),
        ({"lines": [{"best_response": "cr", "started_on": "2024-01-10",
                     "relapsed_on": "2025-01-10", "response_months": "> 3 months"}]},
         "disease.first_cr_months", Span(3.0000000000000004, 12)),
        ({"patient.birth_date": "1990-06-15", "patient.age": "> 30 years"},
         "patient.age_years", 36),
        ({"patient.birth_date": "1990", "patient.age": 36}, "patient.age_years", 36),
        ({"labs.bilirubin": 3, "labs.bilirubin_uln": 1.2, "labs.bilirubin_x_uln": "> 1"},
         "labs.bilirubin_x_uln", 2.5),
        ({"labs.bilirubin": 6, "labs.bilirubin_x_uln": "> 1"},
         "labs.bilirubin_x_uln", Span(4, 500)),
        ({"labs.wbc": 40, "disease.blood_blasts_pct": 50, "disease.blood_blasts": "> 1 x10^9/L"},
         "disease.blood_blasts_1e9_l", 20),
        ({"heart.qt_ms": 400, "heart.rate_per_min": 60, "heart.qtcf_ms": "< 450 ms"},
         "heart.qtcf_ms", 400),
        # rounded: what it was rounded from
        ({"labs.alt": 40.1, "labs.alt_uln": 18.9, "labs.alt_x_uln": 2.1, "labs.ast_x_uln": 1},
         "labs.transaminases_x_uln", 2.121693122),
        ({"labs.alp": 302, "labs.alp_uln": 100, "labs.alp_x_uln": 3}, "labs.alp_x_uln", 3.02),
        # a clearance that was measured replaces the estimate
        ({"patient.age": 60, "patient.weight_kg": 70, "patient.sex": "male", "labs.creatinine": 1,
          "labs.creatinine_clearance": 50}, "kidney.creatinine_clearance_ml_min", 50),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_narrower_of_two_tellings_is_used(
    changes: dict[str, Any], fact: str, value: float | Span
) -> None:
    """Neither a coarser date nor a bound takes away what another field tells for certain."""
    assert facts(DAY, changes).value(fact) == value


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"labs.alt": 40.1, "labs.alt_uln": 18.9, "labs.alt_x_uln": 1.92}, "labs.alt_x_uln"),
        ({"labs.ast": 48, "labs.ast_uln": 20, "labs.ast_x_uln": 2}, "labs.ast_x_uln"),
        ({"labs.alp": 305, "labs.alp_uln": 100, "labs.alp_x_uln": 2.9}, "labs.alp_x_uln"),
        ({"labs.bilirubin": 3.3, "labs.bilirubin_uln": 1, "labs.bilirubin_x_uln": "< 3.1"},
         "labs.bilirubin_x_uln"),
        ({"labs.wbc": 40, "disease.blood_blasts_pct": 50, "disease.blood_blasts": 21.5},
         "disease.blood_blasts"),
        ({"heart.qt_ms": 480, "heart.rate_per_min": 60, "heart.qtcf_ms": 455}, "heart.qtcf_ms"),
        ({"transplants": [ALLO], "vod.days_since_hct": 12}, "vod.days_since_hct"),
        ({"patient.age": 8, "patient.ecog": 1, "patient.lansky": 30}, "patient.ecog"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_more_apart_than_rounding_is_a_contradiction(changes: dict[str, Any], path: str) -> None:
    """Else which of the two is used would turn a verdict round."""
    with pytest.raises(CaseError) as refused:
        source(DAY, changes)

    assert [problem.path for problem in refused.value.problems] == [path]


@pytest.mark.parametrize(
    "changes",
    [
        {"labs.alt": 43, "labs.alt_uln": 40, "labs.alt_x_uln": 1.1},
        {"labs.wbc": 44, "disease.blood_blasts_pct": 54, "disease.blood_blasts": 24},
        {"heart.qt_ms": 400, "heart.rate_per_min": 60, "heart.qtcf_ms": 404},
        {"assessed_on": "2026-06-15", "transplants": [ALLO | {"date": "2026-06-01"}],
         "vod.days_since_hct": 13},
    ],
)  # fmt: skip
def test_a_rounded_number_is_no_contradiction(changes: dict[str, Any]) -> None:
    """At its last digit, by a hundredth between two devices, or by the day that is counted."""
    assert source(changes).case
