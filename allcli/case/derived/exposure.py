"""What earlier therapy implies: which salvage this is, and which agents were given."""

from collections.abc import Sequence
from typing import Any, get_args

from allcli.case.calculators.anthracycline import Doses, doxorubicin_equivalent
from allcli.case.dates import PartialDate
from allcli.case.derived.values import days, value
from allcli.case.drugs import CD19_CAR_T, TKIS, named
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.history import Exposure, Line
from allcli.case.kinds import Drug
from allcli.case.model import Case
from allcli.case.span import Span, span


def exposure_facts(case: Case) -> dict[str, Value]:
    """Stated in `[exposure]`, else read off the lines; open where a line names nothing."""
    lines, stated = case.lines, case.exposure
    return _anthracyclines(stated) | {
        "disease.salvage_number": salvage_number(value(case.disease.salvage_number), lines),
        "exposure.blinatumomab": _exposed(stated.blinatumomab, lines, ("blinatumomab",)),
        "exposure.blinatumomab_failed": _failed(stated.blinatumomab, lines, "blinatumomab"),
        "exposure.inotuzumab": _exposed(stated.inotuzumab, lines, ("inotuzumab",)),
        "exposure.inotuzumab_failed": _failed(stated.inotuzumab, lines, "inotuzumab"),
        "exposure.nelarabine": _given(lines, ("nelarabine",)),
        **_hypersensitivity(case),
        "exposure.blinatumomab_neurotoxicity": _grade(
            stated, lines, stated.blinatumomab_neurotoxicity
        ),
        "exposure.blinatumomab_crs": _grade(stated, lines, stated.blinatumomab_crs),
        "exposure.cd19_car_t": _exposed(stated.cd19_car_t, lines, (CD19_CAR_T,)),
        "exposure.inotuzumab_cycles": _inotuzumab_cycles(stated, lines),
        "exposure.days_since_inotuzumab": _since_inotuzumab(case),
        "exposure.tki_number": _tki_number(stated, lines),
    }


def salvage_number(stated: Any, lines: Sequence[Line] | None) -> Value:
    """Which salvage is to be chosen: as stated, else 1 + the salvage lines so far.

    The first line counts as frontline and every later one as salvage unless `purpose` says
    otherwise. None when the lines are not listed.
    """
    if stated is not None:
        return stated  # type: ignore[no-any-return]
    if lines is None:
        return None
    return span(*(1 + _salvages(lines, unknown) for unknown in ("consolidation", "salvage")))


def _salvages(lines: Sequence[Line], unknown: str) -> int:
    """The salvage lines, were every purpose that is said to be missing the one of `unknown`."""
    purposes = [unknown if isinstance(line.purpose, Missing) else line.purpose for line in lines]
    first = next((i for i, purpose in enumerate(purposes) if purpose != "salvage"), None)
    return sum(
        purpose == "salvage" or (purpose is None and i != first)
        for i, purpose in enumerate(purposes)
    )


def written(line: Line) -> tuple[str, ...]:
    """Every name of a drug or regimen that a line gives."""
    return (*(line.agents or ()), *((line.regimen,) if line.regimen else ()))


def _given(lines: Sequence[Line] | None, drugs: Sequence[str]) -> bool | None:
    if lines is None:
        return None
    seen = [named(written(line), *drugs) if written(line) else None for line in lines]
    return True if True in seen else None if None in seen else False


def _exposed(stated: Any, lines: Sequence[Line] | None, drugs: Sequence[str]) -> bool | None:
    return _given(lines, drugs) if value(stated) is None else value(stated)


def _failed(stated: Any, lines: Sequence[Line] | None, drug: str) -> bool | None:
    """Whether a line with the drug ended without any response."""
    if not _exposed(stated, lines, (drug,)):
        return _exposed(stated, lines, (drug,))
    if lines is None:
        return None
    responses = [value(line.best_response) for line in lines if named(written(line), drug)]
    if "nr" in responses:
        return True
    may_have_failed = any(
        not written(line) and value(line.best_response) in (None, "nr") for line in lines
    )
    return None if not responses or None in responses or may_have_failed else False


def was_given(case: Case, drug: str) -> bool | None:
    """Whether a drug was ever given, as `[exposure]` or the lines tell."""
    return _exposed(getattr(case.exposure, drug, None), case.lines, (drug,))


def _hypersensitivity(case: Case) -> dict[str, Value]:
    """To each drug as listed; to a drug that was never given there is none."""
    listed = case.exposure.hypersensitivity
    return {
        f"exposure.hypersensitivity_{drug}": drug in listed
        if listed is not None
        else (None if was_given(case, drug) is not False else False)
        for drug in get_args(Drug)
    }


def _grade(stated: Exposure, lines: Sequence[Line] | None, worst: Any) -> Value:
    """The worst grade of a toxicity of blinatumomab; none where it was never given."""
    grade: Value = value(worst)
    never = _exposed(stated.blinatumomab, lines, ("blinatumomab",)) is False
    return 0 if grade is None and never else grade


def _inotuzumab_cycles(stated: Exposure, lines: Sequence[Line] | None) -> float | Span | None:
    """As stated, else summed over the lines; unknown when a line with inotuzumab does not say."""
    if value(stated.inotuzumab_cycles) is not None:
        return value(stated.inotuzumab_cycles)  # type: ignore[no-any-return]
    given = _exposed(stated.inotuzumab, lines, ("inotuzumab",))
    if not given or lines is None:
        return 0 if given is False else None
    may_be = [line for line in lines if not written(line) or named(written(line), "inotuzumab")]
    counts = [line.cycles if written(line) else None for line in may_be]
    if not counts or any(not isinstance(count, int) for count in counts):
        return None
    return sum(count for count in counts if isinstance(count, int))


def _since_inotuzumab(case: Case) -> float | Span | None:
    """Days since the last dose, as stated or of the last line that gave it."""
    last = value(case.exposure.inotuzumab_last_dose_on)
    if last is None:
        may_be = [line for line in case.lines or ()
                  if not written(line) or named(written(line), "inotuzumab")]  # fmt: skip
        last = value(may_be[-1].last_dose_on) if may_be and written(may_be[-1]) else None
    return days(last, case.assessed_on) if isinstance(last, PartialDate) else None


def _tki_number(stated: Exposure, lines: Sequence[Line] | None) -> float | Span | None:
    if stated.tkis_failed is not None:
        return len(stated.tkis_failed)
    if lines is None:
        return None
    tkis = [_given(lines, (tki,)) for tki in TKIS]
    return span(tkis.count(True), len(tkis) - tkis.count(False))


def _anthracyclines(stated: Exposure) -> dict[str, Value]:
    """Doxorubicin equivalents by both ratios for mitoxantrone, once one dose is written."""
    doses = Doses(*(value(getattr(stated, name.removesuffix("_mg_m2"))) for name in Doses._fields))
    if all(dose is None for dose in doses):
        return {}
    found = doxorubicin_equivalent(doses)
    return {
        "exposure.doxorubicin_equivalent_mg_m2": found.mitoxantrone_x_10_5,
        "exposure.doxorubicin_equivalent_older_mg_m2": found.mitoxantrone_x_4,
    }
