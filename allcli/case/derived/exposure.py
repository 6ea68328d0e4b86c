"""What earlier therapy implies: which salvage this is, and which agents were given."""

from collections.abc import Mapping, Sequence
from typing import Any

from allcli.case.calculators.anthracycline import Doses, doxorubicin_equivalent
from allcli.case.dates import PartialDate
from allcli.case.derived.values import days, value
from allcli.case.drugs import CD19_CAR_T, TKIS, named_in
from allcli.case.facts import Value
from allcli.case.fields import Missing
from allcli.case.history import Exposure, Line
from allcli.case.kinds import Drug
from allcli.case.model import Case
from allcli.case.span import Span, span

_DOSES = tuple(name.removesuffix("_mg_m2") for name in Doses._fields)
Named = Sequence[frozenset[str] | None]  # the drugs that each line names; None: it names nothing


def exposure_facts(case: Case) -> dict[str, Value]:
    """Stated in `[exposure]`, else read off the lines; open where a line names nothing."""
    lines, stated, by_line = case.lines, case.exposure, _named_by(case)
    blinatumomab = _exposed(stated.blinatumomab, by_line, "blinatumomab")
    inotuzumab = _exposed(stated.inotuzumab, by_line, "inotuzumab")
    nelarabine = _given(by_line, "nelarabine")
    given: dict[Drug, bool | None] = {
        "blinatumomab": blinatumomab,
        "inotuzumab": inotuzumab,
        "nelarabine": nelarabine,
    }
    return _anthracyclines(stated) | {
        "disease.salvage_number": salvage_number(value(case.disease.salvage_number), lines),
        "exposure.blinatumomab": blinatumomab,
        "exposure.blinatumomab_failed": blinatumomab and _failed(case, by_line, "blinatumomab"),
        "exposure.inotuzumab": inotuzumab,
        "exposure.inotuzumab_failed": inotuzumab and _failed(case, by_line, "inotuzumab"),
        "exposure.nelarabine": nelarabine,
        **_hypersensitivity(stated, given),
        "exposure.blinatumomab_neurotoxicity": _of_given(
            value(stated.blinatumomab_neurotoxicity), given=blinatumomab
        ),
        "exposure.blinatumomab_crs": _of_given(value(stated.blinatumomab_crs), given=blinatumomab),
        "exposure.cd19_car_t": _exposed(stated.cd19_car_t, by_line, CD19_CAR_T),
        "exposure.inotuzumab_cycles": _of_given(
            _inotuzumab_cycles(case, by_line), given=inotuzumab
        ),
        "exposure.days_since_inotuzumab": _since_inotuzumab(case, by_line),
        "exposure.tki_number": _tki_number(stated, by_line),
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
    purposes = [unknown if type(line.purpose) is Missing else line.purpose for line in lines]
    first = next((i for i, purpose in enumerate(purposes) if purpose != "salvage"), None)
    return sum(
        purpose == "salvage" or (purpose is None and i != first)
        for i, purpose in enumerate(purposes)
    )


def written(line: Line) -> tuple[str, ...]:
    """Every name of a drug or regimen that a line gives."""
    return (*(line.agents or ()), *((line.regimen,) if line.regimen else ()))


def _named_by(case: Case) -> Named | None:
    """The drugs that each line names; None where the lines are not listed."""
    if case.lines is None:
        return None
    texts = map(written, case.lines)
    return [frozenset().union(*map(named_in, each)) if each else None for each in texts]


def _given(by_line: Named | None, drug: str) -> bool | None:
    if by_line is None:
        return None
    for names in by_line:
        if names and drug in names:
            return True
    return None if None in by_line else False


def _exposed(stated: Any, by_line: Named | None, drug: str) -> bool | None:
    """As stated; what is said not to be known, the lines can only affirm."""
    if value(stated) is not None:
        return value(stated)  # type: ignore[no-any-return]
    given = _given(by_line, drug)
    return given or None if isinstance(stated, Missing) else given


def _of_given(found: Value, *, given: bool | None) -> Value:
    """What is told of a drug; of one that was never given there is none."""
    return 0 if found is None and given is False else found


def _failed(case: Case, by_line: Named | None, drug: str) -> bool | None:
    """Whether a line with the drug, which was given, ended without any response."""
    if by_line is None:
        return None
    ended = [(names, value(line.best_response))
             for names, line in zip(by_line, case.lines or (), strict=True)]  # fmt: skip
    responses = [response for names, response in ended if names and drug in names]
    if "nr" in responses:
        return True
    may_have_failed = any(names is None and response in (None, "nr") for names, response in ended)
    return None if not responses or None in responses or may_have_failed else False


def was_given(case: Case, drug: str) -> bool | None:
    """Whether a drug was ever given, as `[exposure]` or the lines tell."""
    return _exposed(getattr(case.exposure, drug, None), _named_by(case), drug)


def _hypersensitivity(stated: Exposure, given: Mapping[Drug, bool | None]) -> dict[str, Value]:
    """To each drug as listed; to a drug that was never given there is none."""
    listed = stated.hypersensitivity
    return {
        f"exposure.hypersensitivity_{drug}": drug in listed
        if listed is not None
        else (False if was is False else None)
        for drug, was in given.items()
    }


def _with_inotuzumab(case: Case, by_line: Named | None) -> list[Line | None]:
    """The lines that gave it; None stands for one that may have."""
    lines = zip(by_line or (), case.lines or (), strict=True)
    return [line if names else None for names, line in lines
            if names is None or "inotuzumab" in names]  # fmt: skip


def _inotuzumab_cycles(case: Case, by_line: Named | None) -> Value:
    """As stated, else summed over the lines; unknown when a line with inotuzumab does not say."""
    stated: Value = value(case.exposure.inotuzumab_cycles)
    if stated is not None:
        return stated
    counts = [line and line.cycles for line in _with_inotuzumab(case, by_line)]
    if not counts or any(not isinstance(count, int) for count in counts):
        return None
    return sum(count for count in counts if isinstance(count, int))


def _since_inotuzumab(case: Case, by_line: Named | None) -> float | Span | None:
    """Days since the last dose, as stated or of the last line that gave it."""
    last = value(case.exposure.inotuzumab_last_dose_on)
    if last is None:
        lines = _with_inotuzumab(case, by_line)
        last = value(lines[-1].last_dose_on) if lines and lines[-1] else None
    return days(last, case.assessed_on) if isinstance(last, PartialDate) else None


def _tki_number(stated: Exposure, by_line: Named | None) -> float | Span | None:
    if stated.tkis_failed is not None:
        return len(stated.tkis_failed)
    if by_line is None:
        return None
    tkis = [_given(by_line, tki) for tki in TKIS]
    return span(tkis.count(True), len(tkis) - tkis.count(False))


def _anthracyclines(stated: Exposure) -> dict[str, Value]:
    """Doxorubicin equivalents by both ratios for mitoxantrone, once one dose is written."""
    doses = [value(getattr(stated, name)) for name in _DOSES]
    if doses.count(None) == len(doses):
        return {}
    found = doxorubicin_equivalent(Doses(*doses))
    return {
        "exposure.doxorubicin_equivalent_mg_m2": found.mitoxantrone_x_10_5,
        "exposure.doxorubicin_equivalent_older_mg_m2": found.mitoxantrone_x_4,
    }
