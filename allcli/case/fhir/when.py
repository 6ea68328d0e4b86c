"""When what a resource tells was so: its clinical date, never the one of its writing."""

from typing import NamedTuple

from allcli.case.dates import PartialDate
from allcli.case.fhir.element import FhirElement, day, table, text

# the first that is given counts; of a period, the end that is asked for
_NAMES = {
    "Observation": ("effective",),
    "Condition": ("onset", "recorded"),
    "Procedure": ("performed",),
    "MedicationAdministration": ("effective",),
    "MedicationStatement": ("effective",),
}


class Moment(NamedTuple):
    """A date, and the text that orders moments of one day."""

    order: str
    day: PartialDate


def moment(body: FhirElement, *, first: bool = False) -> Moment | None:
    """The clinical date of a resource; of a period its end, or its first day."""
    for name in _NAMES.get(text(body, "resourceType"), ()):
        period = table(body, f"{name}Period")
        ends = ("start", "end") if first else ("end", "start")
        written = (
            text(body, f"{name}DateTime"),
            text(body, f"{name}Instant"),
            text(body, f"{name}Date"),
            *(text(period, end) for end in ends),
        )
        for stated in written:
            read = day(stated)
            if read:
                return Moment(stated, read)
    return None


def ended(body: FhirElement) -> PartialDate | None:
    """The day on which a condition ended."""
    return day(text(body, "abatementDateTime") or text(table(body, "abatementPeriod"), "end"))
