"""What `[exposure]` says of a drug against what the lines tell of it."""

from collections.abc import Iterator
from typing import Any

from allcli.case.agents.names import CD19_CAR_T
from allcli.case.calculators.scale import bounds
from allcli.case.facts.given import DrugLine, by_lines, drug_lines
from allcli.case.facts.outcome import (
    HYPERSENSITIVE,
    WORST,
    failed_on,
    over_lines,
    severely_hypersensitive,
    stopped_for_toxicity,
)
from allcli.case.facts.reading import Reading, value
from allcli.case.facts.stated import (
    EFFECTS,
    FAILABLE,
    INTOLERABLE,
    PRODUCTS,
    TKIS,
    field_of,
    implications,
    is_product_excluded,
    stated_failed,
    stated_not_tolerated,
)
from allcli.case.history import Exposure
from allcli.case.model import Case
from allcli.case.problems import Fault, Path

_CAR_T = field_of(CD19_CAR_T)
_DRUGS = tuple(dict.fromkeys((*INTOLERABLE, *FAILABLE, *PRODUCTS)))
# What cannot be told of a drug that no line names; doses and TKIs are told beside the lines.
_OF_LINES = {"failed", "not_tolerated", "hypersensitivity", *EFFECTS["blinatumomab"],
             *EFFECTS["inotuzumab"]}  # fmt: skip


def exposure_faults(case: Case) -> Iterator[Fault]:
    """Of every drug of which `[exposure]` says something."""
    if not case.exposure.model_fields_set:
        return
    reading = Reading(case)
    for drug in _DRUGS:
        naming: list[Path] = [
            ("lines", i) for i, told in enumerate(reading.once(drug_lines)) if told.drugs.gave(drug)
        ]
        if naming:
            yield from _against_lines(reading, drug, tuple(naming))
    yield from _never_given(reading)
    yield from _effects(reading)


def _against_lines(reading: Reading, drug: str, naming: tuple[Path, ...]) -> Iterator[Fault]:
    """What is denied or affirmed of a drug, and told otherwise by the lines that name it."""
    exposure = reading.case.exposure
    denying = _denying(exposure, drug)
    if denying:
        yield _fault(denying, f"no {drug}, but a line names it", naming)
        return
    fails, harmed = _fails(reading, drug), _harmed(reading, drug)
    listed = "tkis_failed" if drug in TKIS else "failed"
    if stated_failed(exposure, drug) is False and fails:
        yield _fault(listed, f"{drug} failed, as a line tells, but is left out", naming)
    if drug not in TKIS and stated_failed(exposure, drug) and fails is False:
        yield _fault(listed, f"{drug} failed, but no line with it says so", naming)
    stated = stated_not_tolerated(exposure, drug)
    if stated is False and harmed:
        said = f"{drug} was stopped for toxicity, as a line tells, but is left out"
        yield _fault("not_tolerated", said, naming)
    if stated and harmed is False:
        said = f"{drug} was not tolerated, but no line with it was stopped for toxicity"
        yield _fault("not_tolerated", said, naming)


def _fault(field: str, said: str, beside: tuple[Path, ...]) -> Fault:
    return Fault(("exposure", field), said, beside=beside)


def _fails(reading: Reading, drug: str) -> bool | None:
    return over_lines(reading, drug, failed_on)


def _harmed(reading: Reading, drug: str) -> bool | None:
    def judge(_: Reading, told: DrugLine) -> bool | None:
        return stopped_for_toxicity(told, drug)

    return over_lines(reading, drug, judge)


def _denying(exposure: Exposure, drug: str) -> str:
    """The field that says that a drug was not given, if one does."""
    if drug in PRODUCTS and is_product_excluded(exposure, drug):
        return _CAR_T if exposure.cd19_car_t is False else "cd19_car_t_products"
    return field_of(drug) if value(getattr(exposure, field_of(drug), None)) is False else ""


def _never_given(reading: Reading) -> Iterator[Fault]:
    """What a drug did that, as the lines or `[exposure]` tell, was never given."""
    exposure = reading.case.exposure
    for drug, name in implications(exposure):
        own = getattr(exposure, field_of(drug), None)
        by_no_line = own is None and name in _OF_LINES and _in_no_line(reading, drug)
        if own is False or by_no_line:
            said = f"{drug} was never given, by the lines or [exposure]: does a line lack its name?"
            never: Path = ("lines",) if by_no_line else ("exposure", field_of(drug))
            yield _fault(name, said, (never,))


def _in_no_line(reading: Reading, drug: str) -> bool:
    """Donor lymphocytes stand with the transplants as well."""
    dated = any(hct.dli_on for hct in reading.case.transplants or ())
    return by_lines(reading, drug) is False and not (drug == "dli" and dated)


def _effects(reading: Reading) -> Iterator[Fault]:
    """Grades and hypersensitivity that the lines tell otherwise."""
    exposure = reading.case.exposure
    for name, worst in WORST.items():
        stated: Any = value(getattr(exposure, name))
        told: Any = worst(reading)
        if stated is None or told is None or not by_lines(reading, "blinatumomab"):
            continue
        (low, high), (least, most) = bounds(stated), bounds(told)
        if high < least or most < low:
            yield _fault(name, "the toxicities of the lines tell another grade", (("lines",),))
    listed = exposure.hypersensitivity
    for drug in HYPERSENSITIVE if listed is not None else ():
        if drug not in (listed or ()) and severely_hypersensitive(reading, drug):
            said = f"severe hypersensitivity to {drug}, as a line tells, but it is left out"
            yield _fault("hypersensitivity", said, (("lines",),))
