"""Times of a packet as dates: a timestamp, an interval, or an age where the birth date is told."""

import re
from datetime import timedelta
from typing import NamedTuple

from allcli.case.dates import FIRST, LAST, PartialDate, add_months
from allcli.case.fhir.element import FhirElement, day, table, text

_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T[\dHMS.]*)?")
_OLDEST = 130  # years
NO_BIRTH = "an age, and the birth date is not told: no date"
TOO_WIDE = "an age that may fall in either of two years: no date"
NO_TIME = "a time that cannot be read: taken to have none"
AS_WORD = "a time in words: taken to have none"


class Age(NamedTuple):
    """A time since birth: whole months, and days where they are told; `width` is its precision."""

    months: int
    days: int | None
    width: int  # months that it may be more

    def since(self, born: PartialDate) -> PartialDate | None:
        """The days on which somebody of that age lives; None where no calendar has them."""
        first = add_months(born.first, self.months)
        last = add_months(born.last, self.months + self.width)
        if self.days is not None:
            first, last = first + timedelta(self.days), last + timedelta(self.days)
        elif self.width:
            last -= timedelta(1)
        return PartialDate(first, last) if first >= FIRST and last <= LAST else None


def age_of(written: str) -> Age | None:
    """An ISO 8601 duration such as P40Y6M; None for what is none, or longer than a life."""
    parts = _DURATION.fullmatch(written.strip().upper())
    if not parts or all(part is None for part in parts.groups()):
        return None
    years, months, weeks, days = (int(part[:4]) if part else 0 for part in parts.groups())
    if years + months / 12 + weeks / 52 + days / 365 > _OLDEST:
        return None
    if parts[3] or parts[4]:
        return Age(12 * years + months, 7 * weeks + days, 0)
    return Age(12 * years + months, None, 1 if parts[2] else 12)


class Dates(NamedTuple):
    """The elements of FHIR that give a date, or why there is none."""

    given: FhirElement
    why: str = ""


def dates(name: str, time: FhirElement, born: PartialDate | None) -> Dates:
    """A time element as `onsetDateTime`, or `onsetPeriod`."""
    stamp, interval = text(time, "timestamp"), table(time, "interval")
    if day(stamp):
        return Dates({f"{name}DateTime": stamp})
    ends = {end: text(interval, end) for end in ("start", "end") if day(text(interval, end))}
    if ends:
        return Dates({f"{name}Period": ends})
    aged = table(time, "age") or table(time, "ageRange")
    if aged:
        return _aged(name, aged, born)
    if table(time, "ontologyClass") or table(time, "gestationalAge"):
        return Dates({}, AS_WORD)
    return Dates({}, NO_TIME if time else "")


def _aged(name: str, aged: FhirElement, born: PartialDate | None) -> Dates:
    """The date of an age, where it is sure in which year it falls."""
    written = [text(aged, "iso8601duration")]
    if not written[0]:
        written = [text(table(aged, end), "iso8601duration") for end in ("start", "end")]
    ages = [age_of(part) for part in written]
    known = [age for age in ages if age]
    if len(known) != len(ages):
        return Dates({}, NO_TIME)
    if born is None:
        return Dates({}, NO_BIRTH)
    spans = [span for span in (age.since(born) for age in known) if span]
    if len(spans) != len(known):
        return Dates({}, NO_TIME)
    first, last = spans[0].first, spans[-1].last
    if first.year != last.year or first > last:
        return Dates({}, TOO_WIDE)
    return Dates({f"{name}DateTime": str(PartialDate(first, last))})


def birth(subject: FhirElement) -> PartialDate | None:
    """The birth date."""
    return day(text(subject, "dateOfBirth"))


def age_field(time: FhirElement) -> str | int | None:
    """The age at a time, as a case writes it; of an infant in months."""
    plain = age_of(text(table(time, "age"), "iso8601duration"))
    if plain:
        years, months = divmod(plain.months, 12)
        return years if years or plain.width == 12 else f"{months} months"
    ends = [
        age_of(text(table(time, "ageRange", end), "iso8601duration")) for end in ("start", "end")
    ]
    bounds = [end.months // 12 for end in ends if end]
    if len(bounds) != 2 or bounds[0] > bounds[1]:
        return None
    return bounds[0] if bounds[0] == bounds[1] else f"{bounds[0]}-{bounds[1]}"
