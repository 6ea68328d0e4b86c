"""VOD/SOS after transplantation by six criteria sets, and what makes them differ.

Each set presumes that other causes of the findings are excluded. The sets are not interchangeable:
a result always carries the name of its set.
"""

from collections.abc import Sequence

from allcli.case.calculators.findings import (
    all_of,
    any_of,
    at_least,
    deciding,
    holds,
    judged,
    missing,
    said,
    unique,
)
from allcli.case.calculators.result import Result
from allcli.case.calculators.scale import Cut, Measured, passes, written
from allcli.case.calculators.vod_findings import (
    WEIGHT_ABOVE_2_PCT,
    WEIGHT_ABOVE_5_PCT,
    WEIGHT_FROM_5_PCT,
    VodFindings,
    ascites,
    bilirubin,
    classical,
    day,
    hepatomegaly,
    histology,
    hvpg,
    implied,
    signs,
    weight,
)

WITHIN_20_DAYS, WITHIN_21_DAYS, AFTER_21_DAYS = Cut("<=", 20), Cut("<=", 21), Cut(">", 21)
LEVELS_2023 = ("not met", "probable", "clinical", "proven")


def assess(findings: VodFindings) -> tuple[Result, ...]:
    """Every set."""
    return (
        modified_seattle(findings),
        baltimore(findings),
        ebmt_2016_classical(findings),
        ebmt_2016_late(findings),
        ebmt_2023(findings),
        ebmt_paediatric_2018(findings),
    )


def modified_seattle(findings: VodFindings) -> Result:
    """Modified Seattle (McDonald): two of three findings within 20 days."""
    f = implied(findings)
    liver = any_of(
        hepatomegaly(f), said(f, "right_upper_quadrant_pain", "right-upper-quadrant pain")
    )
    counted = at_least(2, bilirubin(f), liver, weight(f, WEIGHT_ABOVE_2_PCT))
    return judged("modified Seattle", all_of(day(f, WITHIN_20_DAYS), counted), "mcdonald-1993")


def baltimore(findings: VodFindings) -> Result:
    """Baltimore (Jones): bilirubin and two of three findings within 21 days."""
    f = implied(findings)
    counted = at_least(2, hepatomegaly(f), weight(f, WEIGHT_FROM_5_PCT), ascites(f))
    return judged("Baltimore", all_of(day(f, WITHIN_21_DAYS), bilirubin(f), counted), "jones-1987")


def ebmt_2016_classical(findings: VodFindings) -> Result:
    """EBMT 2016 adult, classical: bilirubin and two of three signs within 21 days."""
    f = implied(findings)
    return judged("EBMT 2016 classical", all_of(day(f, WITHIN_21_DAYS), classical(f)), "mohty-2016")


def ebmt_2016_late(findings: VodFindings) -> Result:
    """EBMT 2016 adult, late onset: after day 21, one of three ways."""
    f = implied(findings)
    evidence = said(f, "haemodynamic_or_ultrasound_evidence", "haemodynamic or ultrasound evidence")
    supported = all_of(at_least(2, bilirubin(f), *signs(f)), evidence)
    picture = any_of(classical(f), histology(f), supported)
    return judged("EBMT 2016 late", all_of(day(f, AFTER_21_DAYS), picture), "mohty-2016")


def ebmt_2023(findings: VodFindings) -> Result:
    """EBMT 2023: the highest of probable, clinical and proven, on any day; with the onset."""
    f = implied(findings)
    ultrasound = said(f, "ultrasound_suggestive", "suggestive ultrasound or elastography")
    levels = (
        at_least(2, bilirubin(f), *signs(f), ultrasound),
        classical(f),
        any_of(histology(f), hvpg(f)),
    )
    answers = [holds(level) for level in levels]
    low = max((i for i, answer in enumerate(answers, 1) if answer), default=0)
    high = max((i for i, answer in enumerate(answers, 1) if answer is not False), default=0)
    counted = levels[low - 1 : low] or levels
    made = unique(text for level in counted for text in deciding(level))
    gaps = unique(name for level in levels[low:] for name in missing(level))
    timing = _onset_in_words(f.days_since_hct) if low else ()
    return Result("EBMT 2023", LEVELS_2023, low, high, (*made, *timing), gaps, "mohty-2023")


def ebmt_paediatric_2018(findings: VodFindings) -> Result:
    """EBMT paediatric: two of five findings, on any day."""
    f = implied(findings)
    weight_gain = any_of(
        said(f, "weight_gain_3_days_despite_diuretics", "weight gain on 3 days despite diuretics"),
        weight(f, WEIGHT_ABOVE_5_PCT),
    )
    rising = any_of(
        said(f, "bilirubin_rising_3_days", "bilirubin rising on 3 days"),
        said(f, "bilirubin_2_within_72_h", "bilirubin ≥ 2 mg/dL within 72 h"),
    )
    platelets = said(f, "refractory_thrombocytopenia", "transfusion-refractory thrombocytopenia")
    node = at_least(2, platelets, weight_gain, hepatomegaly(f), ascites(f), rising)
    return judged("EBMT paediatric 2018", node, "corbacioglu-2018")


def onset(days_since_hct: Measured) -> str | None:
    """`classical` up to day 21, `late` after it; None when the day is not certain."""
    late = passes(days_since_hct, AFTER_21_DAYS)
    return None if late is None else "late" if late else "classical"


def disagreements(results: Sequence[Result]) -> tuple[str, ...]:
    """For each set that is not met though another one is: the items that make the difference."""
    met = [result.system for result in results if result.low > 0]
    if not met:
        return ()
    return tuple(
        f"{result.system} is not met, unlike {', '.join(met)}: {'; '.join(result.deciding)}"
        for result in results
        if result.high == 0 and not _other_half_is_met(result.system, met)
    )


def _other_half_is_met(system: str, met: list[str]) -> bool:
    """Whether it is one half of the 2016 set, and the day belongs to the other."""
    return any(system.startswith("EBMT 2016") and other.startswith("EBMT 2016") for other in met)


def _onset_in_words(days: Measured) -> tuple[str, ...]:
    timing = onset(days)
    return () if days is None or timing is None else (f"day {written(days)}: {timing} onset",)
