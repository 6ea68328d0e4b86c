"""What happened in the course of the leukaemia, or after a transplant, did not begin before it."""

from collections.abc import Iterator

from allcli.case.consistency.order import Most, after, beyond
from allcli.case.facts.reading import days, lasted
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
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
_AGO = "the diagnosis was no more than {} months ago"


def since_faults(case: Case) -> Iterator[Fault]:
    """Of every such date and duration."""
    diagnosis = case.disease.diagnosed_on
    course = lasted(None, diagnosis, case.assessed_on)
    for name, path, stated in written_in(case):
        if name in _OF_THE_COURSE:
            yield from after(stated, diagnosis, path, "the diagnosis", _DIAGNOSIS)
        elif name in _MONTHS:
            yield from beyond(path, stated, course, Most(_AGO, (_DIAGNOSIS, _NOW)))
    yield from _after_transplant(case)


def _after_transplant(case: Case) -> Iterator[Fault]:
    transplants = case.transplants or ()
    for i, hct in enumerate(transplants):
        for j, day in enumerate(hct.dli_on or ()):
            path: Path = ("transplants", i, "dli_on", j)
            yield from after(day, hct.date, path, "the transplant", ("transplants", i, "date"))
    if transplants:
        since = days(transplants[0].date, case.assessed_on)
        path = ("gvhd", "days_since_systemic_treatment")
        stated = case.gvhd.days_since_systemic_treatment
        beside: tuple[Path, ...] = (("transplants", 0, "date"), _NOW)
        ago = "the first transplant was no more than {} days ago"
        yield from beyond(path, stated, since, Most(ago, beside, "days"))
