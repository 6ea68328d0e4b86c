"""What `[exposure]` says of a drug against what the lines tell of it."""

from collections.abc import Iterator
from typing import Any

from allcli.case.agents.names import ANTHRACYCLINE, CD19_CAR_T
from allcli.case.calculators.scale import bounds
from allcli.case.dates import PartialDate
from allcli.case.facts.exposure import inotuzumab_cycles, inotuzumab_last_dose, tkis_of_lines
from allcli.case.facts.given import DrugLine, by_lines, drug_lines
from allcli.case.facts.outcome import (
    HYPERSENSITIVE,
    WORST,
    judge_of_failure,
    over_lines,
    severely_hypersensitive,
    stopped_for_toxicity,
)
from allcli.case.facts.reading import Reading, listed, value
from allcli.case.facts.stated import (
    EFFECTS,
    FAILABLE,
    INTOLERABLE,
    PRODUCTS,
    TKIS,
    field_of,
    implications,
    is_product_excluded,
    listed_tkis,
    stated_failed,
    stated_not_tolerated,
)
from allcli.case.facts.under_way import failed_unseen, therapy_awaited
from allcli.case.model import Case
from allcli.case.problems import Fault, Path

_CAR_T = field_of(CD19_CAR_T)
_DRUGS = tuple(dict.fromkeys((*INTOLERABLE, *FAILABLE, *PRODUCTS)))
_DOSES = EFFECTS[ANTHRACYCLINE]  # cumulative: they count what no line tells, too


def exposure_faults(case: Case) -> Iterator[Fault]:
    """Of every drug of which `[exposure]` says something; the first at each place."""
    if case.exposure.stated:
        faults = {fault.path: fault for fault in reversed([*_faults(case)])}
        yield from reversed(faults.values())


def _faults(case: Case) -> Iterator[Fault]:
    reading = Reading(case)
    for drug in _DRUGS:
        naming: list[Path] = [
            ("lines", i)
            for i, drug_line in enumerate(reading.once(drug_lines))
            if drug_line.drugs.gave(drug)
        ]
        if naming:
            yield from _against_lines(reading, drug, tuple(naming))
        elif value(getattr(case.exposure, field_of(drug), None)) is True:
            yield from _by_no_line(reading, drug)
    yield from _awaited(reading)
    yield from _never_given(reading)
    yield from _effects(reading)
    yield from _more_tkis(reading)


def _against_lines(reading: Reading, drug: str, naming: tuple[Path, ...]) -> Iterator[Fault]:
    """What is denied or affirmed of a drug, and told otherwise by the lines that name it."""
    denying = _denying(reading.case, drug)
    if denying:
        yield _fault(denying, f"no {drug}, but a line names it", naming)
        return
    fails, harmed = _fails(reading, drug), _harmed(reading, drug)
    failures = "tkis_failed" if drug in TKIS else "failed"
    if stated_failed(reading.case, drug) is False and fails:
        yield _fault(failures, f"{drug} failed, as a line tells, but is left out", naming)
    if drug not in TKIS and stated_failed(reading.case, drug) and fails is False:
        yield _fault(failures, f"{drug} failed, but no line with it says so", naming)
    stated = stated_not_tolerated(reading.case, drug)
    if stated is False and harmed:
        said = f"{drug} was stopped for toxicity, as a line tells, but is left out"
        yield _fault("not_tolerated", said, naming)
    if stated and harmed is False:
        said = f"{drug} was not tolerated, but no line with it was stopped for toxicity"
        yield _fault("not_tolerated", said, naming)


def _by_no_line(reading: Reading, drug: str) -> Iterator[Fault]:
    """A drug that was given, while every line is known and none gave it."""
    if by_lines(reading, drug) is False:
        said = f"{drug} was given, but no line names it: is one left out?"
        path = ("exposure", field_of(drug))
        yield Fault(path, said, "then say lines_complete = false", beside=(("lines",),))


def _fault(field: str, said: str, beside: tuple[Path, ...]) -> Fault:
    return Fault(("exposure", field), said, beside=beside)


