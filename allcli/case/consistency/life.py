"""Every date lies between birth and the decision, every duration within the life."""

from collections.abc import Iterator

from allcli.case.calculators.scale import bounds, written
from allcli.case.dates import PartialDate
from allcli.case.facts.patient import age_years
from allcli.case.model import Case
from allcli.case.problems import Fault, Path
from allcli.case.span import Span
from allcli.case.written import written_in

_BORN: Path = ("patient", "birth_date")
_NOW: Path = ("assessed_on",)
_AGE: Path = ("patient", "age")
# Durations that passed in the life of the patient, with how many of them make a year.
DURATIONS = {
    "lines[].response_months": 12,
    "transplants[].months_to_relapse": 12,
    "heart.months_since_arterial_event": 12,
    "gvhd.days_since_systemic_treatment": 365,
    "vod.days_since_hct": 365,
    "vod.days_since_first_symptoms": 365,
}
# Dates that the order of a course already holds against the decision, each in its own words.
_IN_ORDER = (
    "disease.diagnosed_on", "lines[].started_on", "lines[].response_on", "lines[].relapsed_on",
    "transplants[].date", "transplants[].relapsed_on",
)  # fmt: skip


def life_faults(case: Case) -> Iterator[Fault]:
    """Of every date and duration, wherever it stands."""
    born, now = case.patient.birth_date, case.assessed_on
    for name, path, stated in written_in(case):
        if isinstance(stated, PartialDate):
            yield from _of_date(name, path, stated, born, now)
        elif name in DURATIONS:
            yield from _of_duration(case, path, stated, DURATIONS[name])


def _of_date(name: str, path: Path, day: PartialDate, born: object, now: object) -> Iterator[Fault]:
    if isinstance(born, PartialDate) and path != _BORN and day.surely_before(born):
        yield Fault(path, f"{day} lies before the birth ({born})", beside=(_BORN,))
    if not isinstance(now, PartialDate) or path == _NOW or name in _IN_ORDER:
        return
    if now.surely_before(day):
        said = f"{day} lies after the day of the decision ({now})"
        hint = f"{day.first.year - 100} is meant?" if path == _BORN else ""
        yield Fault(path, said, hint, beside=(_NOW,))


def _of_duration(case: Case, path: Path, stated: object, per_year: int) -> Iterator[Fault]:
    age = age_years(case)
    if age is None or not isinstance(stated, int | float | Span):
        return
    oldest = bounds(age)[1] + (1 if case.patient.age is not None else 0)  # whole years, not rounded
    if bounds(stated)[0] > oldest * per_year:
        unit = "months" if per_year == 12 else "days"
        beside = _AGE if case.patient.age is not None else _BORN
        said = f"{written(stated)} {unit} is longer than the life of the patient"
        yield Fault(path, said, beside=(beside,))
