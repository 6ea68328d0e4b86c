"""Dates out of order, and ages and months that the dates beside them do not give."""

from collections.abc import Iterator
from itertools import pairwise
from math import floor

from allcli.case.calculators.scale import bounds, written
from allcli.case.consistency.order import Most, after, beyond
from allcli.case.facts.patient import age_by_birth
from allcli.case.facts.reading import lasted
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
from allcli.case.span import Span

_DIAGNOSIS: Path = ("disease", "diagnosed_on")
_NOW: Path = ("assessed_on",)
_TIME = "there were no more than {}"


def timing_faults(case: Case) -> Iterator[Fault]:
    """Of every date and duration in the case."""
    start = case.disease.diagnosed_on
    yield from after(case.assessed_on, start, _NOW, "the diagnosis", _DIAGNOSIS)
    yield from _lines(case)
    yield from _transplants(case)
    yield from _age(case)


def _lines(case: Case) -> Iterator[Fault]:
    start = case.disease.diagnosed_on
    for i, line in enumerate(case.lines or ()):
        at: Path = ("lines", i)
        began, response, relapse = ((*at, name) for name in _DAYS)
        yield from after(line.started_on, start, began, "the diagnosis", _DIAGNOSIS)
        yield from after(line.response_on, line.started_on, response, "its start", began)
        yield from after(line.relapsed_on, line.response_on, relapse, "the response", response)
        for name in ("last_dose_on", "relapsed_on"):
            yield from after(getattr(line, name), line.started_on, (*at, name), "its start", began)
        for name in _DAYS:
            said = f"lines[{i}].{name}"
            yield from after(case.assessed_on, getattr(line, name), _NOW, said, (*at, name))
        dates = lasted(None, line.response_on, line.relapsed_on)
        yield from _months((*at, "response_months"), line.response_months, dates, relapse)
        since = lasted(None, line.response_on, case.assessed_on)
        path = (*at, "response_months")
        yield from beyond(path, line.response_months, since, Most(_TIME, (response, _NOW)))
        since = lasted(None, line.started_on, line.relapsed_on)
        yield from beyond(path, line.response_months, since, Most(_TIME, (began, relapse)))
    for (i, line), (j, following) in pairwise(enumerate(case.lines or ())):
        before: Path = ("lines", i, "started_on")
        path, said = ("lines", j, "started_on"), f"the start of lines[{i}]"
        yield from after(following.started_on, line.started_on, path, said, before)


_DAYS = ("started_on", "response_on", "relapsed_on")


def _transplants(case: Case) -> Iterator[Fault]:
    for i, hct in enumerate(case.transplants or ()):
        at: Path = ("transplants", i)
        day, relapse = (*at, "date"), (*at, "relapsed_on")
        yield from after(hct.date, case.disease.diagnosed_on, day, "the diagnosis", _DIAGNOSIS)
        yield from after(hct.relapsed_on, hct.date, relapse, "the transplant", day)
        for name in ("date", "relapsed_on"):
            said = f"transplants[{i}].{name}"
            yield from after(case.assessed_on, getattr(hct, name), _NOW, said, (*at, name))
        dates = lasted(None, hct.date, hct.relapsed_on)
        yield from _months((*at, "months_to_relapse"), hct.months_to_relapse, dates, relapse)
        path = (*at, "months_to_relapse")
        since = lasted(None, hct.date, case.assessed_on)
        yield from beyond(path, hct.months_to_relapse, since, Most(_TIME, (day, _NOW)))
    for (i, hct), (j, following) in pairwise(enumerate(case.transplants or ())):
        before: Path = ("transplants", i, "date")
        path = ("transplants", j, "date")
        yield from after(following.date, hct.date, path, f"transplants[{i}]", before)


def _age(case: Case) -> Iterator[Fault]:
    """An age may leave out the months, but is never rounded up."""
    stated = case.patient.age
    born = age_by_birth(case)
    if born is not None and isinstance(stated, int | float | Span):
        low, high = bounds(born)
        if bounds(stated)[1] < floor(low) or bounds(stated)[0] > high:
            shown = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
            said = f"{written(stated)} years, but the date of birth gives {shown}"
            yield Fault(("patient", "age"), said, beside=(("patient", "birth_date"), _NOW))


def _months(path: Path, stated: object, dates: float | Span | None, to: Path) -> Iterator[Fault]:
    """A month of rounding is allowed."""
    if dates is None or not isinstance(stated, int | float | Span):
        return
    low, high = bounds(dates)
    if bounds(stated)[1] < low - 1 or bounds(stated)[0] > high + 1:
        shown = f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"
        yield Fault(path, f"{written(stated)} months, but the dates give {shown}", beside=(to,))