def _fails(reading: Reading, drug: str) -> bool | None:
    return over_lines(reading, drug, judge_of_failure(drug))


def _harmed(reading: Reading, drug: str) -> bool | None:
    def judge(_: Reading, drug_line: DrugLine) -> bool | None:
        return stopped_for_toxicity(drug_line, drug)

    return over_lines(reading, drug, judge)


def _awaited(reading: Reading) -> Iterator[Fault]:
    """What failed, while nobody has yet looked what it did."""
    last: Path = ("lines", len(reading.case.lines or ()) - 1, "best_response")
    if value(reading.case.lines_complete) is not False and therapy_awaited(reading):
        for drug in failed_unseen(reading):
            field = "tkis_failed" if drug in TKIS else "failed"
            yield _fault(field, f"{drug} failed, but its response is not evaluated", (last,))


def _denying(case: Case, drug: str) -> str:
    """The field that says that a drug was not given, if one does."""
    exposure = case.exposure
    if drug in PRODUCTS and is_product_excluded(case, drug):
        return _CAR_T if exposure.cd19_car_t is False else "cd19_car_t_products"
    return field_of(drug) if value(getattr(exposure, field_of(drug), None)) is False else ""


def _never_given(reading: Reading) -> Iterator[Fault]:
    """What a drug did that, as the lines or `[exposure]` tell, was never given."""
    exposure = reading.case.exposure
    for drug, name in implications(exposure):
        own = getattr(exposure, field_of(drug), None)
        by_no_line = own is None and name not in _DOSES and _in_no_line(reading, drug)
        if own is False or by_no_line:
            said = f"{drug} was never given, by the lines or [exposure]: does a line lack its name?"
            never: Path = ("lines",) if by_no_line else ("exposure", field_of(drug))
            yield _fault(name, said, (never,))


def _in_no_line(reading: Reading, drug: str) -> bool:
    """Donor lymphocytes stand with the transplants as well."""
    dated = any(hct.dli_on for hct in reading.case.transplants or ())
    return by_lines(reading, drug) is False and not (drug == "dli" and dated)


def _more_tkis(reading: Reading) -> Iterator[Fault]:
    """More TKIs than the lines, all of them known, name."""
    number = listed_tkis(reading.case.exposure)
    if number > tkis_of_lines(reading)[1]:
        said = f"{number} TKIs, but the lines name fewer: is one left out?"
        yield _fault("tkis_failed", said, (("lines",),))


def _last_dose(reading: Reading) -> Iterator[Fault]:
    stated = reading.case.exposure.inotuzumab_last_dose_on
    derived = inotuzumab_last_dose(reading)
    if (
        isinstance(stated, PartialDate)
        and isinstance(derived, PartialDate)
        and (stated.surely_before(derived) or derived.surely_before(stated))
    ):
        said = f"{stated}, but the last line with it ends on {derived}"
        yield _fault("inotuzumab_last_dose_on", said, (("lines",),))


def _differ(stated: Any, derived: Any) -> bool:
    if value(stated) is None or derived is None:
        return False
    (low, high), (least, most) = bounds(stated), bounds(derived)
    return high < least or most < low


def _effects(reading: Reading) -> Iterator[Fault]:
    """Grades and hypersensitivity that the lines tell otherwise."""
    exposure = reading.case.exposure
    for name, worst in WORST.items():
        if _differ(getattr(exposure, name), worst(reading)):
            yield _fault(name, "the toxicities of the lines tell another grade", (("lines",),))
    if _differ(exposure.inotuzumab_cycles, inotuzumab_cycles(reading)):
        yield _fault("inotuzumab_cycles", "the lines tell another number", (("lines",),))
    yield from _last_dose(reading)
    for drug in HYPERSENSITIVE:
        denied = listed(reading.case, "exposure.hypersensitivity", drug) is False
        if denied and severely_hypersensitive(reading, drug):
            said = f"severe hypersensitivity to {drug}, as a line tells, but it is left out"
            yield _fault("hypersensitivity", said, (("lines",),))
