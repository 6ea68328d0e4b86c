"""What happened in the course of the leukaemia, or after a transplant, did not begin before it."""

from collections.abc import Iterator
from typing import NamedTuple

from allcli.case.calculators.scale import bounds, written
from allcli.case.dates import PartialDate
from allcli.case.facts.reading import days, lasted
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
from allcli.case.span import Span
from allcli.case.written import written_in

_DIAGNOSIS: Path = ("disease", "diagnosed_on")
_NOW: Path = ("assessed_on",)
# Samples of the leukaemia, and what was given for it; starts of lines and transplants are held
# against the diagnosis in the order of the course.
_OF_THE_COURSE = frozenset({
    "antigens.cd19_date", "antigens.cd22_date", "mrd.date", "lines[].last_dose_on",
    "lines[].response_on", "lines[].relapsed_on", "transplants[].relapsed_on",
    "transplants[].dli_on[]", "exposure.inotuzumab_last_dose_on",
})  # fmt: skip
_MONTHS = ("lines[].response_months", "transplants[].months_to_relapse")
_ROUNDED = 1  # a month, or a day


class _Start(NamedTuple):
    """What a duration cannot have begun before, where it is dated, and what it is told in."""

    said: str
    at: Path
    unit: str


def since_faults(case: Case) -> Iterator[Fault]:
    """Of every such date and duration."""
    diagnosis = case.disease.diagnosed_on
    course = lasted(None, diagnosis, case.assessed_on)
    for name, path, stated in written_in(case):
        if name in _OF_THE_COURSE:
            yield from _before(path, stated, diagnosis, "the diagnosis", _DIAGNOSIS)
        elif name in _MONTHS:
            yield from _longer(path, stated, course, _Start("the diagnosis", _DIAGNOSIS, "months"))
    yield from _after_transplant(case)


def _after_transplant(case: Case) -> Iterator[Fault]:
    transplants = case.transplants or ()
    for i, hct in enumerate(transplants):
        for j, day in enumerate(hct.dli_on or ()):
            path: Path = ("transplants", i, "dli_on", j)
            yield from _before(path, day, hct.date, "the transplant", ("transplants", i, "date"))
    if transplants:
        since = days(transplants[0].date, case.assessed_on)
        path = ("gvhd", "days_since_systemic_treatment")
        stated = case.gvhd.days_since_systemic_treatment
        first = _Start("the first transplant", ("transplants", 0, "date"), "days")
        yield from _longer(path, stated, since, first)


def _before(path: Path, day: object, start: object, said: str, beside: Path) -> Iterator[Fault]:
    """A date that certainly lies before what it follows."""
    if isinstance(day, PartialDate) and isinstance(start, PartialDate) and day.surely_before(start):
        yield Fault(path, f"{day} lies before {said} ({start})", beside=(beside,))


def _longer(
    path: Path, stated: object, since: float | Span | None, start: _Start
) -> Iterator[Fault]:
    """A duration that certainly exceeds the time there was, give or take rounding."""
    if since is None or not isinstance(stated, int | float | Span):
        return
    most = bounds(since)[1]
    if bounds(stated)[0] > most + _ROUNDED:
        ago = f"{start.said} was no more than {most:.4g} {start.unit} ago"
        yield Fault(path, f"{written(stated)} {start.unit}, but {ago}", beside=(start.at, _NOW))
